// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PairingMessage, PairingRequest } from '@parcours/courses'
import { randomBytes } from 'node:crypto'
import { v7 as makeUuid } from 'uuid'
import { ParcoursError } from '../errors.ts'
import type { Clock } from './clock.ts'
import { makeOneTimeCode, normaliseCode } from './oneTimeCode.ts'
import type { Space, SpaceRepository } from './repositories.ts'
import { keyedHash, type ServerSecrets } from './secrets.ts'
import { parseOrigin } from './spaceOrigin.ts'

/** An invitation waits two weeks: a host prepares thousands and their admins take their time. */
const INVITATION_DAYS = 14
/** Most spaces invited by one command. */
export const MAX_INVITATIONS = 10_000
const PAGE_SIZE = 1000

export interface IssuedInvitation {
  readonly spaceId: string
  readonly label: string | null
  /** Shown once; the server keeps a keyed hash. */
  readonly pairingCode: string
  readonly expiresAt: Date
}

/** Pairing is open to whoever holds a code; the rest is for the operator's commands. */
export interface SpaceService {
  pair(request: PairingRequest): Promise<PairingMessage>
  invite(wanted: { readonly count: number; readonly label: string | null; readonly isHost: boolean }): Promise<readonly IssuedInvitation[]>
  list(): AsyncIterable<Space>
  revoke(spaceId: string): Promise<boolean>
}

export function makeSpaceService(
  spaces: SpaceRepository,
  secrets: Pick<ServerSecrets, 'codeKey'>,
  audience: string,
  clock: Clock,
): SpaceService {
  return {
    async pair({ code, publicKey, origin }) {
      const ownOrigin = parseOrigin(origin)
      if (ownOrigin === undefined) throw new ParcoursError('invalid-origin', { detail: { field: 'origin' } })
      const keyId = randomBytes(12).toString('hex')
      const codeHash = keyedHash(secrets.codeKey, normaliseCode(code))
      const paired = await spaces.redeemPairingCode({ codeHash, keyId, publicKey, origin: ownOrigin, now: clock() })
      if (typeof paired === 'string') throw new ParcoursError(paired)
      return { spaceId: paired.spaceId, keyId, audience }
    },

    async invite({ count, label, isHost }) {
      const now = clock()
      const expiresAt = new Date(now.getTime() + INVITATION_DAYS * 86_400_000)
      const issued = Array.from({ length: count }, (_, index): IssuedInvitation => ({
        spaceId: makeUuid(),
        label: label !== null && count > 1 ? `${label} ${index + 1}` : label,
        pairingCode: makeOneTimeCode(),
        expiresAt,
      }))
      await spaces.invite(issued.map(({ spaceId, label: ownLabel, pairingCode }) => ({
        spaceId, label: ownLabel, isHost, expiresAt, codeHash: keyedHash(secrets.codeKey, normaliseCode(pairingCode)),
      })), now)
      return issued
    },

    async *list() {
      let afterSpaceNumber = 0
      for (;;) {
        const page = await spaces.list({ afterSpaceNumber, limit: PAGE_SIZE })
        yield* page
        const last = page.at(-1)
        if (last === undefined || page.length < PAGE_SIZE) return
        afterSpaceNumber = last.spaceNumber
      }
    },

    revoke(spaceId) {
      return spaces.revoke(spaceId, clock())
    },
  }
}
