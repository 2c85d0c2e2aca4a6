// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHmac } from 'node:crypto'
import type { DoubleMeeting, DoubleUser } from './doubleMeeting.ts'

export interface ReportOptions {
  /** Older recorders leave the lists of departures per device empty. */
  readonly hasDepartures: boolean
}

/** The report of an ended meeting, in the shape that the analytics callback sends, names and chat counts included. */
export function analyticsReport(meeting: DoubleMeeting, endedAt: number, { hasDepartures }: ReportOptions): object {
  const people = new Map<string, DoubleUser[]>()
  for (const user of meeting.users.filter(({ stays }) => stays.length > 0)) people.set(user.externalId, [...people.get(user.externalId) ?? [], user])
  return {
    version: '1.0',
    meeting_id: meeting.meetingId,
    internal_meeting_id: meeting.internalId,
    data: {
      metadata: { 'analytics-callback-url': meeting.metadata.get('analytics-callback-url'), 'is_breakout': 'false', 'meeting_name': meeting.parameters.get('name') },
      duration: Math.round((endedAt - meeting.createdAt) / 1000),
      start: stamp(meeting.createdAt),
      finish: stamp(endedAt),
      attendees: [...people].map(([externalId, devices]) => attendee(externalId, devices, endedAt, hasDepartures)),
      files: ['default.pdf'],
      polls: [],
    },
  }
}

/** HS512 with the API's secret, good for a day; it says nothing about the body. */
export function analyticsToken(secret: string, now: number): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
  const signed = `${encode({ alg: 'HS512', typ: 'JWT' })}.${encode({ exp: Math.floor(now / 1000) + 24 * 3600 })}`
  return `${signed}.${createHmac('sha512', secret).update(signed).digest('base64url')}`
}

function attendee(externalId: string, devices: readonly DoubleUser[], endedAt: number, hasDepartures: boolean): object {
  const stays = devices.flatMap((device) => device.stays)
  return {
    ext_user_id: externalId,
    name: devices[0]?.name,
    moderator: devices.some(({ role }) => role === 'MODERATOR'),
    joins: stays.map(({ joinedAt }) => stamp(joinedAt)),
    leaves: stays.map(({ leftAt }) => stamp(leftAt ?? endedAt)),
    duration: stays.reduce((sum, { joinedAt, leftAt }) => sum + Math.round(((leftAt ?? endedAt) - joinedAt) / 1000), 0),
    recent_talking_time: '',
    engagement: { chats: 1, talks: 0, raisehand: 0, emojis: 1, poll_votes: 0, talk_time: 0 },
    sessions: devices.map(({ internalId, stays: own }) => ({
      joins: own.map(({ joinedAt }) => ({ timestamp: stamp(joinedAt), userid: internalId, ext_userid: externalId, event: 'join', remove: false })),
      lefts: hasDepartures ? own.flatMap(({ leftAt }) => (leftAt === undefined ? [] : [{ timestamp: stamp(leftAt), userid: internalId, ext_userid: externalId, event: 'left', remove: false }])) : [],
    })),
  }
}

function stamp(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '+00:00')
}
