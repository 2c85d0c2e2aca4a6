// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { TrainerSeries } from '@parcours/courses'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, type TestApp } from '../support/app.ts'
import { openTestSqlite } from '../support/databases.ts'
import { mintToken, pairSpace } from '../support/testSpace.ts'
import { ask, get, openSeries, sessionEditOf } from '../support/webinars/webinarRequests.ts'

describe('the content policy of the campus', () => {
  let test: TestApp
  beforeAll(async () => { test = await openTestApp(openTestSqlite) })
  afterAll(() => test.close())
  const frames = async (url: string) => /frame-src ([^;]*)/.exec(String((await test.app.inject({ method: 'GET', url })).headers['content-security-policy']))?.[1]

  it('lets the players of public replays in, on every page, and of no other series', async () => {
    test.clock.set('2026-12-10T10:00:00Z')
    const trainer = await mintToken(test, await pairSpace(test), { roles: ['learner', 'trainer'] })
    await addReplay(await openSeries(test, trainer), trainer, 'tube.public.example')
    await addReplay(await openSeries(test, trainer, { audience: 'space' }), trainer, 'tube.private.example')
    expect(await frames('/fr/')).toBe('https://tube.public.example')
    expect(await frames('/fr/webinars')).toBe('https://tube.public.example')
  })

  it('is asked of the database once a minute', async () => {
    const trainer = await mintToken(test, await pairSpace(test), { roles: ['learner', 'trainer'] })
    await addReplay(await openSeries(test, trainer), trainer, 'another.example')
    expect(await frames('/fr/')).toBe('https://tube.public.example')
    test.clock.set('2026-12-10T10:02:00Z')
    expect(await frames('/fr/')).toBe('https://another.example https://tube.public.example')
  })

  async function addReplay({ seriesId }: TrainerSeries, trainer: string, host: string): Promise<void> {
    const { sessions: [session] } = await get<TrainerSeries>(ask(test, 'GET', `/desk/series/${seriesId}`, trainer))
    if (session === undefined) throw new Error('No session.')
    const replay = { watchUrl: `https://${host}/w/abc`, embedUrl: `https://${host}/videos/embed/abc`, durationSeconds: 3600, chapters: [] }
    await get(ask(test, 'PUT', `/desk/series/${seriesId}/sessions/${session.sessionId}`, trainer, sessionEditOf(session, { replay })))
  }
})
