// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { meanTenths, medianOf } from './aggregate/centre.ts'
import { sum } from './aggregate/countTable.ts'
import { percentOf, type Rounding } from './aggregate/rounding.ts'
import type { Group, Table } from './aggregate/table.ts'
import { tablesOf, tablesOfQuestion } from './aggregate/tablesOf.ts'
import { SMALLEST_GROUP } from './limits.ts'
import type { CrossingResults, QuestionResults, ShownCell, ShownPart, SurveyResults, TableResults } from './messages/results.ts'
import { ownValue } from './ownValue.ts'
import { isClosed } from './question.ts'
import { questionsOf, type Survey } from './survey.ts'
import { crossingLevels } from './suppression/crossingLevels.ts'
import type { Crossing, Ledger, TableRelease } from './suppression/ledger.ts'
import { tableNode } from './suppression/links.ts'

export interface ShowTerms {
  readonly rounding?: Rounding
  readonly isImported?: boolean
  readonly k?: number
}

/** The figures of a survey, made from the ledger alone: what is not in it cannot be shown. */
export function showResults(survey: Survey, ledger: Ledger, { rounding = 'half-up', isImported = false, k = SMALLEST_GROUP }: ShowTerms = {}): SurveyResults {
  const questions = questionsOf(survey).map((question): QuestionResults => {
    const { questionId } = question
    if (!isClosed(question)) return { kind: 'texts', questionId, readable: ownValue(ledger.texts, questionId)?.count ?? null }
    return { kind: 'counted', questionId, tables: tablesOfQuestion(question).map(table => showTable(table, ledger, rounding)) }
  })
  const { surveyId, version, submissions, isFinal } = ledger
  const shown = submissions === 0 || submissions >= k ? submissions : null
  return { surveyId, version, submissions: shown, isFinal, smallestGroup: k, rounding, isImported, questions }
}

function showTable(table: Table, ledger: Ledger, rounding: Rounding): TableResults {
  const { tableId } = table
  const partId = table.partId ?? null
  const release = ownValue(ledger.tables, tableId)?.current
  if (release === undefined) return { kind: 'hidden', tableId, partId, reason: 'small-groups' }
  const { level, counts, submissions } = release
  const base = sum(counts)
  const isFull = level === 0
  const centre = isFull && table.values !== undefined ? table.values : undefined
  return {
    kind: 'shown', tableId, partId, base, submissions, isFull,
    cells: showCells(table, level, counts, base, rounding),
    favourable: showFavourable(table, release, base, rounding),
    meanTenths: centre === undefined ? null : meanTenths(centre, counts) ?? null,
    median: centre === undefined ? null : medianOf(centre, counts) ?? null,
  }
}

function showCells(table: Table, level: number, counts: readonly number[], base: number, rounding: Rounding): ShownCell[] {
  return (table.levels[level] ?? []).map((group, index) => ({ ...showPart(counts[index] ?? 0, base, rounding), ...namesOf(table, group) }))
}

function namesOf(table: Table, { groupId, members, isFavourable }: Group): { cellId: string; memberIds: string[]; isFavourable: boolean | null } {
  return { cellId: groupId, memberIds: members.map(index => table.categories[index]?.categoryId ?? ''), isFavourable: isFavourable ?? null }
}

function showFavourable(table: Table, { level, counts }: TableRelease, base: number, rounding: Rounding): ShownPart | null {
  const groups = table.levels[level] ?? []
  if (groups.some(group => group.isFavourable === undefined)) return null
  return showPart(sum(counts.filter((_, index) => groups[index]?.isFavourable === true)), base, rounding)
}

export function showPart(count: number, base: number, rounding: Rounding): ShownPart {
  return { count, base, percent: percentOf(count, base, rounding) ?? null, rounding }
}

/** A two-way table as shown; percentages are of each row. @throws RangeError for a crossing of another survey. */
export function showCrossing(survey: Survey, crossing: Crossing, { rounding = 'half-up', k = SMALLEST_GROUP }: ShowTerms = {}): CrossingResults {
  const tables = tablesOf(survey)
  const [rowTable, columnTable] = crossing.between.map(node => tables.find(table => tableNode(table.tableId) === node))
  if (columnTable === undefined) throw new RangeError('A crossing of another survey')
  const rowGroups = rowTable === undefined ? [] : crossingLevels(rowTable)[crossing.levels[0]] ?? []
  return {
    rounding, smallestGroup: k, rowTableId: rowTable?.tableId ?? null, columnTableId: columnTable.tableId,
    columns: (crossingLevels(columnTable)[crossing.levels[1]] ?? []).map(group => ({ ...namesOf(columnTable, group), includesPassed: group.includesPassed })),
    rows: crossing.rows.map(({ rowId, joinedIds, counts }, index) => {
      const base = sum(counts)
      const group = rowGroups[index]
      const memberIds = rowTable === undefined || group === undefined ? [] : namesOf(rowTable, group).memberIds
      return { rowId, memberIds, includesPassed: group?.includesPassed ?? false, joinedIds, base, cells: counts.map(count => showPart(count, base, rounding)) }
    }),
  }
}
