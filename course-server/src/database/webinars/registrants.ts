// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { LearnerName, RegisteredLearner, Registrant, StoredRegistration } from '../../services/webinars/registrationRepository.ts'
import { MAX_REGISTRATIONS } from '../../services/webinars/registrationRepository.ts'
import type { SeriesKey } from '../../services/webinars/seriesRepository.ts'
import { rowOf, rowsOf, type SqlScript } from '../sqlScript.ts'
import { REGISTRATION_COLUMNS, registrationOf, type RegistrationRow } from './registrationRows.ts'

interface RegistrantRow {
  readonly space_number: number
  readonly series_number: number
  readonly registrant_number: number
  readonly is_excluded: number
  readonly learner_space_number: number | null
}

const REGISTRANT_COLUMNS = 'p.space_number, p.series_number, p.registrant_number, p.is_excluded, p.learner_space_number'

export function* readRegistrant(key: SeriesKey, registrantNumber: number): SqlScript<Registrant | undefined> {
  const row = yield* rowOf<RegistrantRow>(
    `SELECT ${REGISTRANT_COLUMNS} FROM registrants p WHERE p.space_number = ? AND p.series_number = ? AND p.registrant_number = ?`,
    key.spaceNumber, key.seriesNumber, registrantNumber,
  )
  return row === undefined ? undefined : yield* withRegistrations(row)
}

export function* findOfLearner({ spaceNumber, seriesNumber }: SeriesKey, { spaceNumber: learnerSpace, subject }: LearnerName): SqlScript<Registrant | undefined> {
  const row = yield* rowOf<RegistrantRow>(
    `SELECT ${REGISTRANT_COLUMNS} FROM learners l JOIN registrants p ON p.learner_space_number = l.space_number AND p.learner_number = l.learner_number
      WHERE l.space_number = ? AND l.subject = ? AND p.space_number = ? AND p.series_number = ?`, learnerSpace, subject, spaceNumber, seriesNumber,
  )
  return row === undefined ? undefined : yield* withRegistrations(row)
}

const WHEN = {
  upcoming: 'AND (s.last_ends_at IS NULL OR s.last_ends_at > ?)',
  past: 'AND s.last_ends_at <= ?',
  all: 'AND CAST(? AS bigint) > 0',
} as const

export function* listOfLearner(
  { spaceNumber, subject }: LearnerName,
  { when, now, offset, limit }: { readonly when: keyof typeof WHEN; readonly now: Date; readonly offset: number; readonly limit: number },
): SqlScript<readonly Registrant[]> {
  const rows = yield* rowsOf<RegistrantRow>(
    `SELECT ${REGISTRANT_COLUMNS} FROM learners l JOIN registrants p ON p.learner_space_number = l.space_number AND p.learner_number = l.learner_number
        JOIN series s ON s.space_number = p.space_number AND s.series_number = p.series_number
      WHERE l.space_number = ? AND l.subject = ? ${WHEN[when]}
      ORDER BY coalesce(s.first_starts_at, 0) ${when === 'upcoming' ? '' : 'DESC'}, p.space_number, p.series_number LIMIT ? OFFSET ?`,
    spaceNumber, subject, now.getTime(), limit, offset,
  )
  const registrants: Registrant[] = []
  for (const row of rows) registrants.push(yield* withRegistrations(row))
  return registrants
}

/** Everybody of a series by two reads, put together here. */
export function* listRegistrants({ spaceNumber, seriesNumber }: SeriesKey): SqlScript<readonly Registrant[]> {
  const rows = yield* rowsOf<RegistrantRow>(
    `SELECT ${REGISTRANT_COLUMNS} FROM registrants p WHERE p.space_number = ? AND p.series_number = ? ORDER BY p.registrant_number LIMIT ${MAX_REGISTRATIONS}`,
    spaceNumber, seriesNumber,
  )
  // Without the ranks: nobody asks for them here, and they would cost a count each.
  const registrations = yield* rowsOf<RegistrationRow>(
    `SELECT r.*, NULL AS waiting_rank FROM registrations r WHERE r.space_number = ? AND r.series_number = ? ORDER BY r.registration_number LIMIT ${MAX_REGISTRATIONS}`,
    spaceNumber, seriesNumber,
  )
  const byRegistrant = new Map<number, StoredRegistration[]>()
  for (const row of registrations) {
    const known = byRegistrant.get(row.registrant_number)
    if (known === undefined) byRegistrant.set(row.registrant_number, [registrationOf(row)])
    else known.push(registrationOf(row))
  }
  return rows.map((row) => registrantOf(row, byRegistrant.get(row.registrant_number) ?? []))
}

export function* listLearners({ spaceNumber, seriesNumber }: SeriesKey, registrantNumber: number | undefined): SqlScript<readonly RegisteredLearner[]> {
  const [which, ...number] = registrantNumber === undefined ? [''] : ['AND p.registrant_number = ?', registrantNumber]
  const rows = yield* rowsOf<{ registrant_number: number; space_number: number; subject: string; is_guest: number }>(
    `SELECT p.registrant_number, l.space_number, l.subject, CASE WHEN g.subject IS NULL THEN 0 ELSE 1 END AS is_guest FROM registrants p
        JOIN learners l ON l.space_number = p.learner_space_number AND l.learner_number = p.learner_number
        LEFT JOIN guests g ON g.space_number = l.space_number AND g.subject = l.subject
      WHERE p.space_number = ? AND p.series_number = ? AND p.is_excluded = 0 ${which} ORDER BY p.registrant_number LIMIT ${MAX_REGISTRATIONS}`,
    spaceNumber, seriesNumber, ...number,
  )
  return rows.map((row) => ({ registrantNumber: row.registrant_number, spaceNumber: row.space_number, subject: row.subject, isGuest: row.is_guest === 1 }))
}

function* withRegistrations(row: RegistrantRow): SqlScript<Registrant> {
  const rows = yield* rowsOf<RegistrationRow>(
    `SELECT ${REGISTRATION_COLUMNS} FROM registrations r WHERE r.space_number = ? AND r.series_number = ? AND r.registrant_number = ? ORDER BY r.registration_number`,
    row.space_number, row.series_number, row.registrant_number,
  )
  return registrantOf(row, rows.map(registrationOf))
}

function registrantOf(row: RegistrantRow, registrations: readonly StoredRegistration[]): Registrant {
  return {
    spaceNumber: row.space_number, seriesNumber: row.series_number, registrantNumber: row.registrant_number, isExcluded: row.is_excluded === 1,
    learnerSpace: row.learner_space_number ?? undefined, registrations,
  }
}
