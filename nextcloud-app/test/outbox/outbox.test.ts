// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FactResult, LearningFact, OutboxBatch } from '@parcours/courses'
import { ApiProblem, NoAnswer } from '../../src/api/http.ts'
import { createEntries, MOST_ENTRIES, type OutboxEntry } from '../../src/outbox/entries.ts'
import { retryDelay } from '../../src/outbox/retryDelay.ts'
import { sendOutbox } from '../../src/outbox/sendOutbox.ts'
import { createBrowserStorage, createMemoryStorage } from '../../src/shell/browserStorage.ts'
import { createRandomId } from '../../src/shell/randomId.ts'
import { createRunAlone } from '../../src/shell/runAlone.ts'
import { aCourseProgress } from '../support/messages.ts'

const RESULT: FactResult = { activity: null, course: aCourseProgress(), attempt: null }

function aFact(number: number): LearningFact {
  return { kind: 'practice', courseId: 'c', activityId: `a${number}`, outcome: 'tried', occurredAt: '2026-11-22T10:00:00.000Z' }
}

function anEntry(number: number, heldUntil = 0): OutboxEntry {
  return { entryId: createRandomId(1_000_000 + number), fact: aFact(number), heldUntil }
}

/** A server that may fail before or after it recorded, and remembers each acknowledgement it gave. */
function createServer(weather: () => 'fine' | 'lost-request' | 'lost-answer' | 'unauthorised' | 'busy') {
  const recorded = new Map<string, LearningFact>()
  const acknowledged: string[] = []
  const sentAfterAcknowledgement: string[] = []
  async function take(entries: OutboxBatch['entries']): Promise<void> {
    await Promise.resolve()
    const now = weather()
    if (now === 'lost-request') {
      throw new NoAnswer('gone')
    }
    if (now === 'unauthorised' || now === 'busy') {
      throw new ApiProblem({ status: now === 'busy' ? 503 : 401, code: now })
    }
    for (const { entryId, fact } of entries) {
      if (acknowledged.includes(entryId)) {
        sentAfterAcknowledgement.push(entryId)
      }
      recorded.set(entryId, recorded.get(entryId) ?? fact)
    }
    if (now === 'lost-answer') {
      throw new NoAnswer('gone')
    }
    acknowledged.push(...entries.map(({ entryId }) => entryId))
  }
  return {
    recorded, sentAfterAcknowledgement,
    learning: {
      async sendFact(_identityId: string, entryId: string, fact: LearningFact) {
        await take([{ entryId, fact }])
        return RESULT
      },
      async sendBatch(_identityId: string, { entries }: OutboxBatch) {
        await take(entries)
        return { results: entries.map(({ entryId }) => ({ entryId, kind: 'recorded' as const, result: RESULT })) }
      },
    },
  }
}

const weathers = fc.array(fc.constantFrom('fine' as const, 'lost-request' as const, 'lost-answer' as const, 'unauthorised' as const, 'busy' as const), { maxLength: 30 })
const acts = fc.array(fc.oneof(
  fc.record({ kind: fc.constant('do' as const), identity: fc.constantFrom('one', 'two'), held: fc.boolean() }),
  fc.record({ kind: fc.constant('flush' as const), identity: fc.constantFrom('one', 'two'), tabs: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant('undo' as const) }),
  fc.record({ kind: fc.constant('wait' as const) }),
), { maxLength: 40 })

