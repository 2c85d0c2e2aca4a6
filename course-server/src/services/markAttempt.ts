// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { findActivityKey, gradeAttempt, withMediaBase, type ActivityKey, type AttemptRequest, type AttemptResult } from '@parcours/courses'
import { ParcoursError } from '../errors.ts'
import { openPublication, type OpenPublication } from './openPublication.ts'
import type { ContentRepository, FactAct } from './repositories.ts'

export interface MarkedAttempt {
  readonly act: Extract<FactAct, { readonly kind: 'attempt' }>
  readonly result: AttemptResult
}

/**
 * Marks an attempt with the key of the publication it was made with, current or not.
 * @throws ParcoursError `unknown-publication`, `activity-has-no-quiz`, `invalid-response`
 */
export async function markAttempt(
  current: OpenPublication, activityId: string, attempt: AttemptRequest, content: ContentRepository, mediaBase: string,
): Promise<MarkedAttempt> {
  const { attemptId, contentHash, responses, language } = attempt
  const key = await findKey(current, activityId, contentHash, content)
  const graded = gradeAttempt(key, responses, language)
  if (graded.kind === 'invalid') throw new ParcoursError(graded.code === 'no-quiz' ? 'activity-has-no-quiz' : 'invalid-response')
  const { rightCount, questionCount, hasPassed } = graded
  const chosen = Object.fromEntries(graded.questions.map(({ questionId, chosenOptionIds }) => [questionId, chosenOptionIds]))
  const questions = graded.questions.map((question) => ({
    ...question,
    feedbackHtml: Object.fromEntries(Object.entries(question.feedbackHtml).map(([optionId, html]) => [optionId, withMediaBase(html, mediaBase)])),
  }))
  return {
    // The chosen options in the quiz's own order: the same answers are the same text.
    act: { kind: 'attempt', attemptId: attemptId.toLowerCase(), contentHash, responsesJson: JSON.stringify(chosen), rightCount, questionCount, hasPassed },
    result: { attemptId, rightCount, questionCount, hasPassed, questions },
  }
}

async function findKey(current: OpenPublication, activityId: string, contentHash: string, content: ContentRepository): Promise<ActivityKey> {
  const publication = contentHash === current.contentHash ? current : await findEarlier(current, contentHash, content)
  const key = publication && findActivityKey(publication.key, activityId)
  if (key === undefined) throw new ParcoursError('unknown-publication')
  return key
}

async function findEarlier(current: OpenPublication, contentHash: string, content: ContentRepository): Promise<OpenPublication | undefined> {
  const earlier = await content.findByHash(current.courseId, contentHash)
  return earlier && openPublication(earlier)
}
