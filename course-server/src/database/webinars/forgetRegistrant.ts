// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SeriesKey } from '../../services/webinars/seriesRepository.ts'
import { execute, rowOf, rowsOf, type SqlScript } from '../sqlScript.ts'
import { promoteWaiting } from './promote.ts'
import { readSessions, SERIES_COLUMNS, seriesOf, type SeriesRow } from './seriesRows.ts'

interface RegistrantKey { readonly space_number: number; readonly series_number: number; readonly registrant_number: number }

/** Tables that hold something of one person in one series. */
const TABLES_OF_PERSON = [
  'attendance_facts', 'attendance_marks', 'replay_views', 'session_people', 'mails', 'contacts', 'registrations', 'registrants',
] as const

/** Takes a learner out of every series, as if they had never come; whoever waits for their place gets it. */
export function* forgetRegistrant(learnerSpace: number, learnerNumber: number, now: Date): SqlScript<void> {
  for (const { space_number: spaceNumber, series_number: seriesNumber, registrant_number: registrantNumber } of yield* listOf(learnerSpace, learnerNumber)) {
    const stored = yield* lockByUpdate({ spaceNumber, seriesNumber })
    for (const table of TABLES_OF_PERSON) {
      yield* execute(`DELETE FROM ${table} WHERE space_number = ? AND series_number = ? AND registrant_number = ?`, spaceNumber, seriesNumber, registrantNumber)
    }
    yield* execute(
      'DELETE FROM calendar_changes WHERE space_number = ? AND owner_space_number = ? AND series_number = ? AND registrant_number = ?',
      learnerSpace, spaceNumber, seriesNumber, registrantNumber,
    )
    // Mail goes to confirmed addresses alone, and those exist only where mail does.
    if (stored !== undefined) yield* promoteWaiting(stored, { sendsMail: true, now })
  }
  yield* execute('DELETE FROM calendar_feeds WHERE space_number = ? AND learner_number = ?', learnerSpace, learnerNumber)
}

/** Gives a guest's registrations to the account of the same person. Where both are registered, the account's stand. */
export function* joinRegistrants(learnerSpace: number, guestNumber: number, accountNumber: number, now: Date): SqlScript<void> {
  const own = new Map((yield* listOf(learnerSpace, accountNumber)).map((row) => [`${row.space_number} ${row.series_number}`, row.registrant_number]))
  for (const { space_number: spaceNumber, series_number: seriesNumber, registrant_number: guest } of yield* listOf(learnerSpace, guestNumber)) {
    const stored = yield* lockByUpdate({ spaceNumber, seriesNumber })
    const account = own.get(`${spaceNumber} ${seriesNumber}`)
    if (account === undefined) {
      yield* execute(
        'UPDATE registrants SET learner_number = ? WHERE space_number = ? AND series_number = ? AND registrant_number = ?', accountNumber, spaceNumber, seriesNumber, guest,
      )
      continue
    }
    yield* mergeRegistrants({ spaceNumber, seriesNumber }, guest, account, now)
    if (stored !== undefined) yield* promoteWaiting(stored, { sendsMail: true, now })
  }
  yield* execute('DELETE FROM calendar_feeds WHERE space_number = ? AND learner_number = ?', learnerSpace, guestNumber)
}

function* mergeRegistrants({ spaceNumber, seriesNumber }: SeriesKey, guest: number, account: number, now: Date): SqlScript<void> {
  const key = [spaceNumber, seriesNumber] as const
  const live = "status IN ('pending', 'waitlisted', 'confirmed')"
  yield* execute(
    `UPDATE registrations SET status = 'withdrawn', awaits = NULL, left_at = ? WHERE space_number = ? AND series_number = ? AND registrant_number = ? AND ${live}
      AND session_number IN (SELECT session_number FROM registrations WHERE space_number = ? AND series_number = ? AND registrant_number = ? AND ${live})`,
    now.getTime(), ...key, guest, ...key, account,
  )
  yield* execute('UPDATE registrations SET registrant_number = ? WHERE space_number = ? AND series_number = ? AND registrant_number = ?', account, ...key, guest)
  for (const [table, rest] of MERGED_TABLES) {
    yield* execute(
      `UPDATE ${table} SET registrant_number = ? WHERE space_number = ? AND series_number = ? AND registrant_number = ?
        AND NOT EXISTS (SELECT 1 FROM ${table} x WHERE x.space_number = ${table}.space_number AND x.series_number = ${table}.series_number
          AND x.registrant_number = ? ${rest.map((column) => `AND x.${column} = ${table}.${column}`).join(' ')})`,
      account, ...key, guest, account,
    )
  }
  for (const table of TABLES_OF_PERSON) {
    yield* execute(`DELETE FROM ${table} WHERE space_number = ? AND series_number = ? AND registrant_number = ?`, ...key, guest)
  }
}

/** With the rest of each key: what both have stays the account's. */
const MERGED_TABLES: readonly (readonly [table: string, rest: readonly string[]])[] = [
  ['attendance_facts', ['session_number', 'source', 'meeting_run_id', 'kind', 'connection_id', 'at']],
  ['attendance_marks', ['session_number', 'source']],
  ['replay_views', ['session_number']],
  ['session_people', ['session_number']],
  ['mails', ['kind', 'about']],
  ['contacts', []],
]

function* listOf(learnerSpace: number, learnerNumber: number): SqlScript<readonly RegistrantKey[]> {
  return yield* rowsOf<RegistrantKey>(
    `SELECT space_number, series_number, registrant_number FROM registrants WHERE learner_space_number = ? AND learner_number = ?
      ORDER BY space_number, series_number`, learnerSpace, learnerNumber,
  )
}

/** An update that changes nothing takes the same lock on both databases. */
function* lockByUpdate({ spaceNumber, seriesNumber }: SeriesKey) {
  yield* execute('UPDATE series SET changed_at = changed_at WHERE space_number = ? AND series_number = ?', spaceNumber, seriesNumber)
  const row = yield* rowOf<SeriesRow>(
    `SELECT ${SERIES_COLUMNS} FROM series s WHERE s.space_number = ? AND s.series_number = ?`, spaceNumber, seriesNumber,
  )
  return row === undefined ? undefined : seriesOf(row, yield* readSessions({ spaceNumber, seriesNumber }))
}
