// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SeriesKey } from '../../services/webinars/seriesRepository.ts'
import { execute, rowOf, rowsOf, type SqlScript } from '../sqlScript.ts'

interface CalendarChange {
  /** 0: everybody of the space who is registered. */
  readonly registrantNumber: number
  /** 0: all sessions. */
  readonly sessionNumber: number
  readonly now: Date
}

/** Tells every paired space with people in the series; the campus has no calendars of its own. */
export function* noteCalendarChanges(key: SeriesKey, sessionNumber: number, now: Date): SqlScript<void> {
  const spaces = yield* rowsOf<{ learner_space_number: number }>(
    `SELECT DISTINCT p.learner_space_number FROM registrants p JOIN spaces s ON s.space_number = p.learner_space_number AND s.is_campus = 0
      WHERE p.space_number = ? AND p.series_number = ? ORDER BY p.learner_space_number`, key.spaceNumber, key.seriesNumber,
  )
  for (const { learner_space_number: learnerSpace } of spaces) yield* putChange(key, learnerSpace, { registrantNumber: 0, sessionNumber, now })
}

/** Tells one person's space. */
export function* noteCalendarChange(key: SeriesKey, change: CalendarChange): SqlScript<void> {
  const row = yield* rowOf<{ learner_space_number: number }>(
    `SELECT p.learner_space_number FROM registrants p JOIN spaces s ON s.space_number = p.learner_space_number AND s.is_campus = 0
      WHERE p.space_number = ? AND p.series_number = ? AND p.registrant_number = ?`, key.spaceNumber, key.seriesNumber, change.registrantNumber,
  )
  if (row !== undefined) yield* putChange(key, row.learner_space_number, change)
}

/** The counter's row is the lock, and never goes back: what was read stays behind the reader. An older note of the same is replaced. */
function* putChange({ spaceNumber, seriesNumber }: SeriesKey, learnerSpace: number, { registrantNumber, sessionNumber, now }: CalendarChange): SqlScript<void> {
  const counter = yield* rowOf<{ last_change_number: number }>(
    `INSERT INTO calendar_counters (space_number, last_change_number) VALUES (?, 1)
      ON CONFLICT (space_number) DO UPDATE SET last_change_number = calendar_counters.last_change_number + 1 RETURNING last_change_number`, learnerSpace,
  )
  yield* execute(
    `DELETE FROM calendar_changes WHERE space_number = ? AND owner_space_number = ? AND series_number = ? AND registrant_number = ?
      AND session_number = ?`, learnerSpace, spaceNumber, seriesNumber, registrantNumber, sessionNumber,
  )
  yield* execute(
    `INSERT INTO calendar_changes (space_number, change_number, owner_space_number, series_number, registrant_number, session_number, changed_at)
      VALUES (?, ?, ?, ?, ?, ?, ?)`,
    learnerSpace, counter?.last_change_number ?? 1, spaceNumber, seriesNumber, registrantNumber, sessionNumber, now.getTime(),
  )
}
