// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { LIMITS } from './limits.ts'
import { ownValue } from './ownValue.ts'
import type { Response, Submission } from './response.ts'
import { readResponse } from './submission/readResponse.ts'
import type { SubmissionIssue, SubmissionIssueCode } from './submission/submissionIssue.ts'
import { questionsOf, type Survey } from './survey.ts'
import { isVisible } from './visibleQuestions.ts'

export type ValidatedSubmission =
  | { readonly kind: 'submission'; readonly submission: Submission }
  | { readonly kind: 'issues'; readonly issues: readonly SubmissionIssue[] }

const PAIR_CODE = /^[A-Za-z0-9_-]{16,64}$/

/**
 * Checks what was sent against the survey. Answers to hidden or unknown questions are refused, not dropped:
 * they come from another version or another program. A submission without any answer is fine.
 */
export function validateSubmission(survey: Survey, untrusted: unknown): ValidatedSubmission {
  const refuse = (code: SubmissionIssueCode): ValidatedSubmission => ({ kind: 'issues', issues: [{ code, questionId: undefined }] })
  if (!isRecord(untrusted)) return refuse('submission-not-readable')
  const { surveyId, version, pairCode, responses } = untrusted
  if (surveyId !== survey.surveyId) return refuse('other-survey')
  if (version !== survey.version) return refuse('other-version')
  if (!isRecord(responses)) return refuse('submission-not-readable')
  if (Object.keys(responses).length > LIMITS.responsesPerSubmission) return refuse('too-many-responses')
  if (!isPairCodeRight(survey, pairCode)) return refuse('wrong-pair-code')
  const issues: SubmissionIssue[] = []
  const read = readResponses(survey, responses, issues)
  if (issues.length > 0) return { kind: 'issues', issues }
  return {
    kind: 'submission',
    submission: { surveyId: survey.surveyId, version: survey.version, pairCode: typeof pairCode === 'string' ? pairCode : undefined, responses: read },
  }
}

/** A pair code is optional even in a paired survey: nobody is forced to be comparable. */
function isPairCodeRight(survey: Survey, pairCode: unknown): boolean {
  if (pairCode === undefined || pairCode === null) return true
  return survey.isPaired && typeof pairCode === 'string' && PAIR_CODE.test(pairCode)
}

function readResponses(survey: Survey, sent: Readonly<Record<string, unknown>>, issues: SubmissionIssue[]): Record<string, Response> {
  const questions = questionsOf(survey)
  for (const key of Object.keys(sent)) {
    // The key is a stranger's text: it is not repeated.
    if (!questions.some(question => question.questionId === key)) issues.push({ code: 'unknown-question', questionId: undefined })
  }
  const read: Record<string, Response> = {}
  for (const question of questions) {
    const { questionId } = question
    const response = readResponse(question, ownValue(sent, questionId))
    if (typeof response === 'string') issues.push({ code: response, questionId })
    else if (response === undefined) {
      if (question.isRequired) issues.push({ code: 'missing-response', questionId })
    }
    // A condition looks only at earlier questions, which are read by now.
    else if (!isVisible(question, read)) issues.push({ code: 'hidden-question', questionId })
    else read[questionId] = response
  }
  return read
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
