// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
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
 * A person's joins and leaves are in two lists over all devices: somebody is there while there were more joins than
 * leaves, until the end where leaves are missing.
 */
function readPerson(person: unknown, endedAt: Date): readonly PresenceStretch[] {
  const participantId = fieldOf(person, 'ext_user_id')
  if (typeof participantId !== 'string' || participantId === '' || participantId.length > MAX_ID_LENGTH) return []
  const moves = [...readMoves(person, 'joins', 1), ...readMoves(person, 'leaves', -1)]
    .sort((one, other) => one.at.getTime() - other.at.getTime() || other.change - one.change)
  const stretches: PresenceStretch[] = []
  let deviceCount = 0
  let from: Date | undefined
  for (const { at, change } of moves) {
    deviceCount = Math.max(0, deviceCount + change)
    if (deviceCount > 0) from ??= at
    else if (from !== undefined) {
      stretches.push({ participantId, from, to: at })
      from = undefined
    }
  }
  if (from !== undefined && from < endedAt) stretches.push({ participantId, from, to: endedAt })
  return stretches
}

function readMoves(person: unknown, name: string, change: 1 | -1): readonly { readonly at: Date; readonly change: 1 | -1 }[] {
  const stamps = fieldOf(person, name)
  if (!Array.isArray(stamps)) return []
  return (stamps as readonly unknown[]).slice(0, MAX_STAYS).flatMap((stamp) => {
    const at = readStamp(stamp)
    return at === undefined ? [] : [{ at, change }]
  })
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
