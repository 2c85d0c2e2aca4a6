// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { JoinMessage, LinkedRegistration, MyAttendance, MySession } from '@parcours/courses'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createFakeServer, problem, type FakeServer } from '../support/fakeServer.ts'
import { getByRole, listAxeViolations, mountAt, pageText, settle } from '../support/mountApp.ts'
import { anAttendance, aRegistration, aRow, aSeries, aSeriesLine, aSession, NOW, REPLAY, SERIES_ID } from '../support/webinarMessages.ts'

/** Within the quarter of an hour before the first session. */
const AT_THE_DOOR = new Date('2026-12-01T08:50:00Z')
const AFTERWARDS = new Date('2026-12-01T15:00:00Z')

let server: FakeServer
const assigned: string[] = []

beforeEach(() => {
  server = createFakeServer()
  assigned.length = 0
  vi.spyOn(window.location, 'assign').mockImplementation((address) => { assigned.push(String(address)) })
  server.on('GET /series', () => ({ series: [aSeriesLine()], page: 1, pageCount: 1, seriesCount: 1 }))
})

async function mountSession(now: Date, { attendance = null as MyAttendance | null, replay = null as typeof REPLAY | null, isRegistered = true, isPlainLink = false, place = null as ReturnType<typeof aSession>['place'], row = undefined as Partial<MySession> | undefined } = {}) {
  vi.useFakeTimers({ toFake: ['Date'], now })
  const first = aSession(1, { replay, place, isOnline: place === null, materials: [{ title: 'Slides', url: 'https://files.example/slides.pdf', isSlides: true }] })
  server.on(`GET /series/${SERIES_ID}`, () => aSeries({ sessions: [first, aSession(2)] }))
  const door = now === AFTERWARDS ? { kind: 'over' as const } : place !== null ? { kind: 'inPerson' as const } : { kind: 'notYet' as const, opensAt: '2026-12-01T08:45:00.000Z', isPlainLink }
  server.on('GET /me/registrations', () => (isRegistered ? [aRegistration('r1', { sessions: [aRow(first, 'r1', { attendance, door, ...row }), aRow(aSession(2), 'r1')] })] : []))
  const { shell, router } = await mountAt('/about')
  if (isRegistered) shell.createIdentity()
  await router.push(`/webinars/${SERIES_ID}/s1`)
  await settle()
  return { shell, router }
}

const answerJoin = (given: Partial<JoinMessage> = {}) => {
  server.on('POST /me', () => ({ roomKind: 'bigBlueButton', joinUrl: 'https://bbb.example/join?checksum=x', phone: null, phonePin: null, ...given }))
}

async function press(name: string | RegExp): Promise<void> {
  const button = getByRole('button', name) as HTMLButtonElement
  const form = button.closest('form')
  if (form !== null && button.type !== 'button') form.dispatchEvent(new Event('submit', { cancelable: true }))
  else button.click()
  await settle()
}

