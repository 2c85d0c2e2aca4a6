// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { NamespacedStorage } from './shell.ts'

/** Keys of Parcours among those of the same origin. */
export const STORAGE_PREFIX = 'parcours.'

/** The browser's storage, or memory when it refuses to keep anything. */
export function createBrowserStorage(storage: Storage | undefined, window?: Window): NamespacedStorage {
  const kept = storage ?? createMemoryStorage()
  return {
    read: (key) => kept.getItem(STORAGE_PREFIX + key) ?? undefined,
    write(key, value) {
      try {
        kept.setItem(STORAGE_PREFIX + key, value)
        return true
      } catch {
        return false
      }
    },
    remove: (key) => { kept.removeItem(STORAGE_PREFIX + key) },
    listKeys: (prefix) => listAllKeys(kept)
      .filter((key) => key.startsWith(STORAGE_PREFIX + prefix))
      .map((key) => key.slice(STORAGE_PREFIX.length))
      .sort(),
    watch(callback) {
      const listen = (event: StorageEvent) => {
        if (event.key === null || event.key.startsWith(STORAGE_PREFIX)) {
          callback(event.key?.slice(STORAGE_PREFIX.length))
        }
      }
      window?.addEventListener('storage', listen)
      return () => { window?.removeEventListener('storage', listen) }
    },
  }
}

/** `localStorage`, or undefined where reading it throws (blocked cookies). */
export function findLocalStorage(): Storage | undefined {
  try {
    const probe = `${STORAGE_PREFIX}probe`
    localStorage.setItem(probe, '1')
    localStorage.removeItem(probe)
    return localStorage
  } catch {
    return undefined
  }
}

function listAllKeys(storage: Storage): readonly string[] {
  return Array.from({ length: storage.length }, (_, index) => storage.key(index)).filter((key) => key !== null)
}

export function createMemoryStorage(): Storage {
  const values = new Map<string, string>()
  return {
    get length() { return values.size },
    clear: () => { values.clear() },
    getItem: (key) => values.get(key) ?? null,
    key: (index) => [...values.keys()][index] ?? null,
    removeItem: (key) => { values.delete(key) },
    setItem: (key, value) => { values.set(key, value) },
  }
}
