// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { Readable, Writable } from 'node:stream'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { backupTo } from '../../../src/database/backup.ts'
import { restoreFrom } from '../../../src/database/restore.ts'
import { openTestSqlite, type TestDatabase } from '../../support/databases.ts'
import { aRegistration, NOW, storeSeries } from '../../support/webinars/webinarBuilders.ts'

let database: TestDatabase
beforeAll(async () => { database = await openTestSqlite() })
afterAll(() => database.destroy())

it('brings series, registrations and contacts back, and nobody who erased themselves since; their place is given on', async () => {
  const { webinars, learning } = database.repositories
  const series = await storeSeries(database.repositories, { capacity: 1 })
  const contact = { name: 'Ada', address: 'ada@example.org', addressHash: 'h', language: 'fr' as const }
  const ada = aRegistration(series, 'ada', { contact, sendsMail: true })
  const bob = aRegistration(series, 'bob')
  await webinars.registrations.register(ada)
  await webinars.registrations.register(bob)
  const text = await backUp(database)

  await learning.eraseLearner(series.spaceNumber, 'ada', 'hash of ada', NOW)
  await webinars.registrations.register(aRegistration(series, 'eve'))
  const { erasedAgainCount } = await restoreFrom(database.database, () => Readable.from([Buffer.from(text)]), {
    erasureHashOf: (_spaceId, subject) => `hash of ${subject}`, mayReplace: true,
  })

  expect(erasedAgainCount).toBe(1)
  expect(await webinars.registrations.find(ada.registrationId)).toBeUndefined()
  expect(await webinars.registrations.find(bob.registrationId)).toMatchObject({ status: 'confirmed' })
  expect((await webinars.registrations.listRegistrants(series)).length).toBe(1)
  expect((await webinars.series.find(series.series.seriesId))?.sessions.length).toBe(2)
  for (const table of ['contacts', 'mails']) expect(await database.database.read(`SELECT * FROM ${table}`), table).toEqual([])
})

async function backUp({ database: from }: TestDatabase): Promise<string> {
  const chunks: Buffer[] = []
  await backupTo(from, new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk)
      done()
    },
  }), NOW)
  return Buffer.concat(chunks).toString('utf8')
}
