// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EpochDay } from './epochDay.ts'

export interface Space {
  readonly spaceNumber: number
  readonly spaceId: string
  readonly label: string | null
  readonly origin: string | null
  readonly status: 'invited' | 'paired' | 'revoked'
  readonly isCampus: boolean
  readonly isHost: boolean
  readonly createdAt: Date
  readonly lastSeenOn: EpochDay | null
}

export interface SpaceKey {
  readonly keyId: string
  readonly spaceNumber: number
  readonly spaceId: string
  /** JWK `x`, base64url. */
  readonly publicKey: string
  readonly withdrawnAt: Date | null
  readonly spaceStatus: Space['status']
  readonly isHost: boolean
}

export type PairingRefusal = 'unknown-pairing-code' | 'used-pairing-code' | 'expired-pairing-code' | 'key-already-paired'

export interface SpaceRepository {
  /** The campus's own space (`campus`), made at the first start. */
  ensureCampus(now: Date): Promise<Space>
  find(spaceId: string): Promise<Space | undefined>
  findByNumber(spaceNumber: number): Promise<Space | undefined>
  /** By space number, for paging; at most `limit`. */
  list(page: { readonly afterSpaceNumber: number; readonly limit: number }): Promise<readonly Space[]>
  count(): Promise<number>
  /** Creates spaces with a one-time code each, all or none. */
  invite(invitations: readonly SpaceInvitation[], now: Date): Promise<void>
  /** Spends the code, stores the key, sets the origin: once, whatever arrives at the same time. */
  redeemPairingCode(request: PairingRedemption): Promise<Space | PairingRefusal>
  revoke(spaceId: string, now: Date): Promise<boolean>
  setHost(spaceId: string, isHost: boolean): Promise<boolean>
  findKey(keyId: string): Promise<SpaceKey | undefined>
  /** Adds a key to a space (rotation); the others stay until withdrawn. */
  addKey(key: { readonly spaceNumber: number; readonly keyId: string; readonly publicKey: string; readonly now: Date }): Promise<'added' | 'key-already-paired'>
  withdrawKey(keyId: string, now: Date): Promise<boolean>
  /** Notes the day a space was last heard of; at most one write a day and space. */
  markSeen(spaceNumber: number, day: EpochDay): Promise<void>
}

export interface SpaceInvitation {
  readonly spaceId: string
  readonly label: string | null
  readonly isHost: boolean
  readonly codeHash: string
  readonly expiresAt: Date
}

export interface PairingRedemption {
  readonly codeHash: string
  readonly keyId: string
  readonly publicKey: string
  readonly origin: string
  readonly now: Date
}
