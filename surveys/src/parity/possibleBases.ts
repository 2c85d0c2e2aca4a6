// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { percentOf, type Rounding } from '../aggregate/rounding.ts'

/** Bases searched unless told otherwise; published surveys of our kind have tens of answers. */
export const USUAL_SEARCH = 200

/** Whether some whole number of people out of `base` gives this whole percent under this rounding. */
export function isReachable(percent: number, base: number, rounding: Rounding): boolean {
  const near = Math.floor((percent * base) / 100)
  return [near - 1, near, near + 1].some(count => count >= 0 && count <= base && percentOf(count, base, rounding) === percent)
}

/** Every base up to `upTo` in which all these percentages are possible together. */
export function possibleBases(percents: readonly number[], rounding: Rounding, upTo: number = USUAL_SEARCH): number[] {
  const bases = Array.from({ length: Math.max(0, upTo) }, (_, index) => index + 1)
  return bases.filter(base => percents.every(percent => isReachable(percent, base, rounding)))
}

/** Smallest base in which one percentage is possible. 100 bases are enough for any whole percent from 0 to 100. */
export function smallestBase(percent: number, rounding: Rounding): number | undefined {
  return possibleBases([percent], rounding, 100)[0]
}
