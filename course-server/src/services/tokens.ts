// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Role, TokenMessage } from '@parcours/courses'
import { createPrivateKey, randomUUID } from 'node:crypto'
import { SignJWT } from 'jose'
import { instantOf, type Clock } from './clock.ts'
import type { ServerTokenKey } from './secrets.ts'

/** Longest life of any token, ours or a space's. */
export const TOKEN_LIFETIME_SECONDS = 300

export interface TokenSubject {
  readonly spaceId: string
  readonly subject: string
  readonly roles: readonly Role[]
  readonly isGuest: boolean
  readonly isHost: boolean
}

/** Mints a short token, signed by the server itself: for guests and for roles of the campus. */
export type MintToken = (subject: TokenSubject) => Promise<TokenMessage>

export function makeMintToken(key: ServerTokenKey, audience: string, clock: Clock): MintToken {
  const privateKey = createPrivateKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key.x, d: key.d }, format: 'jwk' })
  return async ({ spaceId, subject, roles, isGuest, isHost }) => {
    const issuedAt = Math.floor(clock().getTime() / 1000)
    const expiresAt = issuedAt + TOKEN_LIFETIME_SECONDS
    const token = await new SignJWT({ roles: [...roles], guest: isGuest })
      .setProtectedHeader({ alg: 'EdDSA', typ: 'JWT', kid: key.keyId })
      .setIssuer(spaceId).setSubject(subject).setAudience(audience)
      .setIssuedAt(issuedAt).setNotBefore(issuedAt - 30).setExpirationTime(expiresAt).setJti(randomUUID())
      .sign(privateKey)
    return { token, expiresAt: instantOf(new Date(expiresAt * 1000)), roles: [...roles], isHost }
  }
}
