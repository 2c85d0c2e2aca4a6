// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Counters } from '../aggregate/counters.ts'
import { countTable, groupCounts, sum } from '../aggregate/countTable.ts'
import { SMALLEST_GROUP } from '../limits.ts'
import { ownValue } from '../ownValue.ts'
import type { Survey } from '../survey.ts'
import { findCrossable, type CrossingRefusal } from './crossable.ts'
import type { Crossing, Ledger } from './ledger.ts'
import { closesLoop, dimensionNode, isDimensionNode, tableNode } from './links.ts'
import { isSafePartition } from './smallGroups.ts'

/** One part of the respondents: a cohort, a space. The groups of a dimension cover everyone, each person once. */
export interface GroupCounters {
  readonly groupId: string
  /** False for a space that did not agree to be named: it is counted among the others. */
  readonly mayBeNamed: boolean
  readonly counters: Counters
}

export interface BreakDownRequest {
  readonly tableId: string
  /** What the groups are, such as `cohort` or `space`: one per survey, the first asked for. */
  readonly dimensionId: string
  readonly groups: readonly GroupCounters[]
  /** `split` (default): favourable or not, which shows most groups; `full`: as fine as the whole is shown. */
  readonly detail?: 'split' | 'full'
  readonly k?: number
}

export type CrossingAnswer =
  | { readonly kind: 'shown'; readonly crossing: Crossing; readonly ledger: Ledger }
  | { readonly kind: 'refused'; readonly reason: CrossingRefusal }

/** Id of the row in which groups too small to stand alone are joined. */
export const OTHER_GROUPS = 'other-groups'

/** A table by groups of respondents, small groups joined until every part is empty or has k people. */
export function breakDown(survey: Survey, ledger: Ledger, request: BreakDownRequest): CrossingAnswer {
  const { tableId, dimensionId, groups, detail = 'split', k = SMALLEST_GROUP } = request
  const key = `${dimensionNode(dimensionId)} × ${tableNode(tableId)}`
  const known = ownValue(ledger.crossings, key)
  if (known !== undefined) return { kind: 'shown', crossing: known, ledger }
  const found = findCrossable(survey, ledger, tableId)
  if (typeof found === 'string') return { kind: 'refused', reason: found }
  const { table, release } = found
  const between = [dimensionNode(dimensionId), tableNode(tableId)] as const
  if (hasOtherDimension(ledger, between[0])) return { kind: 'refused', reason: 'other-dimension' }
  // Cohorts follow time: what one batch added, less what one cohort said, could be one person.
  if ((ownValue(ledger.tables, tableId)?.releases ?? 0) > 1) return { kind: 'refused', reason: 'shown-in-batches' }
  if (closesLoop(ledger, between)) return { kind: 'refused', reason: 'closes-loop' }
  const level = detail === 'full' ? release.level : table.levels.length - 1
  const stoodBefore = groupsStanding(ledger, between[0])
  const rows = joinSmallRows(
    groups.map(({ groupId, mayBeNamed, counters }) => ({
      groupId, mayBeNamed, mayStand: mayBeNamed && (stoodBefore?.has(groupId) ?? true), counts: groupCounts(table, level, countTable(table, counters)),
    })),
    row => isSafePartition(row, k, table.isSensitive),
  )
  if (rows === undefined) return { kind: 'refused', reason: 'groups-too-small' }
  const crossing: Crossing = { between, rows, levels: [0, level] }
  return { kind: 'shown', crossing, ledger: { ...ledger, crossings: { ...ledger.crossings, [key]: crossing } } }
}

/** Two dimensions may depend on each other, a cohort being some spaces: their rows would subtract. */
function hasOtherDimension(ledger: Ledger, node: string): boolean {
  return Object.values(ledger.crossings).some(({ between }) => isDimensionNode(between[0]) && between[0] !== node)
}

/**
 * Groups that stood alone in the first table of a dimension; undefined before there is one. What was joined once stays joined:
 * joined otherwise in the next table, the sizes of the two rows would subtract to the size of a group that never stood.
 */
function groupsStanding(ledger: Ledger, node: string): ReadonlySet<string> | undefined {
  const earlier = Object.values(ledger.crossings).filter(({ between }) => between[0] === node)
  return earlier.length === 0 ? undefined : new Set(earlier.flatMap(({ rows }) => rows.map(({ rowId }) => rowId)).filter((rowId) => rowId !== OTHER_GROUPS))
}

interface Row { readonly groupId: string; readonly mayBeNamed: boolean; readonly mayStand: boolean; readonly counts: readonly number[] }

/**
 * Joins rows that may not stand alone. If the joined row is itself too small, the smallest named row joins it:
 * otherwise it would come back as the total less the others. Undefined when no named row is left.
 */
function joinSmallRows(rows: readonly Row[], isSafe: (counts: readonly number[]) => boolean): Crossing['rows'] | undefined {
  const stands = (row: Row): boolean => row.mayStand && sum(row.counts) > 0 && isSafe(row.counts)
  const named = rows.filter(stands)
  const joined = rows.filter(row => !stands(row))
  const total = (): number[] => (rows[0]?.counts ?? []).map((_, index) => sum(joined.map(row => row.counts[index] ?? 0)))
  while (named.length > 0 && !isSafe(total())) {
    const smallest = named.reduce((least, row) => (sum(row.counts) < sum(least.counts) ? row : least))
    named.splice(named.indexOf(smallest), 1)
    joined.push(smallest)
  }
  if (named.length === 0) return undefined
  const shown = named.map(({ groupId, counts }) => ({ rowId: groupId, joinedIds: [groupId], counts }))
  if (sum(total()) === 0) return shown
  // Groups that may not be named are not listed either.
  return [...shown, { rowId: OTHER_GROUPS, joinedIds: joined.filter(row => row.mayBeNamed).map(row => row.groupId), counts: total() }]
}

/** The row of one group, which is what a filter asks for; undefined for a group too small to stand alone. */
export function findGroupRow(crossing: Crossing, groupId: string): Crossing['rows'][number] | undefined {
  return crossing.rows.find(row => row.rowId === groupId)
}
