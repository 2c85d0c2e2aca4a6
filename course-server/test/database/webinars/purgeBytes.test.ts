// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeWebinarHousekeeping } from '../../../src/services/webinars/housekeeping.ts'
import { openTestApp, type TestApp } from '../../support/app.ts'
import { openTestSqlite } from '../../support/databases.ts'
import { makeSubject, mintToken, pairSpace, type TestSpace } from '../../support/testSpace.ts'
import { aRequest, ask, get, openSeries, register } from '../../support/webinars/webinarRequests.ts'

const NAME = 'Capucine Tournesol'
const ADDRESS = 'capucine.tournesol@example.org'
const ANSWER = 'Jeanne-des-Tilleuls'

describe('names and addresses after their time', () => {
  let test: TestApp
  let space: TestSpace
  beforeAll(async () => {
    test = await openTestApp(openTestSqlite, { isMailConfigured: true })
    space = await pairSpace(test)
    test.clock.set('2026-11-23T10:00:00Z')
  })
  afterAll(() => test.close())

  const bytesOnDisk = () => {
    const { options } = test.database
    if (options.kind !== 'sqlite') throw new Error('Not a file.')
    return [options.file, `${options.file}-wal`].filter((file) => existsSync(file)).map((file) => readFileSync(file).toString('latin1')).join('\n')
  }
  const left = () => [NAME, ADDRESS, ANSWER].filter((text) => bytesOnDisk().includes(text))

  it('are in no byte of the file nor of its log', async () => {
    const trainer = await mintToken(test, space, { roles: ['learner', 'trainer'] })
    const questions = [{ kind: 'text' as const, questionId: 'q', label: 'Votre association' }]
    const series = await openSeries(test, trainer, { questions })
    for (let index = 0; index < 40; index += 1) {
      const wish = { contact: { name: `${NAME} ${index}`, email: `${index}${ADDRESS}` }, answers: { q: [`${ANSWER} ${index}`] } }
      if (index % 2 === 0) await register(test, await mintToken(test, space, { subject: makeSubject() }), aRequest(series.seriesId, wish))
      else {
        const request = aRequest(series.seriesId, { ...wish, channel: 'mail' })
        await get(ask(test, 'PUT', `/registrations/${request.registrationId}`, undefined, request))
      }
    }
    expect(left()).toEqual([NAME, ADDRESS, ANSWER])
    test.clock.set('2027-02-01T10:00:00Z')
    expect(await makeWebinarHousekeeping(test.all.webinarContext).purge()).toBeGreaterThan(0)
    expect(left()).toEqual([])
  })

  it('are in none the night after their person has erased everything, though nobody’s time has come', async () => {
    test.clock.set('2027-03-01T10:00:00Z')
    const series = await openSeries(test, await mintToken(test, space, { roles: ['learner', 'trainer'] }), {}, { firstLocalStart: '2027-04-01T14:00' })
    const subject = makeSubject()
    const registrations: string[] = []
    for (let index = 0; index < 40; index += 1) {
      const isTheirs = index === 20
      const wish = aRequest(series.seriesId, { contact: { name: isTheirs ? 'Philomène Érable' : `Autre ${index}`, email: null } })
      await register(test, await mintToken(test, space, { subject: isTheirs ? subject : makeSubject() }), wish)
      if (isTheirs) registrations.push(wish.registrationId)
    }
    const kept = () => [Buffer.from('Philomène').toString('latin1'), ...registrations].filter((text) => bytesOnDisk().includes(text))
    expect(kept()).toHaveLength(2)
    expect((await ask(test, 'DELETE', '/me', await mintToken(test, space, { subject }))).statusCode).toBe(204)
    test.clock.set('2027-03-02T03:00:00Z')
    expect(await makeWebinarHousekeeping(test.all.webinarContext).purge()).toBe(0)
    expect(kept()).toEqual([])
  })
})
