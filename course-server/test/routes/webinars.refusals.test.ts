// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { TrainerSeries } from '@parcours/courses'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, openTestApp, type TestApp } from '../support/app.ts'
import { DATABASES } from '../support/databases.ts'
import { makeSubject, mintToken, pairSpace, type TestSpace } from '../support/testSpace.ts'
import { aCreation, aRequest, ask, get, openSeries, register, seriesEditOf, sessionEditOf } from '../support/webinars/webinarRequests.ts'

const NOWHERE = '018f0000-0000-7000-8000-000000000000'

describe.each(DATABASES)('what webinars refuse, on $name', ({ open }) => {
  let test: TestApp
  let space: TestSpace
  let other: TestSpace
  let series: TrainerSeries
  const trainerOf = (of: TestSpace) => mintToken(test, of, { roles: ['learner', 'trainer'] })
  beforeAll(async () => {
    test = await openTestApp(open)
    space = await pairSpace(test)
    other = await pairSpace(test)
    series = await openSeries(test, await trainerOf(space), { audience: 'space' })
  })
  afterAll(() => test.close())

  it.each([
    ['GET', '/me/registrations'], ['PUT', `/me/registrations/${NOWHERE}`], ['DELETE', `/me/registrations/${NOWHERE}`], ['POST', `/me/sessions/${NOWHERE}/join`],
    ['POST', `/me/series/${NOWHERE}/attestation`], ['GET', '/me/announcements'], ['PUT', '/me/calendar-feed'], ['GET', '/space/calendar-changes'],
    ['GET', '/desk/series'], ['POST', '/desk/series'], ['GET', `/desk/series/${NOWHERE}/registrants.csv`], ['PUT', `/desk/announcements/${NOWHERE}`],
  ] as const)('401 on %s %s without a token', async (method, url) => {
    expect(codeOf(await ask(test, method, url))).toBe('401 token-required')
  })

  it('403 for learners at the desk, and for people where only the space itself may ask', async () => {
    const learner = await mintToken(test, space)
    expect(codeOf(await ask(test, 'GET', '/desk/series', learner))).toBe('403 role-required')
    expect(codeOf(await ask(test, 'GET', `/desk/series/${series.seriesId}/registrants`, learner))).toBe('403 role-required')
    expect(codeOf(await ask(test, 'GET', '/space/calendar-changes', await trainerOf(space)))).toBe('403 space-token-required')
  })

  it('shows nobody a series that is not for them, nor another space’s trainers its desk', async () => {
    const stranger = await mintToken(test, other)
    expect(codeOf(await ask(test, 'GET', `/series/${series.seriesId}`))).toBe('404 unknown-series')
    expect(codeOf(await ask(test, 'GET', `/series/${series.seriesId}`, stranger))).toBe('404 unknown-series')
    expect(codeOf(await ask(test, 'GET', `/series/${series.seriesId}/feed.ics`))).toBe('404 unknown-series')
    const request = aRequest(series.seriesId)
    expect(codeOf(await ask(test, 'PUT', `/me/registrations/${request.registrationId}`, stranger, request))).toBe('404 unknown-series')
    expect(codeOf(await ask(test, 'PUT', `/registrations/${request.registrationId}`, undefined, request))).toBe('404 unknown-series')
    const { token: guest } = await test.createGuest()
    expect(codeOf(await ask(test, 'PUT', `/me/registrations/${request.registrationId}`, guest, request))).toBe('404 unknown-series')
    for (const path of ['', '/registrants', '/registrants.csv', '/announcements', '/mails', '/figures', `/sessions/${series.sessions[0]?.sessionId ?? ''}/attendance`]) {
      expect(codeOf(await ask(test, 'GET', `/desk/series/${series.seriesId}${path}`, await trainerOf(other))), path).toBe('404 unknown-series')
    }
    expect(codeOf(await ask(test, 'PUT', `/desk/series/${series.seriesId}`, await trainerOf(other), seriesEditOf(series)))).toBe('404 unknown-series')
    const announcementId = randomUUID()
    const announcement = { announcementId, seriesIds: [series.seriesId], audience: 'all', sessionId: null, subject: 'a', text: 'b' }
    expect(codeOf(await ask(test, 'PUT', `/desk/announcements/${announcementId}`, await trainerOf(other), announcement))).toBe('404 unknown-series')
  })

  it('shows nobody another’s registration, and lets nobody else withdraw it', async () => {
    const mine = await register(test, await mintToken(test, space, { subject: makeSubject() }), aRequest(series.seriesId))
    const twin = await mintToken(test, space)
    for (const method of ['GET', 'DELETE'] as const) expect(codeOf(await ask(test, method, `/me/registrations/${mine.registrationId}`, twin))).toBe('404 unknown-registration')
    const taken = aRequest(series.seriesId, { registrationId: mine.registrationId })
    expect(codeOf(await ask(test, 'PUT', `/me/registrations/${taken.registrationId}`, twin, taken))).toBe('409 registration-id-in-use')
    expect((await get<{ status: string }>(ask(test, 'POST', `/desk/series/${series.seriesId}/registrants/${mine.registrationId}/decision`, await trainerOf(space), { decision: 'accept' }))).status).toBe('confirmed')
  })

  it('refuses what it cannot keep, and names the field', async () => {
    const trainer = await trainerOf(space)
    const refusalOf = async (answer: ReturnType<typeof ask>) => {
      const { statusCode, body } = await answer
      const { code, detail } = JSON.parse(body) as { code: string; detail?: { field?: string; problem?: string; reason?: string } }
      return [statusCode, code, detail?.field ?? detail?.reason, detail?.problem]
    }
    const edit = (wish: object) => refusalOf(ask(test, 'PUT', `/desk/series/${series.seriesId}`, trainer, { ...seriesEditOf(series), ...wish }))
    const [session] = series.sessions
    const editSession = (wish: object) => refusalOf(ask(test, 'PUT', `/desk/series/${series.seriesId}/sessions/${session?.sessionId ?? ''}`, trainer, session && { ...sessionEditOf(session), ...wish }))
    expect(await edit({ title: '  ' })).toEqual([422, 'invalid-field', 'title', 'empty-text'])
    expect(await edit({ capacity: 0 })).toEqual([422, 'invalid-field', 'capacity', 'wrong-number'])
    expect(await editSession({ localStart: '2026-02-30T10:00' })).toEqual([422, 'invalid-field', 'localStart', 'wrong-wall-time'])
    expect(await editSession({ timeZone: 'Mars/Olympus' })).toEqual([422, 'invalid-field', 'timeZone', 'wrong-time-zone'])
    expect(await editSession({ room: { kind: 'link', roomUrl: 'javascript:alert(1)', phone: null } })).toEqual([422, 'invalid-field', 'room.roomUrl', 'wrong-address'])
    expect(await refusalOf(ask(test, 'POST', `/desk/series/${series.seriesId}/reschedule`, trainer, { revision: 1, move: { kind: 'byDays', days: -900 }, isPreview: true }))).toEqual([422, 'cannot-reschedule', 'moved-too-far', undefined])
    expect((await refusalOf(ask(test, 'POST', '/desk/series', trainer, aCreation({ templateId: 'no-such' }))))[1]).toBe('unknown-template')
    expect(codeOf(await ask(test, 'PUT', `/desk/series/${series.seriesId}`, trainer, { ...seriesEditOf(series), surprise: 1 }))).toBe('400 invalid-request')
  })

  it('registers nobody to a series that is closed, over or called off, nor after a refusal', async () => {
    const trainer = await trainerOf(space)
    const closed = await openSeries(test, trainer, { status: 'closed' })
    const attempt = async (seriesId: string, subject = makeSubject()) => {
      const request = aRequest(seriesId)
      return codeOf(await ask(test, 'PUT', `/me/registrations/${request.registrationId}`, await mintToken(test, space, { subject }), request))
    }
    expect(await attempt(closed.seriesId)).toBe('409 registration-closed')
    const subject = makeSubject()
    const mine = await register(test, await mintToken(test, space, { subject }), aRequest(series.seriesId))
    await get(ask(test, 'POST', `/desk/series/${series.seriesId}/registrants/${mine.registrationId}/decision`, trainer, { decision: 'refuse' }))
    expect(await attempt(series.seriesId, subject)).toBe('409 registration-refused')
    test.clock.set('2027-06-01T10:00:00Z')
    expect(await attempt(series.seriesId)).toBe('409 registration-closed')
    test.clock.set('2026-11-23T10:00:00Z')
  })

  it('throws away a draft, and nothing that somebody registered to', async () => {
    const trainer = await trainerOf(space)
    const draft = await get<TrainerSeries>(ask(test, 'POST', '/desk/series', trainer, aCreation()))
    expect((await ask(test, 'DELETE', `/desk/series/${draft.seriesId}`, trainer)).statusCode).toBe(204)
    expect(codeOf(await ask(test, 'DELETE', `/desk/series/${draft.seriesId}`, trainer))).toBe('404 unknown-series')
    const current = await get<TrainerSeries>(ask(test, 'GET', `/desk/series/${series.seriesId}`, trainer))
    expect(codeOf(await ask(test, 'DELETE', `/desk/series/${series.seriesId}`, trainer))).toBe('409 series-has-registrations')
    expect(codeOf(await ask(test, 'PUT', `/desk/series/${series.seriesId}`, trainer, seriesEditOf(current, { status: 'draft' })))).toBe('409 series-has-registrations')
  })
})
