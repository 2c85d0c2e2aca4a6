// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { nextState, type RegistrationState } from '@parcours/courses'
import type { ActOutcome, ActWrite, StoredRegistration } from '../../services/webinars/registrationRepository.ts'
import type { Dialect } from '../dialect.ts'
import { execute, type SqlScript } from '../sqlScript.ts'
import { noteCalendarChange } from './calendarScripts.ts'
import { confirmContact, findTwin } from './contactScripts.ts'
import { dropWaitingMails, enqueueMail } from './mailScripts.ts'
import { readOccupancy } from './occupancy.ts'
import { promoteWaiting } from './promote.ts'
import { readRegistration, setState, stateOf, takeNumber } from './registrationRows.ts'
import { lockSeries } from './seriesRows.ts'

/** One step of one registration, with all that follows from it: mail, calendars, and the places it frees. */
export function* actOn(dialect: Dialect, write: ActWrite): SqlScript<ActOutcome> {
  const found = yield* readRegistration(write.registrationId)
  const stored = found === undefined ? undefined : yield* lockSeries(dialect, found)
  // Read again under the lock: it may have moved, or be gone with its person.
  const registration = stored === undefined ? undefined : yield* readRegistration(write.registrationId)
  if (stored === undefined || registration === undefined) return { kind: 'refused', code: 'unknown-registration' }
  const before = stateOf(registration)
  if (write.action === 'confirmAddress') yield* confirmContact(registration, registration.registrantNumber)
  const isTwin = write.action === 'confirmAddress' && before.status === 'pending' && (yield* findTwin(registration)) !== undefined
  const after = isTwin ? { status: 'withdrawn' } as const : nextState(before, {
    action: write.action, by: write.by, admission: stored.series.admission, occupancy: yield* readOccupancy(stored, registration.sessionNumber),
  })
  if (typeof after === 'string') return { kind: 'refused', code: after }
  if (isSame(before, after)) {
    if (write.action === 'confirmAddress' && write.sendsMail) yield* tell(registration, before, after, write)
    return { kind: 'done', registration, before }
  }
  yield* setState(registration, after, write.now)
  if (after.status === 'waitlisted') yield* goToTheEnd(registration)
  if (write.sendsMail) yield* tell(registration, before, after, write)
  if (before.status === 'confirmed' || after.status === 'confirmed') {
    yield* noteCalendarChange(registration, { registrantNumber: registration.registrantNumber, sessionNumber: registration.sessionNumber, now: write.now })
  }
  yield* promoteWaiting(stored, write)
  return { kind: 'done', registration: (yield* readRegistration(write.registrationId)) ?? registration, before }
}

function isSame(before: RegistrationState, after: RegistrationState): boolean {
  return before.status === after.status && (before.status !== 'pending' || after.status !== 'pending' || before.awaits === after.awaits)
}

/** The turn in the waiting list begins when one enters it, not when one first asked. */
function* goToTheEnd(registration: StoredRegistration): SqlScript<void> {
  const arrival = yield* takeNumber(registration, 'next_registration_number')
  yield* execute(
    'UPDATE registrations SET arrival = ? WHERE space_number = ? AND series_number = ? AND registration_number = ?',
    arrival, registration.spaceNumber, registration.seriesNumber, registration.registrationNumber,
  )
}

/** Mails that no longer hold once somebody has left. */
const OF_A_PLACE = ['confirm-address', 'registered', 'waitlisted', 'promoted', 'requested', 'session-changed', 'reminder'] as const

function* tell(registration: StoredRegistration, before: RegistrationState, after: RegistrationState, { now }: ActWrite): SqlScript<void> {
  const { registrantNumber } = registration
  switch (after.status) {
    case 'confirmed':
      return yield* enqueueMail(registration, registrantNumber, { kind: before.status === 'waitlisted' ? 'promoted' : 'registered', now })
    case 'waitlisted':
      return yield* enqueueMail(registration, registrantNumber, { kind: 'waitlisted', now })
    case 'pending':
      return yield* enqueueMail(registration, registrantNumber, { kind: 'requested', now })
    case 'refused':
      yield* dropWaitingMails(registration, registrantNumber, OF_A_PLACE)
      return yield* enqueueMail(registration, registrantNumber, { kind: 'refused', now })
    case 'withdrawn':
    case 'declined':
      yield* dropWaitingMails(registration, registrantNumber, OF_A_PLACE)
      if (before.status === 'confirmed' || before.status === 'waitlisted') yield* enqueueMail(registration, registrantNumber, { kind: 'withdrawn', now })
  }
}

