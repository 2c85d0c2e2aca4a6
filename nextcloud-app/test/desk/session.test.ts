// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AttendanceRow, AttendanceTick, SessionEdit, TrainerSeries } from '@parcours/courses'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { anAttendanceRow, aTrainerSeries, aTrainerSession, DESK_NOW, DESK_SERIES, enterAsTrainer, someSeriesFigures, withSession } from '../support/deskMessages.ts'
import { createFakeServer, problem, type FakeServer } from '../support/fakeServer.ts'
import { fill, getField, statusText, submit } from '../support/fillForm.ts'
import { exactly, FEW } from '../support/messages.ts'
import { getByRole, listAxeViolations, mountAt, pageText, settle } from '../support/mountApp.ts'

const OVER = `/lead/series/${DESK_SERIES}/sessions/s1`
const TO_COME = `/lead/series/${DESK_SERIES}/sessions/s2`
const attendanceOf = (sessionId: string) => `/desk/series/${DESK_SERIES}/sessions/${sessionId}/attendance`
let server: FakeServer
let series: TrainerSeries
let rows: AttendanceRow[]

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: DESK_NOW })
  server = createFakeServer()
  enterAsTrainer(server)
  series = aTrainerSeries()
  const interval = { from: '2026-09-29T12:02:00.000Z', to: '2026-09-29T12:06:00.000Z', isOpen: false }
  rows = [
    anAttendanceRow('Samia', {
      basis: 'measured', attendanceSeconds: 240, hasConflict: true,
      sources: [{ source: 'webhooks', attendanceSeconds: 240, isPresent: false, intervals: [interval] }, { source: 'selfDeclared', attendanceSeconds: null, isPresent: true, intervals: [] }],
    }),
    anAttendanceRow('Théo', { hasReplayed: true, isCompleted: true, replayPercent: 82 }),
  ]
  server.on(`GET /desk/series/${DESK_SERIES}`, () => series)
  server.on(`GET ${attendanceOf('s1')}`, () => ({ sessionId: 's1', startsAt: series.sessions[0]?.startsAt, endsAt: series.sessions[0]?.endsAt, presenceRule: series.presenceRule, rows, page: 1, pageCount: 1, rowCount: rows.length }))
  server.on(`PUT ${attendanceOf('s1')}`, ({ body }) => tick(body as AttendanceTick))
  server.on(`PUT /desk/series/${DESK_SERIES}/sessions/s1`, ({ body }) => { series = withSession(series, 's1', body as SessionEdit); return series })
})

function tick({ registrationId, wasPresent }: AttendanceTick): AttendanceRow | undefined {
  rows = rows.map((row) => (row.registrationId !== registrationId ? row : {
    ...row, isPresent: wasPresent === true, basis: wasPresent === null ? 'measured' : 'ticked',
    sources: [...row.sources.filter(({ source }) => source !== 'ticked'), ...(wasPresent === null ? [] : [{ source: 'ticked' as const, attendanceSeconds: null, isPresent: wasPresent, intervals: [] }])],
  }))
  return rows.find((row) => row.registrationId === registrationId)
}

const sent = (method: string, path: RegExp) => server.requests.filter((request) => request.method === method && path.test(request.path)).map(({ body }) => body)
const row = (index: number) => document.querySelectorAll('tbody tr')[index] ?? document.body
const textOf = (element: Element) => element.textContent.replaceAll(/\s+/g, ' ').trim()

