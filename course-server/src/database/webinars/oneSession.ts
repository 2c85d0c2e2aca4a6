// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { placeFor } from '@parcours/courses'
import type { StoredRegistration } from '../../services/webinars/registrationRepository.ts'
import type { Dialect } from '../dialect.ts'
import type { SqlScript } from '../sqlScript.ts'
import { noteCalendarChange } from './calendarScripts.ts'
import { readOccupancy } from './occupancy.ts'
import { promoteWaiting } from './promote.ts'
import { insertRegistration, readLast, readRegistration, takeNumber } from './registrationRows.ts'
import { lockSeries } from './seriesRows.ts'

/**
 * One session left alone by somebody registered to all: a row of its own, withdrawn from the start. The later row of a
 * person decides about a session, so registering again to the series enters it again.
 */
export function* leaveSession(dialect: Dialect, registrationId: string, sessionNumber: number, now: Date): SqlScript<boolean> {
  const standing = yield* readStanding(dialect, registrationId)
  if (standing === undefined || !standing.stored.sessions.some(({ number }) => number === sessionNumber)) return false
  const { stored, registration } = standing
  const last = yield* readLast(stored, registration.registrantNumber, sessionNumber)
  if (last !== undefined && last.registrationNumber > registration.registrationNumber && last.status === 'withdrawn') return true
  const registrationNumber = yield* takeNumber(stored, 'next_registration_number')
  yield* insertRegistration({
    ...registration, registrationNumber, registrationId: `${registrationId}-${registrationNumber}`, sessionNumber, status: 'withdrawn', awaits: null,
    arrival: registrationNumber, answersJson: '{}', registeredAt: now, confirmedAt: null, leftAt: now,
  })
  yield* noteCalendarChange(stored, { registrantNumber: registration.registrantNumber, sessionNumber, now })
  yield* promoteWaiting(stored, { sendsMail: false, now })
  return true
}

export interface Rejoining {
  readonly registrationId: string
  readonly sessionNumber: number
  /** New, so that calendars meet no entry that they deleted. */
  readonly newRegistrationId: string
  readonly now: Date
}

/** Comes back, where there is a place; else waits for one. */
export function* rejoinSession(dialect: Dialect, { registrationId, sessionNumber, newRegistrationId, now }: Rejoining): SqlScript<StoredRegistration | undefined> {
  const standing = yield* readStanding(dialect, registrationId)
  if (standing === undefined || !standing.stored.sessions.some(({ number }) => number === sessionNumber)) return undefined
  const { stored, registration } = standing
  const last = yield* readLast(stored, registration.registrantNumber, sessionNumber)
  if (last === undefined || last.registrationNumber < registration.registrationNumber) return registration
  if (last.status !== 'withdrawn') return last
  const { status } = placeFor(yield* readOccupancy(stored, sessionNumber))
  const registrationNumber = yield* takeNumber(stored, 'next_registration_number')
  yield* insertRegistration({
    ...registration, registrationNumber, registrationId: newRegistrationId, sessionNumber, status, awaits: null, arrival: registrationNumber, sequence: 0,
    answersJson: '{}', registeredAt: now, confirmedAt: status === 'confirmed' ? now : null, leftAt: null,
  })
  yield* noteCalendarChange(stored, { registrantNumber: registration.registrantNumber, sessionNumber, now })
  return yield* readRegistration(newRegistrationId)
}

/** A place in the whole series, under its lock. */
function* readStanding(dialect: Dialect, registrationId: string) {
  const found = yield* readRegistration(registrationId)
  const stored = found === undefined ? undefined : yield* lockSeries(dialect, found)
  const registration = yield* readRegistration(registrationId)
  return stored === undefined || registration?.sessionNumber !== 0 || registration.status !== 'confirmed' ? undefined : { stored, registration }
}
