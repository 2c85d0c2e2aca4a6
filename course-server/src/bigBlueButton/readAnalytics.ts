// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { unionOf, type Stretch } from '@parcours/courses'
import { MAX_ID_LENGTH } from '../services/webinars/attendanceSink.ts'
import type { AnalyticsReport, PresenceStretch } from '../services/webinars/meetingCallbacks.ts'
import { MAX_ATTENDEES } from '../services/webinars/meetings.ts'

/** Somebody whose line breaks every minute of a long day. */
const MAX_STAYS = 500
/** `sha1(meetingID)-createTime`, and nothing longer than an id of ours. */
const RUN_ID = /^[\w-]{2,100}$/
/** RFC 3339, as the recorder writes it. */
const STAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/

/**
 * The report of an ended meeting: of each person the joins and leaves, and nothing else of all it tells (names, chat,
 * votes, raised hands, talking time). Undefined when it is none, or is about another meeting.
 */
export function readAnalytics(json: string, meetingId: string): AnalyticsReport | undefined {
  const root = parse(json)
  const data = fieldOf(root, 'data')
  const meetingRunId = fieldOf(root, 'internal_meeting_id')
  const endedAt = readStamp(fieldOf(data, 'finish'))
  const attendees = fieldOf(data, 'attendees')
  if (fieldOf(root, 'meeting_id') !== meetingId || typeof meetingRunId !== 'string' || !RUN_ID.test(meetingRunId)) return undefined
  if (endedAt === undefined || !Array.isArray(attendees)) return undefined
  const people = (attendees as readonly unknown[]).slice(0, MAX_ATTENDEES)
  return { meetingId, meetingRunId, endedAt, stretches: people.flatMap((person) => readPerson(person, endedAt)) }
}

/**
 * A person's joins and leaves are in two lists over all devices, and again device by device. An arrival or a departure
 * that is told twice (a client that reconnects: https://github.com/bigbluebutton/bbb-events/pull/18) would pass for
 * another device in the first, so devices are believed, unless they leave out departures that the lists have.
 */
function readPerson(person: unknown, endedAt: Date): readonly PresenceStretch[] {
  const participantId = fieldOf(person, 'ext_user_id')
  if (typeof participantId !== 'string' || participantId === '' || participantId.length > MAX_ID_LENGTH) return []
  const [joins, leaves] = [readStamps(person, 'joins'), readStamps(person, 'leaves')]
  const devices = listOf(person, 'sessions').map((device) => ({ joins: readStamps(device, 'joins'), leaves: readStamps(device, 'lefts') }))
  const isTold = (name: 'joins' | 'leaves', wanted: readonly number[]) => devices.reduce((sum, device) => sum + device[name].length, 0) >= wanted.length
  const end = endedAt.getTime()
  const stretches = isTold('joins', joins) && isTold('leaves', leaves.filter((at) => at < end))
    ? devices.flatMap((device) => walk(device, 1, end))
    : walk({ joins, leaves }, Infinity, end)
  return unionOf(stretches).map(({ from, to }) => ({ participantId, from: new Date(from), to: new Date(to) }))
}

interface Moves {
  readonly joins: readonly number[]
  readonly leaves: readonly number[]
}

/**
 * Somebody is there while there were more joins than leaves, until the end where leaves are missing. Stamps are cut to
 * the second, and within one nothing is known of the order: there an arrival and a departure cancel each other out.
 */
function walk({ joins, leaves }: Moves, mostDevices: number, end: number): readonly Stretch[] {
  const changes = new Map<number, number>()
  for (const at of joins) changes.set(at, (changes.get(at) ?? 0) + 1)
  for (const at of leaves) changes.set(at, (changes.get(at) ?? 0) - 1)
  const stretches: Stretch[] = []
  let deviceCount = 0
  let from: number | undefined
  for (const [at, change] of [...changes].sort(([one], [other]) => one - other)) {
    deviceCount = Math.min(mostDevices, Math.max(0, deviceCount + change))
    if (deviceCount > 0) from ??= at
    else if (from !== undefined) {
      stretches.push({ from, to: at })
      from = undefined
    }
  }
  return from === undefined ? stretches : [...stretches, { from, to: end }]
}

/** Epoch milliseconds; among all devices a stamp is text, in the list of one device it has company. */
function readStamps(holder: unknown, name: string): readonly number[] {
  return listOf(holder, name).flatMap((item) => readStamp(typeof item === 'string' ? item : fieldOf(item, 'timestamp'))?.getTime() ?? [])
}

function listOf(holder: unknown, name: string): readonly unknown[] {
  const list = fieldOf(holder, name)
  return Array.isArray(list) ? (list as readonly unknown[]).slice(0, MAX_STAYS) : []
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined
}

function readStamp(value: unknown): Date | undefined {
  if (typeof value !== 'string' || !STAMP.test(value)) return undefined
  const at = new Date(value)
  return Number.isNaN(at.getTime()) ? undefined : at
}
