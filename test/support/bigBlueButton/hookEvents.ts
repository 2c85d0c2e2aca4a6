// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { HookEvent } from './hookSender.ts'
import type { DoubleMeeting, DoubleUser } from './doubleMeeting.ts'

/** Events in the shape bbb-webhooks maps them to: names, addresses and passwords are in them. */
export function meetingCreated(meeting: DoubleMeeting): HookEvent {
  return event('meeting-created', meeting.createdAt, {
    ...idsOf(meeting), 'name': meeting.parameters.get('name'), 'is-breakout': meeting.isBreakout, 'parent-id': 'bbb-none',
    'duration': Number(meeting.parameters.get('duration') ?? 0), 'create-time': meeting.createdAt, 'create-date': new Date(meeting.createdAt).toUTCString(),
    'moderator-pass': 'mp', 'viewer-pass': 'ap', 'record': false, 'voice-conf': '71347', 'dial-number': '613-555-1234', 'max-users': 0,
    'metadata': Object.fromEntries(meeting.metadata),
  })
}

export function meetingEnded(meeting: DoubleMeeting, at: number): HookEvent {
  return event('meeting-ended', at, idsOf(meeting))
}

export function userJoined(meeting: DoubleMeeting, user: DoubleUser, at: number): HookEvent {
  return event('user-joined', at, idsOf(meeting), {
    ...idsOfUser(user), 'name': user.name, 'role': user.role, 'presenter': false, 'guest': false,
    'ip-address': '203.0.113.7', 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64)', 'referer': 'https://bbb.example.org/', 'session-token': user.sessionToken, 'userdata': {},
  })
}

export function userLeft(meeting: DoubleMeeting, user: DoubleUser, at: number): HookEvent {
  return event('user-left', at, idsOf(meeting), { ...idsOfUser(user), guest: false })
}

export function chatSent(meeting: DoubleMeeting, at: number): HookEvent {
  return event('chat-group-message-sent', at, { ...idsOf(meeting), 'chat-message': { id: '1', message: 'Bonjour à toutes et tous' } })
}

export function recordingPublished(meeting: DoubleMeeting, at: number): HookEvent {
  return event('rap-publish-ended', at, { ...idsOf(meeting), 'record-id': meeting.internalId, 'success': true, 'step-time': 7177 })
}

function idsOf({ internalId, meetingId }: DoubleMeeting): Readonly<Record<string, unknown>> {
  return { 'internal-meeting-id': internalId, 'external-meeting-id': meetingId }
}

function idsOfUser({ internalId, externalId }: DoubleUser): Readonly<Record<string, unknown>> {
  return { 'internal-user-id': internalId, 'external-user-id': externalId }
}

function event(id: string, ts: number, meeting: Readonly<Record<string, unknown>>, user?: Readonly<Record<string, unknown>>): HookEvent {
  return { data: { type: 'event', id, attributes: { meeting, ...(user === undefined ? {} : { user }) }, event: { ts } } }
}
