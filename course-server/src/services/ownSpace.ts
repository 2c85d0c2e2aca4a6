// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SpaceKeyMessage, SpaceMessage } from '@parcours/courses'
import { randomBytes } from 'node:crypto'
import { ParcoursError } from '../errors.ts'
import { requireSpaceItself, type Caller } from './caller.ts'
import { instantOf, type Clock } from './clock.ts'
import type { SpaceRepository } from './repositories.ts'

/** What a paired space does with its own pairing: look, renew its key, leave. */
export interface OwnSpaceService {
  /** @throws ParcoursError `space-token-required` for anyone but the space itself, here and below */
  describe(caller: Caller): Promise<SpaceMessage>
  /** Adds a key; the one in use stays good. @throws ParcoursError `key-already-paired` */
  addKey(caller: Caller, publicKey: string): Promise<SpaceKeyMessage>
  /** @throws ParcoursError `unknown-key`; `key-in-use` for the key that signed this very request */
  withdrawKey(caller: Caller, keyId: string): Promise<void>
  /** Its people's progress stays until they or their accounts erase it; its keys work no more. */
  unpair(caller: Caller): Promise<void>
}

export function makeOwnSpaceService(spaces: SpaceRepository, audience: string, clock: Clock): OwnSpaceService {
  return {
    async describe(caller) {
      const { spaceId } = requireSpaceItself(caller)
      const space = await spaces.find(spaceId)
      if (space?.status !== 'paired') throw new ParcoursError('unknown-space')
      return { spaceId, status: space.status, audience, serverTime: instantOf(clock()), isHost: space.isHost }
    },

    async addKey(caller, publicKey) {
      const { spaceNumber } = requireSpaceItself(caller)
      const keyId = randomBytes(12).toString('hex')
      const outcome = await spaces.addKey({ spaceNumber, keyId, publicKey, now: clock() })
      if (outcome !== 'added') throw new ParcoursError(outcome)
      return { keyId }
    },

    async withdrawKey(caller, keyId) {
      const { spaceNumber, spaceKeyId } = requireSpaceItself(caller)
      const key = await spaces.findKey(keyId)
      if (key === undefined || key.spaceNumber !== spaceNumber || key.withdrawnAt !== null) throw new ParcoursError('unknown-key')
      if (keyId === spaceKeyId) throw new ParcoursError('key-in-use')
      await spaces.withdrawKey(keyId, clock())
    },

    async unpair(caller) {
      const { spaceId } = requireSpaceItself(caller)
      await spaces.revoke(spaceId, clock())
    },
  }
}
