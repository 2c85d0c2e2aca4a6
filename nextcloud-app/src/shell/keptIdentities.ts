// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Identity, NamespacedStorage, Rights } from './shell.ts'

const KEY = 'identities'

export type KnownIdentity = Exclude<Identity, { kind: 'none' }>

/** The identities this browser keeps: the current one, and earlier ones that still have something to send. */
export interface KeptIdentities {
  readonly currentId: string | undefined
  readonly identities: readonly KnownIdentity[]
}

const NOTHING: KeptIdentities = { currentId: undefined, identities: [] }

export function readIdentities(storage: NamespacedStorage): KeptIdentities {
  const text = storage.read(KEY)
  if (text === undefined) {
    return NOTHING
  }
  try {
    return parseIdentities(JSON.parse(text))
  } catch {
    return NOTHING
  }
}

export function writeIdentities(storage: NamespacedStorage, kept: KeptIdentities): boolean {
  return storage.write(KEY, JSON.stringify(kept))
}

export function findCurrent(kept: KeptIdentities): Identity {
  return kept.identities.find(({ identityId }) => identityId === kept.currentId) ?? { kind: 'none' }
}

/** Adds an identity, or puts it in the place of the one with its id, and makes it the current one. */
export function withCurrent(kept: KeptIdentities, identity: KnownIdentity): KeptIdentities {
  return { currentId: identity.identityId, identities: withIdentity(kept, identity).identities }
}

export function withIdentity(kept: KeptIdentities, identity: KnownIdentity): KeptIdentities {
  const others = kept.identities.filter(({ identityId }) => identityId !== identity.identityId)
  return { ...kept, identities: [...others, identity] }
}

export function withoutIdentity(kept: KeptIdentities, identityId: string): KeptIdentities {
  const identities = kept.identities.filter((identity) => identity.identityId !== identityId)
  const guest = identities.findLast(({ kind }) => kind === 'guest')
  return { currentId: kept.currentId === identityId ? guest?.identityId : kept.currentId, identities }
}

function parseIdentities(value: unknown): KeptIdentities {
  if (!isRecord(value) || !Array.isArray(value['identities'])) {
    return NOTHING
  }
  const identities = value['identities'].flatMap(parseIdentity)
  return { currentId: typeof value['currentId'] === 'string' ? value['currentId'] : undefined, identities }
}

function parseIdentity(value: unknown): KnownIdentity[] {
  if (!isRecord(value) || typeof value['identityId'] !== 'string') {
    return []
  }
  const { identityId, kind, recoveryPhrase, rights } = value
  if (kind === 'guest') {
    return [{ kind, identityId, recoveryPhrase: typeof recoveryPhrase === 'string' ? recoveryPhrase : undefined }]
  }
  // What this browser wrote itself; the server checks every right again.
  return kind === 'role' ? [{ kind, identityId, rights: rights as Rights }] : []
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
