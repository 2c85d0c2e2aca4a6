// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MyRegistration, TrainerSeries } from '@parcours/courses'
import { randomUUID } from 'node:crypto'
import ical from 'node-ical'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, openTestApp, type TestApp } from '../support/app.ts'
import { openTestSqlite } from '../support/databases.ts'
import { makeSubject, mintToken, pairSpace, type TestSpace } from '../support/testSpace.ts'
import { aRequest, ask, get, openSeries, register, seriesEditOf, sessionEditOf } from '../support/webinars/webinarRequests.ts'

const JOIN = { displayName: '', isListenOnly: false, mayRecordPresence: false }

describe('what one space can do to another’s webinars', () => {
  let test: TestApp
  let [space, other]: readonly [TestSpace | undefined, TestSpace | undefined] = [undefined, undefined]
  let series: TrainerSeries
  let victim: MyRegistration
  let [thief, own]: readonly [string, TrainerSeries | undefined] = ['', undefined]
  const victimSubject = makeSubject()
  beforeAll(async () => {
    test = await openTestApp(openTestSqlite)
    space = await pairSpace(test)
    other = await pairSpace(test)
    test.clock.set('2026-11-23T10:00:00Z')
    series = await openSeries(test, await mintToken(test, space, { roles: ['learner', 'trainer'] }))
    victim = await register(test, await mintToken(test, space, { subject: victimSubject }), aRequest(series.seriesId, { contact: { name: 'Rose', email: null } }))
    thief = await mintToken(test, other, { roles: ['learner', 'trainer', 'coordinator'] })
    own = await openSeries(test, thief)
  })
  afterAll(() => test.close())

  it('is nothing, by any route of the desk, nor by naming another’s ids under a series of one’s own', async () => {
    const [session] = series.sessions
    const [sessionId, ownId] = [session?.sessionId ?? '', own?.seriesId ?? '']
    const announcement = (seriesIds: readonly string[], announced: string | null = null) => ({ announcementId: randomUUID(), seriesIds, audience: 'all', sessionId: announced, subject: 'a', text: 'b' })
    const [theirs, both, ofSession] = [announcement([series.seriesId]), announcement([ownId, series.seriesId]), announcement([ownId], sessionId)]
    const tick = { registrationId: victim.registrationId, wasPresent: true }
    const desk = `/desk/series/${series.seriesId}`
    const attempts: readonly (readonly ['GET' | 'PUT' | 'POST' | 'DELETE', string, object?])[] = [
      ['GET', desk], ['PUT', desk, seriesEditOf(series)], ['DELETE', desk], ['POST', `${desk}/reschedule`, { revision: series.revision, move: { kind: 'byDays', days: 7 }, isPreview: true }],
      ['PUT', `${desk}/sessions`, { revision: series.revision, sessions: [{ sessionId, revision: 1 }], status: 'confirmed', room: null }],
      ['PUT', `${desk}/sessions/${sessionId}`, session === undefined ? {} : sessionEditOf(session)], ['POST', `${desk}/sessions/${sessionId}/join`, JOIN],
      ['GET', `${desk}/registrants`], ['GET', `${desk}/registrants.csv`], ['POST', `${desk}/registrants/${victim.registrationId}/decision`, { decision: 'refuse' }],
      ['GET', `${desk}/sessions/${sessionId}/attendance`], ['GET', `${desk}/sessions/${sessionId}/attendance.csv`], ['PUT', `${desk}/sessions/${sessionId}/attendance`, tick],
      ['GET', `${desk}/announcements`], ['POST', '/desk/announcements/count', { seriesIds: [series.seriesId], audience: 'all', sessionId: null }],
      ['PUT', `/desk/announcements/${theirs.announcementId}`, theirs], ['PUT', `/desk/announcements/${both.announcementId}`, both], ['PUT', `/desk/announcements/${ofSession.announcementId}`, ofSession],
      ['GET', `${desk}/mails`], ['POST', `${desk}/mails/retry`], ['GET', `${desk}/figures`], ['GET', `${desk}/figures.csv`],
      // Another's session or registration under one's own series.
      ['POST', `/desk/series/${ownId}/sessions/${sessionId}/join`, JOIN], ['GET', `/desk/series/${ownId}/sessions/${sessionId}/attendance`], ['PUT', `/desk/series/${ownId}/sessions/${sessionId}/attendance`, tick],
      ['PUT', `/desk/series/${ownId}/sessions/${own?.sessions[0]?.sessionId ?? ''}/attendance`, tick], ['POST', `/desk/series/${ownId}/registrants/${victim.registrationId}/decision`, { decision: 'refuse' }],
      // Another person's own.
      ['GET', `/me/registrations/${victim.registrationId}`], ['DELETE', `/me/registrations/${victim.registrationId}`],
      ['DELETE', `/me/registrations/${victim.registrationId}/sessions/${sessionId}`], ['PUT', `/me/registrations/${victim.registrationId}/sessions/${sessionId}`],
    ]
    const answers: string[] = []
    for (const [method, url, body] of attempts) {
      const code = codeOf(await ask(test, method, url, thief, body))
      if (!/^404 unknown-(series|session|registration)$/.test(code)) answers.push(`${method} ${url}: ${code}`)
    }
    expect(answers).toEqual([])
    const taken = own?.sessions[0] && { ...sessionEditOf(own.sessions[0]), revision: 0 }
    expect(codeOf(await ask(test, 'PUT', `/desk/series/${ownId}/sessions/${sessionId}`, thief, taken))).toBe('404 unknown-session')
    expect((await get<TrainerSeries>(ask(test, 'GET', desk, await mintToken(test, space ?? never(), { roles: ['learner', 'trainer'] })))).sessions.map(({ title }) => title)).toEqual(series.sessions.map(({ title }) => title))
    expect((await get<MyRegistration>(ask(test, 'GET', `/me/registrations/${victim.registrationId}`, await mintToken(test, space ?? never(), { subject: victimSubject })))).status).toBe('confirmed')
  })

  it('puts no formula into a table, nor a line or an event into a calendar', async () => {
    const trainer = await mintToken(test, space ?? never(), { roles: ['learner', 'trainer'] })
    const evil = 'x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:Faux;,\\n\u2028'
    const made = await openSeries(test, trainer, { title: evil, organiser: evil, questions: [{ kind: 'text', questionId: 'q', label: '=1+1' }] }, { sessionCount: 1 })
    const [session] = (await get<TrainerSeries>(ask(test, 'GET', `/desk/series/${made.seriesId}`, trainer))).sessions
    const room = { kind: 'place' as const, name: evil, address: evil, accessibility: evil }
    await get(ask(test, 'PUT', `/desk/series/${made.seriesId}/sessions/${session?.sessionId ?? ''}`, trainer, session && sessionEditOf(session, { title: evil, description: evil, room })))
    const mine: MyRegistration[] = []
    for (const name of ['=HYPERLINK("https://evil.example")', '+1', '-1', '@SUM(A1)', '\t=1', ' =1']) {
      mine.push(await register(test, await mintToken(test, space ?? never()), aRequest(made.seriesId, { contact: { name, email: null }, answers: { q: [name] } })))
    }
    const feed = (await ask(test, 'GET', `/series/${made.seriesId}/feed.ics`)).body
    for (const text of [feed, mine[0]?.sessions[0]?.calendarEntry?.icalendar ?? '']) {
      expect(text.match(/^BEGIN:VEVENT/gm)?.length).toBe(1)
      expect(Object.values(ical.sync.parseICS(text)).filter((part) => part?.type === 'VEVENT').length).toBe(1)
      expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
    }
    for (const path of ['registrants.csv', `sessions/${session?.sessionId ?? ''}/attendance.csv`]) {
      const table = (await ask(test, 'GET', `/desk/series/${made.seriesId}/${path}`, trainer)).body
      expect(table.match(/"\s*[=+\-@]/g), path).toBeNull()
    }
  })

  it('is told to wait where codes are guessed, and is given no more room than a form needs', async () => {
    const strict = await openTestApp(openTestSqlite, { limits: { secretAttempts: 20 } })
    const codes: string[] = []
    for (let guess = 0; guess < 22; guess += 1) codes.push(codeOf(await ask(strict, 'GET', `/attestations/AAAAA-AAAAA-AAAAA-AAA${String(guess).padStart(2, 'B').slice(-2)}`)))
    expect([codes[0], codes.at(-1)]).toEqual(['404 unknown-attestation', '429 too-many-requests'])
    await strict.close()
    const big = aRequest(series.seriesId, { contact: { name: 'x'.repeat(2_000_000), email: null } })
    expect(codeOf(await ask(test, 'PUT', `/registrations/${big.registrationId}`, undefined, big))).toMatch(/^4(00|13) /)
    const form = await test.app.inject({ method: 'POST', url: `/fr/webinars/${series.seriesId}/register`, payload: `name=${'x'.repeat(2_000_000)}`, headers: { 'content-type': 'application/x-www-form-urlencoded' } })
    expect(form.statusCode).toBe(413)
  })

  it('leaves every place given once, when people leave, come and the places change together', async () => {
    const trainer = await mintToken(test, space ?? never(), { roles: ['learner', 'trainer'] })
    const made = await openSeries(test, trainer, { capacity: 5 })
    const people = await Promise.all(Array.from({ length: 30 }, async () => {
      const subject = makeSubject()
      return { subject, mine: await register(test, await mintToken(test, space ?? never(), { subject }), aRequest(made.seriesId)) }
    }))
    const sessionId = made.sessions[1]?.sessionId ?? ''
    await Promise.all(people.slice(0, 12).map(async ({ subject, mine }, index) => {
      const token = await mintToken(test, space ?? never(), { subject })
      if (index % 3 === 0) await ask(test, 'DELETE', `/me/registrations/${mine.registrationId}`, token)
      else for (const method of ['DELETE', 'PUT'] as const) await ask(test, method, `/me/registrations/${mine.registrationId}/sessions/${sessionId}`, token)
      if (index === 6) await ask(test, 'PUT', `/desk/series/${made.seriesId}`, trainer, seriesEditOf(made, { capacity: 7 }))
    }))
    const counts = (await get<TrainerSeries>(ask(test, 'GET', `/desk/series/${made.seriesId}`, trainer))).counts
    expect(counts).toMatchObject({ confirmed: 7, waitlisted: 19, withdrawn: 4 })
  })
})

function never(): never {
  throw new Error('No space.')
}
