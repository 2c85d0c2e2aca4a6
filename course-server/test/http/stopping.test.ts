// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { Agent, request } from 'node:http'
import { describe, expect, it } from 'vitest'
import { openTestApp } from '../support/app.ts'
import { openTestSqlite } from '../support/databases.ts'
import { mintToken, pairSpace } from '../support/testSpace.ts'
import { aRequest, openSeries } from '../support/webinars/webinarRequests.ts'

/** Far below the minute that a connection is kept for its next request. */
const SOON_MS = 5_000

describe('a server that stops', () => {
  it('keeps and answers what is under way, and does not wait for connections that could ask for more', async () => {
    const test = await openTestApp(openTestSqlite)
    test.clock.set('2026-11-23T10:00:00Z')
    const space = await pairSpace(test)
    const series = await openSeries(test, await mintToken(test, space, { roles: ['learner', 'trainer'] }))
    const token = await mintToken(test, space, {})
    const url = await test.app.listen({ host: '127.0.0.1', port: 0 })
    const agent = new Agent({ keepAlive: true })
    const wish = aRequest(series.seriesId)
    const arrived = new Promise<void>((resolve) => { test.app.server.once('request', () => { resolve() }) })
    const answered = new Promise<number | undefined>((resolve, reject) => {
      request(`${url}/api/v1/me/registrations/${wish.registrationId}`, { method: 'PUT', agent, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' } }, (response) => {
        response.resume().on('end', () => { resolve(response.statusCode) })
      }).on('error', reject).end(JSON.stringify(wish))
    })
    await arrived
    const startedMs = performance.now()
    await test.app.close()
    expect(performance.now() - startedMs).toBeLessThan(SOON_MS)
    expect(await answered).toBe(200)
    expect((await test.database.repositories.webinars.registrations.find(wish.registrationId))?.status).toBe('confirmed')
    agent.destroy()
    await test.database.destroy()
  }, 90_000)
})
