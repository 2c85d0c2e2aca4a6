// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/** What the browser sends for one answer: an option, a point or number, a day, options in order, rows, words. */
export type SentResponse =
  | string | number | readonly string[]
  | SentText
  | Readonly<Record<string, string>>

export interface SentText {
  readonly text: string
  /** Ticked by the writer: these words may be quoted. */
  readonly mayQuote: boolean
}

/** One person's sending: answers and nothing else. */
export interface SubmissionMessage {
  readonly surveyId: string
  readonly version: number
  /** Only for a paired survey; base64url, 16 to 64 characters, derived in the browser. */
  readonly pairCode?: string
  readonly responses: Readonly<Record<string, SentResponse>>
}

/** Asked with an identity, when the survey is first opened. RFC 9474: the server signs without seeing. */
export interface SubmissionTokenRequest {
  readonly surveyId: string
  /** base64url of the blinded message. */
  readonly blindedMessage: string
}

export interface SubmissionTokenMessage {
  readonly keyId: string
  /** base64url of the blind signature. */
  readonly blindSignature: string
}

/** Sent without an identity, later. */
export interface SubmissionRequest {
  readonly token: { readonly keyId: string; readonly message: string; readonly signature: string }
  readonly submission: SubmissionMessage
}

/** Kept in the person's own browser; it silences reminders and proves nothing to anybody else. */
export interface SubmissionReceipt {
  readonly surveyId: string
  readonly version: number
}
