// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AnnouncementAudience } from '../messages/webinarPeople.ts'
import type { RegistrationStatus } from './registration.ts'

/** One person in one of the series an announcement is for. */
export interface Addressee {
  /** The same for one person through all the series, as far as it is known: an account, or an address. */
  readonly personKey: string
  readonly status: RegistrationStatus
  /** Confirmed for a session that is over, and neither present nor through its replay. */
  readonly hasMissed: boolean
}

const STATUSES: Readonly<Record<AnnouncementAudience, readonly RegistrationStatus[]>> = {
  all: ['pending', 'waitlisted', 'confirmed'],
  confirmed: ['confirmed'],
  waitlisted: ['waitlisted'],
  withdrawn: ['withdrawn'],
  missed: ['confirmed'],
}

/**
 * Who is told, each person once. `all` is everybody still registered: whoever withdrew, was refused or declined is
 * written to only where that is asked for, and not by another series in which they are still registered.
 */
export function listAddressees<T extends Addressee>(people: readonly T[], audience: AnnouncementAudience): readonly T[] {
  const standing = audience === 'withdrawn' ? new Set(people.filter(({ status }) => STATUSES.all.includes(status)).map(({ personKey }) => personKey)) : undefined
  const told = new Map<string, T>()
  for (const person of people) {
    const isTold = STATUSES[audience].includes(person.status) && (audience !== 'missed' || person.hasMissed) && standing?.has(person.personKey) !== true
    if (isTold && !told.has(person.personKey)) told.set(person.personKey, person)
  }
  return [...told.values()]
}
