// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { foldForSearch, type TokenMessage } from '@parcours/courses'
import { readonly, shallowRef, type Ref } from 'vue'
import * as api from '../api/identities.ts'
import { forgetStories, giveStories } from '../keptStories.ts'
import { findCurrent, readIdentities, withCurrent, withIdentity, withoutIdentity, writeIdentities, type KeptIdentities, type KnownIdentity } from './keptIdentities.ts'
import { createRandomId } from './randomId.ts'
import type { BrowserIdentity, Identity, NamespacedStorage, Shell } from './shell.ts'
import { createTokenCache } from './tokenCache.ts'

type IdentityPart = Pick<Shell, 'identity' | 'listIdentityIds' | 'createIdentity' | 'getToken' | 'dropToken'> & { readonly browserIdentity: BrowserIdentity }

interface Needs {
  readonly access: Pick<Shell, 'apiUrl' | 'requestHeaders'>
  /** The space guests belong to; undefined for the campus's own. */
  readonly spaceId?: string
  readonly storage: NamespacedStorage
  readonly runAlone: Shell['runAlone']
}

/** Guests, and the role links of the campus. Whatever fails, what this browser keeps stays. */
export function createCampusIdentity({ access, spaceId, storage, runAlone }: Needs): IdentityPart {
  const identity: Ref<Identity> = shallowRef(findCurrent(readIdentities(storage)))
  const tokens = createTokenCache(renew)
  storage.watch(() => { identity.value = findCurrent(readIdentities(storage)) })

  function keep(kept: KeptIdentities): void {
    writeIdentities(storage, kept)
    identity.value = findCurrent(kept)
  }

  function createIdentity(): KnownIdentity {
    const current = findCurrent(readIdentities(storage))
    if (current.kind !== 'none') {
      return current
    }
    const guest: KnownIdentity = { kind: 'guest', identityId: createRandomId(), recoveryPhrase: undefined }
    // Before anybody hears of the new identity: they look for stories under its name.
    giveStories(storage, guest.identityId)
    keep(withCurrent(readIdentities(storage), guest))
    return guest
  }

  async function renew(identityId: string): Promise<TokenMessage> {
    return await runAlone(`identity.${identityId}`, async () => {
      const known = readIdentities(storage).identities.find((one) => one.identityId === identityId)
      if (known === undefined) {
        throw new Error('This browser does not keep this identity any more.')
      }
      if (known.kind !== 'guest') {
        const message = await api.renewRole(access)
        keep(withIdentity(readIdentities(storage), { ...known, rights: { roles: message.roles, isHost: message.isHost } }))
        return message
      }
      if (known.recoveryPhrase !== undefined) {
        return await api.renewGuest(access, known.recoveryPhrase)
      }
      const { recoveryPhrase, ...message } = await api.createGuest(access, spaceId)
      keep(withIdentity(readIdentities(storage), { ...known, recoveryPhrase }))
      return message
    })
  }

  const browserIdentity: BrowserIdentity = {
    async resume(recoveryPhrase) {
      const words = recoveryPhrase.trim().replaceAll(/\s+/g, ' ')
      await api.renewGuest(access, words)
      const kept = readIdentities(storage)
      const known = kept.identities.find((one) => one.kind === 'guest' && foldForSearch(one.recoveryPhrase ?? '') === foldForSearch(words))
      keep(withCurrent(kept, known ?? { kind: 'guest', identityId: createRandomId(), recoveryPhrase: words }))
    },
    async logIn(secret) {
      await api.logIn(access, secret)
      const { roles, isHost } = await api.renewRole(access)
      const known = readIdentities(storage).identities.find(({ kind }) => kind === 'role')
      const identityId = known?.identityId ?? createRandomId()
      tokens.drop(identityId)
      keep(withCurrent(readIdentities(storage), { kind: 'role', identityId, rights: { roles, isHost } }))
    },
    async logOut() {
      const role = readIdentities(storage).identities.find(({ kind }) => kind === 'role')
      await api.logOut(access)
      if (role !== undefined) {
        tokens.drop(role.identityId)
        keep(withoutIdentity(readIdentities(storage), role.identityId))
      }
    },
    forget(identityId) {
      tokens.drop(identityId)
      const traces = [...storage.listKeys('place.'), ...storage.listKeys('draft.'), ...storage.listKeys('guestNoticeRead')]
      traces.forEach((key) => { storage.remove(key) })
      forgetStories(storage, identityId)
      keep({ ...withoutIdentity(readIdentities(storage), identityId), currentId: undefined })
    },
    leaveComputer() {
      storage.listKeys('').forEach((key) => { storage.remove(key) })
      identity.value = { kind: 'none' }
    },
  }

  return {
    identity: readonly(identity),
    listIdentityIds() {
      const { currentId, identities } = readIdentities(storage)
      const ids = identities.map(({ identityId }) => identityId)
      return [...ids.filter((id) => id === currentId), ...ids.filter((id) => id !== currentId)]
    },
    createIdentity,
    getToken: tokens.get,
    dropToken: tokens.drop,
    browserIdentity,
  }
}
