// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { sum } from '../aggregate/countTable.ts'
import type { Table } from '../aggregate/table.ts'
import { tablesOf } from '../aggregate/tablesOf.ts'
import { cellsOf } from '../aggregate/counters.ts'
import { SMALLEST_GROUP } from '../limits.ts'
import { ownValue } from '../ownValue.ts'
import type { Response, Submission } from '../response.ts'
import type { Survey } from '../survey.ts'
import type { CrossingAnswer } from './breakDown.ts'
import { findCrossable } from './crossable.ts'
import { countParts, crossingLevels, type CrossingGroup } from './crossingLevels.ts'
import type { Crossing, Ledger } from './ledger.ts'
import { closesLoop, tableNode } from './links.ts'
import { isSafePartition } from './smallGroups.ts'

export interface CrossTableRequest {
  readonly rowTableId: string
  readonly columnTableId: string
  /** People per pair of categories, as `countPairsOfAnswers` gives them: in the last row and column, those who passed. */
  readonly counts: readonly (readonly number[])[]
  readonly k?: number
}

/**
 * Two closed questions against each other, as fine as every cell allows, or not at all. Those who passed one question
 * are a row or a column too: nobody shows it, and anyone finds it by subtracting the cells from the other question's own
 * table. Where they are too few, they are counted with the answers that are not favourable.
 */
export function crossTable(survey: Survey, ledger: Ledger, { rowTableId, columnTableId, counts, k = SMALLEST_GROUP }: CrossTableRequest): CrossingAnswer {
  const key = `${tableNode(rowTableId)} × ${tableNode(columnTableId)}`
  const known = ownValue(ledger.crossings, key)
  if (known !== undefined) return { kind: 'shown', crossing: known, ledger }
  const [rows, columns] = [findCrossable(survey, ledger, rowTableId), findCrossable(survey, ledger, columnTableId)]
  if (typeof rows === 'string') return { kind: 'refused', reason: rows }
  if (typeof columns === 'string') return { kind: 'refused', reason: columns }
  const between = [tableNode(rowTableId), tableNode(columnTableId)] as const
  if (closesLoop(ledger, between)) return { kind: 'refused', reason: 'closes-loop' }
  const [rowLevels, columnLevels] = [crossingLevels(rows.table), crossingLevels(columns.table)]
  for (const levels of levelPairs([rows.release.level, rowLevels.length], [columns.release.level, columnLevels.length])) {
    const [rowGroups, columnGroups] = [rowLevels[levels[0]] ?? [], columnLevels[levels[1]] ?? []]
    const cells = joinCells(indexesOf(rows.table, rowGroups), indexesOf(columns.table, columnGroups), counts)
    const ofRows = countParts(rows.table, rows.release, levels[0], ledger.submissions)
    const ofColumns = countParts(columns.table, columns.release, levels[1], ledger.submissions)
    if (!isSafeCrossing(cells, ofRows, rows.table.isSensitive, k) || !isSafeCrossing(turn(cells), ofColumns, columns.table.isSensitive, k)) continue
    const crossing: Crossing = { between, levels, rows: cells.map((row, index) => ({ rowId: rowGroups[index]?.groupId ?? '', joinedIds: [], counts: row })) }
    return { kind: 'shown', crossing, ledger: { ...ledger, crossings: { ...ledger.crossings, [key]: crossing } } }
  }
  return { kind: 'refused', reason: 'groups-too-small' }
}

/** From the finest pair of levels to the coarsest, never finer than each table alone. */
function levelPairs([rowFrom, rowEnd]: readonly [number, number], [columnFrom, columnEnd]: readonly [number, number]): [number, number][] {
  const pairs: [number, number][] = []
  for (let row = rowFrom; row < rowEnd; row += 1) {
    for (let column = columnFrom; column < columnEnd; column += 1) pairs.push([row, column])
  }
  return pairs.sort((left, right) => left[0] + left[1] - right[0] - right[1])
}

/** Which rows or columns of the counts make each part. */
function indexesOf({ categories }: Table, groups: readonly CrossingGroup[]): (readonly number[])[] {
  return groups.map(({ members, includesPassed }) => (includesPassed ? [...members, categories.length] : members))
}

function joinCells(rows: readonly (readonly number[])[], columns: readonly (readonly number[])[], counts: readonly (readonly number[])[]): number[][] {
  return rows.map(row => columns.map(column => sum(row.flatMap(rowIndex => column.map(columnIndex => counts[rowIndex]?.[columnIndex] ?? 0)))))
}

function turn(cells: readonly (readonly number[])[]): number[][] {
  return (cells[0] ?? []).map((_, index) => cells.map(row => row[index] ?? 0))
}

/**
 * Whether each column, and those who passed the question of the columns, tell no small group's answer to the question of the rows.
 * Of a sensitive question, no column may hold people who are all alike.
 * @param counts people per row, whatever they answered to the other question
 */
function isSafeCrossing(cells: readonly (readonly number[])[], counts: readonly number[], isSensitive: boolean, k: number): boolean {
  const passed = counts.map((count, index) => count - sum(cells[index] ?? []))
  return [...turn(cells), passed].every(column => isSafePartition(column, k, isSensitive))
}

/** Counts people per pair of categories of two tables, and in a last row and column those who passed. The submissions stay on the server. */
export function countPairsOfAnswers(survey: Survey, rowTableId: string, columnTableId: string, submissions: Iterable<Submission>): number[][] {
  const tables = tablesOf(survey)
  const [rows, columns] = [rowTableId, columnTableId].map(id => tables.find(table => table.tableId === id))
  if (rows === undefined || columns === undefined) return []
  const counts = [...rows.categories, 'passed'].map(() => [...columns.categories, 'passed'].map(() => 0))
  for (const { responses } of submissions) {
    const line = counts[findCategory(rows, ownValue(responses, rows.questionId)) ?? rows.categories.length]
    const column = findCategory(columns, ownValue(responses, columns.questionId)) ?? columns.categories.length
    if (line !== undefined) line[column] = (line[column] ?? 0) + 1
  }
  return counts
}

/** Index of the category a response falls into; undefined when the question, or this row of a matrix, is unanswered. */
function findCategory(table: Table, response: Response | undefined): number | undefined {
  if (response === undefined && table.asked.kind === 'answered') return undefined
  const cells = response === undefined ? [] : cellsOf(response)
  const index = table.categories.findIndex(category => category.cells !== 'rest' && category.cells.some(cell => cells.includes(cell)))
  if (index !== -1) return index
  const rest = table.categories.findIndex(category => category.cells === 'rest')
  return rest === -1 ? undefined : rest
}
