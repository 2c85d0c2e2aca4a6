// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MyRegistration, RegistrationRequest } from '@parcours/courses'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createFakeServer, problem, type FakeServer } from '../support/fakeServer.ts'
import { getByRole, listAxeViolations, mountAt, pageText, settle } from '../support/mountApp.ts'
import { anEntryOf, aRegistration, aRow, aSeries, aSeriesLine, aSession, NOW, SERIES_ID } from '../support/webinarMessages.ts'
import { speakFrench } from '../setup.ts'

let server: FakeServer
/** What the server keeps of this person. */
let mine: MyRegistration[]

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW })
  server = createFakeServer()
  mine = []
  server.on('GET /series', () => ({ series: [aSeriesLine()], page: 1, pageCount: 1, seriesCount: 1 }))
  server.on(`GET /series/${SERIES_ID}`, () => aSeries())
  server.on('GET /me/registrations', () => mine)
  server.on('PUT /me', ({ path, body }) => {
    const [, , , registrationId = '', , sessionId] = path.split('/')
    return sessionId === undefined ? register(body as RegistrationRequest) : change(registrationId, sessionId, 'confirmed')
  })
  server.on('DELETE /me', ({ path }) => {
    const [, , , registrationId = '', , sessionId] = path.split('/')
    return sessionId === undefined ? withdraw(registrationId) : change(registrationId, sessionId, 'withdrawn')
  })
})

function register({ registrationId, contact }: RegistrationRequest): MyRegistration {
  const waits = typeof contact?.email === 'string'
  const registration = aRegistration(registrationId, waits ? { status: 'pending', awaits: 'address', sessions: [] } : {})
  mine = [registration]
  return registration
}

function withdraw(registrationId: string): MyRegistration {
  const [registration = aRegistration(registrationId)] = mine
  const sessions = registration.sessions.map((row) => ({ ...row, status: 'withdrawn' as const, calendarEntry: anEntryOf(row.session.sessionId, registrationId, 'cancelled') }))
  mine = [{ ...registration, status: 'withdrawn', sessions }]
  return mine[0] as MyRegistration
}

function change(registrationId: string, sessionId: string, status: 'confirmed' | 'withdrawn'): MyRegistration {
  const [registration = aRegistration(registrationId)] = mine
  mine = [{ ...registration, sessions: registration.sessions.map((row) => (row.session.sessionId === sessionId ? { ...row, status } : row)) }]
  return mine[0] as MyRegistration
}

const sent = (method: string, path: RegExp) => server.requests.filter((request) => request.method === method && path.test(request.path))
const status = () => [...document.querySelectorAll('[role=status]')].map((element) => element.textContent.trim()).filter((text) => text !== '').join(' | ')

async function click(name: string | RegExp): Promise<void> {
  getByRole('button', name).click()
  await settle()
}

function type(label: RegExp, text: string): void {
  const input = [...document.querySelectorAll<HTMLInputElement>('input, textarea')].find((one) => label.test(one.labels?.[0]?.textContent ?? ''))
  if (input === undefined) throw new Error(`No field ${String(label)}`)
  input.value = text
  input.dispatchEvent(new Event('input'))
}

async function submit(): Promise<void> {
  document.querySelector('form.register')?.dispatchEvent(new Event('submit', { cancelable: true }))
  await settle()
}

