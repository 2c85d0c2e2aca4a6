// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Question } from './question.ts'
import type { Response } from './response.ts'
import { ownValue } from './ownValue.ts'
import { questionsOf, type Advice, type Survey } from './survey.ts'

export type Responses = Readonly<Record<string, Response>>

/** The questions to ask, given what is answered so far, in reading order. */
export function visibleQuestions(survey: Survey, responses: Responses): Question[] {
  return questionsOf(survey).filter(question => isVisible(question, responses))
}

/** A question without a condition is always visible. */
export function isVisible(question: Question, responses: Responses): boolean {
  if (question.visibleIf === undefined) return true
  const given = givenAnswers(ownValue(responses, question.visibleIf.questionId))
  return question.visibleIf.answers.some(answer => given.includes(answer))
}

/** What stays once hidden questions are left out: a changed mind sends no trace of the first one. */
export function keepVisible(survey: Survey, responses: Responses): Responses {
  const kept: Record<string, Response> = {}
  for (const question of visibleQuestions(survey, responses)) {
    const response = ownValue(responses, question.questionId)
    if (response !== undefined) kept[question.questionId] = response
  }
  return kept
}

/** The first advice whose conditions all hold; a condition on an unanswered question does not. */
export function findAdvice(survey: Survey, responses: Responses): Advice | undefined {
  return survey.advices.find(advice => advice.conditions.every(({ questionId, test, answers }) => {
    const given = givenAnswers(ownValue(responses, questionId))
    if (given.length === 0) return false
    return answers.some(answer => given.includes(answer)) === (test === 'has')
  }))
}

/** What a condition sees of a response: option ids, or the point as text. */
function givenAnswers(response: Response | undefined): readonly string[] {
  switch (response?.kind) {
    case 'single': return [response.optionId]
    case 'multiple': return response.optionIds
    case 'scale': case 'zero-ten': return [String(response.point)]
    default: return []
  }
}
