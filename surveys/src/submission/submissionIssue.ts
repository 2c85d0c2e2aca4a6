// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/** Why a submission is refused, per question; the app turns the code into a sentence. Never a value a person typed. */
export interface SubmissionIssue {
  readonly code: SubmissionIssueCode
  /** Undefined when the whole submission is meant. */
  readonly questionId: string | undefined
}

export const SUBMISSION_ISSUE_CODES = [
  'submission-not-readable', 'other-survey', 'other-version', 'too-many-responses', 'wrong-pair-code',
  'unknown-question', 'hidden-question', 'wrong-response', 'unknown-option', 'repeated-option', 'too-many-options',
  'exclusive-option', 'out-of-range', 'text-too-long', 'missing-response',
] as const
export type SubmissionIssueCode = (typeof SUBMISSION_ISSUE_CODES)[number]
