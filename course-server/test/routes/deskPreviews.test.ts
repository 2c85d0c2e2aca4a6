// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AnnouncementChoice, AnnouncementCount, RescheduleMessage, TrainerSeries } from '@parcours/courses'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { codeOf, openTestApp, type TestApp } from '../support/app.ts'
import { DATABASES } from '../support/databases.ts'
import { makeSubject, mintToken, pairSpace, type TestSpace } from '../support/testSpace.ts'
import { aRequest, ask, get, openSeries, register } from '../support/webinars/webinarRequests.ts'

describe.each(DATABASES)('what a trainer is shown before it happens, on $name', ({ open }) => {
  let test: TestApp
  let space: TestSpace
  let trainer: string
  beforeAll(async () => {
    test = await openTestApp(open)
    space = await pairSpace(test)
  })
  afterAll(() => test.close())
  beforeEach(async () => {
    test.clock.set('2026-11-23T10:00:00Z')
    trainer = await mintToken(test, space, { roles: ['learner', 'trainer'] })
  })
  const tokenOf = (subject: string) => mintToken(test, space, { subject })
  const countFor = (choice: AnnouncementChoice, token = trainer) => ask(test, 'POST', '/desk/announcements/count', token, choice)

  it('counts each person of several series once, and sends nothing', async () => {
    const [one, other] = [await openSeries(test, trainer), await openSeries(test, trainer)]
    const subject = makeSubject()
    for (const { seriesId } of [one, other]) await register(test, await tokenOf(subject), aRequest(seriesId))
    await register(test, await tokenOf(makeSubject()), aRequest(other.seriesId))
    const choice = { seriesIds: [one.seriesId, other.seriesId], audience: 'confirmed', sessionId: null } as const
    expect(await get<AnnouncementCount>(countFor(choice))).toEqual({ recipientCount: 2, byMailCount: 0 })
    expect(await get<AnnouncementCount>(countFor({ ...choice, audience: 'waitlisted' }))).toEqual({ recipientCount: 0, byMailCount: 0 })
    expect(await get<readonly unknown[]>(ask(test, 'GET', `/desk/series/${one.seriesId}/announcements`, trainer))).toEqual([])
    expect(await get<readonly unknown[]>(ask(test, 'GET', '/me/announcements', await tokenOf(subject)))).toEqual([])
  })

  it('counts for staff of every one of the series only', async () => {
    const { seriesId } = await openSeries(test, trainer)
    const choice = { seriesIds: [seriesId], audience: 'all', sessionId: null } as const
    expect(codeOf(await countFor(choice, await tokenOf(makeSubject())))).toBe('403 role-required')
    const stranger = await mintToken(test, await pairSpace(test), { roles: ['learner', 'trainer'] })
    expect(codeOf(await countFor(choice, stranger))).toBe('404 unknown-series')
    expect(codeOf(await countFor({ ...choice, sessionId: '018f0000-0000-7000-8000-000000000000' }))).toBe('404 unknown-session')
  })

  it('previews a move from one session on, and changes nothing', async () => {
    const series = await openSeries(test, trainer, {}, { sessionCount: 3 })
    const path = `/desk/series/${series.seriesId}`
    const current = await get<TrainerSeries>(ask(test, 'GET', path, trainer))
    const move = { kind: 'byDays', days: 7, fromSessionId: current.sessions[1]?.sessionId }
    const preview = await get<RescheduleMessage>(ask(test, 'POST', `${path}/reschedule`, trainer, { revision: current.revision, move, isPreview: true }))
    expect(preview.changes.map(({ number, toLocalStart }) => [number, toLocalStart])).toEqual([[2, '2026-12-15T14:00'], [3, '2026-12-22T14:00']])
    expect(await get<TrainerSeries>(ask(test, 'GET', path, trainer))).toEqual(current)
    await get(ask(test, 'POST', `${path}/reschedule`, trainer, { revision: current.revision, move, isPreview: false }))
    const moved = await get<TrainerSeries>(ask(test, 'GET', path, trainer))
    expect(moved.sessions.map(({ localStart }) => localStart)).toEqual(['2026-12-01T14:00', '2026-12-15T14:00', '2026-12-22T14:00'])
    const elsewhere = { ...move, fromSessionId: '018f0000-0000-7000-8000-000000000000' }
    expect(codeOf(await ask(test, 'POST', `${path}/reschedule`, trainer, { revision: moved.revision, move: elsewhere, isPreview: true }))).toBe('422 cannot-reschedule')
  })
})
