// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { GuestMessage, TokenMessage } from '@parcours/courses'
import { ParcoursError } from '../errors.ts'
import { requireLearner, type Caller } from './caller.ts'
import { epochDay, monthDay, type Clock } from './clock.ts'
import type { GoneGuests } from './goneGuests.ts'
import { currentRules } from './openPublication.ts'
import type { Publications } from './publications.ts'
import { makeRecoveryPhrase, normalisePhrase } from './recoveryPhrase.ts'
import type { Guest, Repositories } from './repositories.ts'
import { keyedHash, randomToken, type ServerSecrets } from './secrets.ts'
import type { MintToken } from './tokens.ts'

/** The campus's own space, for people who come without a Nextcloud. */
export const CAMPUS_SPACE_ID = 'campus'

export interface GuestService {
  /** A random identity in a space, the campus by default. @throws ParcoursError `unknown-space` */
  create(spaceId: string | undefined): Promise<GuestMessage>
  /** @throws ParcoursError `unknown-recovery-phrase` */
  resume(typedPhrase: string): Promise<TokenMessage>
  /** Joins a guest's progress to the caller's account, within one space: the person asks for it. */
  joinAccount(caller: Caller, typedPhrase: string): Promise<void>
}

export function makeGuestService(
  repositories: Pick<Repositories, 'guests' | 'spaces' | 'learning'>,
  secrets: Pick<ServerSecrets, 'phraseKey'>,
  publications: Publications,
  mintToken: MintToken,
  goneGuests: GoneGuests,
  clock: Clock,
): GuestService {
  const tokenOf = (guest: Pick<Guest, 'spaceId' | 'subject'>) =>
    mintToken({ spaceId: guest.spaceId, subject: guest.subject, roles: ['learner'], isGuest: true, isHost: false })

  const getByPhrase = async (typedPhrase: string): Promise<Guest> => {
    const phrase = normalisePhrase(typedPhrase)
    const guest = phrase === undefined ? undefined : await repositories.guests.findByPhrase(keyedHash(secrets.phraseKey, phrase))
    if (guest === undefined) throw new ParcoursError('unknown-recovery-phrase')
    return guest
  }

  return {
    async create(spaceId = CAMPUS_SPACE_ID) {
      const space = await repositories.spaces.find(spaceId)
      if (space === undefined || !(space.isCampus || space.status === 'paired')) throw new ParcoursError('unknown-space')
      const recoveryPhrase = makeRecoveryPhrase()
      const guest = { spaceNumber: space.spaceNumber, subject: randomToken() }
      await repositories.guests.create({ ...guest, phraseHash: hashPhrase(recoveryPhrase, secrets), day: epochDay(clock()) })
      return { ...(await tokenOf({ spaceId, subject: guest.subject })), recoveryPhrase }
    },

    async resume(typedPhrase) {
      const guest = await getByPhrase(typedPhrase)
      await repositories.guests.touch(guest.spaceNumber, guest.subject, monthDay(clock()))
      return tokenOf(guest)
    },

    async joinAccount(caller, typedPhrase) {
      const account = requireLearner(caller)
      const guest = await getByPhrase(typedPhrase)
      if (guest.spaceNumber !== account.spaceNumber) throw new ParcoursError('guest-of-another-space')
      if (guest.subject === account.subject) throw new ParcoursError('same-learner')
      const rules = (await publications.list()).map(currentRules)
      await goneGuests.takeAway(guest, () =>
        repositories.learning.joinGuest(account.spaceNumber, guest.subject, account.subject, clock(), rules))
    },
  }
}

function hashPhrase(phrase: string, secrets: Pick<ServerSecrets, 'phraseKey'>): string {
  return keyedHash(secrets.phraseKey, normalisePhrase(phrase) ?? phrase)
}
