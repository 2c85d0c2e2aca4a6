// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/** The answer to one question, once checked. Numbers and days are already reduced to their class. */
export type Response =
  | { readonly kind: 'single'; readonly optionId: string }
  | { readonly kind: 'multiple'; readonly optionIds: readonly string[] }
  | { readonly kind: 'scale' | 'zero-ten'; readonly point: number }
  | { readonly kind: 'matrix'; readonly optionByRow: Readonly<Record<string, string>> }
  /** From the first place down. */
  | { readonly kind: 'ranking'; readonly optionIds: readonly string[] }
  /** `class-0` is the lowest. */
  | { readonly kind: 'number' | 'date'; readonly classId: string }
  | TextResponse

export interface TextResponse {
  readonly kind: 'text'
  readonly text: string
  /** The writer ticked that these words may be quoted. */
  readonly mayQuote: boolean
}

/** One person's sending, once checked: no identity, no instant, nothing but answers. */
export interface Submission {
  readonly surveyId: string
  readonly version: number
  /** Only for a paired survey: opaque, derived in the browser, useless outside this pair. */
  readonly pairCode: string | undefined
  /** Unanswered questions are absent. */
  readonly responses: Readonly<Record<string, Response>>
}
