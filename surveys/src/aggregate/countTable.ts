// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { ownValue } from '../ownValue.ts'
import type { Counters } from './counters.ts'
import type { Table } from './table.ts'

/** The count of each category, in order; their sum is the table's base. Truth, not yet fit to be shown. */
export function countTable(table: Table, counters: Counters): number[] {
  const counts = table.categories.map(({ cells }) => (cells === 'rest' ? 0 : countCells(counters, table.questionId, cells)))
  const rest = countAsked(table, counters) - sum(counts)
  return counts.map((count, index) => (table.categories[index]?.cells === 'rest' ? rest : count))
}

function countAsked({ asked, questionId }: Table, counters: Counters): number {
  switch (asked.kind) {
    case 'answered': return ownValue(counters.questions, questionId)?.responses ?? 0
    case 'everybody': return counters.submissions
    case 'condition': return countCells(counters, asked.questionId, asked.cells)
  }
}

function countCells(counters: Counters, questionId: string, cells: readonly string[]): number {
  const question = ownValue(counters.questions, questionId)
  return question === undefined ? 0 : sum(cells.map(cell => ownValue(question.cells, cell) ?? 0))
}

/** Counts per group of a level, from counts per category. */
export function groupCounts(table: Table, level: number, counts: readonly number[]): number[] {
  return (table.levels[level] ?? []).map(group => sum(group.members.map(index => counts[index] ?? 0)))
}

/** Counts per group of a coarser level, from those of a finer one. */
export function coarsen(table: Table, from: number, to: number, counts: readonly number[]): number[] {
  const fine = table.levels[from] ?? []
  return (table.levels[to] ?? []).map(({ members }) =>
    sum(fine.map((group, index) => (members.includes(group.members[0] ?? -1) ? counts[index] ?? 0 : 0))))
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
