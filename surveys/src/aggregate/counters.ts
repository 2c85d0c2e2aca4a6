// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { ownValue } from '../ownValue.ts'
import type { Response, Submission } from '../response.ts'
import type { Survey } from '../survey.ts'

/** Everything figures are made of: whole numbers that only grow. Kept per survey, version, moment and group. */
export interface Counters {
  readonly surveyId: string
  readonly version: number
  readonly submissions: number
  readonly questions: Readonly<Record<string, QuestionCounters>>
}

export interface QuestionCounters {
  /** Submissions that answer this question, wholly or in part. */
  readonly responses: number
  /** Per cell, see `cellsOf`. */
  readonly cells: Readonly<Record<string, number>>
}

export function emptyCounters(survey: Pick<Survey, 'surveyId' | 'version'>): Counters {
  return { surveyId: survey.surveyId, version: survey.version, submissions: 0, questions: {} }
}

/**
 * The cells one response adds 1 to: an option, a point, a class; `row.option` in a matrix;
 * `option.place` in a ranking, places from 1. A text adds to no cell: its words are not counted here.
 */
export function cellsOf(response: Response): string[] {
  switch (response.kind) {
    case 'single': return [response.optionId]
    case 'multiple': return [...response.optionIds]
    case 'scale': case 'zero-ten': return [String(response.point)]
    case 'matrix': return Object.entries(response.optionByRow).map(([rowId, optionId]) => `${rowId}.${optionId}`)
    case 'ranking': return response.optionIds.map((optionId, index) => `${optionId}.${index + 1}`)
    case 'number': case 'date': return [response.classId]
    case 'text': return []
  }
}

/** The counters of one submission. @throws RangeError on another survey or version, which is a bug of the caller. */
export function countSubmission(survey: Pick<Survey, 'surveyId' | 'version'>, submission: Submission): Counters {
  assertSame(survey, submission)
  const questions = Object.entries(submission.responses).map(([questionId, response]): [string, QuestionCounters] =>
    [questionId, { responses: 1, cells: Object.fromEntries(cellsOf(response).map(cell => [cell, 1])) }])
  return { surveyId: survey.surveyId, version: survey.version, submissions: 1, questions: Object.fromEntries(questions) }
}

/** Counts many, in any order. @throws RangeError on another survey or version. */
export function countSubmissions(survey: Pick<Survey, 'surveyId' | 'version'>, submissions: Iterable<Submission>): Counters {
  let count = 0
  const responses = new Map<string, number>()
  const cells = new Map<string, Map<string, number>>()
  for (const submission of submissions) {
    assertSame(survey, submission)
    count += 1
    for (const [questionId, response] of Object.entries(submission.responses)) {
      responses.set(questionId, (responses.get(questionId) ?? 0) + 1)
      const ofQuestion = cells.get(questionId) ?? new Map<string, number>()
      for (const cell of cellsOf(response)) ofQuestion.set(cell, (ofQuestion.get(cell) ?? 0) + 1)
      cells.set(questionId, ofQuestion)
    }
  }
  const questions = [...responses].map(([questionId, number]): [string, QuestionCounters] =>
    [questionId, { responses: number, cells: Object.fromEntries(cells.get(questionId) ?? []) }])
  return { surveyId: survey.surveyId, version: survey.version, submissions: count, questions: Object.fromEntries(questions) }
}

/** Adds two sets of counters; order and grouping change nothing. @throws RangeError when survey or version differ. */
export function mergeCounters(left: Counters, right: Counters): Counters {
  assertSame(left, right)
  const questions: Record<string, QuestionCounters> = { ...left.questions }
  for (const [questionId, added] of Object.entries(right.questions)) {
    const known = ownValue(questions, questionId)
    questions[questionId] = known === undefined ? added : addQuestion(known, added)
  }
  return { surveyId: left.surveyId, version: left.version, submissions: left.submissions + right.submissions, questions }
}

function addQuestion(left: QuestionCounters, right: QuestionCounters): QuestionCounters {
  const cells: Record<string, number> = { ...left.cells }
  for (const [cell, count] of Object.entries(right.cells)) cells[cell] = (ownValue(cells, cell) ?? 0) + count
  return { responses: left.responses + right.responses, cells }
}

function assertSame(left: { surveyId: string; version: number }, right: { surveyId: string; version: number }): void {
  if (left.surveyId !== right.surveyId || left.version !== right.version) {
    throw new RangeError(`Versions do not mix: ${left.surveyId} ${left.version}, ${right.surveyId} ${right.version}`)
  }
}
