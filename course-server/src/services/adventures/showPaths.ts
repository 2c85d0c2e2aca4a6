// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PathCount, PathRow, PathTable } from '@parcours/courses'
import { SMALLEST_GROUP, type PathLedger } from './pathLedger.ts'
import { rolesWithNone, type PathTableRule } from './pathTables.ts'

/**
 * A table as it may be shown, from the ledger alone. By a role only when the ledger shows every cell by role;
 * a role whose rows are all zero is shown as such.
 */
export function showPathTable({ table, cells, roles }: PathTableRule, ledger: PathLedger, role: string | null): PathTable {
  const release = new Map(Object.entries(ledger.tables)).get(table.tableId)?.current
  if (release === undefined) return { kind: 'hidden' }
  const { level, counts } = release
  const isByRole = roles.length > 0 && level === 0
  if (role !== null && !isByRole) return { kind: 'hidden' }
  if (isByRole) return rowsOf(cells.map((cell, index) => ({ ids: [cell], count: countByRole(counts, index, cells.length, roles, role) })))
  // Months that came since are not shown yet.
  const groups = (table.levels[level] ?? []).slice(0, counts.length)
  return rowsOf(groups.map(({ members }, index) => ({ ids: [...new Set(members.map((member) => cells[member % cells.length] ?? ''))], count: counts[index] ?? 0 })))
}

function countByRole(counts: readonly number[], cell: number, cellCount: number, roles: readonly string[], role: string | null): number {
  return rolesWithNone(roles).reduce((total, other, row) => (role === null || other === role ? total + (counts[row * cellCount + cell] ?? 0) : total), 0)
}

/**
 * To the nearest five, bases too. Readers flow from one table into the next: from exact numbers, those who reached a passage
 * less those who came by a way that is shown would be the few who came by a hidden one.
 */
function rowsOf(rows: readonly { readonly ids: readonly string[]; readonly count: number }[]): PathTable {
  const base = rounded(rows.reduce((total, { count }) => total + count, 0))
  return {
    kind: 'shown', base,
    rows: rows.map(({ ids, count }): PathRow => ({ ids, count: rounded(count), percent: base === 0 ? null : Math.min(100, Math.floor(rounded(count) * 100 / base + 0.5)) })),
  }
}

function rounded(count: number): number {
  return Math.round(count / SMALLEST_GROUP) * SMALLEST_GROUP
}

export function baseOf(table: PathTable): PathCount {
  return table.kind === 'hidden' ? { kind: 'hidden' } : { kind: 'rounded', value: table.base }
}

/** Ended runs, where the two sides are shown. */
export function countOf(table: PathTable, isCounted: (id: string) => boolean): PathCount {
  if (table.kind === 'hidden' || table.rows.some(({ ids }) => ids.some(isCounted) !== ids.every(isCounted))) return { kind: 'hidden' }
  return { kind: 'rounded', value: Math.min(table.base, table.rows.filter(({ ids }) => ids.every(isCounted)).reduce((total, { count }) => total + count, 0)) }
}
