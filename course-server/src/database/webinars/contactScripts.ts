// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Language } from '@parcours/courses'
import type { StoredContact, StoredRegistration, TypedContact } from '../../services/webinars/registrationRepository.ts'
import type { SeriesKey } from '../../services/webinars/seriesRepository.ts'
import { execute, rowOf, rowsOf, type SqlScript } from '../sqlScript.ts'
import { enqueueMail } from './mailScripts.ts'
import { REGISTRATION_COLUMNS, readRegistration, registrationOf, type RegistrationRow } from './registrationRows.ts'

/** What was typed replaces what was typed before; an address that stays the same stays confirmed. */
export function* putContact(
  { spaceNumber, seriesNumber }: SeriesKey, registrantNumber: number, { name, address, addressHash, language }: TypedContact,
  { isConfirmed, now }: { readonly isConfirmed: boolean; readonly now: Date },
): SqlScript<void> {
  yield* execute(
    `INSERT INTO contacts (space_number, series_number, registrant_number, name, address, address_hash, language, is_address_confirmed, wants_mail, created_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, ?)
      ON CONFLICT (space_number, series_number, registrant_number) DO UPDATE SET name = excluded.name, address = excluded.address,
        language = excluded.language, wants_mail = 1,
        is_address_confirmed = CASE WHEN contacts.address_hash = excluded.address_hash THEN contacts.is_address_confirmed ELSE excluded.is_address_confirmed END,
        address_hash = excluded.address_hash`,
    spaceNumber, seriesNumber, registrantNumber, name, address, addressHash, language, isConfirmed ? 1 : 0, now.getTime(),
  )
}

/** A standing registration of this address to the same target, the earliest first. */
export function* findAddress({ spaceNumber, seriesNumber }: SeriesKey, addressHash: string, sessionNumber: number): SqlScript<StoredRegistration | undefined> {
  const row = yield* rowOf<RegistrationRow>(
    `SELECT ${REGISTRATION_COLUMNS} FROM contacts c JOIN registrations r ON r.space_number = c.space_number AND r.series_number = c.series_number
        AND r.registrant_number = c.registrant_number AND r.session_number = ? AND r.status IN ('pending', 'waitlisted', 'confirmed')
      WHERE c.space_number = ? AND c.series_number = ? AND c.address_hash = ?
      ORDER BY CASE WHEN r.status = 'pending' THEN 1 ELSE 0 END, r.registration_number LIMIT 1`, sessionNumber, spaceNumber, seriesNumber, addressHash,
  )
  return row === undefined ? undefined : registrationOf(row)
}

/** Somebody else's confirmed registration under the same address: it is one person. */
export function* findTwin({ spaceNumber, seriesNumber, registrantNumber, sessionNumber }: StoredRegistration): SqlScript<number | undefined> {
  const row = yield* rowOf<{ registrant_number: number }>(
    `SELECT r.registrant_number FROM contacts own JOIN contacts c ON c.space_number = own.space_number AND c.series_number = own.series_number
        AND c.address_hash = own.address_hash AND c.registrant_number <> own.registrant_number AND c.is_address_confirmed = 1
      JOIN registrations r ON r.space_number = c.space_number AND r.series_number = c.series_number AND r.registrant_number = c.registrant_number
        AND r.session_number = ? AND r.status IN ('pending', 'waitlisted', 'confirmed')
      WHERE own.space_number = ? AND own.series_number = ? AND own.registrant_number = ? LIMIT 1`, sessionNumber, spaceNumber, seriesNumber, registrantNumber,
  )
  return row?.registrant_number
}

export function* confirmContact({ spaceNumber, seriesNumber }: SeriesKey, registrantNumber: number): SqlScript<void> {
  yield* execute(
    'UPDATE contacts SET is_address_confirmed = 1 WHERE space_number = ? AND series_number = ? AND registrant_number = ?', spaceNumber, seriesNumber, registrantNumber,
  )
}

interface ContactRow {
  readonly name: string | null
  readonly address: string | null
  readonly language: Language
  readonly is_address_confirmed: number
  readonly wants_mail: number
}

export function* readContact({ spaceNumber, seriesNumber }: SeriesKey, registrantNumber: number): SqlScript<StoredContact | undefined> {
  const row = yield* rowOf<ContactRow>(
    `SELECT name, address, language, is_address_confirmed, wants_mail FROM contacts WHERE space_number = ? AND series_number = ? AND registrant_number = ?`,
    spaceNumber, seriesNumber, registrantNumber,
  )
  return row === undefined ? undefined : contactOf(row)
}

