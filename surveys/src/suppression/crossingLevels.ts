// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { coarsen, sum } from '../aggregate/countTable.ts'
import type { Group, Table } from '../aggregate/table.ts'
import type { TableRelease } from './ledger.ts'

/** A part of a side of a crossing. */
export interface CrossingGroup extends Group {
  /** Those who passed the question are counted in this part. */
  readonly includesPassed: boolean
}

/**
 * The levels at which a table may be crossed, finest first: its own, and one more where those who passed the question
 * are counted with the answers that are not favourable. Then the parts hold everybody, and the few who passed
 * cannot be told from the others by subtraction.
 */
export function crossingLevels(table: Table): readonly (readonly CrossingGroup[])[] {
  const levels = table.levels.map(groups => groups.map(group => ({ ...group, includesPassed: false })))
  const split = levels.at(-1) ?? []
  const isSplit = split.length === 2 && split.filter(({ isFavourable }) => isFavourable === true).length === 1
  if (!isSplit || table.asked.kind !== 'answered') return levels
  return [...levels, split.map(group => ({ ...group, includesPassed: group.isFavourable !== true }))]
}

/** People per part of a level, as anybody can compute them from what the table shows alone. */
export function countParts(table: Table, { level, counts }: TableRelease, at: number, submissions: number): number[] {
  const known = coarsen(table, level, Math.min(at, table.levels.length - 1), counts)
  const passed = submissions - sum(counts)
  return known.map((count, index) => (crossingLevels(table)[at]?.[index]?.includesPassed === true ? count + passed : count))
}
