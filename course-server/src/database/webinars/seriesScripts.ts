// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Series, Session } from '@parcours/courses'
import type { EditConflict, EditOutcome, SeriesKey, SeriesWrite, SessionsWrite, SessionWrite, StoredSeries } from '../../services/webinars/seriesRepository.ts'
import type { Dialect } from '../dialect.ts'
import { lockSpace } from '../learnerScripts.ts'
import { execute, rowOf, type SqlScript } from '../sqlScript.ts'
import { noteCalendarChanges } from './calendarScripts.ts'
import { enqueueMails } from './mailScripts.ts'
import { promoteWaiting } from './promote.ts'
import { changedSince, insertSeries, lockSeries, noteChange, OF_SERIES, putSession, setBounds, updateSeries } from './seriesRows.ts'

/** The id is the browser's: sent again, the series is there already. */
export function* createSeries(dialect: Dialect, spaceNumber: number, series: Series, sessions: readonly Session[], now: Date): SqlScript<StoredSeries | undefined> {
  yield* lockSpace(dialect, spaceNumber)
  const known = yield* rowOf<{ space_number: number; series_number: number }>('SELECT space_number, series_number FROM series WHERE series_id = ?', series.seriesId)
  if (known !== undefined) {
    return known.space_number === spaceNumber ? yield* lockSeries(dialect, { spaceNumber, seriesNumber: known.series_number }) : undefined
  }
  const row = yield* rowOf<{ next: number }>('SELECT coalesce(max(series_number), 0) + 1 AS next FROM series WHERE space_number = ?', spaceNumber)
  const key = { spaceNumber, seriesNumber: row?.next ?? 1 }
  yield* insertSeries(key, series, now)
  for (const session of sessions) yield* putSession(key, session, now)
  yield* setBounds(key)
  return { ...key, changedAt: now, series, sessions }
}

export function* editSeries(dialect: Dialect, key: SeriesKey, write: SeriesWrite): SqlScript<EditOutcome> {
  const stored = yield* lockSeries(dialect, key)
  if (stored?.series.revision !== write.expectedRevision) return yield* conflictOf(stored, 0, write.expectedRevision)
  const { series, sessions, now } = write
  yield* updateSeries(key, series, now)
  yield* noteChange(key, 0, series.revision, write.changed, now)
  for (const session of sessions) yield* replaceSession(key, session, ['status'], now)
  yield* setBounds(key)
  if (series.status === 'cancelled' && stored.series.status !== 'cancelled' && write.sendsMail) {
    yield* enqueueMails(key, { statuses: ['pending', 'waitlisted', 'confirmed'], byMailOnly: false }, { kind: 'series-cancelled', now })
  }
  // Calendars show the title too.
  if (sessions.length > 0 || write.changed.includes('title')) yield* noteCalendarChanges(key, 0, now)
  yield* promoteWaiting({ ...stored, series }, write)
  return { kind: 'edited' }
}

export function* editSession(dialect: Dialect, key: SeriesKey, write: SessionWrite): SqlScript<EditOutcome> {
  const stored = yield* lockSeries(dialect, key)
  const { session, expectedRevision, now } = write
  const before = stored?.sessions.find(({ sessionId }) => sessionId === session.sessionId)
  if (stored === undefined || (before?.revision ?? 0) !== expectedRevision || (before !== undefined && before.number !== session.number)) {
    return yield* conflictOf(stored, session.number, expectedRevision, before)
  }
  // Wherever a session is asked for by its id alone, there must be one.
  if (before === undefined && (yield* rowOf('SELECT session_number FROM sessions WHERE session_id = ?', session.sessionId)) !== undefined) return { kind: 'id-taken' }
  // Two trainers add a session at once: each gets a number of its own.
  const number = before?.number ?? Math.max(0, ...stored.sessions.map((other) => other.number)) + 1
  yield* replaceSession(key, { ...session, number }, write.changed, now)
  yield* setBounds(key)
  if (write.isAnnounced) yield* announceChange(stored, number, write)
  const sessions = [...stored.sessions.filter((other) => other.number !== number), { ...session, number }].sort((one, other) => one.number - other.number)
  yield* promoteWaiting({ ...stored, sessions }, write)
  return { kind: 'edited' }
}

/** Some or all: each session's own revision rises too, so that somebody editing one of them is told. */
export function* changeSessions(dialect: Dialect, key: SeriesKey, write: SessionsWrite): SqlScript<EditOutcome> {
  const stored = yield* lockSeries(dialect, key)
  if (stored?.series.revision !== write.expectedRevision) return yield* conflictOf(stored, 0, write.expectedRevision)
  const stale = write.read.find(({ number, revision }) => stored.sessions.find((session) => session.number === number)?.revision !== revision)
  if (stale !== undefined) return yield* conflictOf(stored, stale.number, stale.revision)
  const series = { ...stored.series, revision: stored.series.revision + 1 }
  yield* updateSeries(key, series, write.now)
  yield* noteChange(key, 0, series.revision, ['sessions'], write.now)
  for (const { session, changed, isAnnounced } of write.changes) {
    yield* replaceSession(key, session, changed, write.now)
    if (isAnnounced) yield* announceChange(stored, session.number, write)
  }
  yield* setBounds(key)
  return { kind: 'edited' }
}

/** Only a draft that nobody registered to; its notes of changes go with it. */
export function* removeDraft(dialect: Dialect, key: SeriesKey): SqlScript<boolean> {
  const stored = yield* lockSeries(dialect, key)
  if (stored?.series.status !== 'draft') return false
  const held = yield* rowOf(`SELECT registrant_number FROM registrants WHERE ${OF_SERIES} LIMIT 1`, key.spaceNumber, key.seriesNumber)
  if (held !== undefined) return false
  for (const table of ['series_changes', 'session_meetings', 'sessions', 'series']) {
    yield* execute(`DELETE FROM ${table} WHERE ${OF_SERIES}`, key.spaceNumber, key.seriesNumber)
  }
  return true
}

function* replaceSession(key: SeriesKey, session: Session, changed: readonly string[], now: Date): SqlScript<void> {
  yield* putSession(key, session, now)
  yield* noteChange(key, session.number, session.revision, changed, now)
}

/** Mail to whoever has a place and follows by mail, and a note to the spaces of the others. What is past is not announced. */
function* announceChange(stored: StoredSeries, sessionNumber: number, { sendsMail, now }: { readonly sendsMail: boolean; readonly now: Date }): SqlScript<void> {
  if (stored.series.status === 'draft') return
  yield* noteCalendarChanges(stored, sessionNumber, now)
  if (!sendsMail) return
  yield* enqueueMails(stored, { statuses: ['confirmed'], sessionNumber, byMailOnly: true }, { kind: 'session-changed', about: String(sessionNumber), now })
}

function* conflictOf(stored: StoredSeries | undefined, sessionNumber: number, expectedRevision: number, session?: Session): SqlScript<EditConflict> {
  const found = session ?? stored?.sessions.find(({ number }) => number === sessionNumber)
  const revision = (sessionNumber === 0 ? stored?.series.revision : found?.revision) ?? 0
  const changed = stored === undefined ? [] : yield* changedSince(stored, sessionNumber, expectedRevision)
  return { kind: 'conflict', revision, changed }
}

