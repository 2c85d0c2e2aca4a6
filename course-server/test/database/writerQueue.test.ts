// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { createWriterQueue } from '../../src/database/writerQueue.ts'
import { WriterBusyError } from '../../src/services/repositories.ts'

const POISON = -1

function aQueue(options: { maxBatch?: number; maxQueued?: number; gatherMs?: number; isHopeless?: boolean } = {}) {
  const batches: (readonly number[])[] = []
  const { isHopeless = false, ...limits } = options
  const queue = createWriterQueue<number, string>({
    commit: (writes) => {
      batches.push(writes)
      if (writes.includes(POISON)) throw new Error('poison')
      return writes.map((write) => `kept ${write}`)
    },
    isHopeless: () => isHopeless,
    ...limits,
  })
  return { queue, batches }
}

describe('the writer queue', () => {
  it('commits together what comes together, and answers each', async () => {
    const { queue, batches } = aQueue()
    expect(await Promise.all([queue.push(1), queue.push(2), queue.pushAll([3, 4])])).toEqual(['kept 1', 'kept 2', ['kept 3', 'kept 4']])
    expect(batches).toEqual([[1, 2, 3, 4]])
  })

  it('cuts at its limit', async () => {
    const { queue, batches } = aQueue({ maxBatch: 2 })
    await queue.pushAll([1, 2, 3])
    expect(batches).toEqual([[1, 2], [3]])
  })

  it('waits for a crowd, and answers a full batch before it reads on', async () => {
    const { queue, batches } = aQueue({ maxBatch: 2, gatherMs: 30 })
    const seen: string[] = []
    void queue.push(1).then((kept) => seen.push(kept))
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(batches).toEqual([])
    await Promise.all([queue.push(2), new Promise((resolve) => setImmediate(resolve))])
    expect([batches, seen]).toEqual([[[1, 2]], ['kept 1']])
    const startedMs = performance.now()
    await queue.push(3)
    expect(performance.now() - startedMs).toBeGreaterThan(25)
    await Promise.all([queue.push(4), queue.push(5), queue.push(6)])
    expect(batches).toEqual([[1, 2], [3], [4, 5], [6]])
  })

  it('replays one by one when a batch fails, and rejects only the poison', async () => {
    const { queue, batches } = aQueue()
    const results = await Promise.allSettled([queue.push(1), queue.push(POISON), queue.push(2)])
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(batches).toEqual([[1, POISON, 2], [1], [POISON], [2]])
  })

  it('does not try again what cannot help', async () => {
    const { queue, batches } = aQueue({ isHopeless: true })
    const results = await Promise.allSettled([queue.push(1), queue.push(POISON)])
    expect(results.map((result) => result.status)).toEqual(['rejected', 'rejected'])
    expect(batches).toHaveLength(1)
  })

  it('is full at its limit, and takes all of a batch or none', async () => {
    const { queue, batches } = aQueue({ maxQueued: 2 })
    const first = queue.push(1)
    await expect(queue.pushAll([2, 3])).rejects.toThrow(WriterBusyError)
    await Promise.all([first, queue.push(4)])
    expect(batches).toEqual([[1, 4]])
  })

  it('runs a job alone, in its turn, and outlives its failure', async () => {
    const { queue, batches } = aQueue()
    const seen: number[] = []
    const results = await Promise.allSettled([
      queue.push(1), queue.runAlone(() => { seen.push(batches.length) }), queue.runAlone(() => { throw new Error('no') }), queue.push(2),
    ])
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
    expect(seen).toEqual([1])
    expect(batches).toEqual([[1], [2]])
  })

  it('lets others have their turn in a row of jobs, whether they are queued at once or one after the other', async () => {
    const { queue } = aQueue()
    const work = () => {
      for (const endMs = performance.now() + 10; performance.now() < endMs;) continue
    }
    for (const isRow of [true, false]) {
      let turns = 0
      let isOver = false
      const turn = () => {
        turns += 1
        if (!isOver) setImmediate(turn)
      }
      setImmediate(turn)
      if (isRow) await Promise.all(Array.from({ length: 20 }, () => queue.runAlone(work)))
      else for (let count = 0; count < 20; count += 1) await queue.runAlone(work)
      isOver = true
      // 200 ms of work.
      expect(turns).toBeGreaterThanOrEqual(3)
      await new Promise((resolve) => setImmediate(resolve))
    }
  })

  it('starts a job at once when nothing is queued', async () => {
    const { queue } = aQueue()
    const seen: string[] = []
    setImmediate(() => seen.push('turn'))
    await queue.runAlone(() => { seen.push('job') })
    expect(seen).toEqual(['job'])
  })

  it('drains before it closes', async () => {
    const { queue, batches } = aQueue()
    void queue.push(1)
    await queue.drain()
    expect(batches).toEqual([[1]])
  })
})
