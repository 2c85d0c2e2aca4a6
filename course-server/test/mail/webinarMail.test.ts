// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { LinkedRegistration, MailPage, RegistrationReceipt, TrainerSeries } from '@parcours/courses'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeSmtpSender } from '../../src/mail/smtpSender.ts'
import { makeWebinarHousekeeping } from '../../src/services/webinars/housekeeping.ts'
import { makeMailDelivery, type MailDelivery } from '../../src/services/webinars/mailDelivery.ts'
import type { MailSender } from '../../src/services/webinars/webinarMail.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { DAY_MS } from '../support/clock.ts'
import { DATABASES } from '../support/databases.ts'
import { openLockedMailbox, openMailbox, type TestMailbox } from '../support/smtp.ts'
import { mintToken, pairSpace, type TestSpace } from '../support/testSpace.ts'
import { aRequest, ask, get, openSeries, register, sessionEditOf } from '../support/webinars/webinarRequests.ts'

const FROM = 'parcours@example.org'

describe.each(DATABASES)('mail of webinars, from $name', ({ open }) => {
  let test: TestApp
  let space: TestSpace
  let mailbox: TestMailbox
  let sender: MailSender
  let delivery: MailDelivery
  let series: TrainerSeries
  beforeAll(async () => {
    test = await openTestApp(open, { isMailConfigured: true })
    space = await pairSpace(test)
    mailbox = await openMailbox()
    sender = makeSmtpSender({ smtpUrl: mailbox.url, from: FROM, timeoutMs: 30_000 })
    delivery = makeMailDelivery(test.all.webinarContext, sender, { from: FROM })
  })
  afterAll(async () => {
    sender.close()
    await mailbox.close()
    await test.close()
  })
  beforeEach(async () => {
    test.clock.set('2026-11-23T10:00:00Z')
    mailbox.refused.clear()
    mailbox.busy.clear()
    series = await openSeries(test, await trainer(), { capacity: 1 }, { sessionCount: 1 })
    await delivery.deliverDue()
    mailbox.clear()
  })
  const trainer = () => mintToken(test, space, { roles: ['learner', 'trainer'] })
  const registerByForm = (email: string, name = 'Rose') => {
    const request = aRequest(series.seriesId, { contact: { name, email }, channel: 'mail' })
    return get<RegistrationReceipt>(ask(test, 'PUT', `/registrations/${request.registrationId}`, undefined, request))
  }
  const lastLink = (email = 'rose@example.org') => {
    const link = /webinars\/links\/([\w.-]+)/.exec(mailbox.received.findLast(({ to }) => to.includes(email))?.text ?? '')?.[1]
    if (link === undefined) throw new Error(`No mail with a link reached ${email}.`)
    return link
  }
  /** Registers and follows the link of the mail. */
  const confirmed = async (email: string) => {
    await registerByForm(email)
    await delivery.deliverDue()
    const link = lastLink(email)
    const linked = await get<LinkedRegistration>(ask(test, 'POST', `/registration-links/${link}/confirmation`))
    await delivery.deliverDue()
    return { link, linked }
  }
  const mails = async () => get<MailPage>(ask(test, 'GET', `/desk/series/${series.seriesId}/mails`, await trainer()))

  it('asks first whether the address is right, and holds no place before', async () => {
    expect(await registerByForm('rose@example.org')).toMatchObject({ status: 'pending', awaits: 'address', isMailOnItsWay: true, manageUrl: null })
    await delivery.deliverDue()
    expect(mailbox.received.map(({ to }) => to)).toEqual([['rose@example.org']])
    expect(mailbox.received[0]?.text).toContain('Confirmer mon inscription')
    expect(mailbox.received[0]?.raw).not.toContain('BEGIN:VCALENDAR')
    const link = lastLink()
    expect(await get(ask(test, 'POST', `/registration-links/${link}/confirmation`))).toMatchObject({ status: 'confirmed' })
    expect(await get(ask(test, 'POST', `/registration-links/${link}/confirmation`))).toMatchObject({ status: 'confirmed' })
    await delivery.deliverDue()
    const welcome = mailbox.received.at(-1)
    expect(welcome?.headers).toMatch(/List-Unsubscribe: <https:\/\/parcours\.example\.org\/api\/v1\/registration-links\//)
    expect(welcome?.text.replaceAll('\r\n ', '')).toMatch(/METHOD:REQUEST[\s\S]*SEQUENCE:2[\s\S]*ATTENDEE[^\n]*mailto:rose@example.org/)
  })

  it('tells a stranger nothing about an address that is registered, and writes to it again', async () => {
    await confirmed('rose@example.org')
    mailbox.clear()
    test.clock.advance(15 * 60_000)
    expect(await registerByForm('Rose@Example.org')).toMatchObject({ status: 'pending', awaits: 'address', isMailOnItsWay: true, manageUrl: null })
    await delivery.deliverDue()
    expect(mailbox.received.map(({ to, headers }) => [to[0], /Subject: .*/.test(headers)])).toEqual([['rose@example.org', true]])
    expect(mailbox.received[0]?.text).toContain('vous êtes inscrit⋅e')
  })

  it('updates the same entry when the session moves, strikes it out when the person leaves, and promotes the next', async () => {
    const { link } = await confirmed('rose@example.org')
    const uid = /UID:([^\r\n]+)/.exec(mailbox.received.at(-1)?.text ?? '')?.[1]
    const { linked: next } = await confirmed('nora@example.org')
    expect(next).toMatchObject({ status: 'waitlisted', waitingRank: 1 })
    mailbox.clear()
    const [session] = (await get<TrainerSeries>(ask(test, 'GET', `/desk/series/${series.seriesId}`, await trainer()))).sessions
    if (session === undefined) throw new Error('No session.')
    const moved = await get<TrainerSeries>(ask(test, 'PUT', `/desk/series/${series.seriesId}/sessions/${session.sessionId}`, await trainer(), sessionEditOf(session, { localStart: '2026-12-08T15:00' })))
    const [again] = moved.sessions
    if (again !== undefined) await get(ask(test, 'PUT', `/desk/series/${series.seriesId}/sessions/${session.sessionId}`, await trainer(), sessionEditOf(again, { localStart: '2026-12-09T15:00' })))
    await delivery.deliverDue()
    expect(mailbox.received.length).toBe(1)
    expect(mailbox.received[0]?.text).toContain(`UID:${uid ?? '?'}`)
    expect(mailbox.received[0]?.text).toMatch(/DTSTART;TZID=Europe\/Paris:20261209T150000/)
    mailbox.clear()
    await get(ask(test, 'POST', `/registration-links/${link}/withdrawal`))
    await delivery.deliverDue()
    expect(mailbox.received.map(({ to, text }) => [to[0], /METHOD:(\w+)/.exec(text)?.[1]]).sort()).toEqual([['nora@example.org', 'REQUEST'], ['rose@example.org', 'CANCEL']])
  })

  it('tells of eight dates that become sure by one mail, and nobody who has no place', async () => {
    series = await openSeries(test, await trainer(), { capacity: 1 }, { sessionCount: 8 })
    for (const session of series.sessions) await get(ask(test, 'PUT', `/desk/series/${series.seriesId}/sessions/${session.sessionId}`, await trainer(), sessionEditOf(session, { status: 'tentative', revision: 2 })))
    await confirmed('rose@example.org')
    await confirmed('nora@example.org')
    mailbox.clear()
    const { revision, sessions } = await get<TrainerSeries>(ask(test, 'GET', `/desk/series/${series.seriesId}`, await trainer()))
    const readings = sessions.map((session) => ({ sessionId: session.sessionId, revision: session.revision }))
    await get(ask(test, 'PUT', `/desk/series/${series.seriesId}/sessions`, await trainer(), { revision, sessions: readings, status: 'confirmed', room: null }))
    await delivery.deliverDue()
    expect(mailbox.received.map(({ to }) => to)).toEqual([['rose@example.org']])
    expect(mailbox.received[0]?.text.match(/BEGIN:VEVENT/g)).toHaveLength(8)
    expect(mailbox.received[0]?.text).not.toContain('STATUS:TENTATIVE')
  })

  it('brings whoever gets a place the dates that will be held, and strikes out nothing they never had', async () => {
    series = await openSeries(test, await trainer(), { capacity: 1 }, { sessionCount: 3 })
    const { link } = await confirmed('rose@example.org')
    await confirmed('nora@example.org')
    mailbox.clear()
    const [, second] = (await get<TrainerSeries>(ask(test, 'GET', `/desk/series/${series.seriesId}`, await trainer()))).sessions
    if (second === undefined) throw new Error('No second session.')
    await get(ask(test, 'PUT', `/desk/series/${series.seriesId}/sessions/${second.sessionId}`, await trainer(), sessionEditOf(second, { status: 'cancelled' })))
    await delivery.deliverDue()
    expect(mailbox.received.map(({ to, text }) => [to[0], /METHOD:(\w+)/.exec(text)?.[1]])).toEqual([['rose@example.org', 'CANCEL']])
    await get(ask(test, 'POST', `/registration-links/${link}/withdrawal`))
    await delivery.deliverDue()
    const promoted = mailbox.received.find(({ to }) => to.includes('nora@example.org'))
    expect(promoted?.text.match(/BEGIN:VEVENT/g)).toHaveLength(2)
    expect(promoted?.text).not.toContain('STATUS:CANCELLED')
  })

  it('writes no more to whoever says so in one click', async () => {
    const { link } = await confirmed('rose@example.org')
    mailbox.clear()
    const oneClick = await test.app.inject({
      method: 'POST', url: `/api/v1/registration-links/${link}/unsubscription`, payload: 'List-Unsubscribe=One-Click', headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(oneClick.json()).toMatchObject({ wantsMail: false, status: 'confirmed' })
    await get(ask(test, 'POST', `/registration-links/${link}/withdrawal`))
    await delivery.deliverDue()
    expect(mailbox.received).toEqual([])
  })

  it('writes nothing of a move to whoever wanted no mail, says so on their page, and brings the dates when they come back', async () => {
    const { link } = await confirmed('rose@example.org')
    const page = async () => (await test.app.inject({ method: 'GET', url: `/fr/webinars/links/${link}` })).body
    expect(await page()).toContain('rien ne vous prévient quand une séance est déplacée ou annulée')
    await get(ask(test, 'POST', `/registration-links/${link}/unsubscription`))
    mailbox.clear()
    const [session] = (await get<TrainerSeries>(ask(test, 'GET', `/desk/series/${series.seriesId}`, await trainer()))).sessions
    if (session === undefined) throw new Error('No session.')
    await get(ask(test, 'PUT', `/desk/series/${series.seriesId}/sessions/${session.sessionId}`, await trainer(), sessionEditOf(session, { localStart: '2026-12-08T15:00' })))
    await delivery.deliverDue()
    expect(mailbox.received).toEqual([])
    expect(await page()).toContain('pas même quand une séance est déplacée ou annulée')
    test.clock.advance(15 * 60_000)
    const back = await test.app.inject({ method: 'POST', url: `/fr/webinars/links/${link}/subscribe`, payload: '', headers: { 'content-type': 'application/x-www-form-urlencoded' } })
    expect(back.statusCode).toBe(303)
    expect(await get(ask(test, 'POST', `/registration-links/${link}/subscription`))).toMatchObject({ hasAddress: true, wantsMail: true })
    await delivery.deliverDue()
    expect(mailbox.received.map(({ to, text }) => [to[0], /DTSTART;TZID[^\r\n]*/.exec(text)?.[0]])).toEqual([['rose@example.org', 'DTSTART;TZID=Europe/Paris:20261208T150000']])
  })

  it('gives whoever typed another’s address no link to it, though they send the same form again', async () => {
    const request = aRequest(series.seriesId, { contact: { name: 'Eve', email: 'rose@example.org' }, channel: 'mail' })
    const send = async (wish = {}) => get<RegistrationReceipt>(ask(test, 'PUT', `/registrations/${request.registrationId}`, undefined, { ...request, ...wish }))
    const first = await send()
    await delivery.deliverDue()
    await get(ask(test, 'POST', `/registration-links/${lastLink()}/confirmation`))
    expect([await send(), await send({ contact: null, channel: 'none' })]).toEqual([first, first])
    expect(first).toMatchObject({ status: 'pending', manageUrl: null })
  })

  it('leads to the page in the person’s own Nextcloud, where a series is for their space alone', async () => {
    const own = await openSeries(test, await trainer(), { audience: 'space' }, { sessionCount: 1 })
    await register(test, await mintToken(test, space), aRequest(own.seriesId, { contact: { name: 'Léa', email: 'lea@example.org' }, channel: 'mail' }))
    await delivery.deliverDue()
    const link = lastLink('lea@example.org')
    await get(ask(test, 'POST', `/registration-links/${link}/confirmation`))
    await delivery.deliverDue()
    expect(mailbox.received.at(-1)?.text).toContain(`${space.origin}/index.php/apps/parcours/webinars/${own.seriesId}`)
    const page = (await test.app.inject({ method: 'GET', url: `/fr/webinars/links/${link}` })).body
    expect(page).not.toContain(`href="/fr/webinars/${own.seriesId}"`)
  })

  it('shows a wrong address to the trainer, and tries again a busy one later', async () => {
    mailbox.refused.add('wrong@example.org')
    mailbox.busy.add('busy@example.org')
    await registerByForm('wrong@example.org')
    await registerByForm('busy@example.org')
    await delivery.deliverDue()
    expect((await mails()).mails.map(({ state, errorCode, attemptCount }) => [state, errorCode, attemptCount])).toEqual([['failed', 'address-refused', 1], ['waiting', 'server-busy', 1]])
    mailbox.busy.clear()
    await delivery.deliverDue()
    expect(mailbox.received).toEqual([])
    test.clock.advance(61_000)
    await delivery.deliverDue()
    expect(mailbox.received.map(({ to }) => to[0])).toEqual(['busy@example.org'])
  })

  it('loses nothing to a mail server that is down for a day', async () => {
    const down = makeMailDelivery(test.all.webinarContext, makeSmtpSender({ smtpUrl: 'smtp://127.0.0.1:9', from: FROM, timeoutMs: 500 }), { from: FROM })
    await registerByForm('rose@example.org')
    for (let hour = 0; hour < 24; hour += 1) {
      await down.deliverDue()
      test.clock.advance(DAY_MS / 24)
    }
    expect((await mails()).mails).toMatchObject([{ state: 'waiting', errorCode: 'server-unreachable' }])
    test.clock.advance(6 * 3_600_000)
    expect(await delivery.deliverDue()).toEqual({ sentCount: 1, failedCount: 0, laterCount: 0, reasons: [] })
  })

  it('tries a login that is refused once a round, says why, and loses no mail to it', async () => {
    const locked = await openLockedMailbox()
    const refusedSender = makeSmtpSender({ smtpUrl: locked.url, from: FROM, timeoutMs: 5_000 })
    for (const name of ['rose', 'ana', 'nour']) await registerByForm(`${name}@example.org`)
    expect(await makeMailDelivery(test.all.webinarContext, refusedSender, { from: FROM }).deliverDue())
      .toEqual({ sentCount: 0, failedCount: 0, laterCount: 1, reasons: ['login-refused'] })
    expect(locked.attemptCount()).toBe(1)
    refusedSender.close()
    await locked.close()
    test.clock.advance(60_000)
    expect(await delivery.deliverDue()).toMatchObject({ sentCount: 3 })
  })

  it('sends what a process took and did not send, once its lease is over', async () => {
    await registerByForm('rose@example.org')
    const { mails: outbox } = test.database.repositories.webinars
    expect((await outbox.takeDue(test.clock.now(), new Date(test.clock.now().getTime() + 600_000), 10)).length).toBe(1)
    expect(await delivery.deliverDue()).toMatchObject({ sentCount: 0 })
    test.clock.advance(600_001)
    expect(await delivery.deliverDue()).toMatchObject({ sentCount: 1 })
  })

  it('lets no name, title or address add a header or a recipient', async () => {
    const answer = await ask(test, 'PUT', '/registrations/018f0000-0000-7000-8000-000000000001', undefined, aRequest(series.seriesId, {
      registrationId: '018f0000-0000-7000-8000-000000000001', contact: { name: 'x', email: 'rose@example.org\r\nBcc: eve@example.org' },
    }))
    expect(answer.json()).toMatchObject({ code: 'invalid-address' })
    await registerByForm('rose@example.org', 'Rose\r\nBcc: eve@example.org\r\n\r\n<script>, "x" <eve@example.org>')
    await delivery.deliverDue()
    expect(mailbox.received.map(({ to }) => to)).toEqual([['rose@example.org']])
    expect(mailbox.received[0]?.headers).not.toMatch(/^Bcc:/im)
    // Not even the name: whoever typed it may be a stranger who wants to be read.
    expect(mailbox.received[0]?.raw).not.toContain('eve@example.org')
  })

  it('reminds once, a day before, and forgets names and addresses on the day the trainer said', async () => {
    await confirmed('zoe@example.org')
    mailbox.clear()
    const housekeeping = makeWebinarHousekeeping(test.all.webinarContext)
    test.clock.set('2026-11-30T14:00:00Z')
    await housekeeping.remind()
    await housekeeping.remind()
    await delivery.deliverDue()
    const reminders = mailbox.received.filter(({ to }) => to[0] === 'zoe@example.org')
    expect(reminders.length).toBe(1)
    expect(reminders[0]?.text).toContain('mardi 1er décembre 2026, 14\u00a0h\u00a0– 15\u00a0h\u00a0(heure de Paris)')
    const contacts = async () => (await test.database.database.read<{ held: number }>('SELECT count(*) AS held FROM contacts WHERE address = ?', 'zoe@example.org'))[0]?.held
    const before = await contacts()
    test.clock.set('2026-12-31T13:59:00Z')
    await housekeeping.purge()
    expect(await contacts()).toBe(before)
    test.clock.set('2026-12-31T14:01:00Z')
    await housekeeping.purge()
    expect(await contacts()).toBe(0)
  })
})
