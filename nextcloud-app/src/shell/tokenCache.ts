// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { TokenMessage } from '@parcours/courses'

/** A token is renewed this long before it expires, so that a slow request still arrives in time. */
const MARGIN_MILLISECONDS = 30_000
/** A token lasts 300 s at most. */
const LONGEST_MILLISECONDS = 300_000

export interface TokenCache {
  get: (identityId: string) => Promise<string>
  drop: (identityId: string) => void
  /** Takes a token that came some other way. */
  keep: (identityId: string, message: TokenMessage) => void
}

/** Keeps one token per identity in memory; `renew` is called once however many ask at the same time. */
export function createTokenCache(renew: (identityId: string) => Promise<TokenMessage>, now: () => number = () => Date.now()): TokenCache {
  const tokens = new Map<string, { token: string; until: number }>()
  const renewals = new Map<string, Promise<string>>()

  function keep(identityId: string, message: TokenMessage): void {
    tokens.set(identityId, { token: message.token, until: now() + lifetimeMilliseconds(message, now()) - MARGIN_MILLISECONDS })
  }

  async function renewOnce(identityId: string): Promise<string> {
    try {
      const message = await renew(identityId)
      keep(identityId, message)
      return message.token
    } finally {
      renewals.delete(identityId)
    }
  }

  return {
    async get(identityId) {
      const known = tokens.get(identityId)
      if (known !== undefined && known.until > now()) {
        return known.token
      }
      const renewal = renewals.get(identityId) ?? renewOnce(identityId)
      renewals.set(identityId, renewal)
      return await renewal
    },
    drop: (identityId) => { tokens.delete(identityId) },
    keep,
  }
}

/**
 * How long a token lasts, by its own `iat` and `exp`: the clock of a shared computer is often wrong.
 * Without them, `expiresAt` against this clock, bounded.
 */
function lifetimeMilliseconds(message: TokenMessage, now: number): number {
  const [, payload = ''] = message.token.split('.')
  try {
    const claims: unknown = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')))
    if (typeof claims === 'object' && claims !== null && 'iat' in claims && 'exp' in claims) {
      return Math.min(LONGEST_MILLISECONDS, (Number(claims.exp) - Number(claims.iat)) * 1000)
    }
  } catch {
    // Not a token whose claims can be read: its stated end will do.
  }
  return Math.min(LONGEST_MILLISECONDS, Math.max(2 * MARGIN_MILLISECONDS, Date.parse(message.expiresAt) - now))
}