describe('the agenda', () => {
  it('lists series by month, says when the next session is on the reader’s clocks too, and leads to registering', async () => {
    await mountAt('/webinars')
    expect(getByRole('heading', 'December 2026').tagName).toBe('H2')
    expect(pageText().replaceAll('\u00A0', ' ')).toContain('Tuesday 1 December, 10:00 – 12:00 (Paris time)for you: 09:00 – 11:00')
    expect(getByRole('link', /^Register for the series/).getAttribute('href')).toBe(`/en/webinars/${SERIES_ID}#register`)
    expect(await listAxeViolations()).toEqual([])
  })

  it('says the state of one’s own registration in words', async () => {
    mine = [aRegistration('r1', { status: 'waitlisted', waitingRank: 3 })]
    const { shell } = await mountAt('/about')
    shell.createIdentity()
    document.body.querySelector<HTMLAnchorElement>('.site-nav a[href$="/webinars"]')?.click()
    await settle()
    expect(pageText()).toContain('On the waiting list, number 3')
    expect(() => getByRole('link', /^Register for the series/)).toThrow()
  })

  it('shows what trainers announced to this person, and nothing to others', async () => {
    server.on('GET /me/announcements', () => [
      { announcementId: 'a2', seriesId: SERIES_ID, seriesTitle: 'Ethical digital tools', subject: 'Another room', text: 'Hello.\n\nWe meet elsewhere.', sentAt: '2026-11-20T09:00:00Z' },
      { announcementId: 'a1', seriesId: SERIES_ID, seriesTitle: 'Ethical digital tools', subject: 'Welcome', text: 'See you soon.', sentAt: '2026-11-02T09:00:00Z' },
    ])
    const { shell, router } = await mountAt('/webinars')
    expect(pageText()).not.toContain('Announcements to you')
    shell.createIdentity()
    await router.push('/about')
    await router.push('/webinars')
    await settle()
    expect(getByRole('heading', 'Announcements to you').tagName).toBe('H2')
    expect([...document.querySelectorAll('details')].map((one) => [one.open, one.querySelector('summary')?.textContent])).toEqual([[true, 'Another room'], [false, 'Welcome']])
    expect(pageText()).toContain('We meet elsewhere.')
    expect(pageText()).toContain('Friday 20 November 2026')
    expect(await listAxeViolations()).toEqual([])
  })

  it('has a page for days without any webinar, and one for the past', async () => {
    server.on('GET /series', () => ({ series: [], page: 1, pageCount: 1, seriesCount: 0 }))
    await mountAt('/webinars')
    expect(pageText()).toContain('No webinar is announced for now.')
    expect(getByRole('link', 'See the courses, open at any time').getAttribute('href')).toBe('/en/courses')
    getByRole('link', 'Past webinars and their replays').click()
    await settle()
    expect(document.querySelector('h1')?.textContent).toBe('Past webinars')
    expect(pageText()).toContain('No webinar is over yet.')
  })

  it('numbers its pages', async () => {
    server.on('GET /series', () => ({ series: [aSeriesLine()], page: 2, pageCount: 3, seriesCount: 45 }))
    await mountAt('/webinars?page=2')
    expect(getByRole('link', 'Page 2').getAttribute('aria-current')).toBe('page')
    expect(getByRole('link', 'Page 3').getAttribute('href')).toContain('page=3')
  })

  it('leads on from a course to its only series, and to the session named', async () => {
    server.on('GET /series', () => ({ series: [aSeriesLine({ courseId: 'vie-privee' }), aSeriesLine({ seriesId: 'other' })], page: 1, pageCount: 1, seriesCount: 2 }))
    const { router } = await mountAt('/webinars?course=vie-privee&session=2')
    await vi.waitFor(() => { expect(document.querySelector('h1')?.textContent).toBe('Session title 2') }, 10_000)
    expect(router.currentRoute.value.fullPath).toBe(`/webinars/${SERIES_ID}/s2`)
  })
})

