// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { chooseLevel, groupCounts, type TableHistory } from '@parcours/surveys'
import { countCells, type PathTableRule } from './pathTables.ts'
import type { PathCounter } from './pathCounter.ts'

/** Everything a version's figures have ever shown, and nothing else: pages, JSON and CSV are made from it alone. */
export interface PathLedger {
  /** Publications so far. */
  readonly publications: number
  readonly tables: Readonly<Record<string, TableHistory>>
}

export const EMPTY_LEDGER: PathLedger = { publications: 0, tables: {} }

/** Smallest group shown, on both sides of every figure and of every difference between two days. */
export const SMALLEST_GROUP = 5

/** Shows what has become safe to show; a table that has not stays as it was. */
export function publishPaths(rules: readonly PathTableRule[], counters: readonly PathCounter[], ledger: PathLedger): PathLedger {
  const publication = ledger.publications + 1
  const next = new Map(Object.entries(ledger.tables))
  for (const rule of rules) {
    const { table } = rule
    const counts = countCells(rule, counters)
    const runs = counts.reduce((total, count) => total + count, 0)
    const known = next.get(table.tableId)
    // Nothing moves for less than a batch of new runs.
    if (runs - (known?.current.submissions ?? 0) < SMALLEST_GROUP) continue
    const level = chooseLevel(table, counts, known, SMALLEST_GROUP)
    if (level === undefined) continue
    const current = { level, counts: groupCounts(table, level, counts), submissions: runs, publication }
    const lastByLevel = table.levels.map((_, index) => (index === level ? current : known?.lastByLevel[index] ?? null))
    next.set(table.tableId, { current, lastByLevel, releases: (known?.releases ?? 0) + 1 })
  }
  return { publications: publication, tables: Object.fromEntries(next) }
}
