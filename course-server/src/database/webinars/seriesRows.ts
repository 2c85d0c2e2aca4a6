// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { periodOf, type Series, type Session } from '@parcours/courses'
import type { SeriesKey, StoredSeries } from '../../services/webinars/seriesRepository.ts'
import type { Dialect } from '../dialect.ts'
import { FOR_UPDATE } from '../dialect.ts'
import { execute, rowOf, rowsOf, type SqlScript } from '../sqlScript.ts'

export const OF_SERIES = 'space_number = ? AND series_number = ?'

export interface SeriesRow {
  readonly space_number: number
  readonly series_number: number
  readonly details_json: string
  readonly changed_at: number
}

interface SessionRow {
  readonly details_json: string
}

/** Written by `putSeries` and `putSession` alone, so the JSON is of the domain's shape. */
export function seriesOf(row: SeriesRow, sessions: readonly SessionRow[]): StoredSeries {
  return {
    spaceNumber: row.space_number,
    seriesNumber: row.series_number,
    changedAt: new Date(row.changed_at),
    series: JSON.parse(row.details_json) as Series,
    sessions: sessions.map(({ details_json: json }) => JSON.parse(json) as Session),
  }
}

export const SERIES_COLUMNS = 's.space_number, s.series_number, s.details_json, s.changed_at'

export function* readSessions({ spaceNumber, seriesNumber }: SeriesKey): SqlScript<readonly SessionRow[]> {
  return yield* rowsOf<SessionRow>(`SELECT details_json FROM sessions WHERE ${OF_SERIES} ORDER BY session_number`, spaceNumber, seriesNumber)
}

/** The series with its sessions, under its lock: whatever changes registrations or the series takes this first. */
export function* lockSeries(dialect: Dialect, { spaceNumber, seriesNumber }: SeriesKey): SqlScript<StoredSeries | undefined> {
  const row = yield* rowOf<SeriesRow>(`SELECT ${SERIES_COLUMNS} FROM series s WHERE ${OF_SERIES} ${FOR_UPDATE[dialect]}`, spaceNumber, seriesNumber)
  if (row === undefined) return undefined
  return seriesOf(row, yield* readSessions({ spaceNumber, seriesNumber }))
}

export function* insertSeries(key: SeriesKey, series: Series, now: Date): SqlScript<void> {
  yield* execute(
    `INSERT INTO series (space_number, series_number, series_id, status, audience, capacity, contact_days, details_json, revision,
      created_at, changed_at, version, next_session_number, next_registrant_number, next_registration_number)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 1, 1, 1)`,
    key.spaceNumber, key.seriesNumber, series.seriesId, series.status, series.audience, series.capacity ?? null, series.contactRetentionDays,
    JSON.stringify(series), series.revision, now.getTime(), now.getTime(),
  )
}

export function* updateSeries({ spaceNumber, seriesNumber }: SeriesKey, series: Series, now: Date): SqlScript<void> {
  yield* execute(
    `UPDATE series SET status = ?, audience = ?, capacity = ?, contact_days = ?, details_json = ?, revision = ?, changed_at = ? WHERE ${OF_SERIES}`,
    series.status, series.audience, series.capacity ?? null, series.contactRetentionDays, JSON.stringify(series), series.revision, now.getTime(),
    spaceNumber, seriesNumber,
  )
}

export function* putSession({ spaceNumber, seriesNumber }: SeriesKey, session: Session, now: Date): SqlScript<void> {
  const { startsAt, endsAt } = periodOf(session.time)
  yield* execute(
    `INSERT INTO sessions (space_number, series_number, session_number, session_id, status, starts_at, ends_at, capacity, sequence, details_json,
      revision, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (space_number, series_number, session_number) DO UPDATE SET status = excluded.status, starts_at = excluded.starts_at,
      ends_at = excluded.ends_at, capacity = excluded.capacity, sequence = excluded.sequence, details_json = excluded.details_json,
      revision = excluded.revision, changed_at = excluded.changed_at`,
    spaceNumber, seriesNumber, session.number, session.sessionId, session.status, startsAt.getTime(), endsAt.getTime(), session.capacity ?? null,
    session.sequence, JSON.stringify(session), session.revision, now.getTime(),
  )
}

/** From the sessions that are not cancelled; of a series whose sessions all are, from those. */
export function* setBounds({ spaceNumber, seriesNumber }: SeriesKey): SqlScript<void> {
  const held = "status <> 'cancelled'"
  const bound = (what: string) => `coalesce((SELECT ${what} FROM sessions WHERE ${OF_SERIES} AND ${held}), (SELECT ${what} FROM sessions WHERE ${OF_SERIES}))`
  const key = [spaceNumber, seriesNumber] as const
  yield* execute(
    `UPDATE series SET first_starts_at = ${bound('min(starts_at)')}, last_ends_at = ${bound('max(ends_at)')},
      next_session_number = (SELECT coalesce(max(session_number), 0) + 1 FROM sessions WHERE ${OF_SERIES}) WHERE ${OF_SERIES}`,
    ...key, ...key, ...key, ...key, ...key, ...key,
  )
}

/** Remembered for a second editor, who read an earlier revision. */
export function* noteChange({ spaceNumber, seriesNumber }: SeriesKey, sessionNumber: number, revision: number, fields: readonly string[], now: Date): SqlScript<void> {
  yield* execute(
    'INSERT INTO series_changes (space_number, series_number, session_number, revision, fields, changed_at) VALUES (?, ?, ?, ?, ?, ?)',
    spaceNumber, seriesNumber, sessionNumber, revision, fields.join(','), now.getTime(),
  )
  yield* execute(`UPDATE series SET version = version + 1, changed_at = ? WHERE ${OF_SERIES}`, now.getTime(), spaceNumber, seriesNumber)
}

/** Names of the fields that the revisions after one changed. */
export function* changedSince({ spaceNumber, seriesNumber }: SeriesKey, sessionNumber: number, revision: number): SqlScript<readonly string[]> {
  const rows = yield* rowsOf<{ fields: string }>(
    `SELECT fields FROM series_changes WHERE ${OF_SERIES} AND session_number = ? AND revision > ? ORDER BY revision`,
    spaceNumber, seriesNumber, sessionNumber, revision,
  )
  return [...new Set(rows.flatMap(({ fields }) => fields.split(',')))]
}
