// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StoredSeries } from '../../../src/services/webinars/seriesRepository.ts'
import { DATABASES, type TestDatabase } from '../../support/databases.ts'
import { aRegistration, NOW, storeSeries } from '../../support/webinars/webinarBuilders.ts'

type Step =
  | { readonly kind: 'register' | 'withdraw' | 'refuse' | 'accept' | 'erase'; readonly who: number }
  | { readonly kind: 'capacity'; readonly capacity: number }

const PEOPLE = 7
const steps = fc.array(fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('register' as const), who: fc.nat(PEOPLE - 1) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('withdraw' as const), who: fc.nat(PEOPLE - 1) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('refuse' as const, 'accept' as const), who: fc.nat(PEOPLE - 1) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('erase' as const), who: fc.nat(PEOPLE - 1) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('capacity' as const), capacity: fc.integer({ min: 1, max: PEOPLE }) }) },
), { minLength: 5, maxLength: 30 })

describe.each(DATABASES)('any order of registering, leaving and resizing, on $name', ({ kind, open }) => {
  let database: TestDatabase
  let series: StoredSeries
  beforeAll(async () => { database = await open() })
  afterAll(() => database.destroy())

  it('never gives a place too many, leaves none empty while people wait, and keeps their order', async () => {
    await fc.assert(fc.asyncProperty(steps, fc.integer({ min: 1, max: 3 }), async (all, capacity) => {
      await database.empty()
      series = await storeSeries(database.repositories, { capacity })
      let [limit, revision, highest] = [capacity, 1, 0]
      // Some at once, as they come from several browsers; the rest one after the other.
      for (let from = 0; from < all.length; from += 3) {
        const some = all.slice(from, from + 3)
        const limits = [limit, ...some.flatMap((step) => (step.kind === 'capacity' ? [step.capacity] : []))]
        await Promise.all(some.filter((step) => step.kind !== 'capacity').map(perform))
        for (const capacityNow of limits.slice(1)) revision = await resize(capacityNow, revision)
        limit = limits.at(-1) ?? limit
        const { confirmed, waiting } = await read()
        // A smaller capacity throws nobody out, and gives nothing away until there is room.
        expect(confirmed.length).toBeLessThanOrEqual(Math.max(...limits, highest))
        if (waiting.length > 0) expect(confirmed.length).toBeGreaterThanOrEqual(limit)
        expect(new Set([...confirmed, ...waiting].map(({ registrant }) => registrant)).size).toBe(confirmed.length + waiting.length)
        expect(waiting.map(({ rank }) => rank)).toEqual(waiting.map((_, index) => index + 1))
        highest = confirmed.length
      }
    }), { numRuns: kind === 'sqlite' ? 40 : 3, seed: 20_221_030 })
  })

  async function perform(step: Exclude<Step, { kind: 'capacity' }>): Promise<void> {
    const { registrations } = database.repositories.webinars
    const subject = `person-${step.who}`
    if (step.kind === 'register') await registrations.register(aRegistration(series, subject))
    else if (step.kind === 'erase') await database.repositories.learning.eraseLearner(series.spaceNumber, subject, subject, NOW)
    else {
      const last = (await registrations.findOfLearner(series, { spaceNumber: series.spaceNumber, subject }))?.registrations.at(-1)
      const by = step.kind === 'withdraw' ? 'person' as const : 'organiser' as const
      if (last !== undefined) await registrations.act({ registrationId: last.registrationId, action: step.kind, by, sendsMail: false, now: NOW })
    }
  }

  async function resize(capacity: number, revision: number): Promise<number> {
    const outcome = await database.repositories.webinars.series.edit(series, {
      expectedRevision: revision, series: { ...series.series, capacity, revision: revision + 1 }, changed: ['capacity'], sessions: [], sendsMail: false, now: NOW,
    })
    expect(outcome.kind).toBe('edited')
    return revision + 1
  }

  async function read() {
    const { records } = await database.repositories.webinars.registrations.listRecords(series, { status: undefined, offset: 0, limit: 1000 })
    const of = (status: string) => records.filter((one) => one.status === status).sort((one, other) => one.arrival - other.arrival)
      .map(({ registrantNumber, waitingRank }) => ({ registrant: registrantNumber, rank: waitingRank }))
    return { confirmed: of('confirmed'), waiting: of('waitlisted') }
  }
})
