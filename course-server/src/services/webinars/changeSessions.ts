// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { isToCome, periodOf, type Session, type SessionsEdit } from '@parcours/courses'
import { getSession } from './access.ts'
import { changedFields, readSession, sessionFieldsOf } from './readSeries.ts'
import type { SessionReplacement, SessionRevision, StoredSeries } from './seriesRepository.ts'

const SHOWN_BY_CALENDARS = ['title', 'localStart', 'timeZone', 'durationMinutes', 'status', 'room']

/** Whether calendars and mailboxes have to hear of a change of these fields. */
export function isShownByCalendars(changed: readonly string[]): boolean {
  return SHOWN_BY_CALENDARS.some((name) => changed.includes(name))
}

export interface SessionsChange {
  readonly read: readonly SessionRevision[]
  readonly changes: readonly SessionReplacement[]
}

/** What the same change makes of each session that was named; one that is over or cancelled meanwhile stays. @throws ParcoursError `unknown-session`, `invalid-field` */
export function changeSessions(stored: StoredSeries, { sessions, status, room }: SessionsEdit, now: Date): SessionsChange {
  // Named twice, it is one session still.
  const readings = [...new Map(sessions.map((reading) => [reading.sessionId, reading])).values()]
  const named = readings.map(({ sessionId, revision }) => ({ before: getSession(stored, sessionId), revision }))
  return {
    read: named.map(({ before, revision }) => ({ number: before.number, revision })),
    changes: named.flatMap(({ before }) => (isToCome({ status: before.status, endsAt: periodOf(before.time).endsAt }, now) ? replacementOf(before, { status, room }) : [])),
  }
}

function replacementOf(before: Session, { status, room }: Pick<SessionsEdit, 'status' | 'room'>): readonly SessionReplacement[] {
  const fields = sessionFieldsOf(before)
  const { sessionId, seriesId, number, sequence } = before
  const typed = { ...fields, status: status ?? fields.status, room: room ?? fields.room }
  const session = readSession(typed, { sessionId, seriesId, number, sequence, revision: before.revision + 1 })
  const changed = changedFields(fields, sessionFieldsOf(session))
  if (changed.length === 0) return []
  const isShown = isShownByCalendars(changed)
  return [{ session: isShown ? { ...session, sequence: sequence + 1 } : session, changed, isAnnounced: isShown }]
}
