// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { sum } from '../aggregate/countTable.ts'

/**
 * Whether a whole partition may be shown: every part is empty or has at least k people. Then so has every
 * complement, and nothing is left to find by subtraction. Nothing is ever shown of a partition that fails.
 * @param isSensitive then nobody's answer may be told by « everybody »: at least two parts have people
 */
export function isSafePartition(counts: readonly number[], k: number, isSensitive: boolean): boolean {
  if (!counts.every(count => count === 0 || count >= k)) return false
  return !isSensitive || sum(counts) === 0 || counts.filter(count => count > 0).length >= 2
}

/** Whether a part may be looked at alone: it has at least k people, and the others are none or at least k. */
export function isSafeFilter(selected: number, total: number, k: number): boolean {
  return selected >= k && (selected === total || total - selected >= k)
}
