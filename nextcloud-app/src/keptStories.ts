// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Identity, NamespacedStorage } from './shell/shell.ts'

/** Who plays without any identity, as this browser's keys name them. */
const NOBODY = 'nobody'
/** What is kept of each story: where one is, and what was told of the way. */
const KINDS = ['run', 'path'] as const

/** Key under which this browser keeps something of one person's story. */
export function storyKey(kind: typeof KINDS[number], identity: Identity, adventureId: string): string {
  return `${kind}.${identity.kind === 'none' ? NOBODY : identity.identityId}.${adventureId}`
}

/** Somebody who played without an identity just got one: their stories go with them, where they stand. */
export function giveStories(storage: NamespacedStorage, identityId: string): void {
  for (const kind of KINDS) {
    for (const key of storage.listKeys(`${kind}.${NOBODY}.`)) {
      const kept = storage.read(key)
      if (kept !== undefined && storage.write(key.replace(NOBODY, identityId), kept)) {
        storage.remove(key)
      }
    }
  }
}

/** Nothing of this person's stories stays in this browser. */
export function forgetStories(storage: NamespacedStorage, identityId: string): void {
  for (const key of KINDS.flatMap((kind) => storage.listKeys(`${kind}.${identityId}.`))) {
    storage.remove(key)
  }
}
