// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Role, TokenMessage } from '@parcours/courses'
import { ParcoursError } from '../errors.ts'
import type { Clock } from './clock.ts'
import type { Repositories, RoleKey } from './repositories.ts'
import { keyedHash, randomToken, type ServerSecrets } from './secrets.ts'
import type { MintToken } from './tokens.ts'

/** A role link is good for 24 hours, once. */
const LINK_HOURS = 24

export type InvitedRole = Exclude<Role, 'learner'>

/** Signing in to the campus: a link, exchanged for a key in a cookie, exchanged for short tokens. */
export interface RoleLinkService {
  /** Returns the link's secret part, shown once. @throws ParcoursError `unknown-space` */
  invite(wanted: { readonly spaceId: string; readonly role: InvitedRole; readonly isReusable: boolean }): Promise<{ readonly link: string; readonly expiresAt: Date }>
  /** Spends the link; returns the key for the cookie. */
  redeem(link: string): Promise<{ readonly key: string; readonly role: InvitedRole }>
  /** @throws ParcoursError `login-required` */
  mint(key: string): Promise<TokenMessage>
  signOut(key: string): Promise<void>
  revokeRole(spaceId: string, role: InvitedRole): Promise<number>
}

export function makeRoleLinkService(
  { roles, spaces }: Pick<Repositories, 'roles' | 'spaces'>,
  secrets: Pick<ServerSecrets, 'codeKey'>,
  mintToken: MintToken,
  clock: Clock,
): RoleLinkService {
  const hash = (secret: string) => keyedHash(secrets.codeKey, secret)
  const getSpaceNumber = async (spaceId: string): Promise<number> => {
    const space = await spaces.find(spaceId)
    if (space === undefined) throw new ParcoursError('unknown-space')
    return space.spaceNumber
  }

  return {
    async invite({ spaceId, role, isReusable }) {
      const link = randomToken()
      const now = clock()
      const expiresAt = new Date(now.getTime() + LINK_HOURS * 3_600_000)
      await roles.invite({ linkHash: hash(link), spaceNumber: await getSpaceNumber(spaceId), role, expiresAt, isReusable, now })
      return { link, expiresAt }
    },

    async redeem(link) {
      const key = randomToken()
      const redeemed = await roles.redeem({ linkHash: hash(link), keyHash: hash(key), subject: randomToken(), now: clock() })
      if (typeof redeemed === 'string') throw new ParcoursError(redeemed)
      return { key, role: redeemed.role }
    },

    async mint(key) {
      const found = await roles.findKey(hash(key))
      if (found === undefined) throw new ParcoursError('login-required')
      return mintToken({ ...found, roles: rolesOf(found), isGuest: false, isHost: found.isHost && found.role === 'coordinator' })
    },

    async signOut(key) {
      await roles.revokeKey(hash(key))
    },

    async revokeRole(spaceId, role) {
      return roles.revokeRole(await getSpaceNumber(spaceId), role)
    },
  }
}

/** Whoever trains or coordinates also learns. */
function rolesOf({ role }: RoleKey): readonly Role[] {
  return ['learner', role]
}
