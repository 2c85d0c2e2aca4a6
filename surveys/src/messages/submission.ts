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

/**
 * Asked when the survey is first opened, by somebody entitled or with the code of a link; never while answering.
 * RFC 9474, RSABSSA-SHA384-PSS-Randomized: the server signs without seeing. Asking again with the same blinded
 * message gives the same signature; another one is refused (`token-already-issued`).
 */
export interface SubmissionTokenRequest {
  /** base64url, 256 bytes: the blinded message. */
  readonly blindedMessage: string
  /** From the link's address, for people who follow a link. */
  readonly linkCode?: string
}

export interface SubmissionTokenMessage {
  readonly keyId: string
  /** base64url of the blind signature, to be finalised and kept in the browser. */
  readonly blindSignature: string
}

/** Sent later, without an identity: a request that bears one is refused, so that no program can betray its user. */
export interface SubmissionRequest {
  /** `message` is what RFC 9474 calls the prepared message: 32 random bytes before 32 random bytes, base64url. */
  readonly token: { readonly keyId: string; readonly message: string; readonly signature: string }
  /** The cohort or the space the person says they belong to, only where the edition asks for one. */
  readonly groupId?: string
  /** `contractHash` of the promise that was read: where it changed meanwhile the answer is refused (`contract-changed`). */
  readonly contractHash: string
  readonly submission: SubmissionMessage
}

/** Kept in the person's own browser; it silences reminders and proves nothing to anybody else. */
export interface SubmissionReceipt {
  readonly editionId: string
  readonly surveyId: string
  readonly version: number
}
