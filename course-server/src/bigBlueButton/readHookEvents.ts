// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { MAX_ID_LENGTH } from '../services/webinars/attendanceSink.ts'
import type { HookReading, MeetingEvent } from '../services/webinars/meetingCallbacks.ts'

/** Events of one callback; bbb-webhooks sends one, or what waits in its queue where it is told to. */
const MAX_EVENTS = 1000
/** Before BigBlueButton and after everybody: no instant of a meeting. */
const EARLIEST_MS = Date.UTC(2007, 0, 1)
const LATEST_MS = Date.UTC(2200, 0, 1)

type Event = Extract<HookReading, { kind: 'read' }>

/**
 * The events in a callback's body, `domain=…&event=[…]&timestamp=…`. Whatever cannot be read or is not needed is
 * counted and forgotten: answering with an error would only have it sent again, and in the end the hook dropped.
 * @param ownMeetingId what the callback's address says; an event of another meeting is not for it
 */
export function readHookEvents(body: string, ownMeetingId: string | undefined): Event {
  const items = parseList(new URLSearchParams(body).get('event') ?? '')
  const events = items.slice(0, MAX_EVENTS).flatMap((item) => readEvent(item, ownMeetingId) ?? [])
  return { kind: 'read', events, ignoredCount: Math.max(1, items.length) - events.length }
}

function parseList(json: string): readonly unknown[] {
  try {
    const parsed: unknown = JSON.parse(json)
    return Array.isArray(parsed) ? parsed : []
  } catch {
    return []
  }
}

/** `{"data":{"id","attributes":{"meeting":{…},"user":{…}},"event":{"ts"}}}`; anything may be missing. */
function readEvent(item: unknown, ownMeetingId: string | undefined): MeetingEvent | undefined {
  const data = field(item, 'data')
  const attributes = field(data, 'attributes')
  const meeting = field(attributes, 'meeting')
  const toldMeetingId = readId(field(meeting, 'external-meeting-id'))
  const meetingId = ownMeetingId ?? toldMeetingId
  const meetingRunId = readId(field(meeting, 'internal-meeting-id'))
  const at = readStamp(field(field(data, 'event'), 'ts'))
  // A late event may have lost its meeting's name.
  if (meetingId === undefined || (toldMeetingId !== undefined && toldMeetingId !== meetingId)) return undefined
  if (meetingRunId === undefined || at === undefined) return undefined
  return readKind(field(data, 'id'), field(attributes, 'user'), { meetingId, meetingRunId, at })
}

function readKind(kind: unknown, user: unknown, origin: Pick<MeetingEvent, 'meetingId' | 'meetingRunId' | 'at'>): MeetingEvent | undefined {
  if (kind === 'meeting-ended') return { kind, ...origin }
  const connectionId = readId(field(user, 'internal-user-id'))
  if (connectionId === undefined) return undefined
  if (kind === 'user-left') return { kind, connectionId, ...origin }
  const participantId = readId(field(user, 'external-user-id'))
  return kind === 'user-joined' && participantId !== undefined ? { kind, connectionId, participantId, ...origin } : undefined
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined
}

function readId(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= MAX_ID_LENGTH ? value : undefined
}

function readStamp(value: unknown): Date | undefined {
  return typeof value === 'number' && value >= EARLIEST_MS && value <= LATEST_MS ? new Date(value) : undefined
}