describe('the attendance list', () => {
  it('puts each source beside the others and says in words where they contradict one another', async () => {
    await mountAt(OVER)
    expect(textOf(row(0))).toContain('Not present, by what the room measured · 4 min The sources contradict one another')
    expect(textOf(row(0))).toContain('Room, comings and goings: 4 min · 14:02 to 14:06Said by the person: present')
    expect(textOf(row(1))).toContain('Not there, watched the replay')
    expect(textOf(row(1))).toContain('Replay: 82 % watched')
    expect(pageText()).toContain('One counts as present from 10 minutes on.')
    expect(pageText()).toContain('The sources contradict one another for 1 person: look at it and tick.')
    expect(await listAxeViolations()).toEqual([])
  })

  it('takes the trainer’s word, and takes it back, keeping the other sources', async () => {
    await mountAt(OVER)
    getByRole('button', 'Was there', row(0)).click()
    await settle()
    expect(sent('PUT', /attendance/)).toEqual([{ registrationId: 'r-Samia', wasPresent: true }])
    expect(statusText()).toContain('Samia: noted as present.')
    expect(getByRole('button', '✓ Was there', row(0)).getAttribute('aria-pressed')).toBe('true')
    expect(textOf(row(0))).toContain('Room, comings and goings: 4 min')
    getByRole('button', '✓ Was there', row(0)).click()
    await settle()
    expect(sent('PUT', /attendance/).at(-1)).toEqual({ registrationId: 'r-Samia', wasPresent: null })
    expect(statusText()).toContain('Samia: your word is taken back.')
  })

  it('is a paper with its year, and asks for no confirmation of a date that has come', async () => {
    series = { ...series, sessions: series.sessions.map((session) => ({ ...session, status: 'tentative' })) }
    await mountAt(OVER)
    expect(document.querySelector('p.lead time')?.textContent).toContain('29 September 2026')
    expect(document.querySelector('article')?.textContent).not.toContain('Date to be confirmed')
    document.body.replaceChildren()
    await mountAt(TO_COME)
    expect(document.querySelector('article')?.textContent).toContain('Date to be confirmed')
  })

  it('keeps the keyboard’s place in the list while a tick is on its way, and sends it once', async () => {
    await mountAt(OVER)
    const button = getByRole('button', 'Was there', row(0)) as HTMLButtonElement
    button.focus()
    button.click()
    await Promise.resolve()
    // Browsers take the focus away from a button that is switched off.
    expect(button.disabled).toBe(false)
    button.click()
    await settle()
    expect(sent('PUT', /attendance/)).toEqual([{ registrationId: 'r-Samia', wasPresent: true }])
    expect(document.activeElement).toBe(button)
  })

  it('keeps the list where a tick could not be sent', async () => {
    server.on(`PUT ${attendanceOf('s1')}`, () => problem(503, 'server-busy'))
    await mountAt(OVER)
    getByRole('button', 'Was not', row(1)).click()
    await settle()
    expect(document.querySelector('[role=alert]')).not.toBeNull()
    expect(document.querySelectorAll('tbody tr')).toHaveLength(2)
  })

  it('of a session without anybody says when people stand there', async () => {
    rows = []
    await mountAt(OVER)
    expect(pageText()).toContain('Nobody has a place in this session yet. People stand here as soon as they register.')
  })

  it('opens when the session begins', async () => {
    await mountAt(TO_COME)
    expect(pageText()).toContain('The attendance list opens when the session begins.')
    expect(sent('GET', /attendance/)).toEqual([])
  })
})

describe('the room', () => {
  it('is entered as a moderator, by a link that opens beside the desk', async () => {
    server.on(`POST /desk/series/${DESK_SERIES}/sessions/s2/join`, () => ({ roomKind: 'link', joinUrl: 'https://meet.example/1', phone: '+33 1', phonePin: '42' }))
    await mountAt(TO_COME)
    getByRole('button', 'Open the room').click()
    await settle()
    const link = getByRole('link', 'Enter the room as a moderator')
    expect([link.getAttribute('href'), link.getAttribute('target'), link.getAttribute('rel')]).toEqual(['https://meet.example/1', '_blank', 'noopener noreferrer'])
    expect(pageText()).toContain('By telephone: +33 1, code 42')
    expect(sent('POST', /join/)).toEqual([{ displayName: '', isListenOnly: false, mayRecordPresence: false }])
    expect(await listAxeViolations()).toEqual([])
  })

  it('whose server does not answer has another way', async () => {
    server.on(`POST /desk/series/${DESK_SERIES}/sessions/s2/join`, () => problem(503, 'room-unavailable'))
    await mountAt(TO_COME)
    getByRole('button', 'Open the room').click()
    await settle()
    expect(document.querySelector('[role=alert]')?.textContent).toContain('give this session a plain link to another room')
  })

  it('not chosen yet leads to where it is chosen', async () => {
    series = aTrainerSeries({ sessions: [aTrainerSession(2, '2026-10-13T14:00', { room: { kind: 'later', isOnline: true } })] })
    await mountAt(TO_COME)
    expect(getByRole('link', 'Choose it in the list of sessions').getAttribute('href')).toBe(`/en/lead/series/${DESK_SERIES}`)
    expect(pageText()).not.toContain('Open the room')
  })
})

