// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SeriesEdit, SessionsEdit, TrainerSeries } from '@parcours/courses'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { aTrainerSeries, aTrainerSession, counted, DESK_NOW, DESK_SERIES, enterAsTrainer } from '../support/deskMessages.ts'
import { createFakeServer, problem, type FakeServer } from '../support/fakeServer.ts'
import { choose, fill, getField, statusText, submit } from '../support/fillForm.ts'
import { getByRole, listAxeViolations, mountAt, pageText, settle } from '../support/mountApp.ts'

const PAGE = `/lead/series/${DESK_SERIES}`
const ONE_ROOM = 'The same room for every session'
const LATER = { kind: 'later', isOnline: true } as const
let server: FakeServer
let series: TrainerSeries

/** One session over, one cancelled, one held in a place; none is sure. */
function begun(given: Partial<TrainerSeries> = {}): TrainerSeries {
  return aTrainerSeries({
    sessions: [
      aTrainerSession(1, '2026-09-29T14:00', { status: 'tentative', room: LATER }), aTrainerSession(2, '2026-10-13T14:00', { status: 'tentative', room: LATER }),
      aTrainerSession(3, '2026-10-20T14:00', { status: 'cancelled', room: LATER }),
      aTrainerSession(4, '2026-10-27T14:00', { status: 'tentative', room: { kind: 'place', name: 'Town hall', address: '', accessibility: '' } }),
      aTrainerSession(5, '2026-11-10T14:00', { status: 'tentative', room: LATER }),
    ],
    ...given,
  })
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: DESK_NOW })
  server = createFakeServer()
  enterAsTrainer(server)
  series = begun()
  server.on(`GET /desk/series/${DESK_SERIES}`, () => series)
  server.on(`PUT /desk/series/${DESK_SERIES}/sessions`, ({ body }) => save(body as SessionsEdit))
})

function save({ revision, sessions, status, room }: SessionsEdit): TrainerSeries | Response {
  if (revision !== series.revision) return problem(409, 'series-changed')
  const named = new Set(sessions.map(({ sessionId }) => sessionId))
  const change = (session: TrainerSeries['sessions'][number]) => ({ ...session, status: status ?? session.status, room: room ?? session.room, revision: session.revision + 1 })
  series = { ...series, revision: revision + 1, sessions: series.sessions.map((session) => (named.has(session.sessionId) ? change(session) : session)) }
  return series
}

