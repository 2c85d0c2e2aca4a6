// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MyRegistration, SeriesEdit, TrainerSeries } from '@parcours/courses'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestApp, type TestApp } from '../../support/app.ts'
import { DATABASES } from '../../support/databases.ts'
import { makeSubject, mintToken, pairSpace, type TestSpace } from '../../support/testSpace.ts'
import { aRequest, ask, get, openSeries, register, sessionEditOf } from '../../support/webinars/webinarRequests.ts'

interface Detail { readonly activities: readonly { readonly activityId: string; readonly isCompleted: boolean; readonly completedOn: string | null }[] }

describe.each(DATABASES)('a session that stands in a course, on $name', ({ open }) => {
  let test: TestApp
  let space: TestSpace
  beforeAll(async () => {
    test = await openTestApp(open)
    space = await pairSpace(test)
    await test.publish({ courseId: 'guide', activityIds: ['read', 'meet'] })
    await test.publish({ courseId: 'interne', activityIds: ['meet'], audience: 'space' })
  })
  afterAll(() => test.close())
  beforeEach(() => { test.clock.set('2026-11-23T10:00:00Z') })
  const token = (subject: string) => mintToken(test, space, { subject })
  const trainer = () => mintToken(test, space, { roles: ['learner', 'trainer'] })
  const aSeries = async (wish: Partial<SeriesEdit> = {}) => openSeries(test, await trainer(), { courseId: 'guide', ...wish })
  /** Completed activities of a person; none of a course they never came near. */
  const completedBy = async (subject: string, courseId = 'guide') => {
    const answer = await ask(test, 'GET', `/me/progress/${courseId}`, await token(subject))
    if (answer.statusCode !== 200) return []
    return answer.json<Detail>().activities.filter(({ isCompleted }) => isCompleted).map(({ activityId, completedOn }) => [activityId, completedOn])
  }
  const sessionIdOf = (series: TrainerSeries, index = 0) => series.sessions[index]?.sessionId ?? ''

  /** Who came to the first session, as a meeting server tells it, for so many minutes. */
  const comes = async (series: TrainerSeries, mine: MyRegistration, minutes: number) => {
    const { series: all, registrations, attendance } = test.database.repositories.webinars
    const stored = await all.find(series.seriesId)
    const registration = await registrations.find(mine.registrationId)
    if (stored === undefined || registration === undefined) throw new Error('Nothing was stored.')
    const key = { spaceNumber: stored.spaceNumber, seriesNumber: stored.seriesNumber, sessionNumber: 1 }
    await attendance.openMeeting(key, randomUUID())
    const participantId = await attendance.takeParticipantId(key, registration.registrantNumber, randomUUID(), true)
    const from = new Date('2026-12-01T13:00:00Z')
    await attendance.recordAttendance([{
      kind: 'seen', sessionId: sessionIdOf(series), source: 'polling', meetingRunId: 'run', participantId, connectionId: participantId,
      from, to: new Date(from.getTime() + minutes * 60_000),
    }])
  }

  it('is done by whoever was measured there long enough, on its own day, and by nobody else', async () => {
    const series = await aSeries()
    const [ada, bob, zoe] = [makeSubject(), makeSubject(), makeSubject()]
    for (const [subject, minutes] of [[ada, 58], [bob, 5]] as const) await comes(series, await register(test, await token(subject), aRequest(series.seriesId)), minutes)
    await register(test, await token(zoe), aRequest(series.seriesId))
    const { completion } = test.all.services.webinars
    expect(await completion.completeEnded()).toBe(0)
    test.clock.set('2026-12-02T08:00:00Z')
    expect(await completion.completeEnded()).toBe(1)
    expect(await completedBy(ada)).toEqual([['meet', '2026-12-01']])
    expect([await completedBy(bob), await completedBy(zoe)]).toEqual([[], []])
    // What was looked at is looked at again when there is more to know.
    expect(await completion.completeEnded()).toBe(0)
    await comes(series, await register(test, await token(zoe), aRequest(series.seriesId)), 60)
    expect(await completion.completeEnded()).toBe(2)
    expect(await completedBy(zoe)).toEqual([['meet', '2026-12-01']])
  })

  it('is done at once by the person’s own word, the trainer’s, or the replay, and stays done', async () => {
    const series = await aSeries()
    const [ada, bob, zoe] = [makeSubject(), makeSubject(), makeSubject()]
    for (const subject of [ada, zoe]) await register(test, await token(subject), aRequest(series.seriesId))
    const bobs = await register(test, await token(bob), aRequest(series.seriesId))
    test.clock.set('2026-12-01T15:00:00Z')
    const sessionId = sessionIdOf(series)
    await get(ask(test, 'PUT', `/me/sessions/${sessionId}/self-declaration`, await token(ada), { sessionId, wasPresent: true }))
    expect(await completedBy(ada)).toEqual([['meet', '2026-12-01']])
    const tick = async (wasPresent: boolean) => get(ask(test, 'PUT', `/desk/series/${series.seriesId}/sessions/${sessionId}/attendance`, await trainer(), { registrationId: bobs.registrationId, wasPresent }))
    await tick(false)
    expect(await completedBy(bob)).toEqual([])
    await tick(true)
    await tick(false)
    expect(await completedBy(bob)).toEqual([['meet', '2026-12-01']])
    const current = await get<TrainerSeries>(ask(test, 'GET', `/desk/series/${series.seriesId}`, await trainer()))
    const replay = { watchUrl: 'https://framatube.org/w/abc', embedUrl: 'https://framatube.org/videos/embed/abc', durationSeconds: 1000, chapters: [] }
    const [session] = current.sessions
    await get(ask(test, 'PUT', `/desk/series/${series.seriesId}/sessions/${sessionId}`, await trainer(), session && sessionEditOf(session, { replay })))
    const watch = async (toSeconds: number) => get(ask(test, 'PUT', `/me/sessions/${sessionId}/replay`, await token(zoe), { sessionId, watched: [{ fromSeconds: 0, toSeconds }] }))
    await watch(300)
    expect(await completedBy(zoe)).toEqual([])
    await watch(1000)
    expect(await completedBy(zoe)).toEqual([['meet', '2026-12-01']])
  })

  it('goes by the trainer’s choice where there is one, and leaves courses alone that a person may not read', async () => {
    const series = await aSeries()
    const [first, second] = series.sessions
    const put = async (index: number, session: typeof first) => session && get(ask(test, 'PUT', `/desk/series/${series.seriesId}/sessions/${sessionIdOf(series, index)}`, await trainer(), sessionEditOf(session, { activityId: 'meet' })))
    const current = await get<TrainerSeries>(ask(test, 'GET', `/desk/series/${series.seriesId}`, await trainer()))
    await put(1, current.sessions[1] ?? second)
    const hidden = await aSeries({ courseId: 'interne' })
    const ada = makeSubject()
    for (const { seriesId } of [series, hidden]) await register(test, await token(ada), aRequest(seriesId))
    test.clock.set('2026-12-09T15:00:00Z')
    const declare = async (sessionId: string) => get(ask(test, 'PUT', `/me/sessions/${sessionId}/self-declaration`, await token(ada), { sessionId, wasPresent: true }))
    await declare(sessionIdOf(hidden))
    await declare(first?.sessionId ?? '')
    expect(await completedBy(ada)).toEqual([])
    await declare(second?.sessionId ?? '')
    expect(await completedBy(ada)).toEqual([['meet', '2026-12-08']])
    const campus = await test.database.repositories.spaces.find(space.spaceId)
    expect((await test.database.repositories.learning.listCourses(campus?.spaceNumber ?? -1, ada)).length).toBe(1)
  })
})
