// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { answersOf } from '../answersOf.ts'
import { LIMITS } from '../limits.ts'
import type { Question, Visibility } from '../question.ts'
import type { FieldReader, LocatedText } from './fieldReader.ts'
import type { SurveyReading } from './surveyReading.ts'

/**
 * `visibleIf`: one earlier question, asked of everybody, and the answers that open this one.
 * One level only, so that the same survey can be answered on paper.
 */
export function readVisibility(fields: FieldReader, reading: SurveyReading): Visibility | undefined {
  const condition = fields.map('visibleIf', ['question', 'answers'])
  if (condition === undefined) return undefined
  if (!condition.has('question')) condition.report('missing-key', undefined, { key: 'question' })
  if (!condition.has('answers')) condition.report('missing-key', undefined, { key: 'answers' })
  const questionId = condition.identifier('question')
  const answers = condition.words('answers', 1, LIMITS.options)
  if (questionId === undefined || answers === undefined) return undefined
  const question = findEarlier(questionId, condition, reading)
  if (question === undefined) return undefined
  if (question.visibleIf !== undefined) condition.report('condition-on-condition', 'question', { id: questionId })
  checkAnswers(question, answers, reading)
  return { questionId, answers: [...new Set(answers.map(answer => answer.text))] }
}

/** The question a condition names, if a condition may look at it. */
export function findEarlier(questionId: string, condition: FieldReader, reading: SurveyReading): Question | undefined {
  const question = reading.earlier.find(other => other.questionId === questionId)
  if (question === undefined) condition.report('unknown-earlier-question', 'question', { id: questionId })
  else if (answersOf(question) === undefined) condition.report('condition-on-this-kind', 'question', { id: questionId, kind: question.kind })
  else return question
  return undefined
}

export function checkAnswers(question: Question, answers: readonly LocatedText[], reading: SurveyReading): void {
  const known = answersOf(question) ?? []
  for (const { text, line } of answers) {
    if (!known.includes(text)) {
      reading.issues.add('unknown-answer', reading.file, line, { value: text, id: question.questionId, allowed: known.join(', ') })
    }
  }
}
