// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { LearningFact } from '@parcours/courses'
import type { NamespacedStorage } from '../shell/shell.ts'

/** Facts kept for one identity at most; also what one outbox batch may hold. */
export const MOST_ENTRIES = 500

/** A fact that waits in this browser. */
export interface OutboxEntry {
  /** UUIDv7: sorts by time, and tells the server that it has seen this before. */
  readonly entryId: string
  readonly fact: LearningFact
  /** Not sent before this instant (milliseconds), so that « J'ai terminé » can be undone. */
  readonly heldUntil: number
}

/** A fact the server refused for good, until the person was told. */
export interface Refusal {
  readonly entryId: string
  readonly fact: LearningFact
  readonly code: string
}

export type Keeping = 'kept' | 'already-there' | 'full' | 'browser-refused'

/**
 * One storage key per entry, so that two tabs never overwrite each other:
 * adding and removing are single writes.
 */
export function createEntries(storage: NamespacedStorage) {
  const key = (identityId: string, entryId = '') => `outbox.${identityId}.${entryId}`
  const refusedKey = (identityId: string, entryId = '') => `refused.${identityId}.${entryId}`

  function list(identityId: string): readonly OutboxEntry[] {
    return storage.listKeys(key(identityId)).flatMap((name) => parse<OutboxEntry>(storage.read(name)))
  }

  return {
    list,
    keep(identityId: string, entry: OutboxEntry): Keeping {
      if (mayRepeat(entry.fact) && list(identityId).some(({ fact }) => saysTheSame(fact, entry.fact))) {
        return 'already-there'
      }
      if (storage.listKeys(key(identityId)).length >= MOST_ENTRIES) {
        return 'full'
      }
      return storage.write(key(identityId, entry.entryId), JSON.stringify(entry)) ? 'kept' : 'browser-refused'
    },
    remove(identityId: string, entryId: string): void {
      storage.remove(key(identityId, entryId))
    },
    /** The refusal is written before the entry goes: closing the browser in between loses nothing. */
    refuse(identityId: string, refusal: Refusal): void {
      storage.write(refusedKey(identityId, refusal.entryId), JSON.stringify(refusal))
      storage.remove(key(identityId, refusal.entryId))
    },
    listRefusals(identityId: string): readonly Refusal[] {
      return storage.listKeys(refusedKey(identityId)).flatMap((name) => parse<Refusal>(storage.read(name)))
    },
    forgetRefusals(identityId: string): void {
      storage.listKeys(refusedKey(identityId)).forEach((name) => { storage.remove(name) })
    },
    /** All that waits for somebody, for « quitter cet ordinateur » and after an erasure. */
    removeAll(identityId: string): void {
      const names = [...storage.listKeys(key(identityId)), ...storage.listKeys(refusedKey(identityId))]
      names.forEach((name) => { storage.remove(name) })
    },
  }
}

export type Entries = ReturnType<typeof createEntries>

/** What only this browser wrote: unreadable text is passed over, not deleted. */
function parse<T extends { readonly entryId: string; readonly fact: LearningFact }>(text: string | undefined): T[] {
  try {
    const value: unknown = JSON.parse(text ?? 'null')
    return typeof value === 'object' && value !== null && 'entryId' in value && 'fact' in value ? [value as T] : []
  } catch {
    return []
  }
}

/** Spares reading the whole outbox for what is never the same twice. */
function mayRepeat({ kind }: LearningFact): boolean {
  return kind !== 'practice' && kind !== 'attempt'
}

/** Following or opening twice is one fact; each attempt and each answer is its own. */
function saysTheSame(one: LearningFact, other: LearningFact): boolean {
  if (one.courseId !== other.courseId || one.kind !== other.kind) {
    return false
  }
  switch (one.kind) {
    case 'enrol':
      return true
    case 'start':
      return other.kind === 'start' && one.activityId === other.activityId
    case 'way':
      return other.kind === 'way' && one.activityId === other.activityId && one.way === other.way
    case 'practice':
    case 'attempt':
      return false
  }
}
