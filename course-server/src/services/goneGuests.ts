// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Clock } from './clock.ts'
import { setBounded } from './setBounded.ts'
import { TOKEN_LIFETIME_SECONDS } from './tokens.ts'

interface GuestName {
  readonly spaceNumber: number
  readonly subject: string
}

/**
 * Guests erased or joined to an account on this node, until the last of their tokens has run out. What a second window
 * still sends would bring back rows that no recovery phrase opens, so that nobody could erase them.
 */
export interface GoneGuests {
  /** Takes a guest away; one that could not be taken away is a guest as before. */
  takeAway<T>(guest: GuestName, work: () => Promise<T>): Promise<T>
  has(guest: GuestName): boolean
}

/** Longer than any token with its leeway. */
const KEPT_MS = 2 * TOKEN_LIFETIME_SECONDS * 1000
/** Some 150 bytes each. */
const MAX_GONE = 10_000

export function makeGoneGuests(clock: Clock): GoneGuests {
  const untilMs = new Map<string, number>()
  const keyOf = ({ spaceNumber, subject }: GuestName) => `${spaceNumber} ${subject}`
  return {
    async takeAway(guest, work) {
      // Before the work, so that nothing slips in while it is under way.
      setBounded(untilMs, keyOf(guest), clock().getTime() + KEPT_MS, MAX_GONE)
      try {
        return await work()
      } catch (error) {
        untilMs.delete(keyOf(guest))
        throw error
      }
    },
    has: (guest) => (untilMs.get(keyOf(guest)) ?? 0) > clock().getTime(),
  }
}
