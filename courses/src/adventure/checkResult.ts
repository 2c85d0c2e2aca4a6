// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** oui, non, absent, inconnu. `unknown` is never a failure: signed out, offline, a server in trouble. */
export const CHECK_RESULTS = ['yes', 'no', 'absent', 'unknown'] as const
export type CheckResult = (typeof CHECK_RESULTS)[number]

/** What is told of a mission: what the browser saw, or that the person passed it, or said it was done. */
export const MISSION_RESULTS = [...CHECK_RESULTS, 'skipped', 'declared'] as const
export type MissionResult = (typeof MISSION_RESULTS)[number]

/** Why not: the closed list that may leave the browser beside a `no`. What was found stays there. */
export const NO_REASONS = [
  /** Nothing that resembles what is looked for. */
  'nothing-found',
  /** Something of the right kind, under another name. */
  'name-differs',
  /** Only what a fresh account holds: the example event, the sample contact, the sample files. */
  'only-samples',
  /** It was there before the mission began. */
  'before-start',
  /** It belongs to somebody else. */
  'not-mine',
  'not-shared',
  /** Shared, but not with the kind of people asked for: a link instead of a person. */
  'shared-otherwise',
  'read-only',
  'no-password',
  'no-expiry',
  'event-in-the-past',
  'too-few-options',
  'too-few-answers',
  /** One author, one invited person, one member, where several are asked for. */
  'too-few-people',
  'field-empty',
] as const
export type NoReason = (typeof NO_REASONS)[number]

/** Why it could not be known. */
export const UNKNOWN_REASONS = ['signed-out', 'token-expired', 'not-allowed', 'too-many-requests', 'server-error', 'timeout', 'offline', 'unreadable'] as const
export type UnknownReason = (typeof UNKNOWN_REASONS)[number]

export const REASONS = [...NO_REASONS, ...UNKNOWN_REASONS] as const
export type Reason = (typeof REASONS)[number]

/** A check's answer, as far as it may be told outside the browser. */
export type CheckAnswer =
  | { readonly result: 'yes' }
  | { readonly result: 'no'; readonly reason: NoReason }
  | { readonly result: 'absent' }
  | { readonly result: 'unknown'; readonly reason: UnknownReason }
