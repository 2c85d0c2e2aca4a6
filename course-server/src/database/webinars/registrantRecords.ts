// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { REGISTRATION_STATUSES, type Language, type RegistrationCounts, type RegistrationStatus } from '@parcours/courses'
import { MAX_REGISTRATIONS, type Person, type RegistrantRecord } from '../../services/webinars/registrationRepository.ts'
import type { SeriesKey } from '../../services/webinars/seriesRepository.ts'
import { rowOf, rowsOf, type SqlScript } from '../sqlScript.ts'
import { contactOf } from './contactScripts.ts'
import { REGISTRATION_COLUMNS, registrationOf, type RegistrationRow } from './registrationRows.ts'

interface RecordRow extends RegistrationRow {
  readonly is_excluded: number
  readonly has_failed_mail: number
  readonly has_contact: number
  readonly name: string | null
  readonly address: string | null
  readonly language: Language
  readonly is_address_confirmed: number
  readonly wants_mail: number
}

/** With the contact: for the trainer's own list, the only page that shows names. */
const RECORDS = `SELECT ${REGISTRATION_COLUMNS}, p.is_excluded, c.name, c.address, c.language, c.is_address_confirmed, c.wants_mail,
    CASE WHEN c.registrant_number IS NULL THEN 0 ELSE 1 END AS has_contact,
    CASE WHEN EXISTS (SELECT 1 FROM mails m WHERE m.space_number = r.space_number AND m.series_number = r.series_number
      AND m.registrant_number = r.registrant_number AND m.state = 'failed') THEN 1 ELSE 0 END AS has_failed_mail
  FROM registrations r
    JOIN registrants p ON p.space_number = r.space_number AND p.series_number = r.series_number AND p.registrant_number = r.registrant_number
    LEFT JOIN contacts c ON c.space_number = r.space_number AND c.series_number = r.series_number AND c.registrant_number = r.registrant_number`

/** Standing ones first, in their order of arrival; rows of sessions left alone are not registrations to list. */
export function* listRecords(
  { spaceNumber, seriesNumber }: SeriesKey,
  { status, offset, limit }: { readonly status: RegistrationStatus | undefined; readonly offset: number; readonly limit: number },
): SqlScript<{ readonly records: readonly RegistrantRecord[]; readonly count: number }> {
  const where = `WHERE r.space_number = ? AND r.series_number = ? ${LISTED} ${status === undefined ? '' : 'AND r.status = ?'}`
  const parameters = [spaceNumber, seriesNumber, ...(status === undefined ? [] : [status])]
  const rows = yield* rowsOf<RecordRow>(
    `${RECORDS} ${where} ORDER BY CASE r.status WHEN 'confirmed' THEN 0 WHEN 'waitlisted' THEN 1 WHEN 'pending' THEN 2 ELSE 3 END, r.arrival LIMIT ? OFFSET ?`,
    ...parameters, limit, offset,
  )
  const held = yield* rowOf<{ held: number }>(`SELECT count(*) AS held FROM registrations r ${where}`, ...parameters)
  return { records: rows.map(recordOf), count: held?.held ?? 0 }
}

const LISTED = "AND NOT (r.session_number > 0 AND r.status = 'withdrawn' AND r.confirmed_at IS NULL)"

export function* findRecord(registrationId: string): SqlScript<RegistrantRecord | undefined> {
  const row = yield* rowOf<RecordRow>(`${RECORDS} WHERE r.registration_id = ?`, registrationId)
  return row === undefined ? undefined : recordOf(row)
}

export function* listPeople({ spaceNumber, seriesNumber }: SeriesKey): SqlScript<readonly Person[]> {
  const rows = yield* rowsOf<{
    registrant_number: number; learner_space_number: number | null; learner_number: number | null; name: string | null; address_hash: string | null
  }>(
    `SELECT p.registrant_number, p.learner_space_number, p.learner_number, c.name, c.address_hash FROM registrants p
      LEFT JOIN contacts c ON c.space_number = p.space_number AND c.series_number = p.series_number AND c.registrant_number = p.registrant_number
      WHERE p.space_number = ? AND p.series_number = ? ORDER BY p.registrant_number LIMIT ${MAX_REGISTRATIONS}`, spaceNumber, seriesNumber,
  )
  return rows.map((row) => ({
    registrantNumber: row.registrant_number,
    name: row.name,
    personKey: row.address_hash ?? (row.learner_number === null
      ? `registrant ${spaceNumber} ${seriesNumber} ${row.registrant_number}`
      : `learner ${row.learner_space_number ?? 0} ${row.learner_number}`),
  }))
}

/** By what is registered to, the whole series under 0. Trainers and support are not counted. */
export function* countRegistrations({ spaceNumber, seriesNumber }: SeriesKey): SqlScript<ReadonlyMap<number, RegistrationCounts>> {
  const rows = yield* rowsOf<{ session_number: number; status: RegistrationStatus; held: number }>(
    `SELECT r.session_number, r.status, count(*) AS held FROM registrations r JOIN registrants p ON p.space_number = r.space_number
        AND p.series_number = r.series_number AND p.registrant_number = r.registrant_number AND p.is_excluded = 0
      WHERE r.space_number = ? AND r.series_number = ? ${LISTED} GROUP BY r.session_number, r.status`, spaceNumber, seriesNumber,
  )
  const counts = new Map<number, Record<RegistrationStatus, number>>()
  for (const { session_number: sessionNumber, status, held } of rows) {
    const known = counts.get(sessionNumber) ?? { ...NO_REGISTRATIONS }
    known[status] = held
    counts.set(sessionNumber, known)
  }
  return counts
}

// Every status is set.
const NO_REGISTRATIONS = Object.fromEntries(REGISTRATION_STATUSES.map((status) => [status, 0])) as Record<RegistrationStatus, number>

function recordOf(row: RecordRow): RegistrantRecord {
  return {
    ...registrationOf(row), isExcluded: row.is_excluded === 1, hasFailedMail: row.has_failed_mail === 1, contact: row.has_contact === 1 ? contactOf(row) : undefined,
  }
}