describe('registering without an account', () => {
  it('is one click: nothing has to be typed, and the answer is said and focused', async () => {
    await mountAt(`/webinars/${SERIES_ID}`)
    expect(pageText()).toContain('erased 30 days after the last session')
    expect(await listAxeViolations()).toEqual([])
    await submit()
    expect(sent('PUT', /^\/me\/registrations\//)[0]?.body).toMatchObject({ seriesId: SERIES_ID, sessionId: null, channel: 'none', answers: {}, contact: null })
    expect(pageText()).toContain('It holds no name and no address. A name or an e-mail address is kept only if you typed one to register for a webinar')
    expect(status()).toContain('You are registered.')
    expect(document.activeElement?.getAttribute('role')).toBe('status')
    expect(await listAxeViolations()).toEqual([])
  })

  it('explains what happens to an address, and that it has to be confirmed', async () => {
    await mountAt(`/webinars/${SERIES_ID}`)
    expect(pageText()).toContain('A first mail asks you to confirm the address')
    type(/name or a pseudonym/, 'Rose')
    type(/e-mail address/, 'rose@example.org')
    await submit()
    expect(sent('PUT', /./)[0]?.body).toMatchObject({ channel: 'mail', contact: { name: 'Rose', email: 'rose@example.org' } })
    expect(status()).toContain('open the link in the mail')
    expect(pageText()).toContain('If the address was mistyped')
  })

  it('keeps what was typed when the address is not whole, and says so beside it', async () => {
    await mountAt(`/webinars/${SERIES_ID}`)
    type(/e-mail address/, 'rose@')
    await submit()
    expect(sent('PUT', /./)).toHaveLength(0)
    const field = document.querySelector<HTMLInputElement>('input[type=email]')
    expect([field?.value, field?.getAttribute('aria-invalid'), document.activeElement === field]).toEqual(['rose@', 'true', true])
    expect(pageText()).toContain('This address does not look whole')
  })

  it('asks for no address where no mail can be sent', async () => {
    server.on(`GET /series/${SERIES_ID}`, () => aSeries({ offersMail: false }))
    await mountAt(`/webinars/${SERIES_ID}`)
    expect(document.querySelector('input[type=email]')).toBeNull()
    expect(document.querySelector('input[type=text]')).not.toBeNull()
  })

  it('sends the same registration again when the network dropped the answer', async () => {
    await mountAt(`/webinars/${SERIES_ID}`)
    server.on('PUT /me', ({ body }) => {
      server.state.losesAnswers = true
      return register(body as RegistrationRequest)
    })
    await submit()
    expect(document.querySelector('[role=alert]')?.textContent).toContain('cannot be reached')
    server.state.losesAnswers = false
    server.on('PUT /me', ({ body }) => register(body as RegistrationRequest))
    await submit()
    const paths = sent('PUT', /./).map(({ path }) => path)
    expect(paths.length).toBeGreaterThan(1)
    expect(new Set(paths).size).toBe(1)
  })

  it('asks the organisers’ questions, none of which has to be answered', async () => {
    const options = [{ optionId: 'yes', label: 'Yes' }, { optionId: 'no', label: 'No' }]
    server.on(`GET /series/${SERIES_ID}`, () => aSeries({ questions: [{ kind: 'text', questionId: 'why', label: 'Why do you come?' }, { kind: 'choice', questionId: 'first', label: 'Your first time?', isMultiple: false, options }] }))
    await mountAt(`/webinars/${SERIES_ID}`)
    type(/Why do you come/, 'To learn')
    await settle()
    const yes = getByRole('radio', 'Yes') as HTMLInputElement
    yes.checked = true
    yes.dispatchEvent(new Event('change'))
    await settle()
    expect(await listAxeViolations()).toEqual([])
    await click('Take my answer back')
    await submit()
    expect(sent('PUT', /./)[0]?.body).toMatchObject({ answers: { why: ['To learn'] } })
  })

  it.each([
    { code: 'registration-closed', words: 'Registration to this series is closed.' },
    { code: 'too-many-registrations', words: 'not even to its waiting list' },
  ])('says why it was refused: $code', async ({ code, words }) => {
    server.on('PUT /me', () => problem(409, code))
    await mountAt(`/webinars/${SERIES_ID}`)
    await submit()
    expect(pageText()).toContain(words)
  })
})

describe('a registration', () => {
  async function mountRegistered(given: Partial<MyRegistration> = {}) {
    mine = [aRegistration('r1', given)]
    const { shell, router } = await mountAt('/about')
    shell.createIdentity()
    await router.push(`/webinars/${SERIES_ID}`)
    await settle()
  }

  it('tells the rank in the waiting list', async () => {
    await mountRegistered({ status: 'waitlisted', waitingRank: 4, sessions: [] })
    expect(pageText()).toContain('You are on the waiting list: number 4.')
  })

  it('is left as a whole after a plain question, which focus goes to', async () => {
    await mountRegistered()
    await click('Withdraw from the series')
    expect(document.activeElement?.getAttribute('role')).toBe('group')
    await click('Yes, withdraw')
    expect(sent('DELETE', /^\/me\/registrations\/r1$/)).toHaveLength(1)
    expect(status()).toContain('You are not registered any more.')
    expect(getByRole('button', /^Register for the series/)).toBeTruthy()
  })

  it('is left for one session, and taken up again', async () => {
    await mountRegistered()
    const readBefore = sent('GET', new RegExp(`^/series/${SERIES_ID}$`)).length
    await click('I cannot come – Session title 2')
    expect(sent('DELETE', /sessions\/s2$/)).toHaveLength(1)
    // What is left for others has changed.
    expect(sent('GET', new RegExp(`^/series/${SERIES_ID}$`))).toHaveLength(readBefore + 1)
    expect(pageText()).toContain('You do not come to this one')
    expect(document.activeElement?.textContent).toBe('2. Session title 2')
    await click('I can come after all – Session title 2')
    expect(document.activeElement?.textContent).toBe('2. Session title 2')
    expect(sent('PUT', /sessions\/s2$/)).toHaveLength(1)
    expect(pageText()).not.toContain('You do not come to this one')
  })

  it('is to single sessions where the series says so', async () => {
    server.on(`GET /series/${SERIES_ID}`, () => aSeries({ registrationScope: 'sessions', sessions: [aSession(1), aSession(2, { places: 'waitingList' })] }))
    await mountAt(`/webinars/${SERIES_ID}`)
    expect(document.querySelector('form.register')).toBeNull()
    await click('Join the waiting list – Session title 2')
    await click('Join the waiting list')
    expect(sent('PUT', /./)[0]?.body).toMatchObject({ sessionId: 's2' })
  })

  it('to a single session takes a name, an address and answers too, and nothing before they are sent', async () => {
    server.on(`GET /series/${SERIES_ID}`, () => aSeries({ registrationScope: 'either', sessions: [aSession(1), aSession(2)] }))
    await mountAt(`/webinars/${SERIES_ID}`)
    await click('Register for this session – Session title 2')
    expect(sent('PUT', /./)).toEqual([])
    const field = document.activeElement as HTMLInputElement
    expect(field.closest('li')?.textContent).toContain('Session title 2')
    field.value = 'Rose'
    field.dispatchEvent(new Event('input'))
    expect(await listAxeViolations()).toEqual([])
    await click('Register for this session')
    expect(sent('PUT', /./)[0]?.body).toMatchObject({ sessionId: 's2', contact: { name: 'Rose' } })
    expect(document.activeElement?.textContent).toContain('Session title 2')
  })

  it('is to the only session of a series where each has its own', async () => {
    server.on(`GET /series/${SERIES_ID}`, () => aSeries({ registrationScope: 'sessions', sessions: [aSession(1)] }))
    await mountAt(`/webinars/${SERIES_ID}`)
    await click('Register for this session – Session title 1')
    await click('Change nothing')
    expect(sent('PUT', /./)).toEqual([])
    await click('Register for this session – Session title 1')
    await click('Register for this session')
    expect(sent('PUT', /./)[0]?.body).toMatchObject({ sessionId: 's1' })
  })

  it('goes on from the part of the page that a link names', async () => {
    const { router } = await mountAt('/about')
    await router.push(`/webinars/${SERIES_ID}#register`)
    await settle()
    expect(document.activeElement?.textContent).toBe('Your registration')
  })

  it('shows a cancelled session as cancelled, and offers nothing for it', async () => {
    const sessions = [aSession(1), aSession(2, { status: 'cancelled' })]
    server.on(`GET /series/${SERIES_ID}`, () => aSeries({ sessions }))
    await mountRegistered({ sessions: sessions.map((session) => aRow(session, 'r1')) })
    expect(pageText()).toContain('Cancelled')
    expect(() => getByRole('button', 'I cannot come – Session title 2')).toThrow()
  })

  it('gives a file of one’s dates, and an address of one’s own that is told once', async () => {
    server.on('PUT /me/calendar-feed', () => ({ feedUrl: 'https://campus.example/api/v1/calendar-feeds/secret' }))
    await mountRegistered()
    expect(getByRole('button', 'Download my dates (.ics file)')).toBeTruthy()
    await click('Give me my calendar address')
    expect(pageText()).toContain('https://campus.example/api/v1/calendar-feeds/secret')
    expect(pageText()).toContain('to nobody else')
  })

  it('is told in French with the day, the hour and the town', async () => {
    speakFrench()
    await mountRegistered()
    expect(pageText()).toContain('Vous êtes inscrit⋅e.')
  })
})
