// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { coarsen, groupCounts } from '../aggregate/countTable.ts'
import type { Table } from '../aggregate/table.ts'
import type { TableHistory } from './ledger.ts'
import { isSafePartition } from './smallGroups.ts'

/**
 * The finest level at which a table may be shown now, or undefined. Two things are checked: the table itself,
 * and what is new since each earlier release of it, which anyone can compute by subtraction.
 */
export function chooseLevel(table: Table, counts: readonly number[], history: TableHistory | undefined, k: number): number | undefined {
  const level = table.levels.findIndex((_, index) => mayShow(table, index, counts, history, k))
  return level === -1 ? undefined : level
}

/** Whether a table may be shown at one level. */
export function mayShow(table: Table, level: number, counts: readonly number[], history: TableHistory | undefined, k: number): boolean {
  if (!isSafePartition(groupCounts(table, level, counts), k, table.isSensitive)) return false
  return (history?.lastByLevel ?? []).every((release) => {
    if (release === null) return true
    const common = Math.max(level, release.level)
    const before = coarsen(table, release.level, common, release.counts)
    const added = groupCounts(table, common, counts).map((count, index) => count - (before[index] ?? 0))
    return isSafePartition(added, k, table.isSensitive)
  })
}