describe('the outbox', () => {
  it('loses nothing and sends nothing twice, whatever the network, the tabs and the identity', async () => {
    await fc.assert(fc.asyncProperty(weathers, acts, async (weatherList, actList) => {
      const weather = [...weatherList]
      const server = createServer(() => weather.shift() ?? 'fine')
      const storage = createBrowserStorage(createMemoryStorage())
      let now = 0
      const done: { identityId: string; entry: OutboxEntry }[] = []
      const undone = new Set<string>()
      // One lock manager for all tabs, as in a browser.
      const runAlone = createRunAlone(storage, undefined)
      const flush = async (identityId: string) => {
        // A reload makes new objects on the same storage: nothing lives in memory alone.
        const entries = createEntries(storage)
        await sendOutbox({ entries, learning: server.learning, runAlone, now: () => now, onRecorded: () => undefined }, identityId).catch(() => undefined)
      }
      for (const [index, act] of actList.entries()) {
        if (act.kind === 'do') {
          const entry = anEntry(index, act.held ? now + 10 : 0)
          expect(createEntries(storage).keep(act.identity, entry)).toBe('kept')
          done.push({ identityId: act.identity, entry })
        } else if (act.kind === 'flush') {
          await Promise.all(Array.from({ length: act.tabs }, () => flush(act.identity)))
        } else if (act.kind === 'undo') {
          const last = done.findLast(({ entry }) => entry.heldUntil > now && !undone.has(entry.entryId))
          if (last !== undefined) {
            createEntries(storage).remove(last.identityId, last.entry.entryId)
            undone.add(last.entry.entryId)
          }
        } else {
          now += 10
        }
      }
      now += 100
      weather.length = 0
      await flush('one')
      await flush('two')
      const kept = done.filter(({ entry }) => !undone.has(entry.entryId))
      expect([...server.recorded.keys()].sort()).toEqual(kept.map(({ entry }) => entry.entryId).sort())
      expect(kept.every(({ entry }) => server.recorded.get(entry.entryId)?.occurredAt === entry.fact.occurredAt)).toBe(true)
      expect(server.sentAfterAcknowledgement).toEqual([])
      expect([...createEntries(storage).list('one'), ...createEntries(storage).list('two')]).toEqual([])
    }), { numRuns: 200 })
  })

  it('sends one entry once when three tabs try at the same time', async () => {
    const storage = createBrowserStorage(createMemoryStorage())
    const entries = createEntries(storage)
    entries.keep('one', anEntry(1))
    let sent = 0
    const learning = {
      async sendFact() {
        sent += 1
        await new Promise((resolve) => setTimeout(resolve, 5))
        return RESULT
      },
      sendBatch: () => Promise.reject(new Error('not a batch')),
    }
    // Each tab has its own lease owner.
    const tabs = [1, 2, 3].map(() => createRunAlone(storage, undefined))
    await Promise.all(tabs.map((runAlone) => sendOutbox({ entries, learning, runAlone, now: () => 1, onRecorded: () => undefined }, 'one')))
    expect(sent).toBe(1)
  })

  it('keeps 500 entries and says when it is full', () => {
    const entries = createEntries(createBrowserStorage(createMemoryStorage()))
    const answers = Array.from({ length: MOST_ENTRIES + 1 }, (_, index) => entries.keep('one', anEntry(index)))
    expect(answers.filter((answer) => answer === 'kept')).toHaveLength(MOST_ENTRIES)
    expect(answers.at(-1)).toBe('full')
  })

  it('says when the browser refuses to keep', () => {
    const storage = createMemoryStorage()
    storage.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }
    expect(createEntries(createBrowserStorage(storage)).keep('one', anEntry(1))).toBe('browser-refused')
  })

  it.each([
    { status: 400, isKept: false }, { status: 404, isKept: false }, { status: 409, isKept: false }, { status: 422, isKept: false },
    { status: 401, isKept: true }, { status: 408, isKept: true }, { status: 429, isKept: true }, { status: 500, isKept: true }, { status: 503, isKept: true },
  ])('after a $status, keeps the entry: $isKept', async ({ status, isKept }) => {
    const entries = createEntries(createBrowserStorage(createMemoryStorage()))
    entries.keep('one', anEntry(1))
    const fail = () => Promise.reject(new ApiProblem({ status, code: 'some-code' }))
    const needs = { entries, learning: { sendFact: fail, sendBatch: fail }, runAlone: async <T>(_: string, task: () => Promise<T>) => await task(), now: () => 1, onRecorded: () => undefined }
    await sendOutbox(needs, 'one').catch(() => undefined)
    expect(entries.list('one')).toHaveLength(isKept ? 1 : 0)
    expect(entries.listRefusals('one')).toHaveLength(isKept ? 0 : 1)
  })

  it.each([
    { status: 409, code: 'not-paired', kept: 1 }, { status: 404, code: 'proxy-is-off', kept: 1 }, { status: 403, code: 'http-403', kept: 1 },
    { status: 503, code: 'app-switched-off', kept: 1 }, { status: 409, code: 'attempt-differs', kept: 0 }, { status: 404, code: 'unknown-activity', kept: 0 },
  ])('keeps what was not refused itself, when the way to the server is closed: $code', async ({ status, code, kept }) => {
    const entries = createEntries(createBrowserStorage(createMemoryStorage()))
    entries.keep('me', anEntry(1))
    const refuse = () => Promise.reject(new ApiProblem({ status, code }))
    await sendOutbox({ entries, learning: { sendFact: refuse, sendBatch: refuse }, runAlone: (_name, task) => task(), now: () => 1, onRecorded: () => {} }, 'me').catch(() => undefined)
    expect([entries.list('me').length, entries.listRefusals('me').length]).toEqual([kept, 1 - kept])
  })

  it('sends the good entries one by one when a whole batch is refused', async () => {
    const entries = createEntries(createBrowserStorage(createMemoryStorage()))
    const [bad, good] = [anEntry(1), anEntry(2)]
    entries.keep('one', bad)
    entries.keep('one', good)
    const sent: string[] = []
    const learning = {
      sendBatch: () => Promise.reject(new ApiProblem({ status: 400, code: 'invalid-request' })),
      sendFact: (_: string, entryId: string) => {
        sent.push(entryId)
        return entryId === bad.entryId ? Promise.reject(new ApiProblem({ status: 400, code: 'invalid-request' })) : Promise.resolve(RESULT)
      },
    }
    await sendOutbox({ entries, learning, runAlone: async (_, task) => await task(), now: () => 1, onRecorded: () => undefined }, 'one')
    expect(sent).toEqual([bad.entryId, good.entryId])
    expect(entries.list('one')).toEqual([])
    expect(entries.listRefusals('one').map(({ entryId }) => entryId)).toEqual([bad.entryId])
  })

  it.each([
    { failures: 1, chance: 0.5, delay: 2_000 }, { failures: 2, chance: 0.5, delay: 4_000 }, { failures: 1, chance: 0, delay: 1_500 },
    { failures: 8, chance: 0.5, delay: 256_000 }, { failures: 9, chance: 0.5, delay: 300_000 }, { failures: 60, chance: 1, delay: 375_000 },
  ])('waits $delay ms after $failures failures', ({ failures, chance, delay }) => {
    expect(retryDelay(failures, chance)).toBe(delay)
  })
})