describe('documents and replay', () => {
  const chapters = 'Chapters, one a line: 12:30 Title'

  it('tell each line of chapters that cannot be read, and save nothing of it', async () => {
    await mountAt(OVER)
    fill('Address of the video on PeerTube', 'https://tube.example/w/abc')
    fill(/^Length of the video/, '58:42')
    fill(chapters, '0:00 Hello\nQuestions\n12:30\n59:00 After')
    await settle()
    expect([...document.querySelectorAll('.problems li')].map((line) => line.textContent)).toEqual([
      'Line 2: it does not begin with a time such as 12:30, followed by a space.', 'Line 3: a title is missing after the time.', 'Line 4: this chapter begins after the end of the video.',
    ])
    expect(getField(chapters).getAttribute('aria-invalid')).toBe('true')
    submit()
    await settle()
    expect(sent('PUT', /sessions\/s1$/)).toEqual([])
    expect(statusText()).toContain('Nothing was saved.')
    expect(await listAxeViolations()).toEqual([])
  })

  it('are saved with the rest of the session as it was', async () => {
    await mountAt(OVER)
    fill('Address of the video on PeerTube', 'https://tube.example/w/abc')
    fill(/^Length of the video/, '58:42')
    fill(chapters, '0:00 Hello\n12:30 Big Tech')
    getByRole('button', 'Add a document').click()
    await settle()
    expect(document.activeElement).toBe(getField('Title of document 1'))
    fill('Title of document 1', 'Slides')
    fill('Address of document 1', 'https://files.example/slides.pdf')
    getField('These are slides').click()
    await settle()
    submit()
    await settle()
    expect(sent('PUT', /sessions\/s1$/)).toMatchObject([{
      revision: 3, localStart: '2026-09-29T14:00', materials: [{ title: 'Slides', url: 'https://files.example/slides.pdf', isSlides: true }],
      replay: { watchUrl: 'https://tube.example/w/abc', embedUrl: 'https://tube.example/videos/embed/abc', durationSeconds: 3522, chapters: [{ startSeconds: 0, title: 'Hello' }, { startSeconds: 750, title: 'Big Tech' }] },
    }])
    expect(statusText()).toContain('Saved.')
  })

  it('show a replay as it was typed, and take it away when all is emptied', async () => {
    const replay = { watchUrl: 'https://tube.example/w/abc', embedUrl: 'https://tube.example/videos/embed/abc', durationSeconds: 6720, chapters: [{ startSeconds: 3725, title: 'Questions' }] }
    series = aTrainerSeries({ sessions: [aTrainerSession(1, '2026-09-29T14:00', { replay })] })
    await mountAt(OVER)
    expect([getField(/^Length of the video/).value, getField(chapters).value]).toEqual(['1:52:00', '1:02:05 Questions'])
    for (const label of ['Address of the video on PeerTube', /^Length of the video/, chapters]) fill(label, '')
    await settle()
    submit()
    await settle()
    expect(sent('PUT', /sessions\/s1$/)).toMatchObject([{ replay: null }])
  })
})

describe('the figures of a series', () => {
  const PAGE = `/lead/series/${DESK_SERIES}/figures`

  it('open with a sentence and keep three figures apart', async () => {
    server.on(`GET /desk/series/${DESK_SERIES}/figures`, () => someSeriesFigures())
    await mountAt(PAGE)
    expect(document.querySelector('.lead')?.textContent).toBe('46 people on average per session. 8 people came no more after session 1, “Title 1”.')
    expect([...document.querySelectorAll('dl.three dd')].map((element) => element.textContent)).toEqual(['46 people, over 2 sessions', '30 out of 60 (50%)', 'No course goes with this series'])
    expect(pageText()).toContain('One counts as present from 10 minutes on.')
    expect(textOf(row(1))).toContain('42 out of 60 (70%)')
    expect(textOf(row(1))).toContain('fewer than 5 out of 60')
    expect(textOf(row(2))).toContain('still to come')
    expect([...document.querySelectorAll('.drop-off li')].map(textOf)).toEqual(['1. Title 150', '2. Title 242'])
    expect(await listAxeViolations()).toEqual([])
  })

  it('of fewer than five people show nothing, and say why', async () => {
    server.on(`GET /desk/series/${DESK_SERIES}/figures`, () => someSeriesFigures({ isMasked: true, sessions: [], registered: FEW, meanAttendance: null, sentence: { kind: 'tooFew' } }))
    await mountAt(PAGE)
    expect(document.querySelector('.lead')?.textContent).toBe('Fewer than 5 people: nothing is shown, to protect each of them.')
    expect(document.querySelectorAll('table, dl, .bar')).toHaveLength(0)
    expect(await listAxeViolations()).toEqual([])
  })

  it('of a steady series say who followed all', async () => {
    server.on(`GET /desk/series/${DESK_SERIES}/figures`, () => someSeriesFigures({ sentence: { kind: 'steady', sessionCount: 2, mean: 46 } }))
    await mountAt(PAGE)
    expect(document.querySelector('.lead')?.textContent).toBe('46 people on average per session. 30 people followed all 2 sessions.')
  })

  it('that hold a range say why', async () => {
    const [first, ...others] = someSeriesFigures().sessions
    const sessions = first === undefined ? [] : [{ ...first, present: { count: { kind: 'between' as const, from: 48, to: 52 }, base: exactly(60), percent: 83 } }, ...others]
    server.on(`GET /desk/series/${DESK_SERIES}/figures`, () => someSeriesFigures({ sessions }))
    await mountAt(PAGE)
    expect(pageText()).toContain('Why “between 5 and 9”?')
    expect(textOf(row(0))).toContain('between 48 and 52 out of 60 (about 83%)')
  })

  it('not counted yet say when they come', async () => {
    server.on(`GET /desk/series/${DESK_SERIES}/figures`, () => problem(404, 'no-figures-yet'))
    await mountAt(PAGE)
    expect(document.querySelector('.lead')?.textContent).toContain('Figures are counted once a day.')
    expect(getByRole('link', 'See who is registered').getAttribute('href')).toBe(`/en/lead/series/${DESK_SERIES}/people`)
  })
})
