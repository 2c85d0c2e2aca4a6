// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MyRegistration, TrainerSeries } from '@parcours/courses'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { codeOf, openTestApp, type TestApp } from '../support/app.ts'
import { openTestSqlite } from '../support/databases.ts'
import { makeSubject, mintToken, pairSpace, type TestSpace } from '../support/testSpace.ts'
import { aRequest, ask, get, openSeries, register } from '../support/webinars/webinarRequests.ts'

/** The page offers « J’y étais » and counts a replay by this word alone: it must say what the server will answer. */
describe('who may say that they were there', () => {
  let test: TestApp
  let space: TestSpace
  let series: TrainerSeries
  beforeAll(async () => {
    test = await openTestApp(openTestSqlite)
    space = await pairSpace(test)
  })
  afterAll(() => test.close())
  beforeEach(async () => {
    test.clock.set('2026-11-23T10:00:00Z')
    series = await openSeries(test, await mintToken(test, space, { roles: ['learner', 'trainer'] }), { capacity: 1 })
  })
  const renew = (subject: string) => mintToken(test, space, { subject })
  const enter = async (subject: string) => (await register(test, await renew(subject), aRequest(series.seriesId))).registrationId

  /** What is told of the first session, and whether one's word about it is taken. */
  async function lookAfterwards(subject: string, registrationId: string): Promise<readonly [told: boolean | undefined, answer: string]> {
    const sessionId = series.sessions[0]?.sessionId ?? ''
    test.clock.set('2026-12-01T15:00:00Z')
    const { sessions } = await get<MyRegistration>(ask(test, 'GET', `/me/registrations/${registrationId}`, await renew(subject)))
    const answer = await ask(test, 'PUT', `/me/sessions/${sessionId}/self-declaration`, await renew(subject), { sessionId, wasPresent: true })
    return [sessions[0]?.hadPlace, answer.statusCode === 200 ? 'taken' : codeOf(answer)]
  }

  it('is whoever had a place, and not who waited for one', async () => {
    const [first, waiting] = [makeSubject(), makeSubject()]
    const [firstId, waitingId] = [await enter(first), await enter(waiting)]
    expect(await lookAfterwards(first, firstId)).toEqual([true, 'taken'])
    expect(await lookAfterwards(waiting, waitingId)).toEqual([false, '403 not-registered'])
  })

  it('is not who left before, and still is who left afterwards', async () => {
    const [early, late] = [makeSubject(), makeSubject()]
    const earlyId = await enter(early)
    await get(ask(test, 'DELETE', `/me/registrations/${earlyId}`, await renew(early)))
    const lateId = await enter(late)
    test.clock.set('2026-12-02T10:00:00Z')
    await get(ask(test, 'DELETE', `/me/registrations/${lateId}`, await renew(late)))
    expect(await lookAfterwards(early, earlyId)).toEqual([false, '403 not-registered'])
    expect(await lookAfterwards(late, lateId)).toEqual([true, 'taken'])
  })
})
