// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto'
import type { Repositories } from '../../../src/services/repositories.ts'
import type { RegisterOutcome, RegisterWrite } from '../../../src/services/webinars/registrationRepository.ts'
import type { StoredSeries } from '../../../src/services/webinars/seriesRepository.ts'
import { aRegistration, NOW } from './webinarBuilders.ts'

const PEOPLE = 40
const MAIL = { channel: 'mail', needsAddress: true, sendsMail: true } as const

/** Everybody of each space to each series, and somebody by form, in another order at each node. */
export function crowdWrites(all: readonly StoredSeries[], spaceNumbers: readonly number[], isReversed: boolean): readonly RegisterWrite[] {
  const writes = all.flatMap((series) => Array.from({ length: PEOPLE }, (_, index) => [
    ...spaceNumbers.map((spaceNumber) => aRegistration(series, undefined, { learner: { spaceNumber, subject: `person-${index}` }, sessionNumber: index % 3 })),
    aRegistration(series, undefined, { ...MAIL, contact: { name: null, address: `p${index % 9}@example.org`, addressHash: `p${index % 9}`, language: 'fr' } }),
  ]).flat())
  return isReversed ? writes.toReversed() : writes
}

/** What else happens meanwhile: people leave, are erased, are marked as trainers, guests join an account, and places are added. */
export async function disturb({ learning, guests, webinars: { registrations, series: repository } }: Repositories, all: readonly StoredSeries[], spaceNumbers: readonly number[], node: number): Promise<void> {
  for (let round = 0; round < 8; round += 1) {
    const subject = `person-${round * 4 + node}`
    for (const spaceNumber of spaceNumbers) {
      const guest = `guest-${node}-${round}`
      await guests.create({ spaceNumber, subject: guest, phraseHash: `${guest} ${spaceNumber}`, day: 0 })
      const both = all.map((series) => registrations.register(aRegistration(series, undefined, { learner: { spaceNumber, subject: guest } })))
      await Promise.all([...both, learning.eraseLearner(spaceNumber, subject, `${subject} ${spaceNumber}`, NOW)])
      await learning.joinGuest(spaceNumber, guest, `person-${round * 4 + 2}`, NOW)
    }
    for (const series of all) {
      const found = await registrations.findOfLearner(series, { spaceNumber: spaceNumbers[0] ?? 0, subject: `person-${round * 4 + 3}` })
      const registrationId = found?.registrations[0]?.registrationId ?? ''
      await registrations.act({ registrationId, action: 'withdraw', by: 'person', sendsMail: true, now: NOW })
      await registrations.setExcluded(registrationId, { isExcluded: round % 2 === 0, sendsMail: true, now: NOW })
      const [stored] = [await repository.find(series.series.seriesId)]
      if (stored === undefined) continue
      const { revision, capacity = 0 } = stored.series
      await repository.edit(stored, { expectedRevision: revision, series: { ...stored.series, capacity: capacity + 1, revision: revision + 1 }, changed: ['capacity'], sessions: [], sendsMail: true, now: NOW })
    }
  }
}

/** The same form sent to every node at once, as a network does that repeats a request. */
export async function sendEverywhere(nodes: readonly Repositories[], series: StoredSeries): Promise<readonly RegisterOutcome[]> {
  const write = aRegistration(series, undefined, { registrationId: randomUUID() })
  return Promise.all(nodes.flatMap(({ webinars }) => [webinars.registrations.register(write), webinars.registrations.register(write)]))
}
