// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Instant } from './learning.ts'

export const ROLES = ['learner', 'trainer', 'coordinator'] as const
export type Role = (typeof ROLES)[number]

/** A short-lived token, at most 300 s. */
export interface TokenMessage {
  readonly token: string
  readonly expiresAt: Instant
  readonly roles: readonly Role[]
  /** True for coordinators of a space that hosts others. */
  readonly isHost: boolean
}

/** Given once, at creation; the browser keeps the phrase, the server a keyed hash of it. */
export interface GuestMessage extends TokenMessage {
  readonly recoveryPhrase: string
}

/** Body of every error, `application/problem+json`. */
export interface ProblemMessage {
  readonly type: 'about:blank'
  readonly title: string
  readonly status: number
  /** Stable kebab-case code that the app turns into a sentence. */
  readonly code: string
  readonly requestId: string
  /** What the code needs to be explained: names of fields, limits. Never a value a person typed. */
  readonly detail?: Readonly<Record<string, string | number>>
}

export interface PairingRequest {
  readonly code: string
  /** Public half of the space's Ed25519 key, base64url, 43 characters (JWK `x`). */
  readonly publicKey: string
  /** Origin of the space, the only one CORS accepts for it. */
  readonly origin: string
}

export interface PairingMessage {
  readonly spaceId: string
  readonly keyId: string
  /** Token audience. */
  readonly audience: string
}

/** A space as the course server knows it, told to the space itself. */
export interface SpaceMessage {
  readonly spaceId: string
  readonly status: 'paired'
  /** Token audience. */
  readonly audience: string
  /** For the space to see how far its clock is off. */
  readonly serverTime: Instant
  readonly isHost: boolean
}

/** A further key of a paired space; the old one works until it is withdrawn. */
export interface SpaceKeyRequest {
  readonly publicKey: string
}

export interface SpaceKeyMessage {
  readonly keyId: string
}
