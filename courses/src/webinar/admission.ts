// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Registration, RegistrationState } from './registration.ts'
import type { Admission } from './series.ts'

/** What is held and waited for in a series or a session, as counted under the lock that the decision is taken in. */
export interface Occupancy {
  /** Undefined is no limit. */
  readonly capacity: number | undefined
  readonly confirmedCount: number
  readonly waitlistedCount: number
}

/** A place, or the end of the waiting list. Nobody passes those who wait, even when a place has just become free. */
export function placeFor({ capacity, confirmedCount, waitlistedCount }: Occupancy): RegistrationState {
  const isFree = capacity === undefined || (waitlistedCount === 0 && confirmedCount < capacity)
  return { status: isFree ? 'confirmed' : 'waitlisted' }
}

/** Where a registration begins. An address that was not confirmed holds no place: nobody can fill a series with invented ones. */
export function firstState({ needsAddress, admission }: { readonly needsAddress: boolean; readonly admission: Admission }, occupancy: Occupancy): RegistrationState {
  if (needsAddress) return { status: 'pending', awaits: 'address' }
  return admission === 'approval' ? { status: 'pending', awaits: 'organiser' } : placeFor(occupancy)
}

/** How many of those who wait have a place now. A capacity lowered under what is confirmed frees none and takes none back. */
export function countPromotions({ capacity, confirmedCount, waitlistedCount }: Occupancy): number {
  if (capacity === undefined) return waitlistedCount
  return Math.min(waitlistedCount, Math.max(0, capacity - confirmedCount))
}

/** Who is promoted, first come first served. */
export function listPromotions(registrations: readonly Registration[], capacity: number | undefined): readonly Registration[] {
  const waiting = listWaiting(registrations)
  const confirmedCount = registrations.filter(({ state }) => state.status === 'confirmed').length
  return waiting.slice(0, countPromotions({ capacity, confirmedCount, waitlistedCount: waiting.length }))
}

/** The waiting list, in order: the rank of a registration is its place in it, from 1. */
export function listWaiting(registrations: readonly Registration[]): readonly Registration[] {
  return registrations.filter(({ state }) => state.status === 'waitlisted').sort((left, right) => left.arrival - right.arrival)
}
