// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AttestationFacts, LinkedRegistration, PublicSeries, TrainerSeries } from '@parcours/courses'
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { linkPage } from '../../src/http/campus/pages/webinars/linkPage.ts'
import { seriesPage } from '../../src/http/campus/pages/webinars/seriesPage.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { openTestSqlite } from '../support/databases.ts'
import { makeSubject, mintToken, pairSpace, type TestSpace } from '../support/testSpace.ts'
import { aRequest, ask, get, openSeries, register, seriesEditOf, sessionEditOf } from '../support/webinars/webinarRequests.ts'

describe('the pages of webinars, without JavaScript', () => {
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
    series = await openSeries(test, await mintToken(test, space, { roles: ['learner', 'trainer'] }), { description: '<b>Pour</b> toustes' })
  })
  const page = (url: string) => test.app.inject({ method: 'GET', url })
  const post = (url: string, fields: Readonly<Record<string, string>> = {}): Promise<LightMyRequestResponse> =>
    test.app.inject({ method: 'POST', url, payload: new URLSearchParams(fields).toString(), headers: { 'content-type': 'application/x-www-form-urlencoded' } })
  const registerAt = (fields: Readonly<Record<string, string>>) => post(`/fr/webinars/${series.seriesId}/register`, fields)

  it('shows the agenda with the next session’s hour in words, and the series with its form', async () => {
    const agenda = (await page('/fr/webinars')).body
    expect(agenda).toContain('mardi 1er décembre 2026, 14\u00a0h\u00a0– 15\u00a0h\u00a0(heure de Paris)')
    const shown = (await page(`/fr/webinars/${series.seriesId}`)).body
    expect(shown).toMatch(/<form class="registration quiz" action="\/fr\/webinars\/[\w-]+\/register#register" method="post"/)
    expect(shown).toContain('&lt;b&gt;Pour&lt;/b&gt; toustes')
    expect(shown).not.toContain('bbb.example.org')
    expect(shown).not.toContain('name="email"')
    expect((await page(`/en/webinars/${series.seriesId}`)).body).toContain('Register for the series')
  })

  it('offers by one’s link neither dates to follow nor a place to give back once all is over', async () => {
    const { headers } = await registerAt({ name: 'Ada' })
    const link = String(headers['location'])
    expect((await page(link)).body).toMatch(/feed\.ics[\s\S]*\/withdraw"/)
    test.clock.set('2026-12-20T10:00:00Z')
    const { body } = await page(link)
    expect(body).toContain('Vous êtes inscrit⋅e')
    expect(body).not.toContain('/withdraw"')
    expect(body).not.toContain('feed.ics')
  })

  it('says that a series is cancelled when all its sessions are, and offers no form', async () => {
    const trainer = await mintToken(test, space, { roles: ['learner', 'trainer'] })
    for (const { sessionId } of series.sessions) {
      const read = await get<TrainerSeries>(ask(test, 'GET', `/desk/series/${series.seriesId}`, trainer))
      const session = read.sessions.find((one) => one.sessionId === sessionId)
      if (session === undefined) throw new Error('The session went away.')
      await get(ask(test, 'PUT', `/desk/series/${series.seriesId}/sessions/${sessionId}`, trainer, sessionEditOf(session, { status: 'cancelled' })))
    }
    const shown = (await page(`/fr/webinars/${series.seriesId}`)).body
    expect(shown).toContain('Cette série est annulée')
    expect(shown).not.toContain('<form')
    const { body } = await page('/fr/webinars')
    expect(body).toContain('Cette série est annulée')
    expect(body).not.toContain('0 séance')
  })

  it('says in the agenda that registration is closed or a date not sure, and of what is past neither', async () => {
    const trainer = await mintToken(test, space, { roles: ['learner', 'trainer'] })
    const near = await openSeries(test, trainer, { title: 'Close et pas sûre' }, { firstLocalStart: '2026-11-24T18:30', sessionCount: 1 })
    const [session] = near.sessions
    if (session === undefined) throw new Error('No session.')
    const edited = await get<TrainerSeries>(ask(test, 'PUT', `/desk/series/${near.seriesId}/sessions/${session.sessionId}`, trainer, sessionEditOf(session, { status: 'tentative' })))
    await get(ask(test, 'PUT', `/desk/series/${near.seriesId}`, trainer, seriesEditOf(edited, { status: 'closed' })))
    const cardIn = (text: string) => text.split('<li class="course-card">').find((card) => card.includes('Close et pas sûre')) ?? ''
    const ahead = cardIn((await page('/fr/webinars')).body)
    expect([ahead.includes('Inscriptions closes'), ahead.includes('date à confirmer'), ahead.includes('Prochaine séance')]).toEqual([true, true, true])
    test.clock.set('2026-12-24T10:00:00Z')
    const past = cardIn((await page('/fr/webinars?when=past')).body)
    expect([past.includes('Inscriptions closes'), past.includes('date à confirmer'), past.includes('Dernière séance')]).toEqual([false, false, true])
  })

  it('announces the next webinar on the first page, in both languages, until it is over or called off', async () => {
    const trainer = await mintToken(test, space, { roles: ['learner', 'trainer'] })
    // The nearest of all, and one that nobody can register to.
    const near = await openSeries(test, trainer, { title: 'Le plus <proche>' }, { firstLocalStart: '2026-11-24T18:30', sessionCount: 1 })
    await openSeries(test, trainer, { status: 'closed' }, { firstLocalStart: '2026-11-24T08:00', sessionCount: 1 })
    test.clock.advance(11_000)
    const home = (await page('/fr/')).body
    expect(home).toContain('Le plus &lt;proche&gt;')
    expect(home).toContain('<time datetime="2026-11-24T17:30:00.000Z">mardi 24 novembre 2026, 18\u00a0h\u00a030')
    expect((await page('/en/')).body).toContain(`<a class="button" href="/en/webinars/${near.seriesId}">See this webinar and register</a>`)
    await get(ask(test, 'PUT', `/desk/series/${near.seriesId}`, trainer, seriesEditOf(near, { status: 'cancelled' })))
    test.clock.advance(11_000)
    expect((await page('/fr/')).body).not.toContain('proche')
    test.clock.set('2027-06-01T10:00:00Z')
    expect((await page('/fr/')).body).not.toContain('Le prochain webinaire')
  })

  it('registers by the form, then shows one’s own page, and sending twice registers once', async () => {
    const fields = { registrationId: '018f0000-0000-7000-8000-00000000000a', name: 'Rose' }
    const [first, second] = [await registerAt(fields), await registerAt(fields)]
    expect([first.statusCode, second.headers.location]).toEqual([303, first.headers.location])
    const mine = (await page(String(first.headers.location))).body
    expect(mine).toContain('Vous êtes inscrit⋅e.')
    expect(mine).toContain('noindex')
    expect(mine).not.toContain('bbb.example.org')
    const left = await post(`${String(first.headers.location)}/withdraw`)
    expect([left.statusCode, left.headers.location]).toEqual([303, first.headers.location])
    const gone = (await page(String(first.headers.location))).body
    expect(gone).toContain('Vous ne participez plus')
    expect(gone).toContain(`<a class="button" href="/fr/webinars/${series.seriesId}#register">M’inscrire de nouveau</a>`)
    expect(gone).not.toContain('Gardez l’adresse')
  })

  it('offers nothing but confirming before the address is confirmed, and still no more mail after withdrawing', async () => {
    const { headers: { location } } = await registerAt({ name: 'Rose' })
    const link = String(location).split('/').at(-1) ?? ''
    const linked = await get<LinkedRegistration>(ask(test, 'GET', `/registration-links/${link}`))
    const shown = (wish: Partial<LinkedRegistration>) =>
      linkPage({ link, linked: { ...linked, series: { ...linked.series, offersMail: true }, hasAddress: true, wantsMail: true, ...wish }, now: test.clock.now() }, 'fr').main.markup
    const awaiting = shown({ status: 'pending', awaits: 'address' })
    expect(awaiting.match(/<form [^>]*action="[^"]*\/(\w+)"/g)).toEqual([expect.stringContaining('/confirm"')])
    expect(awaiting).not.toContain('vous restez inscrit')
    const gone = shown({ status: 'withdrawn' })
    expect(gone).toContain('/unsubscribe"')
    expect(gone).not.toContain('vous restez inscrit')
  })

  it('says on the button that one will wait, and to whoever waits what leaving means and where the news will be', async () => {
    const small = await openSeries(test, await mintToken(test, space, { roles: ['learner', 'trainer'] }), { capacity: 1 })
    const registerAtSmall = (name: string) => post(`/fr/webinars/${small.seriesId}/register`, { name })
    const first = String((await registerAtSmall('Rose')).headers.location)
    expect((await page(first)).body).toContain('Votre place ira à la première personne qui attend.')
    test.clock.advance(2_000)
    expect((await page(`/fr/webinars/${small.seriesId}`)).body).toContain('type="submit">M’inscrire sur la liste d’attente</button>')
    const second = String((await registerAtSmall('Théo')).headers.location)
    const waiting = (await page(second)).body
    expect(waiting).toContain('revenez voir cette page')
    expect(waiting).toContain('type="submit">Quitter la liste d’attente</button>')
    expect(waiting).not.toContain('Votre place')
    await post(`${first}/withdraw`)
    expect((await page(second)).body).toContain('Vous êtes inscrit⋅e.')
  })

  it('says that the series of one’s registration is cancelled, and has nothing to leave', async () => {
    const { headers: { location } } = await registerAt({ name: 'Rose' })
    const link = String(location).split('/').at(-1) ?? ''
    const linked = await get<LinkedRegistration>(ask(test, 'GET', `/registration-links/${link}`))
    const shown = linkPage({ link, linked: { ...linked, series: { ...linked.series, status: 'cancelled' } }, now: test.clock.now() }, 'en').main.markup
    expect(shown).toContain('This series is cancelled.')
    expect(shown).not.toContain('/withdraw"')
    expect(shown).toContain('<h2 lang="fr">')
  })

  it('marks the address that it refuses, and comes back to the form and no further up', async () => {
    const refused = seriesPage({ ...await get<PublicSeries>(ask(test, 'GET', `/series/${series.seriesId}`)), offersMail: true }, {
      registrationId: '018f0000-0000-7000-8000-00000000000a', name: 'Rose', email: 'rose@@exemple', answers: {}, sessionId: null, problem: 'Non.', isAddressWrong: true,
    }, 'fr', test.clock.now()).main.markup
    expect(refused).toContain('value="rose@@exemple" aria-invalid="true" aria-describedby="problem email-hint"')
    expect(refused).toContain('/register#register"')
  })

  it('asks nobody to wait for the date of a session that is over', async () => {
    const { sessions: [session], ...rest } = await get<PublicSeries>(ask(test, 'GET', `/series/${series.seriesId}`))
    if (session === undefined) throw new Error('No session.')
    const shownAt = (now: Date) => seriesPage({ ...rest, sessions: [{ ...session, status: 'tentative' }] }, {
      registrationId: '018f0000-0000-7000-8000-00000000000a', name: '', email: '', answers: {}, sessionId: null, problem: undefined,
    }, 'fr', now).main.markup
    expect(shownAt(test.clock.now())).toContain('date à confirmer')
    expect(shownAt(new Date('2027-06-01T10:00:00Z'))).not.toContain('date à confirmer')
    // The only one needs no number, and what is over no calendar to follow.
    expect(shownAt(test.clock.now())).toContain(`<h3>${session.title}</h3>`)
    expect([shownAt(test.clock.now()).includes('feed.ics'), shownAt(new Date('2027-06-01T10:00:00Z')).includes('feed.ics')]).toEqual([true, false])
  })

  it('registers for one session where the series says so, and shows that one alone', async () => {
    const one = await openSeries(test, await mintToken(test, space, { roles: ['learner', 'trainer'] }), { registrationScope: 'sessions' })
    const [first, second] = one.sessions
    const form = (await page(`/fr/webinars/${one.seriesId}`)).body
    expect(form.match(/<option value="[\w-]{36}"/g)).toHaveLength(one.sessions.length)
    const { headers: { location } } = await post(`/fr/webinars/${one.seriesId}/register`, { name: 'Rose', sessionId: second?.sessionId ?? '' })
    const mine = (await page(String(location))).body
    expect([mine.includes(`${second?.title ?? ''}</h3>`), mine.includes(`${first?.title ?? ''}</h3>`)]).toEqual([true, false])
    expect(mine).toContain('feed.ics')
  })

  it('gives the way in near the start, as a link', async () => {
    const { headers: { location } } = await registerAt({ name: 'Rose' })
    const sessionId = series.sessions[0]?.sessionId ?? ''
    expect((await post(`${String(location)}/join`, { sessionId })).statusCode).toBe(409)
    expect((await page(String(location))).body).toContain('La porte ouvre le mardi 1er décembre 2026 à 13\u00a0h\u00a045.')
    test.clock.set('2026-12-01T12:50:00Z')
    const atTheDoor = (await page(String(location))).body
    expect(atTheDoor).toContain('Le salon est sur un autre site, qui ne dit pas qui est venu')
    expect(['displayName', 'mayRecordPresence', 'isListenOnly'].filter((name) => atTheDoor.includes(`name="${name}"`))).toEqual([])
    expect((await post(`${String(location)}/join`, { sessionId, displayName: '', mayRecordPresence: 'yes' })).body).toContain('href="https://bbb.example.org/tilleuls"')
  })

  it('thanks a robot and keeps nothing of it, and refuses another site’s form', async () => {
    expect((await registerAt({ name: 'x', website: 'https://spam.example' })).headers.location).toBe('/fr/webinars/mail-sent')
    const crossSite = await test.app.inject({
      method: 'POST', url: `/fr/webinars/${series.seriesId}/register`, payload: 'name=x', headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' },
    })
    expect(crossSite.statusCode).toBe(403)
    expect((await test.database.repositories.webinars.registrations.counts(await storedKey())).size).toBe(0)
  })

  it('says why it refuses, and keeps what was typed', async () => {
    await get(ask(test, 'PUT', `/desk/series/${series.seriesId}`, await mintToken(test, space, { roles: ['learner', 'trainer'] }), seriesEditOf(series, { status: 'closed' })))
    const refused = await registerAt({ name: 'Rose & Co' })
    expect(refused.statusCode).toBe(409)
    expect(refused.body).toContain('Les inscriptions sont closes')
  })

  it('verifies an attestation without any name, and says when a code is unknown', async () => {
    const subject = makeSubject()
    await register(test, await mintToken(test, space, { subject }), aRequest(series.seriesId))
    test.clock.set('2026-12-01T15:00:00Z')
    const sessionId = series.sessions[0]?.sessionId ?? ''
    await get(ask(test, 'PUT', `/me/sessions/${sessionId}/self-declaration`, await mintToken(test, space, { subject }), { sessionId, wasPresent: true }))
    const { verificationCode } = await get<AttestationFacts>(ask(test, 'POST', `/me/series/${series.seriesId}/attestation`, await mintToken(test, space, { subject })))
    const short = await page(`/attestations/${verificationCode}`)
    expect([short.statusCode, short.headers.location]).toEqual([302, `/fr/attestations/${verificationCode}`])
    expect((await page(`/fr/attestations/${verificationCode}`)).body).toContain('Durée de présence\u00a0: 1\u00a0h')
    const unknown = await page('/fr/attestations/AAAAA-AAAAA-AAAAA-AAAAA')
    expect([unknown.statusCode, unknown.body.includes('ne correspond à aucune attestation')]).toEqual([404, true])
    // What was mistyped stands in the field, to be mended.
    const mistyped = await page('/fr/attestations?code=AAAAA-%22AAAA')
    expect([mistyped.statusCode, mistyped.body.includes('value="AAAAA-&quot;AAAA"')]).toEqual([404, true])
  })

  const storedKey = async () => {
    const stored = await test.database.repositories.webinars.series.find(series.seriesId)
    if (stored === undefined) throw new Error('No series.')
    return stored
  }
})