export function contactOf(row: ContactRow): StoredContact {
  return {
    name: row.name, address: row.address, language: row.language, isAddressConfirmed: row.is_address_confirmed === 1, wantsMail: row.wants_mail === 1,
  }
}

/** No further mail about this series; what waits does not leave. */
export function* unsubscribeContact(registrationId: string): SqlScript<boolean> {
  const registration = yield* readRegistration(registrationId)
  if (registration === undefined) return false
  const key = [registration.spaceNumber, registration.seriesNumber, registration.registrantNumber] as const
  yield* execute('UPDATE contacts SET wants_mail = 0 WHERE space_number = ? AND series_number = ? AND registrant_number = ?', ...key)
  yield* execute("DELETE FROM mails WHERE space_number = ? AND series_number = ? AND registrant_number = ? AND state <> 'sent'", ...key)
  return true
}

/** Changes of mind within this time are sent the dates once. */
const MINUTES_BETWEEN_DATES = 10

/** Mail again, the dates first: they may have moved meanwhile. */
export function* subscribeContact(registrationId: string, { sendsMail, now }: { readonly sendsMail: boolean; readonly now: Date }): SqlScript<boolean> {
  const registration = yield* readRegistration(registrationId)
  if (registration === undefined) return false
  const changed = yield* rowOf(
    `UPDATE contacts SET wants_mail = 1 WHERE space_number = ? AND series_number = ? AND registrant_number = ? AND address IS NOT NULL AND wants_mail = 0
      RETURNING registrant_number`, registration.spaceNumber, registration.seriesNumber, registration.registrantNumber,
  )
  if (changed !== undefined && sendsMail && registration.status === 'confirmed') {
    yield* enqueueMail(registration, registration.registrantNumber, { kind: 'registered', version: now.getTime() - now.getTime() % (MINUTES_BETWEEN_DATES * 60_000), now })
  }
  return true
}

const DAY_MS = 86_400_000
/** An address that nobody confirmed is not kept longer than its link. */
const UNCONFIRMED_DAYS = 7
/** Of one transaction; the job goes on until none is left. */
export const PURGED_AT_ONCE = 500

/**
 * Names and addresses whose time has come, with the mails that told of them: so many days after the last session, as the
 * trainer said; a series without dates counts from the typing. What was never confirmed goes earlier.
 */
export function* purgeContacts(now: Date): SqlScript<number> {
  const gone = yield* rowsOf<{ space_number: number; series_number: number; registrant_number: number }>(
    `SELECT c.space_number, c.series_number, c.registrant_number FROM contacts c
      JOIN series s ON s.space_number = c.space_number AND s.series_number = c.series_number
      WHERE coalesce(s.last_ends_at, c.created_at) + CAST(s.contact_days AS bigint) * ${DAY_MS} <= ?
        OR (c.is_address_confirmed = 0 AND c.address IS NOT NULL AND c.created_at <= ? AND EXISTS (SELECT 1 FROM registrations r
          WHERE r.space_number = c.space_number AND r.series_number = c.series_number AND r.registrant_number = c.registrant_number
            AND r.status = 'pending' AND r.awaits = 'address'))
      ORDER BY c.space_number, c.series_number, c.registrant_number LIMIT ${PURGED_AT_ONCE}`, now.getTime(), now.getTime() - UNCONFIRMED_DAYS * DAY_MS,
  )
  for (const row of gone) {
    const key = [row.space_number, row.series_number, row.registrant_number] as const
    yield* execute('DELETE FROM contacts WHERE space_number = ? AND series_number = ? AND registrant_number = ?', ...key)
    yield* execute('DELETE FROM mails WHERE space_number = ? AND series_number = ? AND registrant_number = ?', ...key)
    // What people answered to open questions may name them too.
    yield* execute("UPDATE registrations SET answers_json = '{}' WHERE space_number = ? AND series_number = ? AND registrant_number = ?", ...key)
    yield* execute(
      `UPDATE registrations SET status = 'withdrawn', awaits = NULL, left_at = ? WHERE space_number = ? AND series_number = ? AND registrant_number = ?
        AND status = 'pending' AND awaits = 'address'`, now.getTime(), ...key,
    )
  }
  return gone.length
}
