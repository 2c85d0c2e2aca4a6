// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { createRandomId } from './randomId.ts'
import type { NamespacedStorage } from './shell.ts'

/** A lease is longer than any request (20 s): a tab that was closed stops nobody for long. */
const LEASE_MILLISECONDS = 30_000
const WAIT_MILLISECONDS = 200
/** Another tab sees a change of localStorage a little later than the lock: it gets the lock once it can see. */
const SETTLE_MILLISECONDS = 200

type RunAlone = <T>(name: string, task: () => Promise<T>) => Promise<T>

/**
 * One task at a time per name, among all tabs. `navigator.locks` exists only on https and localhost:
 * elsewhere a lease in storage does nearly as well, and the server merges whatever comes twice.
 */
export function createRunAlone(storage: NamespacedStorage, locks: LockManager | null | undefined): RunAlone {
  if (locks !== undefined && locks !== null) {
    return async (name, task) => await runWithLock(locks, `parcours.${name}`, task)
  }
  const owner = createRandomId()
  // One queue per name: a task may run another under a different name.
  const queues = new Map<string, Promise<unknown>>()
  return async (name, task) => {
    const turn = (queues.get(name) ?? Promise.resolve()).then(() => runWithLease(storage, `lease.${name}`, owner, task))
    queues.set(name, turn.catch(() => undefined))
    return await turn
  }
}

/** The caller has its answer at once; the lock is let go when other tabs can see what the task wrote. */
async function runWithLock<T>(locks: LockManager, name: string, task: () => Promise<T>): Promise<T> {
  return await new Promise<T>((resolve, reject) => {
    locks.request(name, async () => {
      await task().then(resolve, reject)
      await new Promise((settled) => setTimeout(settled, SETTLE_MILLISECONDS))
    }).catch(reject)
  })
}

async function runWithLease<T>(storage: NamespacedStorage, key: string, owner: string, task: () => Promise<T>): Promise<T> {
  while (!takeLease(storage, key, owner)) {
    await new Promise((resolve) => setTimeout(resolve, WAIT_MILLISECONDS))
  }
  try {
    return await task()
  } finally {
    storage.remove(key)
  }
}

function takeLease(storage: NamespacedStorage, key: string, owner: string): boolean {
  const [holder, until] = storage.read(key)?.split(' ') ?? []
  if (holder !== undefined && holder !== owner && Number(until) > Date.now()) {
    return false
  }
  storage.write(key, `${owner} ${Date.now() + LEASE_MILLISECONDS}`)
  return true
}
