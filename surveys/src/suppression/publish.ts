// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Counters } from '../aggregate/counters.ts'
import { countTable, groupCounts } from '../aggregate/countTable.ts'
import type { Table } from '../aggregate/table.ts'
import { areTied, tablesOfQuestion } from '../aggregate/tablesOf.ts'
import { SMALLEST_GROUP } from '../limits.ts'
import { ownValue } from '../ownValue.ts'
import { isClosed as isClosedQuestion, type ClosedQuestion } from '../question.ts'
import { questionsOf, type Survey } from '../survey.ts'
import { chooseLevel, mayShow } from './chooseLevel.ts'
import { isConditionShown } from './conditionShown.ts'
import type { Ledger, TableHistory } from './ledger.ts'
import { releaseTexts } from './releaseTexts.ts'

export type Publication =
  | { readonly kind: 'published'; readonly ledger: Ledger }
  /** Nothing moves: before closing, below a first group, below a batch, or already final. */
  | { readonly kind: 'unchanged'; readonly reason: 'before-closing' | 'batch-too-small' | 'final' }

export interface PublicationTerms {
  /** The survey takes no more submissions. */
  readonly isClosed: boolean
  /** Smallest group; only tests change it. */
  readonly k?: number
}

/**
 * Publishes what may be shown of the counters, beside all that was shown before. A question whose figures
 * would tell too much keeps those of its last release, with their own number of submissions.
 * @throws RangeError when the counters are of another version, or smaller than what was published: a bug.
 */
export function publish(survey: Survey, counters: Counters, ledger: Ledger, { isClosed, k = SMALLEST_GROUP }: PublicationTerms): Publication {
  assertGrowing(survey, counters, ledger)
  const added = counters.submissions - ledger.submissions
  if (ledger.isFinal) return { kind: 'unchanged', reason: 'final' }
  if (!isClosed && survey.results === 'closing') return { kind: 'unchanged', reason: 'before-closing' }
  if (!isClosed && added < k) return { kind: 'unchanged', reason: 'batch-too-small' }
  let next: Ledger = { ...ledger, submissions: counters.submissions, publications: ledger.publications + 1, isFinal: isClosed }
  for (const question of questionsOf(survey)) {
    // In reading order: a condition looks at an earlier question, already settled.
    if (!isConditionShown(survey, question, counters, next, k)) continue
    next = isClosedQuestion(question) ? releaseQuestion(question, counters, next, k) : releaseTexts(question, counters, next, k)
  }
  return { kind: 'published', ledger: next }
}

function releaseQuestion(question: ClosedQuestion, counters: Counters, ledger: Ledger, k: number): Ledger {
  const tables = tablesOfQuestion(question)
  const history = (table: Table): TableHistory | undefined => ownValue(ledger.tables, table.tableId)
  const levelCount = tables[0]?.levels.length ?? 0
  const tied = areTied(question)
    ? Array.from({ length: levelCount }, (_, level) => level)
      .find(level => tables.every(table => mayShow(table, level, countTable(table, counters), history(table), k)))
    : undefined
  return tables.reduce((next, table) => {
    const counts = countTable(table, counters)
    const level = areTied(question) ? tied : chooseLevel(table, counts, history(table), k)
    return level === undefined ? next : withRelease(next, table, level, counts)
  }, ledger)
}

function withRelease(ledger: Ledger, table: Table, level: number, counts: readonly number[]): Ledger {
  const known = ownValue(ledger.tables, table.tableId)
  const release = { level, counts: groupCounts(table, level, counts), submissions: ledger.submissions, publication: ledger.publications }
  const lastByLevel = table.levels.map((_, index) => (index === level ? release : known?.lastByLevel[index] ?? null))
  return { ...ledger, tables: { ...ledger.tables, [table.tableId]: { current: release, lastByLevel, releases: (known?.releases ?? 0) + 1 } } }
}

function assertGrowing(survey: Survey, counters: Counters, ledger: Ledger): void {
  const isSame = [counters, ledger].every(({ surveyId, version }) => surveyId === survey.surveyId && version === survey.version)
  if (!isSame || counters.submissions < ledger.submissions) throw new RangeError('Counters of another version, or smaller than what was published')
}
