// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { TokenMessage } from '@parcours/courses'
import { readonly, shallowRef, type Ref } from 'vue'
import { mintToken } from '../api/nextcloudAccount.ts'
import type { Identity, Rights, Shell } from './shell.ts'
import { createTokenCache } from './tokenCache.ts'

type IdentityPart = Pick<Shell, 'identity' | 'listIdentityIds' | 'createIdentity' | 'getToken' | 'dropToken' | 'browserIdentity'>
type Account = Extract<Identity, { kind: 'account' }>

/** Names what waits in this browser, whose storage is this account's alone. */
const IDENTITY_ID = 'account'

interface Needs {
  /** What the page knows when it opens. */
  readonly rights: Rights
  /** The token PHP wrote in the page. */
  readonly firstToken: TokenMessage | null
  /** False where this Nextcloud passes requests on and adds the token itself. */
  readonly needsToken: boolean
}

/** The account that is logged in. Its rights follow each token: an admin may change groups meanwhile. */
export function createNextcloudAccount({ rights, firstToken, needsToken }: Needs): IdentityPart {
  const identity: Ref<Account> = shallowRef({ kind: 'account', identityId: IDENTITY_ID, rights })
  const tokens = createTokenCache(async () => {
    const message = await mintToken()
    identity.value = { ...identity.value, rights: { roles: message.roles, isHost: message.isHost } }
    return message
  })
  if (firstToken !== null) {
    tokens.keep(IDENTITY_ID, firstToken)
  }
  return {
    identity: readonly(identity),
    listIdentityIds: () => [IDENTITY_ID],
    createIdentity: () => identity.value,
    getToken: async (identityId) => (needsToken ? await tokens.get(identityId) : ''),
    dropToken: tokens.drop,
    browserIdentity: undefined,
  }
}