const sent = () => server.requests.filter(({ method }) => method === 'PUT').map(({ body }) => body)
const page = () => pageText(document.querySelector('main') ?? document.body).replaceAll('\u00A0', ' ')
const rows = () => [...document.querySelectorAll('tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent.trim()))

async function click(name: string | RegExp): Promise<void> {
  getByRole('button', name).click()
  await settle()
}

describe('« All dates are sure »', () => {
  it('says who is told, confirms every date to come in one request, and keeps the focus', async () => {
    await mountAt(PAGE)
    await click('All dates are sure')
    expect(page()).toContain('The dates of 3 sessions become sure. People who are registered are told: by mail if they gave an address, by their calendar if it follows.')
    expect(await listAxeViolations()).toEqual([])
    expect(sent()).toEqual([])
    await click('Confirm 3 dates')
    expect(sent()).toEqual([{ revision: 7, sessions: ['s2', 's4', 's5'].map((sessionId) => ({ sessionId, revision: 3 })), status: 'confirmed', room: null }])
    expect(statusText()).toContain('The dates of 3 sessions are sure now.')
    expect(document.activeElement?.textContent).toContain('The dates of 3 sessions are sure now.')
    expect(() => getByRole('button', 'All dates are sure')).toThrow()
  })

  it('asks nothing first where nobody has to be told', async () => {
    series = begun({ status: 'draft', counts: counted() })
    await mountAt(PAGE)
    await click('All dates are sure')
    expect(sent()).toHaveLength(1)
    expect(statusText()).toBe('The dates of 3 sessions are sure now. The series is a draft: nobody has to be told.')
  })

  it('is not offered of a series that is called off, nor where every date is sure', async () => {
    series = begun({ status: 'cancelled' })
    await mountAt(PAGE)
    expect(() => getByRole('button', 'All dates are sure')).toThrow()
    expect(() => getByRole('button', ONE_ROOM)).toThrow()
  })

  it('changes nothing when somebody else was quicker, shows what they did, and can be pressed again', async () => {
    await mountAt(PAGE)
    await click('All dates are sure')
    series = { ...series, title: 'Theirs', revision: 8 }
    await click('Confirm 3 dates')
    expect(page()).toContain('Somebody else changed this series at the same moment.')
    expect(document.querySelector('h1')?.textContent).toBe('Theirs')
    expect(document.activeElement?.textContent).toBe('All dates are sure')
    await click('All dates are sure')
    await click('Confirm 3 dates')
    expect(series.sessions.filter(({ status }) => status === 'confirmed')).toHaveLength(3)
  })
})

describe('« The same room for every session »', () => {
  it('shows which sessions change, keeps those that are held elsewhere, and is sent once', async () => {
    await mountAt(PAGE)
    await click(ONE_ROOM)
    expect(document.activeElement?.textContent).toBe(ONE_ROOM)
    choose('Online, by a link that you have')
    await settle()
    fill('Address of the room', 'https://meet.example/lime-trees')
    await settle()
    expect(document.querySelector('caption')?.textContent).toBe('2 sessions would change')
    expect(rows().map(([title = '', , after]) => [title.slice(0, 2), after])).toEqual([['2.', 'this room'], ['4.', 'stays as it is'], ['5.', 'this room']])
    expect(await listAxeViolations()).toEqual([])
    submit()
    await settle()
    expect(sent()).toEqual([{
      revision: 7, sessions: [{ sessionId: 's2', revision: 3 }, { sessionId: 's5', revision: 3 }], status: null, room: { kind: 'link', roomUrl: 'https://meet.example/lime-trees', phone: null },
    }])
    expect(statusText()).toContain('2 sessions are saved. People who are registered are told')
    expect(document.activeElement?.textContent).toBe(ONE_ROOM)
  })

  it('takes the others too once the trainer says so', async () => {
    await mountAt(PAGE)
    await click(ONE_ROOM)
    choose('Online, by a link that you have')
    await settle()
    fill('Address of the room', 'https://meet.example/lime-trees')
    choose('Also for 1 session that is held elsewhere')
    await settle()
    await click('Change 3 sessions')
    expect(series.sessions.map(({ room }) => room.kind)).toEqual(['later', 'link', 'later', 'link', 'link'])
  })

  it('names an address that cannot be kept, and goes there', async () => {
    await mountAt(PAGE)
    await click(ONE_ROOM)
    choose('Online, by a link that you have')
    await settle()
    fill('Address of the room', 'http://meet.example')
    submit()
    await settle()
    expect(page()).toContain('This is no complete address')
    expect(document.activeElement).toBe(getField('Address of the room'))
    expect(sent()).toEqual([])
  })

  it('keeps what was typed when somebody else was quicker, and shows their sessions', async () => {
    await mountAt(PAGE)
    await click(ONE_ROOM)
    fill('Name of the place', 'Library')
    await settle()
    series = { ...series, revision: 8, sessions: series.sessions.map((session) => (session.sessionId === 's5' ? { ...session, title: 'Theirs', revision: 4 } : session)) }
    submit()
    await settle()
    expect(page()).toContain('what you typed is still here')
    expect(getField('Name of the place').value).toBe('Library')
    expect(rows().at(-1)).toEqual(['5. Theirs', 'Online, the room is not chosen yet', 'this place'])
    submit()
    await settle()
    expect(series.sessions.map(({ room }) => room.kind)).toEqual(['later', 'place', 'later', 'place', 'place'])
    expect(series.sessions.at(-1)).toMatchObject({ title: 'Theirs', revision: 5 })
  })
})

describe('a button pressed by keyboard', () => {
  it('keeps the focus while the settings are saved, and saves them once', async () => {
    let saving = 0
    server.on(`PUT /desk/series/${DESK_SERIES}`, ({ body }) => {
      saving += 1
      const { revision, ...fields } = body as SeriesEdit
      series = { ...series, ...fields, revision: revision + 1 }
      return series
    })
    await mountAt(`${PAGE}/settings`)
    const button = getByRole('button', 'Save the settings')
    button.focus()
    button.click()
    button.click()
    expect(button.hasAttribute('disabled')).toBe(false)
    await settle()
    expect(saving).toBe(1)
    expect(document.activeElement).toBe(button)
  })
})