describe('the door of a session', () => {
  it('says when it opens, on the reader’s clock, and shows no button before', async () => {
    await mountSession(NOW)
    expect(pageText().replaceAll('\u00A0', ' ')).toContain('The room opens on Tuesday 1 December at 08:45 on your clock.')
    expect(() => getByRole('button', 'Join the session')).toThrow()
    expect(await listAxeViolations()).toEqual([])
  })

  it('opens by the clock while the page stays, and leads into the room in this tab', async () => {
    answerJoin()
    await mountSession(AT_THE_DOOR)
    expect(await listAxeViolations()).toEqual([])
    await press('Join the session')
    expect(server.requests.find(({ path }) => path === '/me/sessions/s1/join')?.body).toEqual({ displayName: '', isListenOnly: false, mayRecordPresence: false })
    expect(assigned).toEqual(['https://bbb.example/join?checksum=x'])
  })

  it('sends what was chosen, remembers the consent for the next time and the name nowhere', async () => {
    answerJoin()
    const { shell } = await mountSession(AT_THE_DOOR)
    for (const name of ['My presence may be noted', /^Listen only/]) {
      const box = getByRole('checkbox', name) as HTMLInputElement
      box.checked = true
      box.dispatchEvent(new Event('change'))
    }
    const field = getByRole('textbox', /Name shown to the others/) as HTMLInputElement
    field.value = 'Rose'
    field.dispatchEvent(new Event('input'))
    await press('Join the session')
    expect(server.requests.find(({ path }) => path.endsWith('/join'))?.body).toEqual({ displayName: 'Rose', isListenOnly: true, mayRecordPresence: true })
    expect(shell.storage.read('webinar.presence')).toBe('1')
    expect(JSON.stringify(Object.entries(localStorage))).not.toContain('Rose')
  })

  it('of a room on another site asks for nothing that goes nowhere, and promises no presence', async () => {
    answerJoin({ roomKind: 'link', joinUrl: 'https://visio.example/salon' })
    await mountSession(AT_THE_DOOR, { isPlainLink: true })
    expect(document.querySelectorAll('form.join input')).toHaveLength(0)
    expect(pageText()).toContain('The room is on another site, which does not say who came')
    expect(pageText()).not.toContain('Listen only')
    expect(await listAxeViolations()).toEqual([])
    await press('Join the session')
    expect(server.requests.find(({ path }) => path.endsWith('/join'))?.body).toEqual({ displayName: '', isListenOnly: false, mayRecordPresence: false })
    expect(assigned).toEqual(['https://visio.example/salon'])
  })

  it('gives the phone number first where there is one, and focus to the way in', async () => {
    answerJoin({ phone: '+33 1 23 45 67 89', phonePin: '70123' })
    await mountSession(AT_THE_DOOR)
    await press('Join the session')
    expect(assigned).toEqual([])
    expect(getByRole('link', /Or listen by phone/).getAttribute('href')).toBe('tel:+33123456789')
    expect(pageText()).toContain('70123')
    expect(document.activeElement).toBe(getByRole('link', 'Enter the room'))
  })

  it('never follows an address that is no web address', async () => {
    answerJoin({ joinUrl: 'javascript:alert(1)' })
    await mountSession(AT_THE_DOOR)
    await press('Join the session')
    expect(assigned).toEqual([])
  })

  it('keeps what was typed when the meeting server does not answer', async () => {
    server.on('POST /me', () => problem(503, 'room-unavailable'))
    await mountSession(AT_THE_DOOR)
    await press('Join the session')
    expect(document.querySelector('[role=alert]')?.textContent).toContain('The meeting server does not answer.')
    expect(getByRole('button', 'Join the session')).toBeTruthy()
  })

  it('says where to come to for a session held in person', async () => {
    await mountSession(AT_THE_DOOR, { place: { name: 'Town hall', address: '1 High Street', accessibility: 'A lift to the second floor' } })
    expect(pageText()).toContain('Town hall, 1 High Street')
    expect(pageText()).toContain('A lift to the second floor')
    expect(pageText()).toContain('held in person')
  })

  it('leads whoever has no place to the registration', async () => {
    await mountSession(NOW, { isRegistered: false })
    expect(getByRole('link', 'Register on the page of the series').getAttribute('href')).toBe(`/en/webinars/${SERIES_ID}#register`)
  })
})

