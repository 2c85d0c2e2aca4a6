// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * Everything that can go wrong and is expected to. The app turns a code into a sentence; `http/`
 * turns it into a status. A code is stable for ever.
 */
export const ERROR_CODES = [
  // who asks
  'token-required', 'invalid-token', 'role-required', 'host-required', 'space-token-required', 'not-your-course', 'unknown-recovery-phrase', 'login-required',
  // what is asked for
  'unknown-page', 'unknown-course', 'unknown-activity', 'unknown-sheet', 'unknown-file', 'no-figures-yet',
  // what is sent
  'invalid-request', 'body-too-large', 'unsupported-media-type', 'activity-has-no-quiz', 'activity-has-no-such-way',
  'activity-is-no-practice', 'invalid-response', 'invalid-origin', 'guest-of-another-space', 'same-learner',
  // what it meets
  'unknown-publication', 'attempt-differs', 'too-many-attempts', 'course-of-another-space', 'part-of-another-kind', 'former-id-in-use',
  // surveys
  'unknown-survey', 'unknown-edition', 'unknown-question', 'unknown-text', 'unknown-group', 'not-invited', 'survey-not-open', 'survey-closed',
  'survey-not-closed', 'identity-not-wanted', 'token-already-issued', 'token-forged', 'token-spent', 'token-of-another-survey',
  'invalid-submission', 'contract-changed', 'contract-loosened', 'version-needed', 'survey-has-errors', 'survey-id-differs', 'survey-id-taken',
  'survey-not-published', 'survey-not-paired', 'invalid-dates', 'no-results-yet', 'crossing-refused', 'texts-already-shared', 'reminder-refused', 'audience-refused',
  // webinars
  'unknown-series', 'unknown-session', 'unknown-registration', 'unknown-link', 'unknown-attestation', 'unknown-feed', 'unknown-template',
  'series-changed', 'series-id-taken', 'series-has-registrations', 'registration-closed', 'registration-refused', 'registration-id-in-use',
  'too-many-registrations', 'impossible-now', 'not-registered', 'door-closed', 'room-unavailable', 'invalid-field', 'invalid-address',
  'address-needed', 'cannot-reschedule', 'nothing-to-attest', 'no-replay',
  // adventures
  'unknown-adventure', 'unknown-run', 'run-changed-elsewhere', 'too-many-runs', 'draft-changed-elsewhere', 'adventure-id-taken', 'adventure-id-differs',
  // pairing and signing in to the campus
  'unknown-key', 'key-in-use', 'unknown-pairing-code', 'used-pairing-code', 'expired-pairing-code', 'key-already-paired',
  'unknown-role-link', 'used-role-link', 'expired-role-link', 'unknown-space', 'cross-site-request',
  // limits
  'too-many-requests', 'server-busy', 'storage-full', 'not-ready', 'unexpected-error',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

/** What a code needs to be explained: names of fields, limits. Never a value a person typed. */
export type ErrorDetail = Readonly<Record<string, string | number>>

/** An expected refusal, thrown by a service and answered by `http/` as problem+json. */
export class ParcoursError extends Error {
  readonly code: ErrorCode
  readonly detail: ErrorDetail | undefined
  /** Whole seconds after which asking again makes sense. */
  readonly retryAfterSeconds: number | undefined

  constructor(code: ErrorCode, options: { readonly detail?: ErrorDetail; readonly retryAfterSeconds?: number } = {}) {
    super(code)
    this.name = 'ParcoursError'
    this.code = code
    this.detail = options.detail
    this.retryAfterSeconds = options.retryAfterSeconds
  }
}
