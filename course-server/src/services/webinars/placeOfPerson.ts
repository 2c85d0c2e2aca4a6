// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { periodOf, type RegistrationState, type RegistrationStatus, type Session } from '@parcours/courses'
import type { Registrant, StoredRegistration } from './registrationRepository.ts'

/** Which of a person's registrations decides about one session, if any is to it or to the whole series. */
export function registrationFor({ registrations }: Pick<Registrant, 'registrations'>, { number }: Pick<Session, 'number'>): StoredRegistration | undefined {
  const candidates = registrations.filter(({ sessionNumber }) => sessionNumber === 0 || sessionNumber === number)
  if (candidates.length < 2) return candidates[0]
  const left = Math.max(0, ...candidates.filter(isLeftAlone).map(({ registrationNumber }) => registrationNumber))
  const live = candidates.filter((one) => RANKS[one.status] > 0 && !(one.sessionNumber === 0 && one.registrationNumber < left))
  return live.sort((one, other) => RANKS[other.status] - RANKS[one.status] || other.registrationNumber - one.registrationNumber)[0]
    ?? candidates.sort((one, other) => other.registrationNumber - one.registrationNumber)[0]
}

const RANKS: Readonly<Record<RegistrationStatus, number>> = { confirmed: 3, waitlisted: 2, pending: 1, refused: 0, declined: 0, withdrawn: 0 }

/** A session that somebody registered to the series, or to it alone, has left. */
function isLeftAlone({ sessionNumber, status }: StoredRegistration): boolean {
  return sessionNumber > 0 && status === 'withdrawn'
}

/** A row that only says that one session was left: not a registration to show. */
export function isOnlyLeaving({ sessionNumber, status, confirmedAt }: StoredRegistration): boolean {
  return sessionNumber > 0 && status === 'withdrawn' && confirmedAt === null
}

export function stateOf({ status, awaits }: Pick<StoredRegistration, 'status' | 'awaits'>): RegistrationState {
  return status === 'pending' ? { status, awaits: awaits ?? 'organiser' } : { status }
}

/** The person as a whole: their best registration to anything of the series. */
export function standingOf({ registrations }: Pick<Registrant, 'registrations'>): StoredRegistration | undefined {
  return [...registrations].filter((one) => !isOnlyLeaving(one))
    .sort((one, other) => RANKS[other.status] - RANKS[one.status] || Number(one.sessionNumber > 0) - Number(other.sessionNumber > 0) || other.registrationNumber - one.registrationNumber)[0]
}

/** Whether a person had a place in a session when it was held, or has one now: leaving later keeps the past. */
export function wasRegistered({ registrations }: Pick<Registrant, 'registrations'>, session: Session): boolean {
  const { startsAt, endsAt } = periodOf(session.time)
  const candidates = registrations.filter(({ sessionNumber }) => sessionNumber === 0 || sessionNumber === session.number)
  const leftBefore = (one: StoredRegistration) => one.leftAt !== null && one.leftAt <= startsAt
  return candidates.some((one) => one.confirmedAt !== null && one.confirmedAt < endsAt && !leftBefore(one)
    && !(one.sessionNumber === 0 && candidates.some((other) => isLeftAlone(other) && leftBefore(other) && other.registrationNumber > one.registrationNumber)))
}

/** Whether what a person says of a session, or watches of its replay, is taken: theirs was a place, or is one now. */
export function hadPlace(registrant: Pick<Registrant, 'registrations'>, session: Session): boolean {
  return wasRegistered(registrant, session) || registrationFor(registrant, session)?.status === 'confirmed'
}
