// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash, randomBytes } from 'node:crypto'

/** A person's one device in the double. */
export interface DoubleUser {
  readonly internalId: string
  readonly externalId: string
  readonly name: string
  readonly role: string
  readonly sessionToken: string
  /** Empty until a client has connected: a join address alone is no presence. */
  readonly stays: { readonly joinedAt: number; leftAt: number | undefined }[]
}

export interface DoubleMeeting {
  readonly meetingId: string
  readonly internalId: string
  readonly createdAt: number
  readonly parameters: ReadonlyMap<string, string>
  /** Names in lower case, as they come back. */
  readonly metadata: ReadonlyMap<string, string>
  readonly users: DoubleUser[]
  readonly documents: string[]
  readonly isBreakout: boolean
  /** Asked to end: it does so a little later. */
  endsAt: number | undefined
}

export interface DoubleRecording {
  readonly meeting: DoubleMeeting
  readonly startedAt: number
  readonly endedAt: number
}

const MINUTE_MS = 60_000

export function makeMeeting(parameters: ReadonlyMap<string, string>, now: number): DoubleMeeting {
  const meetingId = parameters.get('meetingID') ?? ''
  return {
    meetingId,
    internalId: `${createHash('sha1').update(meetingId).digest('hex')}-${now}`,
    createdAt: now,
    parameters,
    metadata: new Map([...parameters].filter(([name]) => name.startsWith('meta_')).map(([name, value]) => [name.slice('meta_'.length).toLowerCase(), value])),
    users: [],
    documents: [],
    isBreakout: parameters.get('isBreakout') === 'true',
    endsAt: undefined,
  }
}

export function makeUser(query: URLSearchParams): DoubleUser {
  const internalId = `w_${randomBytes(6).toString('hex')}`
  return {
    internalId,
    externalId: query.get('userID') ?? internalId,
    name: query.get('fullName') ?? '',
    role: query.get('role')?.toUpperCase() === 'MODERATOR' ? 'MODERATOR' : 'VIEWER',
    sessionToken: randomBytes(8).toString('hex'),
    stays: [],
  }
}

export function isConnected(user: DoubleUser, now: number, leaversStayMs = 0): boolean {
  const last = user.stays.at(-1)
  return last !== undefined && (last.leftAt === undefined || now < last.leftAt + leaversStayMs)
}

export function hasUserJoined({ users }: DoubleMeeting): boolean {
  return users.some(({ stays }) => stays.length > 0)
}

/** When it is or was over: asked for, too long, empty for a while, or never used. Undefined while it goes on. */
export function endOf(meeting: DoubleMeeting, now: number): number | undefined {
  const ends = [meeting.endsAt, hardEnd(meeting), unusedEnd(meeting), emptyEnd(meeting)].filter((end) => end !== undefined && end <= now)
  return ends.length === 0 ? undefined : Math.min(...ends.filter((end) => end !== undefined))
}

function hardEnd({ createdAt, parameters }: DoubleMeeting): number | undefined {
  const minutes = Number(parameters.get('duration') ?? 0)
  return minutes > 0 ? createdAt + minutes * MINUTE_MS : undefined
}

function unusedEnd(meeting: DoubleMeeting): number | undefined {
  const minutes = Number(meeting.parameters.get('meetingExpireIfNoUserJoinedInMinutes') ?? 5)
  return hasUserJoined(meeting) || minutes === 0 ? undefined : meeting.createdAt + minutes * MINUTE_MS
}

function emptyEnd(meeting: DoubleMeeting): number | undefined {
  const minutes = Number(meeting.parameters.get('meetingExpireWhenLastUserLeftInMinutes') ?? 1)
  const stays = meeting.users.flatMap((user) => user.stays)
  if (minutes === 0 || stays.length === 0 || stays.some(({ leftAt }) => leftAt === undefined)) return undefined
  return Math.max(...stays.map(({ leftAt }) => leftAt ?? 0)) + minutes * MINUTE_MS
}
