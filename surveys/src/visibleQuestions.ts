// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SentResponse } from './messages/submission.ts'
import { ownValue } from './ownValue.ts'
import type { Visibility } from './question.ts'
import type { Response } from './response.ts'
import type { Advice } from './survey.ts'

/** A question as far as a condition cares: ours, or the one the browser holds. */
export interface Conditional {
  readonly questionId: string
  readonly visibleIf: Visibility | null | undefined
}

export interface Sections<Q> { readonly sections: readonly { readonly questions: readonly Q[] }[] }

/** Answers as checked, or as the browser is about to send them. */
export type Answers = Readonly<Record<string, Response | SentResponse>>

/** The questions to ask, given what is answered so far, in reading order. */
export function visibleQuestions<Q extends Conditional>(survey: Sections<Q>, answers: Answers): Q[] {
  return survey.sections.flatMap(section => section.questions).filter(question => isVisible(question, answers))
}

/** A question without a condition is always visible. */
export function isVisible({ visibleIf }: Conditional, answers: Answers): boolean {
  if (visibleIf === undefined || visibleIf === null) return true
  const given = givenAnswers(ownValue(answers, visibleIf.questionId))
  return visibleIf.answers.some(answer => given.includes(answer))
}

/** What stays once hidden questions are left out: a changed mind sends no trace of the first one. */
export function keepVisible<A extends Answers[string]>(survey: Sections<Conditional>, answers: Readonly<Record<string, A>>): Record<string, A> {
  const kept: Record<string, A> = {}
  for (const { questionId } of visibleQuestions(survey, answers)) {
    const answer = ownValue(answers, questionId)
    if (answer !== undefined) kept[questionId] = answer
  }
  return kept
}

/** The first advice whose conditions all hold; a condition on an unanswered question does not. */
export function findAdvice<A extends Pick<Advice, 'conditions'>>(survey: { readonly advices: readonly A[] }, answers: Answers): A | undefined {
  return survey.advices.find(advice => advice.conditions.every(({ questionId, test, answers: wanted }) => {
    const given = givenAnswers(ownValue(answers, questionId))
    if (given.length === 0) return false
    return wanted.some(answer => given.includes(answer)) === (test === 'has')
  }))
}

/** What a condition sees: option ids, or the point as text. */
function givenAnswers(answer: Answers[string] | undefined): readonly string[] {
  if (typeof answer === 'string') return [answer]
  if (typeof answer === 'number') return [String(answer)]
  if (typeof answer !== 'object') return []
  if (isList(answer)) return answer
  if ('optionId' in answer && typeof answer.optionId === 'string') return [answer.optionId]
  if ('optionIds' in answer && isList(answer.optionIds)) return answer.optionIds
  return 'point' in answer ? [String(answer.point)] : []
}

function isList(value: unknown): value is readonly string[] {
  return Array.isArray(value)
}
