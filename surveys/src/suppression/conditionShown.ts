// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Counters } from '../aggregate/counters.ts'
import { tablesOfQuestion } from '../aggregate/tablesOf.ts'
import type { Table } from '../aggregate/table.ts'
import { ownValue } from '../ownValue.ts'
import { isClosed, type Question, type Visibility } from '../question.ts'
import { questionsOf, type Survey } from '../survey.ts'
import type { Ledger, TableRelease } from './ledger.ts'
import { isSafeFilter } from './smallGroups.ts'

/**
 * A condition is a filter: how many met it tells how many gave those answers. So a conditional question is shown
 * only when this very publication shows who met the condition, as whole groups, and who did not.
 */
export function isConditionShown(survey: Survey, question: Question, counters: Counters, ledger: Ledger, k: number): boolean {
  const { visibleIf } = question
  if (visibleIf === undefined) return true
  const parent = questionsOf(survey).find(other => other.questionId === visibleIf.questionId)
  if (parent === undefined || !isClosed(parent)) return false
  const tables = tablesOfQuestion(parent)
  if (parent.kind !== 'multiple') return tables.every(table => isCutShown(table, visibleIf, releasedNow(table, ledger)))
  const areShown = tables.every(table => !visibleIf.answers.includes(table.partId ?? '') || releasedNow(table, ledger) !== undefined)
  if (visibleIf.answers.length === 1) return areShown
  return areShown && question.kind !== 'multiple' && isBaseSafe(question, parent, counters, k)
}

/**
 * Several options of a multiple question overlap: how many chose one of them is in no table, so those who answered
 * must be a safe part themselves. A multiple question, whose base is who was asked, has no base then.
 */
function isBaseSafe(question: Question, parent: Question, counters: Counters, k: number): boolean {
  const base = ownValue(counters.questions, question.questionId)?.responses ?? 0
  const total = ownValue(counters.questions, parent.questionId)?.responses ?? 0
  return base === 0 || isSafeFilter(base, total, k)
}

function releasedNow(table: Table, ledger: Ledger): TableRelease | undefined {
  const release = ownValue(ledger.tables, table.tableId)?.current
  return release?.publication === ledger.publications ? release : undefined
}

/** Whether each shown group lies wholly inside the condition or wholly outside. */
function isCutShown(table: Table, { answers }: Visibility, release: TableRelease | undefined): boolean {
  if (release === undefined) return false
  return (table.levels[release.level] ?? []).every(({ members }) => {
    const inside = members.filter(index => answers.includes(table.categories[index]?.categoryId ?? ''))
    return inside.length === 0 || inside.length === members.length
  })
}
