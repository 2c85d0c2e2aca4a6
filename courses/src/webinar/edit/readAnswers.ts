// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { WEBINAR_LIMITS } from '../limits.ts'
import { plainText } from '../plainText.ts'
import type { RegistrationQuestion } from '../series.ts'

export type RegistrationAnswers = Readonly<Record<string, readonly string[]>>

/**
 * What is kept of the answers at registration. None is required, and none stops a registration: what answers no question
 * that is asked, or chooses no option that is offered, is left out; a text too long is cut.
 */
export function readAnswers(questions: readonly RegistrationQuestion[], given: RegistrationAnswers): RegistrationAnswers {
  const kept = questions.flatMap((question): [string, readonly string[]][] => {
    const answer = Object.hasOwn(given, question.questionId) ? given[question.questionId] ?? [] : []
    const values = question.kind === 'text' ? textOf(answer) : chosenOf(question, answer)
    return values.length === 0 ? [] : [[question.questionId, values]]
  })
  return Object.fromEntries(kept)
}

function textOf(answer: readonly string[]): readonly string[] {
  const text = plainText(answer[0] ?? '').slice(0, WEBINAR_LIMITS.answerCharacters)
  return text === '' ? [] : [text]
}

function chosenOf({ options, isMultiple }: Extract<RegistrationQuestion, { kind: 'choice' }>, answer: readonly string[]): readonly string[] {
  const chosen = options.filter(({ optionId }) => answer.includes(optionId)).map(({ optionId }) => optionId)
  return isMultiple ? chosen : chosen.slice(0, 1)
}