describe('what is known of one’s presence', () => {
  const sources = [
    { source: 'webhooks' as const, attendanceSeconds: 6480, isPresent: true, intervals: [{ from: '2026-12-01T09:02:00Z', to: '2026-12-01T10:50:00Z', isOpen: false }] },
    { source: 'selfDeclared' as const, attendanceSeconds: null, isPresent: false, intervals: [] },
  ]

  it('shows each source as it is, beside the rule, and that they do not agree', async () => {
    await mountSession(AFTERWARDS, { attendance: anAttendance({ isPresent: true, isCompleted: true, basis: 'measured', attendanceSeconds: 6480, sources, hasConflict: true }) })
    const text = pageText().replaceAll('\u00A0', ' ')
    expect(text).toContain('You were there for 1 h 48.')
    expect(text).toContain('One counts as present from 10 minutes on.')
    expect(text).toContain('from 09:02 to 10:50')
    expect(text).toContain('These do not agree.')
    expect(getByRole('button', 'I was there')).toBeTruthy()
    expect(() => getByRole('button', 'I was not there')).toThrow()
    expect(await listAxeViolations()).toEqual([])
  })

  it('takes the person’s own word and says so', async () => {
    server.on('PUT /me', ({ body }) => anAttendance({ isPresent: (body as { wasPresent: boolean }).wasPresent, basis: 'selfDeclared', sources: [{ source: 'selfDeclared', attendanceSeconds: null, isPresent: true, intervals: [] }] }))
    await mountSession(AFTERWARDS)
    expect(pageText()).toContain('Nothing is known of your presence.')
    await press('I was there')
    expect(server.requests.find(({ path }) => path === '/me/sessions/s1/self-declaration')?.body).toEqual({ sessionId: 's1', wasPresent: true })
    expect(document.activeElement?.textContent).toBe('Noted: you say that you were there.')
    expect(pageText()).toContain('You were there.')
  })

  it('asks no word, and counts no replay, of who waited for a place and had none', async () => {
    await mountSession(AFTERWARDS, { replay: REPLAY, row: { status: 'waitlisted', waitingRank: 1, hadPlace: false, calendarEntry: null } })
    expect(() => getByRole('button', 'I was there')).toThrow()
    expect(getByRole('button', /^Watch the replay/)).toBeTruthy()
    const text = pageText()
    expect(text).not.toContain('Your presence')
    expect(text).not.toContain('Only the parts that you really play count')
    expect(text).not.toContain('waiting list')
  })

  it('shows what the trainer noted of somebody without a place, without asking their own word', async () => {
    await mountSession(AFTERWARDS, { row: { status: 'waitlisted', waitingRank: 1, hadPlace: false, calendarEntry: null, attendance: anAttendance({ isPresent: true, basis: 'ticked' }) } })
    expect(pageText()).toContain('You were there.')
    expect(() => getByRole('button', 'I was there')).toThrow()
  })
})

describe('a replay', () => {
  it('asks nobody anything before a click, and says its length, its weight and where it comes from', async () => {
    await mountSession(AFTERWARDS, { replay: REPLAY })
    expect(document.querySelector('iframe')).toBeNull()
    const text = pageText().replaceAll('\u00A0', ' ')
    expect(text).toContain('Watch the replay (59 min)')
    expect(text).toContain('At most about 250 MB in the smallest picture (240p), 590 MB in 480p')
    expect(text).toContain('It comes from tube.example')
    expect(getByRole('button', /What is free$/).textContent).toContain('10:00')
    expect(await listAxeViolations()).toEqual([])
  })

  it('is a player without peers that starts where one asked', async () => {
    await mountSession(AFTERWARDS, { replay: REPLAY })
    getByRole('button', /What is free$/).click()
    await settle()
    const address = new URL(document.querySelector('iframe')?.src ?? '')
    expect(address.origin).toBe('https://tube.example')
    expect(Object.fromEntries(address.searchParams)).toMatchObject({ api: '1', p2p: '0', start: '600s', subtitle: 'en' })
  })

  it('says what was watched, and which chapters', async () => {
    const known = { watchedSeconds: 1800, watchedPercent: 51, chapters: [{ startSeconds: 0, title: 'Hello', isCovered: true }, { startSeconds: 600, title: 'What is free', isCovered: false }] }
    await mountSession(AFTERWARDS, { replay: REPLAY, attendance: anAttendance({ hasReplayed: true, isCompleted: true, replay: known }) })
    expect(pageText().replaceAll('\u00A0', ' ')).toContain('You have watched 30 min out of 59 min.')
    expect(getByRole('button', /Hello\(seen\)$/)).toBeTruthy()
    expect(pageText()).toContain('You watched the replay. This session is completed.')
  })

  it('says that the session is completed as soon as enough of it was played, without leaving the page', async () => {
    const replayed = anAttendance({ hasReplayed: true, isCompleted: true, replay: { watchedSeconds: 1800, watchedPercent: 50, chapters: [] } })
    localStorage.setItem('parcours.replay.s1', JSON.stringify([{ from: 0, to: 1800 }]))
    server.on('PUT /me', () => replayed.replay)
    server.on('GET /me/registrations/r1', () => aRegistration('r1', { sessions: [aRow(aSession(1, { replay: REPLAY }), 'r1', { attendance: replayed, door: { kind: 'over' } })] }))
    await mountSession(AFTERWARDS, { replay: REPLAY })
    expect(pageText()).not.toContain('This session is completed.')
    getByRole('button', /^Watch the replay/).click()
    await settle()
    const player = document.querySelector('iframe')
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'hidden' })
    document.dispatchEvent(new Event('visibilitychange'))
    await settle()
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'visible' })
    expect(pageText()).toContain('You watched the replay. This session is completed.')
    expect(document.querySelector('iframe')).toBe(player)
  })
})

