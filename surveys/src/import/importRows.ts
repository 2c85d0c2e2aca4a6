// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { countSubmissions, type Counters } from '../aggregate/counters.ts'
import { LIMITS } from '../limits.ts'
import type { Question } from '../question.ts'
import type { Response, Submission } from '../response.ts'
import { readResponse } from '../submission/readResponse.ts'
import { questionsOf, type Survey } from '../survey.ts'
import { isVisible } from '../visibleQuestions.ts'
import type { ImportSheet, ImportSource } from './importColumn.ts'
import { importIssue, type ImportIssue } from './importIssue.ts'
import { isQuestionCalled } from './matchLabels.ts'
import { readImportedCells } from './readImportedCells.ts'
import { sheetOf } from './sheetOf.ts'

export type Imported =
  | {
    readonly kind: 'imported'
    readonly isImported: true
    readonly source: ImportSource
    /** Kept apart from answers given here: figures made of them say so. */
    readonly counters: Counters
    /** Free texts in the order of their words, so that the order of arrival is gone. */
    readonly texts: Readonly<Record<string, readonly string[]>>
    readonly issues: readonly ImportIssue[]
  }
  | { readonly kind: 'refused'; readonly issues: readonly ImportIssue[] }

/**
 * Counts answers collected elsewhere. Columns are matched to questions by title in any language, or by id.
 * Names, addresses and instants are left behind; only counters and free texts come out.
 * @param rows the cells of the CSV file, headings included
 */
export function importRows(survey: Survey, source: ImportSource, rows: readonly (readonly string[])[]): Imported {
  if (rows.length > LIMITS.importedRows) return refuse(importIssue('too-many-rows', { limit: LIMITS.importedRows }))
  if (rows.some(row => row.length > LIMITS.importedColumns)) return refuse(importIssue('too-many-columns', { limit: LIMITS.importedColumns }))
  const sheet = sheetOf(source, rows)
  if (sheet === undefined) return refuse(importIssue('no-header'))
  const questions = questionsOf(survey)
  const issues = reportColumns(sheet, questions)
  if (!sheet.columns.some(column => questions.some(question => isQuestionCalled(question, column.question)))) {
    return { kind: 'refused', issues: [importIssue('no-known-column'), ...issues] }
  }
  const tally = new Tally()
  const submissions = sheet.rows.filter(row => row.some(cell => cell.trim() !== '')).map(row => readRow(survey, sheet, row, tally))
  const texts = Object.fromEntries(questions.flatMap(({ questionId }): [string, string[]][] => {
    const written = submissions.flatMap(({ responses }) => { const response = responses[questionId]; return response?.kind === 'text' ? [response.text] : [] })
    return written.length === 0 ? [] : [[questionId, written.sort()]]
  }))
  return { kind: 'imported', isImported: true, source, counters: countSubmissions(survey, submissions), texts, issues: [...issues, ...tally.issues()] }
}

function refuse(issue: ImportIssue): Imported {
  return { kind: 'refused', issues: [issue] }
}

function reportColumns(sheet: ImportSheet, questions: readonly Question[]): ImportIssue[] {
  const isKnown = (words: string): boolean => questions.some(question => isQuestionCalled(question, words))
  const unknown = new Set(sheet.columns.filter(column => !isKnown(column.question)).map(column => column.question))
  const missing = questions.filter(question => !sheet.columns.some(column => isQuestionCalled(question, column.question)))
  return [
    ...sheet.identityColumns.map(column => importIssue('identity-column', { column })),
    ...[...unknown].map(column => importIssue('unknown-column', { column })),
    ...missing.map(question => importIssue('question-without-column', { column: question.questionId })),
  ]
}

function readRow(survey: Survey, sheet: ImportSheet, row: readonly string[], tally: Tally): Submission {
  const responses: Record<string, Response> = {}
  for (const question of questionsOf(survey)) {
    const cells = sheet.columns.filter(column => isQuestionCalled(question, column.question)).map(({ index, part }) => ({ part, value: row[index] ?? '' }))
    const { value, unreadable } = readImportedCells(question, cells)
    const response = readResponse(question, value)
    tally.unknown(question.questionId, unreadable + (typeof response === 'string' ? 1 : 0))
    if (response === undefined || typeof response === 'string') continue
    if (isVisible(question, responses)) responses[question.questionId] = response
    else tally.hidden()
  }
  return { surveyId: survey.surveyId, version: survey.version, pairCode: undefined, responses }
}

/** Counts what could not be read, per question, so that one issue says it once. */
class Tally {
  private readonly unknownCounts = new Map<string, number>()
  private hiddenCount = 0

  unknown(column: string, count: number): void {
    if (count > 0) this.unknownCounts.set(column, (this.unknownCounts.get(column) ?? 0) + count)
  }

  hidden(): void {
    this.hiddenCount += 1
  }

  issues(): ImportIssue[] {
    const unknown = [...this.unknownCounts].map(([column, count]) => importIssue('unknown-value', { column, count }))
    return this.hiddenCount === 0 ? unknown : [...unknown, importIssue('hidden-answer', { count: this.hiddenCount })]
  }
}
