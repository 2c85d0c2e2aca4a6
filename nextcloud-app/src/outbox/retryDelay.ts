// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

const SHORTEST_MILLISECONDS = 2_000
const LONGEST_MILLISECONDS = 300_000

/**
 * How long to wait after `failures` failures in a row (1 and above): twice as long each time, 2 s to 5 min,
 * spread by a quarter so that a whole room does not come back in the same second.
 * @param chance between 0 and 1
 */
export function retryDelay(failures: number, chance: number): number {
  const delay = Math.min(LONGEST_MILLISECONDS, SHORTEST_MILLISECONDS * 2 ** (failures - 1))
  return Math.round(delay * (0.75 + 0.5 * chance))
}
