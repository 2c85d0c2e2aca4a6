// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/** How a batch is gathered. */
export interface DelayedBatchOptions<Item, Outcome> {
  /** Writes all in one transaction; answers each, in order. */
  readonly commit: (items: readonly Item[]) => Promise<readonly Outcome[]>
  /** Time given to others to join. */
  readonly delayMs: number
  readonly mostItems: number
  /** Refuses an item when so many wait already. */
  readonly mostWaiting: number
  readonly whenFull: () => Error
}

interface Waiting<Item, Outcome> {
  readonly item: Item
  readonly resolve: (outcome: Outcome) => void
  readonly reject: (error: unknown) => void
}

/**
 * Gathers what comes within a short while into one transaction: cheaper, and tokens and answers come in batches of
 * their own, so that neither is alone in its transaction when many are about. Everyone is answered after the commit.
 */
export function createDelayedBatch<Item, Outcome>(options: DelayedBatchOptions<Item, Outcome>): (item: Item) => Promise<Outcome> {
  const { commit, delayMs, mostItems, mostWaiting, whenFull } = options
  let waiting: Waiting<Item, Outcome>[] = []
  let isPlanned = false

  async function flush(): Promise<void> {
    const batch = waiting.slice(0, mostItems)
    waiting = waiting.slice(mostItems)
    await commitBatch(batch)
    isPlanned = false
    if (waiting.length > 0) plan(0)
  }

  /** One that cannot be written is found by trying each alone, and fails alone. */
  async function commitBatch(batch: readonly Waiting<Item, Outcome>[]): Promise<void> {
    try {
      const outcomes = await commit(batch.map(({ item }) => item))
      // `commit` answers each, in order.
      batch.forEach(({ resolve }, index) => { resolve(outcomes[index] as Outcome) })
    } catch (error) {
      if (batch.length > 1) for (const one of batch) await commitBatch([one])
      else for (const { reject } of batch) reject(error)
    }
  }

  function plan(afterMs: number): void {
    if (isPlanned) return
    isPlanned = true
    setTimeout(() => void flush(), afterMs)
  }

  return (item) => new Promise((resolve, reject) => {
    if (waiting.length >= mostWaiting) {
      reject(whenFull())
      return
    }
    waiting.push({ item, resolve, reject })
    plan(delayMs)
  })
}
