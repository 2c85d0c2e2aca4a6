// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { LIMITS } from '../limits.ts'
import type { Advice, AdviceCondition } from '../survey.ts'
import { readRequiredText } from './commonFields.ts'
import type { FieldReader } from './fieldReader.ts'
import { checkAnswers, findEarlier } from './readCondition.ts'
import { claimId, type SurveyReading } from './surveyReading.ts'

/** `advices`: what is said at the end, each with the conditions under which it is said. */
export function readAdvices(fields: FieldReader, reading: SurveyReading): Advice[] {
  const advices = fields.maps('advices', 1, LIMITS.advices, ['id', 'title', 'text', 'when']) ?? []
  return advices.map((advice) => {
    if (!advice.has('id')) advice.report('missing-id', undefined)
    const adviceId = advice.identifier('id') ?? ''
    if (adviceId !== '') claimId('advice', adviceId, advice.lineOf('id'), reading)
    const text = {
      title: readRequiredText(advice, 'title', LIMITS.titleCharacters),
      text: readRequiredText(advice, 'text', LIMITS.sentenceCharacters),
    }
    if (!advice.has('when')) advice.report('missing-key', undefined, { key: 'when' })
    const conditions = advice.maps('when', 1, LIMITS.conditionsPerAdvice, ['question', 'has', 'lacks']) ?? []
    return { adviceId, texts: { [reading.language]: text }, conditions: conditions.flatMap(condition => readAdviceCondition(condition, reading)) }
  })
}

function readAdviceCondition(condition: FieldReader, reading: SurveyReading): AdviceCondition[] {
  const test = condition.has('has') ? 'has' : 'lacks'
  if (!condition.has('question') || condition.has('has') === condition.has('lacks')) {
    condition.report('wrong-condition', undefined)
    return []
  }
  const questionId = condition.identifier('question')
  const answers = condition.words(test, 1, LIMITS.options)
  if (questionId === undefined || answers === undefined) return []
  const question = findEarlier(questionId, condition, reading)
  if (question === undefined) return []
  checkAnswers(question, answers, reading)
  return [{ questionId, test, answers: answers.map(answer => answer.text) }]
}
