// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Awaited, RegistrationState, RegistrationStatus, ReminderChannel } from '@parcours/courses'
import type { StoredRegistration } from '../../services/webinars/registrationRepository.ts'
import type { SeriesKey } from '../../services/webinars/seriesRepository.ts'
import { placeholders } from '../dialect.ts'
import { execute, rowOf, type SqlScript, type SqlValue } from '../sqlScript.ts'

export interface RegistrationRow {
  readonly space_number: number
  readonly series_number: number
  readonly registration_number: number
  readonly registration_id: string
  readonly registrant_number: number
  readonly session_number: number
  readonly status: RegistrationStatus
  readonly awaits: Awaited | null
  readonly arrival: number
  readonly sequence: number
  readonly channel: ReminderChannel
  readonly answers_json: string
  readonly registered_at: number
  readonly confirmed_at: number | null
  readonly left_at: number | null
  readonly waiting_rank: number | null
}

/** Everything of `registrations r`, with its place in the waiting list. */
export const REGISTRATION_COLUMNS = `r.space_number, r.series_number, r.registration_number, r.registration_id, r.registrant_number, r.session_number,
  r.status, r.awaits, r.arrival, r.sequence, r.channel, r.answers_json, r.registered_at, r.confirmed_at, r.left_at,
  CASE WHEN r.status = 'waitlisted' THEN (SELECT count(*) FROM registrations w WHERE w.space_number = r.space_number
    AND w.series_number = r.series_number AND w.session_number = r.session_number AND w.status = 'waitlisted' AND w.arrival <= r.arrival) END AS waiting_rank`

export function registrationOf(row: RegistrationRow): StoredRegistration {
  return {
    spaceNumber: row.space_number,
    seriesNumber: row.series_number,
    registrationNumber: row.registration_number,
    registrationId: row.registration_id,
    registrantNumber: row.registrant_number,
    sessionNumber: row.session_number,
    status: row.status,
    awaits: row.awaits,
    arrival: row.arrival,
    waitingRank: row.waiting_rank,
    sequence: row.sequence,
    channel: row.channel,
    answersJson: row.answers_json,
    registeredAt: new Date(row.registered_at),
    confirmedAt: dateOrNull(row.confirmed_at),
    leftAt: dateOrNull(row.left_at),
  }
}

export function stateOf({ status, awaits }: Pick<StoredRegistration, 'status' | 'awaits'>): RegistrationState {
  return status === 'pending' ? { status, awaits: awaits ?? 'organiser' } : { status }
}

export function* readRegistration(registrationId: string): SqlScript<StoredRegistration | undefined> {
  const row = yield* rowOf<RegistrationRow>(`SELECT ${REGISTRATION_COLUMNS} FROM registrations r WHERE r.registration_id = ?`, registrationId)
  return row === undefined ? undefined : registrationOf(row)
}

/** The last of a person to a target: what a further one would find. */
export function* readLast({ spaceNumber, seriesNumber }: SeriesKey, registrantNumber: number, sessionNumber: number): SqlScript<StoredRegistration | undefined> {
  const row = yield* rowOf<RegistrationRow>(
    `SELECT ${REGISTRATION_COLUMNS} FROM registrations r WHERE r.space_number = ? AND r.series_number = ? AND r.registrant_number = ?
      AND r.session_number = ? ORDER BY r.registration_number DESC LIMIT 1`, spaceNumber, seriesNumber, registrantNumber, sessionNumber,
  )
  return row === undefined ? undefined : registrationOf(row)
}

/** Columns of `registrations`, in the order of `registrationValues`. */
export const REGISTRATION_VALUES = `space_number, series_number, registration_number, registration_id, registrant_number, session_number, status, awaits,
  arrival, sequence, channel, answers_json, registered_at, confirmed_at, left_at`

export function registrationValues(row: Omit<StoredRegistration, 'waitingRank'>): readonly SqlValue[] {
  return [
    row.spaceNumber, row.seriesNumber, row.registrationNumber, row.registrationId, row.registrantNumber, row.sessionNumber, row.status, row.awaits,
    row.arrival, row.sequence, row.channel, row.answersJson, row.registeredAt.getTime(), row.confirmedAt?.getTime() ?? null, row.leftAt?.getTime() ?? null,
  ]
}

export function* insertRegistration(row: Omit<StoredRegistration, 'waitingRank'>): SqlScript<void> {
  const values = registrationValues(row)
  yield* execute(`INSERT INTO registrations (${REGISTRATION_VALUES}) VALUES (${placeholders(values.length)})`, ...values)
}

/** A new state, with the instants that follow from it; calendars see a higher sequence. */
export function* setState(registration: StoredRegistration, state: RegistrationState, now: Date): SqlScript<void> {
  const hasLeft = state.status === 'withdrawn' || state.status === 'declined' || state.status === 'refused'
  const confirmedAt = state.status === 'confirmed' ? registration.confirmedAt ?? now : registration.confirmedAt
  yield* execute(
    `UPDATE registrations SET status = ?, awaits = ?, confirmed_at = ?, left_at = ?, sequence = sequence + 1
      WHERE space_number = ? AND series_number = ? AND registration_number = ?`,
    state.status, state.status === 'pending' ? state.awaits : null, confirmedAt?.getTime() ?? null, hasLeft ? now.getTime() : null,
    registration.spaceNumber, registration.seriesNumber, registration.registrationNumber,
  )
}

/** The next number of a series, under its lock. None is given twice. */
export function* takeNumber({ spaceNumber, seriesNumber }: SeriesKey, counter: 'next_registration_number'): SqlScript<number> {
  const row = yield* rowOf<{ taken: number }>(
    `UPDATE series SET ${counter} = ${counter} + 1 WHERE space_number = ? AND series_number = ? RETURNING ${counter} - 1 AS taken`, spaceNumber, seriesNumber,
  )
  if (row === undefined) throw new Error('A series is gone under its lock.')
  return row.taken
}

function dateOrNull(milliseconds: number | null): Date | null {
  return milliseconds === null ? null : new Date(milliseconds)
}
