// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { countSubmissions, type Counters } from '../aggregate/counters.ts'
import { LIMITS } from '../limits.ts'
import { ownValue } from '../ownValue.ts'
import type { Response, Submission } from '../response.ts'
import { readResponse } from '../submission/readResponse.ts'
import { questionsOf, type Survey } from '../survey.ts'
import { isVisible } from '../visibleQuestions.ts'
import type { ImportColumn, ImportSheet, ImportSource } from './importColumn.ts'
import { importIssue, type ImportIssue } from './importIssue.ts'
import { createTally, type ImportTally } from './importTally.ts'
import { isQuestionCalled, labelsOf, type QuestionLabels } from './questionLabels.ts'
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

/** A question with the columns that answer it. */
interface Target { readonly labels: QuestionLabels; readonly columns: readonly ImportColumn[] }

/**
 * Counts answers collected elsewhere. Columns are matched to questions by title in any language, or by id.
 * Names, addresses and instants are left behind; only counters and free texts come out.
 * @param rows the cells of the CSV file, headings included
 */
export function importRows(survey: Survey, source: ImportSource, rows: readonly (readonly string[])[]): Imported {
  const tooLarge = findTooLarge(rows)
  if (tooLarge !== undefined) return { kind: 'refused', issues: [tooLarge] }
  const sheet = sheetOf(source, rows)
  if (sheet === undefined) return { kind: 'refused', issues: [importIssue('no-header')] }
  const targets = questionsOf(survey).map(labelsOf).map((labels): Target => (
    { labels, columns: sheet.columns.filter(column => isQuestionCalled(labels, column.question)) }))
  const issues = reportColumns(sheet, targets)
  if (targets.every(target => target.columns.length === 0)) {
    return { kind: 'refused', issues: [importIssue('no-known-column'), ...issues] }
  }
  const tally = createTally()
  const submissions = sheet.rows
    .filter(row => row.some(cell => cell.trim() !== ''))
    .map(row => readRow(survey, targets, row, tally))
  return {
    kind: 'imported', isImported: true, source,
    counters: countSubmissions(survey, submissions),
    texts: gatherTexts(survey, submissions),
    issues: [...issues, ...tally.issues()],
  }
}

function findTooLarge(rows: readonly (readonly string[])[]): ImportIssue | undefined {
  if (rows.length > LIMITS.importedRows) return importIssue('too-many-rows', { limit: LIMITS.importedRows })
  const isWide = rows.some(row => row.length > LIMITS.importedColumns)
  return isWide ? importIssue('too-many-columns', { limit: LIMITS.importedColumns }) : undefined
}

function reportColumns(sheet: ImportSheet, targets: readonly Target[]): ImportIssue[] {
  const used = new Set(targets.flatMap(target => target.columns))
  const unknown = new Set(sheet.columns.filter(column => !used.has(column)).map(column => column.question))
  const missing = targets.filter(target => target.columns.length === 0)
  return [
    ...sheet.identityColumns.map(column => importIssue('identity-column', { column })),
    ...[...unknown].map(column => importIssue('unknown-column', { column })),
    ...missing.map(({ labels }) => importIssue('question-without-column', { column: labels.question.questionId })),
  ]
}

function readRow(survey: Survey, targets: readonly Target[], row: readonly string[], tally: ImportTally): Submission {
  const responses: Record<string, Response> = {}
  for (const { labels, columns } of targets) {
    const { question } = labels
    const cells = columns.map(({ index, part }) => ({ part, value: row[index] ?? '' }))
    const { value, unreadable } = readImportedCells(labels, cells)
    const response = readResponse(question, value)
    tally.addUnknown(question.questionId, unreadable + (typeof response === 'string' ? 1 : 0))
    if (response === undefined || typeof response === 'string') continue
    if (isVisible(question, responses)) responses[question.questionId] = response
    else tally.addHidden()
  }
  return { surveyId: survey.surveyId, version: survey.version, pairCode: undefined, responses }
}

function gatherTexts(survey: Survey, submissions: readonly Submission[]): Record<string, string[]> {
  const texts: Record<string, string[]> = {}
  for (const { questionId } of questionsOf(survey)) {
    const written = submissions.flatMap(({ responses }) => {
      const response = ownValue(responses, questionId)
      return response?.kind === 'text' ? [response.text] : []
    })
    if (written.length > 0) texts[questionId] = written.sort()
  }
  return texts
}
