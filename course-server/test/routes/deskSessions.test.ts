// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CalendarChangesPage, SessionsEdit, TrainerSeries } from '@parcours/courses'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { codeOf, openTestApp, type TestApp } from '../support/app.ts'
import { DATABASES } from '../support/databases.ts'
import { makeSubject, mintToken, pairSpace, type TestSpace } from '../support/testSpace.ts'
import { aCreation, aRequest, ask, get, register, seriesEditOf, sessionEditOf } from '../support/webinars/webinarRequests.ts'

const ROOM = { kind: 'link', roomUrl: 'https://visio.example.org/tilleuls', phone: null } as const
const DECOUVERTE = 'decouverte-services-numeriques-ethiques'

describe.each(DATABASES)('eight sessions changed at once, on $name', ({ open }) => {
  let test: TestApp
  let space: TestSpace
  let trainer: string
  let draft: TrainerSeries
  beforeAll(async () => {
    test = await openTestApp(open)
    space = await pairSpace(test)
  })
  afterAll(() => test.close())
  beforeEach(async () => {
    test.clock.set('2026-11-23T10:00:00Z')
    trainer = await mintToken(test, space, { roles: ['learner', 'trainer'] })
    draft = await get<TrainerSeries>(ask(test, 'POST', '/desk/series', trainer, aCreation({ templateId: DECOUVERTE, everyWeeks: 2 })))
  })
  const edit = (series: TrainerSeries, wish: Partial<SessionsEdit>): SessionsEdit => ({
    revision: series.revision, sessions: series.sessions.map(({ sessionId, revision }) => ({ sessionId, revision })), status: null, room: null, ...wish,
  })
  const send = (series: TrainerSeries, wish: Partial<SessionsEdit>, token = trainer) => ask(test, 'PUT', `/desk/series/${series.seriesId}/sessions`, token, edit(series, wish))
  const read = (series: TrainerSeries) => get<TrainerSeries>(ask(test, 'GET', `/desk/series/${series.seriesId}`, trainer))
  const publish = (series: TrainerSeries) => get<TrainerSeries>(ask(test, 'PUT', `/desk/series/${series.seriesId}`, trainer, seriesEditOf(series, { status: 'open', audience: 'public' })))
  const editOne = (series: TrainerSeries, index: number, wish: object) => {
    const session = series.sessions[index]
    if (session === undefined) throw new Error('No such session.')
    return get<TrainerSeries>(ask(test, 'PUT', `/desk/series/${series.seriesId}/sessions/${session.sessionId}`, trainer, sessionEditOf(session, wish)))
  }
  const changesOf = async (subject: string, after: string | undefined) => {
    const path = after === undefined ? '/space/calendar-changes' : `/space/calendar-changes?after=${after}`
    const page = await get<CalendarChangesPage>(ask(test, 'GET', path, await mintToken(test, space, { claims: { scope: 'space' } })))
    return { next: page.next, own: page.changes.filter((change) => change.subject === subject) }
  }

  it('makes all dates sure, and each calendar entry follows once', async () => {
    const series = await publish(draft)
    const subject = makeSubject()
    await register(test, await mintToken(test, space, { subject }), aRequest(series.seriesId, { channel: 'calendar' }))
    const before = await changesOf(subject, undefined)
    const sure = await get<TrainerSeries>(send(series, { status: 'confirmed' }))
    expect(sure.sessions.map(({ status, sequence, revision }) => [status, sequence, revision])).toEqual(series.sessions.map(({ sequence, revision }) => ['confirmed', sequence + 1, revision + 1]))
    expect(sure.revision).toBe(series.revision + 1)
    expect((await changesOf(subject, before.next)).own.map(({ kind, entry }) => [kind, entry.status])).toEqual(Array.from({ length: 8 }, () => ['put', 'confirmed']))
  })

  it('tells nobody again of a date that was sure, and asked for nothing changes nothing', async () => {
    const series = await publish(await editOne(draft, 0, { status: 'confirmed' }))
    const subject = makeSubject()
    await register(test, await mintToken(test, space, { subject }), aRequest(series.seriesId, { channel: 'calendar' }))
    const before = await changesOf(subject, undefined)
    const sure = await get<TrainerSeries>(send(series, { status: 'confirmed' }))
    expect(sure.sessions[0]).toEqual(series.sessions[0])
    const after = await changesOf(subject, before.next)
    expect(after.own.map(({ sessionId }) => sessionId).sort()).toEqual(series.sessions.slice(1).map(({ sessionId }) => sessionId).sort())
    expect(await get<TrainerSeries>(send(sure, { status: 'confirmed' }))).toEqual(sure)
    expect(await get<TrainerSeries>(send(sure, {}))).toEqual(sure)
  })

  it('gives the room to the sessions that are named, and leaves the others theirs', async () => {
    const series = await editOne(draft, 2, { room: { kind: 'place', name: 'Mairie', address: '1 place du Val', accessibility: '' } })
    const named = series.sessions.filter(({ number }) => number !== 3).map(({ sessionId, revision }) => ({ sessionId, revision }))
    const after = await get<TrainerSeries>(send(series, { room: { ...ROOM, roomUrl: ` ${ROOM.roomUrl} ` }, sessions: named }))
    expect(after.sessions.map(({ room }) => room.kind)).toEqual(['link', 'link', 'place', 'link', 'link', 'link', 'link', 'link'])
    expect(after.sessions[7]?.room).toEqual(ROOM)
    expect(after.sessions.map(({ status }) => status)).toEqual(series.sessions.map(({ status }) => status))
  })

  it('changes none when somebody else changed one of them, or the series, and names what they changed', async () => {
    const theirs = await editOne(draft, 4, { title: 'Le leur' })
    const late = await send(draft, { status: 'confirmed', room: ROOM })
    expect(codeOf(late)).toBe('409 series-changed')
    expect(late.json()).toMatchObject({ detail: { changed: 'title' } })
    expect(await read(draft)).toEqual(theirs)
    const published = await publish(theirs)
    expect(codeOf(await send(theirs, { status: 'confirmed' }))).toBe('409 series-changed')
    expect(await read(draft)).toEqual(published)
    // Nothing would change by it: told all the same, for what is on the screen is old.
    expect(codeOf(await send(draft, {}))).toBe('409 series-changed')
  })

  it('refuses the later of two trainers who press at the same moment', async () => {
    const answers = await Promise.all([send(draft, { status: 'confirmed' }), send(draft, { room: ROOM })])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    const after = await read(draft)
    expect(new Set(after.sessions.map(({ status, room }) => `${status} ${room.kind}`)).size).toBe(1)
  })

  it('leaves alone what is over or cancelled', async () => {
    const series = await editOne(draft, 1, { status: 'cancelled' })
    test.clock.set('2026-12-02T10:00:00Z')
    trainer = await mintToken(test, space, { roles: ['learner', 'trainer'] })
    const after = await get<TrainerSeries>(send(series, { status: 'confirmed', room: ROOM }))
    expect(after.sessions.map(({ status, room }) => `${status} ${room.kind}`)).toEqual(['tentative later', 'cancelled later', ...Array.from({ length: 6 }, () => 'confirmed link')])
  })

  it('refuses an address that is none, a session of another series, and whoever does not lead it', async () => {
    const wrong = await send(draft, { room: { ...ROOM, roomUrl: 'http://visio.example.org' } })
    expect([codeOf(wrong), wrong.json<{ detail: { field: string } }>().detail.field]).toEqual(['422 invalid-field', 'room.roomUrl'])
    const other = await get<TrainerSeries>(ask(test, 'POST', '/desk/series', trainer, aCreation()))
    expect(codeOf(await send(draft, { sessions: other.sessions.map(({ sessionId, revision }) => ({ sessionId, revision })), room: ROOM }))).toBe('404 unknown-session')
    expect(codeOf(await send(draft, { status: 'confirmed' }, await mintToken(test, space)))).toBe('403 role-required')
    const stranger = await mintToken(test, await pairSpace(test), { roles: ['learner', 'trainer'] })
    expect(codeOf(await send(draft, { status: 'confirmed' }, stranger))).toBe('404 unknown-series')
    expect(codeOf(await send(draft, { sessions: [] }))).toBe('400 invalid-request')
    expect(codeOf(await ask(test, 'PUT', `/desk/series/${draft.seriesId}/sessions`, trainer, { ...edit(draft, {}), status: 'cancelled' }))).toBe('400 invalid-request')
    expect(await read(draft)).toEqual(draft)
  })
})
