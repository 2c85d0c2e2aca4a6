// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { WriterBusyError } from '../services/repositories.ts'

/** One transaction per flush never holds more than this, so that it stays short (20 ms at 20 µs). */
const MAX_BATCH = 1_000
/**
 * A row of jobs, such as the nightly purge, lets others have their turn after so much; the batches of a crowd that came in
 * one turn (5 ms each) are answered in it.
 */
const MOST_IN_TURN_MS = 50
/** About a second of work; beyond it callers are told to come back. */
const MAX_QUEUED = 20_000

/** What waits for the writer: a write that shares its transaction, or a job that has its own. */
type Entry<Write, Outcome> =
  | { readonly kind: 'write'; readonly write: Write; readonly resolve: (outcome: Outcome) => void; readonly reject: (error: unknown) => void }
  | { readonly kind: 'job'; readonly run: () => Promise<void> | void }

export interface WriterQueue<Write, Outcome> {
  /** Resolves after the commit that holds the write. @throws WriterBusyError */
  push(write: Write): Promise<Outcome>
  /** All are queued or none. @throws WriterBusyError */
  pushAll(writes: readonly Write[]): Promise<readonly Outcome[]>
  /** Runs a job alone, in its turn. @throws WriterBusyError */
  runAlone<T>(job: () => Promise<T> | T): Promise<T>
  /** Resolves when all that was queued is written. */
  drain(): Promise<void>
}

export interface QueueOptions<Write, Outcome> {
  /** Commits all writes in one transaction, or throws and leaves nothing. */
  readonly commit: (writes: readonly Write[]) => readonly Outcome[] | Promise<readonly Outcome[]>
  /** True when trying writes one by one cannot help, such as a full disk. */
  readonly isHopeless: (error: unknown) => boolean
  readonly maxBatch?: number
  readonly maxQueued?: number
  /**
   * Waits so long before a commit, or until a batch is full, so that more share it: for writes that come in crowds. A full
   * batch is committed and answered before more requests are read, since what waits in memory costs more than commits.
   * By default a commit waits for the requests at hand alone.
   */
  readonly gatherMs?: number
}

/**
 * The one way to write: first come, first written, many writes to a commit. Callers are answered after
 * the commit. A write that throws is found by replaying its batch one by one, and rejects only itself.
 */
export function createWriterQueue<Write, Outcome>(options: QueueOptions<Write, Outcome>): WriterQueue<Write, Outcome> {
  const { commit, isHopeless, maxBatch = MAX_BATCH, maxQueued = MAX_QUEUED, gatherMs } = options
  let queued: Entry<Write, Outcome>[] = []
  let running: Promise<void> | undefined
  /** Ends the waiting for more. */
  let stopGathering: (() => void) | undefined
  /** What jobs have taken of this turn of the event loop, in ms; undefined before the first. */
  let workedMs: number | undefined

  function gather(): Promise<void> {
    if (gatherMs === undefined) return nextTurn()
    if (queued.length >= maxBatch) return Promise.resolve()
    return new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, gatherMs)
      stopGathering = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  async function flushAll(): Promise<void> {
    while (queued.length > 0) {
      const entries = queued
      queued = []
      for (let from = 0; from < entries.length;) from = await flushFrom(entries, from)
      if (gatherMs !== undefined && queued.length > 0) await gather()
    }
    running = undefined
  }

  /** Handles one job, or the writes up to the next job; returns where to go on. */
  async function flushFrom(entries: readonly Entry<Write, Outcome>[], from: number): Promise<number> {
    const first = entries[from]
    if (first === undefined || first.kind === 'job') {
      if (workedMs !== undefined && workedMs >= MOST_IN_TURN_MS) await nextTurn()
      const startedMs = performance.now()
      await first?.run()
      noteWork(performance.now() - startedMs)
      return from + 1
    }
    const batch: Extract<Entry<Write, Outcome>, { kind: 'write' }>[] = []
    for (let at = from; at < entries.length && batch.length < maxBatch; at++) {
      const entry = entries[at]
      if (entry?.kind !== 'write') break
      batch.push(entry)
    }
    await flushBatch(batch)
    const next = from + batch.length
    // Requests that came meanwhile are read before the next transaction.
    if (gatherMs === undefined || next < entries.length) await nextTurn()
    return next
  }

  async function flushBatch(batch: readonly Extract<Entry<Write, Outcome>, { kind: 'write' }>[]): Promise<void> {
    try {
      const outcomes = await commit(batch.map((entry) => entry.write))
      // `commit` answers each write, in order.
      batch.forEach((entry, index) => { entry.resolve(outcomes[index] as Outcome) })
    } catch (error) {
      if (batch.length > 1 && !isHopeless(error)) for (const entry of batch) await flushBatch([entry])
      else for (const entry of batch) entry.reject(error)
    }
  }

  function noteWork(milliseconds: number): void {
    if (workedMs === undefined) setImmediate(() => { workedMs = undefined })
    workedMs = (workedMs ?? 0) + milliseconds
  }

  function admit(count: number): void {
    if (queued.length + count > maxQueued) throw new WriterBusyError()
  }

  function enqueue(write: Write): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      queued.push({ kind: 'write', write, resolve, reject })
      running ??= gather().then(flushAll)
      if (queued.length >= maxBatch) stopGathering?.()
    })
  }

  return {
    async push(write) {
      admit(1)
      return enqueue(write)
    },
    async pushAll(writes) {
      admit(writes.length)
      return Promise.all(writes.map(enqueue))
    },
    async runAlone(job) {
      admit(1)
      return new Promise((resolve, reject) => {
        queued.push({ kind: 'job', run: async () => {
          try {
            resolve(await job())
          } catch (error) {
            reject(error instanceof Error ? error : new Error(String(error)))
          }
        } })
        // Nothing shares its transaction: there is nobody to wait for.
        running ??= Promise.resolve().then(flushAll)
      })
    },
    async drain() {
      while (running !== undefined) await running
    },
  }
}

/** Requests at hand are read, and answers leave. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => { setImmediate(resolve) })
}
