// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { createPublicKey, type KeyObject } from 'node:crypto'
import { epochDay, type Clock } from './clock.ts'
import type { SpaceRepository } from './repositories.ts'
import type { ServerTokenKey } from './secrets.ts'
import { setBounded } from './setBounded.ts'

/** What a key lets a token say: one space, and whether that space hosts others. */
export interface TokenKey {
  readonly spaceNumber: number
  readonly spaceId: string
  readonly isHost: boolean
  /** True for the server's own key, the only one that may speak of guests. */
  readonly isServerKey: boolean
  readonly publicKey: KeyObject
}

/** A key looked up, and until when the answer is trusted without asking again. */
export interface KeyLease {
  readonly key: TokenKey
  freshUntilMs: number
  /** Set when the key was withdrawn, its space revoked, or the registry changed. */
  isRetired: boolean
}

/** A withdrawn key or a revoked space stops working within this time, on every node. */
export const KEY_LEASE_MS = 10_000
/** 10,000 spaces with two keys each, during a rotation. */
const MAX_LEASES = 20_000

export interface TokenKeyRegistry {
  /** The lease of a key that is good now; unknown keys are never remembered. */
  find(keyId: string, spaceId: string): Promise<KeyLease | undefined>
  /** Asks again when the lease ran out; false when the key is no longer good. */
  renew(lease: KeyLease, keyId: string): Promise<boolean>
  /** Notes that a space was heard of today. */
  markSeen(key: TokenKey): Promise<void>
}

export function makeTokenKeyRegistry(spaces: SpaceRepository, serverKey: ServerTokenKey, clock: Clock): TokenKeyRegistry {
  const leases = new Map<string, KeyLease>()
  const seenOn = new Map<number, number>()
  const serverPublicKey = publicKeyOf(serverKey.x)

  const load = async (keyId: string, spaceId: string): Promise<TokenKey | undefined> => {
    if (keyId === serverKey.keyId) {
      const space = await spaces.find(spaceId)
      if (space === undefined || !(space.isCampus || space.status === 'paired')) return undefined
      return { spaceNumber: space.spaceNumber, spaceId, isHost: space.isHost, isServerKey: true, publicKey: serverPublicKey }
    }
    const found = await spaces.findKey(keyId)
    const isGood = found?.spaceId === spaceId && found.withdrawnAt === null && found.spaceStatus === 'paired'
    if (!isGood) return undefined
    return { spaceNumber: found.spaceNumber, spaceId, isHost: found.isHost, isServerKey: false, publicKey: publicKeyOf(found.publicKey) }
  }

  const find = async (keyId: string, spaceId: string): Promise<KeyLease | undefined> => {
    const name = `${keyId} ${spaceId}`
    const known = leases.get(name)
    const nowMs = clock().getTime()
    if (known !== undefined && !known.isRetired && known.freshUntilMs > nowMs) return known
    const key = await load(keyId, spaceId)
    if (key !== undefined && known !== undefined && !known.isRetired && isSame(key, known.key)) {
      known.freshUntilMs = nowMs + KEY_LEASE_MS
      return known
    }
    if (known !== undefined) known.isRetired = true
    leases.delete(name)
    if (key === undefined) return undefined
    const lease: KeyLease = { key, freshUntilMs: nowMs + KEY_LEASE_MS, isRetired: false }
    setBounded(leases, name, lease, MAX_LEASES)
    return lease
  }

  return {
    find,
    async renew(lease, keyId) {
      return (await find(keyId, lease.key.spaceId)) === lease
    },
    async markSeen({ spaceNumber }) {
      const today = epochDay(clock())
      if (seenOn.get(spaceNumber) === today) return
      setBounded(seenOn, spaceNumber, today, MAX_LEASES)
      try {
        await spaces.markSeen(spaceNumber, today)
      } catch {
        // A token is good whether or not its day could be noted: people still read while the disk is full.
        seenOn.delete(spaceNumber)
      }
    },
  }
}

/** RFC 8037 key from its JWK `x`. */
function publicKeyOf(x: string): KeyObject {
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
}

function isSame(a: TokenKey, b: TokenKey): boolean {
  return a.spaceNumber === b.spaceNumber && a.isHost === b.isHost && a.publicKey.equals(b.publicKey)
}
