// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Finding } from '../ratio.ts'

/** Differences between the rollups and a recount: with one, the other numbers mean nothing. */
export function exactFinding(name: string, differenceCount: number, where: string): Finding {
  if (differenceCount > 0) throw new Error(`${differenceCount} rollups differ from a recount (${where}): the numbers are void.`)
  return { name, value: differenceCount, unit: 'differences', goal: 0, goalKind: 'goal', better: 'lower', spread: null, note: where }
}
