// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { NamespacedStorage } from './shell.ts'

/** Keys of Parcours among those of the same origin. */
export const STORAGE_PREFIX = 'parcours.'

/**
 * The browser's storage, or memory when it refuses to keep anything. `namespace` sets apart people
 * who share a browser: nobody reads what another kept.
 */
export function createBrowserStorage(storage: Storage | undefined, window?: Window, namespace = ''): NamespacedStorage {
  const prefix = STORAGE_PREFIX + namespace
  const kept = storage ?? createMemoryStorage()
  return {
    read: (key) => kept.getItem(prefix + key) ?? undefined,
    write(key, value) {
      try {
        kept.setItem(prefix + key, value)
        return true
      } catch {
        return false
      }
    },
    remove: (key) => { kept.removeItem(prefix + key) },
    listKeys: (start) => listAllKeys(kept)
      .filter((key) => key.startsWith(prefix + start))
      .map((key) => key.slice(prefix.length))
      .sort(),
    watch(callback) {
      const listen = (event: StorageEvent) => {
        if (event.key === null || event.key.startsWith(prefix)) {
          callback(event.key?.slice(prefix.length))
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
