// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type {
  AnnouncementMessage, AttendancePage, AttestationFacts, CalendarChangesPage, CalendarFeedMessage, JoinMessage, LinkedRegistration, MyAnnouncement, MyRegistration, PublicSeries,
  PublicSeriesPage, RegistrantPage, RegistrationReceipt, RescheduleMessage, SeriesFigures, TrainerSeries,
} from '@parcours/courses'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { codeOf, openTestApp, type TestApp } from '../support/app.ts'
import { DATABASES } from '../support/databases.ts'
import { makeSubject, mintToken, pairSpace, type TestSpace } from '../support/testSpace.ts'
import { aCreation, aRequest, ask, get, openSeries, register, seriesEditOf, sessionEditOf } from '../support/webinars/webinarRequests.ts'

describe.each(DATABASES)('webinars on $name', ({ open }) => {
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
  const renew = async (subject: string) => mintToken(test, space, { subject })
  const renewTrainer = () => mintToken(test, space, { roles: ['learner', 'trainer'] })

  it('begins from a template, is published, and is listed for everybody', async () => {
    const templates = await get<readonly { templateId: string; sessionCount: number }[]>(ask(test, 'GET', '/desk/series-templates?language=fr', trainer))
    expect(templates[0]).toMatchObject({ templateId: 'decouverte-services-numeriques-ethiques', sessionCount: 8 })
    const creation = aCreation({ templateId: templates[0]?.templateId ?? '', everyWeeks: 2, title: 'Hubikoop, printemps' })
    const draft = await get<TrainerSeries>(ask(test, 'POST', '/desk/series', trainer, creation))
    expect(draft).toMatchObject({ status: 'draft', revision: 1, title: 'Hubikoop, printemps', publicUrl: null })
    expect((await get<TrainerSeries>(ask(test, 'POST', '/desk/series', trainer, creation))).sessions.map(({ sessionId }) => sessionId)).toEqual(draft.sessions.map(({ sessionId }) => sessionId))
    expect(codeOf(await ask(test, 'GET', `/series/${draft.seriesId}`))).toBe('404 unknown-series')
    await get(ask(test, 'PUT', `/desk/series/${draft.seriesId}`, trainer, seriesEditOf(draft, { status: 'open', audience: 'public', capacity: 50 })))
    const shown = await get<PublicSeries>(ask(test, 'GET', `/series/${draft.seriesId}`))
    expect(shown).toMatchObject({ status: 'open', places: 'free', offersMail: false })
    expect(shown.sessions.map(({ startsAt }) => startsAt.slice(0, 16))).toEqual([
      '2026-12-01T13:00', '2026-12-15T13:00', '2026-12-29T13:00', '2027-01-12T13:00', '2027-01-26T13:00', '2027-02-09T13:00', '2027-02-23T13:00', '2027-03-09T13:00',
    ])
    const page = await get<PublicSeriesPage>(ask(test, 'GET', '/series?when=upcoming'))
    expect(page.series.find(({ seriesId }) => seriesId === draft.seriesId)).toMatchObject({ sessionCount: 8, nextSession: { number: 1 } })
  })

  it('gives the only session of a series the title that was typed for the series, for calendars show no other', async () => {
    const typed = await get<TrainerSeries>(ask(test, 'POST', '/desk/series', trainer, aCreation({ templateId: 'webinaire-ouvert', title: 'Visio de dépannage' })))
    expect(typed.sessions.map(({ title }) => title)).toEqual(['Visio de dépannage'])
    const untyped = await get<TrainerSeries>(ask(test, 'POST', '/desk/series', trainer, aCreation({ templateId: 'webinaire-ouvert', title: '' })))
    expect(untyped.sessions.map(({ title }) => title)).toEqual(['Webinaire ouvert'])
  })

  it('registers once for all sessions, gives an entry for each, and takes them back', async () => {
    const series = await openSeries(test, trainer)
    const subject = makeSubject()
    const mine = await register(test, await renew(subject), aRequest(series.seriesId, { channel: 'calendar' }))
    expect(mine).toMatchObject({ status: 'confirmed', sessionId: null, channel: 'calendar' })
    expect(mine.sessions.map(({ status, calendarEntry }) => [status, calendarEntry?.status, calendarEntry?.sequence])).toEqual([['confirmed', 'confirmed', 1], ['confirmed', 'confirmed', 1]])
    expect(mine.sessions[0]?.calendarEntry?.icalendar).toContain('DTSTART;TZID=Europe/Paris:20261201T140000')
    expect(mine.sessions[0]?.calendarEntry?.icalendar).not.toMatch(/ATTENDEE|METHOD|bbb\.example/)
    const again = await register(test, await renew(subject), aRequest(series.seriesId))
    expect(again.registrationId).toBe(mine.registrationId)
    const left = await get<MyRegistration>(ask(test, 'DELETE', `/me/registrations/${mine.registrationId}`, await renew(subject)))
    expect(left.sessions.map(({ calendarEntry }) => [calendarEntry?.status, calendarEntry?.calendarUid])).toEqual(mine.sessions.map(({ calendarEntry }) => ['cancelled', calendarEntry?.calendarUid]))
    const back = await register(test, await renew(subject), aRequest(series.seriesId))
    expect(back.sessions[0]?.calendarEntry?.calendarUid).not.toBe(mine.sessions[0]?.calendarEntry?.calendarUid)
    expect(await get<readonly MyRegistration[]>(ask(test, 'GET', '/me/registrations', await renew(subject)))).toMatchObject([{ registrationId: back.registrationId, status: 'confirmed' }])
  })

  it('says that there are places again to whoever has just given back the last one', async () => {
    const series = await openSeries(test, trainer, { capacity: 1 })
    const subject = makeSubject()
    const mine = await register(test, await renew(subject), aRequest(series.seriesId))
    const places = async () => {
      const shown = await get<PublicSeries>(ask(test, 'GET', `/series/${series.seriesId}`, await renew(subject)))
      return [shown.places, ...shown.sessions.map((session) => session.places)]
    }
    test.clock.advance(2_000)
    expect(await places()).toEqual(['waitingList', 'waitingList', 'waitingList'])
    await get(ask(test, 'DELETE', `/me/registrations/${mine.registrationId}`, await renew(subject)))
    expect(await places()).not.toContain('waitingList')
  })

  it('answers a registration with what is read of it afterwards', async () => {
    const series = await openSeries(test, trainer, { capacity: 1, registrationScope: 'either' })
    const [first, second] = series.sessions
    const wishes = [{ sessionId: first?.sessionId ?? '' }, { contact: { name: 'Bea', email: null }, language: 'en' as const }, { sessionId: second?.sessionId ?? '' }, {}]
    for (const wish of wishes) {
      const token = await renew(makeSubject())
      const registered = await register(test, token, aRequest(series.seriesId, wish))
      expect(await get<MyRegistration>(ask(test, 'GET', `/me/registrations/${registered.registrationId}`, token))).toEqual(registered)
    }
  })

  it('tells the second of two trainers what the first has changed, and keeps the first’s words', async () => {
    const series = await openSeries(test, trainer)
    const edit = seriesEditOf(series)
    await get(ask(test, 'PUT', `/desk/series/${series.seriesId}`, trainer, { ...edit, title: 'Outils libres, automne', capacity: 12 }))
    const second = await ask(test, 'PUT', `/desk/series/${series.seriesId}`, trainer, { ...edit, summary: 'Le mien' })
    expect(codeOf(second)).toBe('409 series-changed')
    expect(second.json()).toMatchObject({ detail: { revision: edit.revision + 1, changed: 'title, capacity' } })
    expect(await get<TrainerSeries>(ask(test, 'GET', `/desk/series/${series.seriesId}`, trainer))).toMatchObject({ title: 'Outils libres, automne', summary: '' })
    const [session] = series.sessions
    const sessionEdit = session && sessionEditOf(session, { title: 'Première' })
    await get(ask(test, 'PUT', `/desk/series/${series.seriesId}/sessions/${session?.sessionId ?? ''}`, trainer, sessionEdit))
    const late = await ask(test, 'PUT', `/desk/series/${series.seriesId}/sessions/${session?.sessionId ?? ''}`, trainer, { ...sessionEdit, title: 'Seconde' })
    expect(late.json()).toMatchObject({ code: 'series-changed', detail: { changed: 'title' } })
  })

  it('moves the whole series on the wall, keeps who registered, and tells their spaces’ calendars', async () => {
    const series = await openSeries(test, trainer, {}, { firstLocalStart: '2027-03-22T14:00' })
    const subject = makeSubject()
    const mine = await register(test, await renew(subject), aRequest(series.seriesId, { channel: 'calendar' }))
    const current = await get<TrainerSeries>(ask(test, 'GET', `/desk/series/${series.seriesId}`, trainer))
    const moved = await get<RescheduleMessage>(ask(test, 'POST', `/desk/series/${series.seriesId}/reschedule`, trainer, {
      revision: current.revision, move: { kind: 'byDays', days: 7 }, isPreview: false,
    }))
    expect(moved.changes.map(({ toLocalStart, startsAt }) => [toLocalStart, startsAt.slice(0, 16)])).toEqual([['2027-03-29T14:00', '2027-03-29T12:00'], ['2027-04-05T14:00', '2027-04-05T12:00']])
    const spaceToken = await mintToken(test, space, { claims: { scope: 'space' } })
    const changes = await get<CalendarChangesPage>(ask(test, 'GET', '/space/calendar-changes', spaceToken))
    const own = changes.changes.filter((change) => change.subject === subject)
    expect(own.map(({ kind, sessionId, entry }) => [kind, sessionId, entry.calendarUid, entry.sequence])).toEqual(
      mine.sessions.map(({ session, calendarEntry }) => ['put', session.sessionId, calendarEntry?.calendarUid, (calendarEntry?.sequence ?? 0) + 1]),
    )
    await get(ask(test, 'DELETE', `/me/registrations/${mine.registrationId}`, await renew(subject)))
    const since = await get<CalendarChangesPage>(ask(test, 'GET', `/space/calendar-changes?after=${changes.next}`, spaceToken))
    expect(since.changes.map(({ subject: whose, kind }) => [whose, kind])).toEqual([[subject, 'remove'], [subject, 'remove']])
    expect(await get<CalendarChangesPage>(ask(test, 'GET', `/space/calendar-changes?after=${since.next}`, spaceToken))).toEqual({ changes: [], next: since.next, hasMore: false })
  })

  it('registers by a plain form, which without mail is sure at once, and leaves by the link alone', async () => {
    const series = await openSeries(test, trainer, { capacity: 1 })
    const request = aRequest(series.seriesId, { contact: { name: 'Rose', email: 'rose@example.org' }, channel: 'mail' })
    const receipt = await get<RegistrationReceipt>(ask(test, 'PUT', `/registrations/${request.registrationId}`, undefined, request))
    expect(receipt).toMatchObject({ status: 'confirmed', isMailOnItsWay: false })
    expect(await get<RegistrationReceipt>(ask(test, 'PUT', `/registrations/${request.registrationId}`, undefined, request))).toEqual(receipt)
    const link = receipt.manageUrl?.split('/').at(-1) ?? ''
    expect(await get<LinkedRegistration>(ask(test, 'GET', `/registration-links/${link}`))).toMatchObject({ status: 'confirmed', series: { seriesId: series.seriesId } })
    const waiting = await register(test, await renew(makeSubject()), aRequest(series.seriesId))
    expect(waiting).toMatchObject({ status: 'waitlisted', waitingRank: 1 })
    expect(codeOf(await ask(test, 'POST', `/registration-links/${link}/confirmation`))).toBe('404 unknown-link')
    expect(codeOf(await ask(test, 'GET', `/registration-links/${link.startsWith('A') ? 'B' : 'A'}${link.slice(1)}`))).toBe('404 unknown-link')
    expect(await get<LinkedRegistration>(ask(test, 'POST', `/registration-links/${link}/withdrawal`))).toMatchObject({ status: 'withdrawn' })
    const registrants = await get<RegistrantPage>(ask(test, 'GET', `/desk/series/${series.seriesId}/registrants`, trainer))
    expect(registrants.registrants.map(({ name, status }) => [name, status])).toEqual([[null, 'confirmed'], ['Rose', 'withdrawn']])
  })

  it('tells nobody by a form whether an address is registered, where no mail could say so to its owner', async () => {
    const series = await openSeries(test, trainer, { capacity: 1 })
    const send = async (email: string, registrationId = randomUUID()) => {
      const request = aRequest(series.seriesId, { registrationId, contact: { name: '', email } })
      return get<RegistrationReceipt>(ask(test, 'PUT', `/registrations/${registrationId}`, undefined, request))
    }
    await send('rose@example.org')
    const [known, fresh] = [await send('Rose@example.org'), await send('nora@example.org')]
    expect([known.status, known.manageUrl === null]).toEqual([fresh.status, fresh.manageUrl === null])
    const old = await send('rose@example.org', '018f0000-0000-7000-8000-0000000000aa')
    test.clock.advance(61 * 60_000)
    const again = aRequest(series.seriesId, { registrationId: old.registrationId })
    expect(codeOf(await ask(test, 'PUT', `/registrations/${old.registrationId}`, undefined, again))).toBe('409 registration-id-in-use')
  })

  it('counts who was written down after the session and ticked, and not who says so alone', async () => {
    const series = await openSeries(test, trainer)
    const sessionId = series.sessions[0]?.sessionId ?? ''
    const early: MyRegistration[] = []
    for (let index = 0; index < 5; index += 1) early.push(await register(test, await renew(makeSubject()), aRequest(series.seriesId)))
    test.clock.set('2026-12-02T10:00:00Z')
    const [late, boaster] = [makeSubject(), makeSubject()]
    const lates = await register(test, await renew(late), aRequest(series.seriesId))
    await register(test, await renew(boaster), aRequest(series.seriesId))
    await get(ask(test, 'PUT', `/me/sessions/${sessionId}/self-declaration`, await renew(boaster), { sessionId, wasPresent: true }))
    for (const { registrationId } of [...early, lates]) {
      await get(ask(test, 'PUT', `/desk/series/${series.seriesId}/sessions/${sessionId}/attendance`, await renewTrainer(), { registrationId, wasPresent: true }))
    }
    await test.refreshFigures()
    const { series: all, figures } = test.database.repositories.webinars
    const stored = await all.find(series.seriesId)
    const snapshot = stored && await figures.find(stored)
    expect(snapshot?.counts.sessions.map(({ registeredCount, presentCount }) => [registeredCount, presentCount])).toEqual([[6, 6], [7, 0]])
  })

  it('opens the door a quarter of an hour before, without telling the room any name', async () => {
    const series = await openSeries(test, trainer)
    const [subject, stranger] = [makeSubject(), makeSubject()]
    await register(test, await renew(subject), aRequest(series.seriesId))
    const sessionId = series.sessions[0]?.sessionId ?? ''
    const join = async (whose: string) => ask(test, 'POST', `/me/sessions/${sessionId}/join`, await renew(whose), { displayName: '', isListenOnly: false, mayRecordPresence: true })
    test.clock.set('2026-12-01T12:44:00Z')
    expect((await join(subject)).json()).toMatchObject({ code: 'door-closed', detail: { door: 'notYet', opensAt: '2026-12-01T12:45:00.000Z' } })
    test.clock.set('2026-12-01T12:45:00Z')
    expect(await get<JoinMessage>(join(subject))).toEqual({ roomKind: 'link', joinUrl: 'https://bbb.example.org/tilleuls', phone: null, phonePin: null })
    expect(codeOf(await join(stranger))).toBe('403 not-registered')
  })

  it('counts presence from machines, the person and the trainer, each beside the others, and attests it without a name', async () => {
    const series = await openSeries(test, trainer)
    const [ada, bob] = [makeSubject(), makeSubject()]
    const adas = await register(test, await renew(ada), aRequest(series.seriesId, { contact: { name: 'Ada', email: null } }))
    await register(test, await renew(bob), aRequest(series.seriesId))
    const sessionId = series.sessions[0]?.sessionId ?? ''
    const stored = await test.database.repositories.webinars.series.find(series.seriesId)
    if (stored === undefined) throw new Error('No series.')
    const key = { spaceNumber: stored.spaceNumber, seriesNumber: stored.seriesNumber, sessionNumber: 1 }
    const { attendance } = test.database.repositories.webinars
    const participantId = await attendance.takeParticipantId(key, 1, randomUUID(), true)
    const origin = { sessionId, source: 'webhooks' as const, meetingRunId: 'run', connectionId: 'w_1' }
    const facts = [
      { ...origin, kind: 'arrived' as const, participantId, at: new Date('2026-12-01T12:55:00Z') }, { ...origin, kind: 'left' as const, at: new Date('2026-12-01T13:45:00Z') },
    ]
    await attendance.recordAttendance(facts)
    await attendance.recordAttendance(facts.toReversed())
    test.clock.set('2026-12-01T15:00:00Z')
    await get(ask(test, 'PUT', `/me/sessions/${sessionId}/self-declaration`, await renew(bob), { sessionId, wasPresent: true }))
    const page = await get<AttendancePage>(ask(test, 'GET', `/desk/series/${series.seriesId}/sessions/${sessionId}/attendance`, await renewTrainer()))
    expect(page.rows.map(({ name, isPresent, basis, attendanceSeconds, isCompleted }) => [name, isPresent, basis, attendanceSeconds, isCompleted])).toEqual([['Ada', true, 'measured', 2700, true], [null, true, 'selfDeclared', 3600, true]])
    const ticked = await get(ask(test, 'PUT', `/desk/series/${series.seriesId}/sessions/${sessionId}/attendance`, await renewTrainer(), { registrationId: page.rows[1]?.registrationId, wasPresent: false }))
    expect(ticked).toMatchObject({ isPresent: false, basis: 'ticked', hasConflict: true })
    const csv = (await ask(test, 'GET', `/desk/series/${series.seriesId}/sessions/${sessionId}/attendance.csv`, await renewTrainer())).body
    expect(csv).toContain('"Ada"')
    const facts1 = await get<AttestationFacts>(ask(test, 'POST', `/me/series/${series.seriesId}/attestation`, await renew(ada)))
    expect(facts1).toMatchObject({ sessionCount: 1, sessionsPresentCount: 1, attendanceSeconds: 2700, issuedOn: '2026-12-01' })
    expect((await get<AttestationFacts>(ask(test, 'POST', `/me/series/${series.seriesId}/attestation`, await renew(ada)))).verificationCode).toBe(facts1.verificationCode)
    const { verificationCode, verificationUrl, ...said } = facts1
    expect(await get(ask(test, 'GET', `/attestations/${verificationCode.toLowerCase()}`))).toEqual(said)
    expect(verificationUrl).toContain(verificationCode)
    expect(codeOf(await ask(test, 'POST', `/me/series/${series.seriesId}/attestation`, await renew(bob)))).toBe('409 nothing-to-attest')
    expect((await get<{ sessions: readonly { attendance: unknown }[] }>(ask(test, 'GET', `/me/registrations/${adas.registrationId}`, await renew(ada)))).sessions[0]?.attendance).toMatchObject({ isPresent: true, sources: [{ source: 'webhooks', attendanceSeconds: 2700 }] })
  })

  it('announces to the union of series each person once, and says who missed', async () => {
    const [one, other] = [await openSeries(test, trainer), await openSeries(test, trainer)]
    const contact = { name: '', email: 'rose@example.org' }
    const subject = makeSubject()
    await register(test, await renew(subject), aRequest(one.seriesId, { contact }))
    await register(test, await renew(subject), aRequest(other.seriesId, { contact }))
    await register(test, await renew(makeSubject()), aRequest(other.seriesId))
    const announcementId = randomUUID()
    const request = { announcementId, seriesIds: [one.seriesId, other.seriesId], audience: 'confirmed', sessionId: null, subject: 'Salle changée', text: 'À demain.' }
    const said = await get<AnnouncementMessage>(ask(test, 'PUT', `/desk/announcements/${announcementId}`, trainer, request))
    expect(said).toMatchObject({ recipientCount: 2, byMailCount: 0 })
    expect(await get<AnnouncementMessage>(ask(test, 'PUT', `/desk/announcements/${announcementId}`, trainer, request))).toEqual(said)
    expect(await get<readonly MyAnnouncement[]>(ask(test, 'GET', '/me/announcements', await renew(subject)))).toMatchObject([{ announcementId, subject: 'Salle changée' }])
    test.clock.set('2026-12-02T10:00:00Z')
    const missed = { ...request, announcementId: randomUUID(), audience: 'missed' }
    expect(await get<AnnouncementMessage>(ask(test, 'PUT', `/desk/announcements/${missed.announcementId}`, await renewTrainer(), missed))).toMatchObject({ recipientCount: 2 })
  })

  it('takes figures with the others, masked under five, never live', async () => {
    const series = await openSeries(test, trainer)
    expect(codeOf(await ask(test, 'GET', `/desk/series/${series.seriesId}/figures`, trainer))).toBe('404 no-figures-yet')
    for (let index = 0; index < 6; index += 1) await register(test, await renew(makeSubject()), aRequest(series.seriesId))
    await test.refreshFigures()
    await register(test, await renew(makeSubject()), aRequest(series.seriesId))
    const figures = await get<SeriesFigures>(ask(test, 'GET', `/desk/series/${series.seriesId}/figures`, trainer))
    expect(figures).toMatchObject({ isMasked: false, registered: { kind: 'exact', value: 6 } })
    expect((await ask(test, 'GET', `/desk/series/${series.seriesId}/figures.csv`, trainer)).body).toContain('Inscrit⋅es à la série')
  })

  it('shows in its feed what was edited since somebody read it', async () => {
    const series = await openSeries(test, trainer)
    const read = async () => (await ask(test, 'GET', `/series/${series.seriesId}/feed.ics`)).body
    const before = await read()
    expect(await read()).toBe(before)
    const [first] = series.sessions
    if (first === undefined) throw new Error('No session.')
    await get(ask(test, 'PUT', `/desk/series/${series.seriesId}/sessions/${first.sessionId}`, trainer, sessionEditOf(first, { title: 'Tout autre chose', status: 'cancelled' })))
    const after = await read()
    expect(after).toMatch(/SUMMARY:Annulée.*Tout autre chose/)
    expect(after).not.toBe(before)
    const edited = await get<TrainerSeries>(ask(test, 'GET', `/desk/series/${series.seriesId}`, trainer))
    await get(ask(test, 'PUT', `/desk/series/${series.seriesId}`, trainer, seriesEditOf(edited, { audience: 'space' })))
    expect(codeOf(await ask(test, 'GET', `/series/${series.seriesId}/feed.ics`))).toBe('404 unknown-series')
  })

  it('has a feed for everybody and one for oneself, whose address can be changed', async () => {
    const series = await openSeries(test, trainer)
    const feed = await ask(test, 'GET', `/series/${series.seriesId}/feed.ics`)
    expect(feed.headers['content-type']).toBe('text/calendar; charset=utf-8')
    expect(feed.body.match(/BEGIN:VEVENT/g)?.length).toBe(2)
    const again = await test.app.inject({ method: 'GET', url: `/api/v1/series/${series.seriesId}/feed.ics`, headers: { 'if-none-match': String(feed.headers['etag']) } })
    expect(again.statusCode).toBe(304)
    const subject = makeSubject()
    await register(test, await renew(subject), aRequest(series.seriesId))
    const pathOf = ({ feedUrl }: CalendarFeedMessage) => feedUrl.replace(`${test.publicUrl}/api/v1`, '')
    const first = pathOf(await get<CalendarFeedMessage>(ask(test, 'PUT', '/me/calendar-feed', await renew(subject))))
    expect((await ask(test, 'GET', first)).body).toContain('SUMMARY:Séance 1')
    const second = pathOf(await get<CalendarFeedMessage>(ask(test, 'PUT', '/me/calendar-feed', await renew(subject))))
    expect(codeOf(await ask(test, 'GET', first))).toBe('404 unknown-feed')
    expect((await ask(test, 'GET', second)).statusCode).toBe(200)
  })
})
