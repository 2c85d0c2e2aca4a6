// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { inLanguage } from '../catalogue/inLanguage.ts'
import type { Language } from '../course.ts'
import type { ActivityKey, QuestionKey } from '../courseKey.ts'
import type { AttemptScore, QuestionResult } from '../messages/learning.ts'

/** Chosen option ids by question id; an unanswered question is absent or empty. */
export type Responses = Readonly<Record<string, readonly string[]>>

export type GradedAttempt =
  | { readonly kind: 'graded' } & AttemptScore & { readonly hasPassed: boolean; readonly questions: readonly QuestionResult[] }
  /** Nothing is marked: the attempt was made on another version of the quiz, or by hand. */
  | { readonly kind: 'invalid'; readonly code: 'no-quiz' | 'unknown-question' | 'unknown-option'; readonly questionId: string | null }

/**
 * Marks a quiz. A question is right when exactly its right options are chosen: no partial credit.
 * The quiz is passed from `quizPercent` of right questions on; 0 % passes always.
 */
export function gradeAttempt(activity: ActivityKey, responses: Responses, language: Language): GradedAttempt {
  if (activity.questions.length === 0) return { kind: 'invalid', code: 'no-quiz', questionId: null }
  const refusal = findUnknown(activity.questions, responses)
  if (refusal !== undefined) return refusal
  const questions = activity.questions.map(question => gradeQuestion(question, chosenOptions(responses, question), language, activity.language))
  const rightCount = questions.filter(question => question.isRight).length
  const questionCount = questions.length
  return { kind: 'graded', rightCount, questionCount, hasPassed: hasPassedQuiz(activity, { rightCount, questionCount }), questions }
}

/** Whether a score reaches the activity's threshold, in whole numbers: no rounding. */
export function hasPassedQuiz(activity: Pick<ActivityKey, 'quizPercent'>, { rightCount, questionCount }: AttemptScore): boolean {
  return questionCount > 0 && activity.quizPercent !== null && rightCount * 100 >= activity.quizPercent * questionCount
}

function findUnknown(questions: readonly QuestionKey[], responses: Responses): GradedAttempt | undefined {
  for (const [questionId, optionIds] of Object.entries(responses)) {
    const question = questions.find(other => other.questionId === questionId)
    if (question === undefined) return { kind: 'invalid', code: 'unknown-question', questionId }
    if (!optionIds.every(optionId => question.optionIds.includes(optionId))) return { kind: 'invalid', code: 'unknown-option', questionId }
  }
  return undefined
}

/** Each chosen option once, in the question's order. */
function chosenOptions(responses: Responses, question: QuestionKey): string[] {
  const chosen = Object.hasOwn(responses, question.questionId) ? responses[question.questionId] ?? [] : []
  return question.optionIds.filter(optionId => chosen.includes(optionId))
}

function gradeQuestion(question: QuestionKey, chosenOptionIds: readonly string[], language: Language, original: Language): QuestionResult {
  const { questionId, rightOptionIds } = question
  const isRight = chosenOptionIds.length === rightOptionIds.length && chosenOptionIds.every(optionId => rightOptionIds.includes(optionId))
  const { text: feedback } = inLanguage(question.feedback, language, original)
  return { questionId, isRight, rightOptionIds, chosenOptionIds, feedbackHtml: Object.fromEntries(feedback) }
}