describe('a link without a login', () => {
  function aLinked(given: Partial<LinkedRegistration> = {}): LinkedRegistration {
    return { registrationId: 'r1', series: aSeries(), status: 'confirmed', awaits: null, waitingRank: null, hasAddress: true, wantsMail: true, doors: [{ sessionId: 's1', door: { kind: 'notYet', opensAt: '2026-12-01T08:45:00.000Z', isPlainLink: false } }], ...given }
  }

  async function mountLink(linked: LinkedRegistration, now = NOW) {
    vi.useFakeTimers({ toFake: ['Date'], now })
    server.on('GET /registration-links', () => linked)
    await mountAt('/webinars/links/r1.signature')
  }

  it('changes nothing by being opened: programs that read mail open links too', async () => {
    await mountLink(aLinked({ status: 'pending', awaits: 'address' }))
    expect(server.requests.filter(({ path, method }) => path.startsWith('/registration-links') && method !== 'GET')).toEqual([])
    expect(await listAxeViolations()).toEqual([])
  })

  it('confirms the address by its button, without any identity', async () => {
    server.on('POST /registration-links', () => aLinked())
    await mountLink(aLinked({ status: 'pending', awaits: 'address' }))
    await press('Yes, it was me: confirm my address')
    const [request] = server.requests.filter(({ method }) => method === 'POST')
    expect([request?.path, request?.token]).toEqual(['/registration-links/r1.signature/confirmation', undefined])
    expect(document.activeElement?.textContent).toBe('Thank you: the address is confirmed.')
    expect(pageText()).toContain('You are registered.')
  })

  it('withdraws after a question, and stops mail in one click', async () => {
    server.on('POST /registration-links', ({ path }) => aLinked(path.endsWith('/withdrawal') ? { status: 'withdrawn' } : { wantsMail: false }))
    await mountLink(aLinked())
    await press('Send me no more mail about this series')
    expect(pageText()).toContain('not even when a session moves or is cancelled')
    await press('Withdraw')
    await press('Yes, withdraw')
    expect(pageText()).toContain('You are not registered any more.')
    expect(() => getByRole('button', 'Withdraw')).toThrow()
  })

  it('speaks of no place to whoever only waits, and shows the way back', async () => {
    server.on('POST /registration-links', () => aLinked({ status: 'withdrawn' }))
    await mountLink(aLinked({ status: 'waitlisted', waitingRank: 2 }))
    await press('Leave the waiting list')
    expect(pageText()).not.toContain('your place goes to')
    await press('Yes, withdraw')
    expect(document.activeElement?.textContent).toBe('Done.')
    expect(getByRole('link', 'Register again').getAttribute('href')).toMatch(/#register$/)
  })

  it('lets go of mail also after withdrawing: an announcement may still come', async () => {
    server.on('POST /registration-links', () => aLinked({ status: 'withdrawn', wantsMail: false }))
    await mountLink(aLinked({ status: 'withdrawn' }))
    expect(pageText()).toContain('The trainers may still write to you')
    await press('Send me no more mail about this series')
    expect(document.activeElement?.textContent).toBe('No further mail about this series will be sent to you.')
    expect(pageText()).not.toContain('The trainers may still write to you')
  })

  it('has mail sent again, and offers none to whoever gave no address', async () => {
    server.on('POST /registration-links', () => aLinked())
    await mountLink(aLinked({ wantsMail: false }))
    await press('Send me mails about this series again')
    expect(server.requests.at(-1)?.path).toBe('/registration-links/r1.signature/subscription')
    expect(getByRole('button', 'Send me no more mail about this series')).toBeTruthy()
    expect(await listAxeViolations()).toEqual([])
  })

  it('says nothing of mail to whoever gave no address, and leads to no page that is not for them', async () => {
    await mountLink(aLinked({ hasAddress: false, wantsMail: false, series: { ...aSeries(), audience: 'space' } }))
    expect(pageText()).not.toMatch(/mail is sent|Send me/)
    expect(pageText()).not.toContain('The page of the series')
  })

  it('joins near the start', async () => {
    server.on('POST /registration-links', () => ({ roomKind: 'link', joinUrl: 'https://meet.example/room', phone: null, phonePin: null }))
    await mountLink(aLinked(), AT_THE_DOOR)
    await press('Join the session')
    expect(assigned).toEqual(['https://meet.example/room'])
    expect(server.requests.at(-1)?.path).toBe('/registration-links/r1.signature/sessions/s1/join')
  })

  it('says that a link is not known', async () => {
    server.on('GET /registration-links', () => problem(404, 'unknown-link'))
    await mountAt('/webinars/links/nonsense')
    expect(pageText()).toContain('If it came by mail, check that it is whole')
  })
})

describe('an attestation', () => {
  const facts = { title: 'Ethical digital tools', courseCompletedOn: '2026-12-04', sessionCount: 8, sessionsPresentCount: 6, sessionsReplayedCount: 1, attendanceSeconds: 43_200, issuedOn: '2026-12-05' }

  it('writes the name in this page and sends it nowhere', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: AFTERWARDS })
    server.on(`GET /series/${SERIES_ID}`, () => aSeries())
    server.on('POST /me', () => ({ ...facts, verificationCode: 'abcd-efgh', verificationUrl: 'https://campus.example/en/attestations/abcd-efgh' }))
    await mountAt(`/webinars/${SERIES_ID}/attestation`)
    const field = getByRole('textbox', 'Name on the paper') as HTMLInputElement
    field.value = 'Samia B.'
    field.dispatchEvent(new Event('input'))
    await settle()
    const text = pageText(document.querySelector('.paper') ?? document.body).replaceAll('\u00A0', ' ')
    expect(text).toContain('Samia B.')
    expect(text).toContain('6 sessions attended; sessions held so far: 8')
    expect(text).toContain('12 h of attendance')
    expect(text).toContain('https://campus.example/en/attestations/abcd-efgh')
    expect(JSON.stringify(server.requests)).not.toContain('Samia')
    expect(JSON.stringify(Object.entries(localStorage))).not.toContain('Samia')
    expect(await listAxeViolations()).toEqual([])
  })

  it('is checked by anybody, by its code, without a name', async () => {
    server.on('GET /attestations', () => facts)
    await mountAt('/attestations/abcd-efgh')
    expect(getByRole('heading', 'This attestation is genuine')).toBeTruthy()
    expect(pageText()).toContain('The name on the paper was written by the person and is not checked')
    expect(await listAxeViolations()).toEqual([])
  })

  it('says when no attestation has the code', async () => {
    server.on('GET /attestations', () => problem(404, 'unknown-attestation'))
    await mountAt('/attestations/wrong')
    expect(pageText()).toContain('No attestation has this code.')
  })
})

describe('the home page', () => {
  it('shows the next webinar to whoever is new, and how to register', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: NOW })
    await mountAt('/')
    // The card is a chunk of its own.
    await vi.dynamicImportSettled()
    await settle()
    expect(getByRole('heading', 'The next webinar')).toBeTruthy()
    expect(getByRole('link', 'See this webinar and register').getAttribute('href')).toBe(`/en/webinars/${SERIES_ID}`)
  })

  it('leads into one’s own session when its room is open', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: AT_THE_DOOR })
    server.on('GET /me/registrations', () => [aRegistration('r1')])
    const { shell, router } = await mountAt('/about')
    shell.createIdentity()
    await router.push('/')
    await settle()
    expect(getByRole('link', 'Join: Session title 1').getAttribute('href')).toBe(`/en/webinars/${SERIES_ID}/s1#join`)
    expect(await listAxeViolations()).toEqual([])
  })

  it('is read as before when webinars cannot be listed', async () => {
    server.on('GET /series', () => problem(500, 'unexpected-error'))
    await mountAt('/')
    await vi.dynamicImportSettled()
    await settle()
    expect(pageText()).not.toContain('next webinar')
    expect(document.querySelector('[role=alert]')).toBeNull()
  })
})
