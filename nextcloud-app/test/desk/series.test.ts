// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SeriesCreation, SeriesEdit, SessionEdit, TrainerSeries, TrainerSeriesLine } from '@parcours/courses'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { aDeskLine, aTrainerSeries, aTrainerSession, counted, DESK_NOW, DESK_SERIES, enterAsTrainer, withSession } from '../support/deskMessages.ts'
import { createFakeServer, problem, type FakeServer } from '../support/fakeServer.ts'
import { choose, fill, getField, statusText, submit } from '../support/fillForm.ts'
import { getByRole, listAxeViolations, mountAt, pageText, settle } from '../support/mountApp.ts'

const PAGE = `/lead/series/${DESK_SERIES}`
let server: FakeServer
let series: TrainerSeries
let lines: TrainerSeriesLine[]

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: DESK_NOW })
  server = createFakeServer()
  enterAsTrainer(server)
  series = aTrainerSeries()
  lines = [aDeskLine()]
  server.on('GET /desk/series', () => lines)
  server.on('GET /desk/series-templates', () => [{ templateId: 'eight', language: 'en', title: 'Eight evenings', summary: 'From September to February.', sessionCount: 8, durationMinutes: 960 }])
  server.on(`GET /desk/series/${DESK_SERIES}`, () => series)
  server.on(`PUT /desk/series/${DESK_SERIES}`, ({ body }) => save(body as SeriesEdit))
  for (const sessionId of ['s1', 's2', 's3']) server.on(`PUT /desk/series/${DESK_SERIES}/sessions/${sessionId}`, ({ body }) => saveSession(sessionId, body as SessionEdit))
})

function save({ revision, ...fields }: SeriesEdit): TrainerSeries | Response {
  if (revision !== series.revision) return problem(409, 'series-changed')
  series = { ...series, ...fields, revision: revision + 1 }
  return series
}

function saveSession(sessionId: string, edit: SessionEdit): TrainerSeries | Response {
  if (edit.revision !== (series.sessions.find((one) => one.sessionId === sessionId)?.revision ?? 0)) return problem(409, 'series-changed')
  series = withSession(series, sessionId, edit)
  return series
}

const sent = (method: string, path: RegExp) => server.requests.filter((request) => request.method === method && path.test(request.path)).map(({ body }) => body)
const lead = () => pageText(document.querySelector('main') ?? document.body).replaceAll('\u00A0', ' ')

async function click(name: string | RegExp, root: ParentNode = document): Promise<void> {
  getByRole('button', name, root).click()
  await settle()
}

describe('« Lead »', () => {
  it('opens with the next session, of whatever series it is', async () => {
    const sooner = aDeskLine({ seriesId: 'other', title: 'Open webinar', nextSession: { ...aDeskLine().nextSession, sessionId: 'n1', number: 1, title: 'Hello', status: 'confirmed', startsAt: '2026-10-01T09:00:00.000Z', endsAt: '2026-10-01T10:00:00.000Z', timeZone: 'Europe/Paris' } })
    lines = [aDeskLine(), sooner, aDeskLine({ seriesId: 'draft', title: 'A draft', status: 'draft', counts: counted() })]
    await mountAt('/lead')
    expect(getByRole('link', 'Open the desk of session 1').getAttribute('href')).toBe('/en/lead/series/other/sessions/n1')
    expect(lead()).toContain('Thursday 1 October, 11:00 – 12:00 (Paris time)')
    expect([...document.querySelectorAll('h2')].map((heading) => heading.textContent)).toEqual(['Your next session', 'Series under way', 'Drafts', 'Other desks'])
    expect([...document.querySelectorAll('.desk-rows h3')].map((heading) => heading.textContent)).toEqual(['Open webinar', 'Ethical digital tools', 'A draft'])
    expect(document.querySelectorAll('.button-primary')).toHaveLength(1)
    expect(await listAxeViolations()).toEqual([])
  })

  it('without any series says what a template does, and offers one', async () => {
    lines = []
    await mountAt('/lead')
    expect(lead()).toContain('No series yet. A template writes the sessions for you')
    expect(getByRole('link', 'Create a series').getAttribute('href')).toBe('/en/lead/series/new')
    expect(await listAxeViolations()).toEqual([])
  })

  it('says of a series whose last session has passed that it is over, and no longer that one can register', async () => {
    lines = [aDeskLine({ nextSession: null, lastEndsAt: '2026-01-27T15:00:00.000Z' })]
    await mountAt('/lead')
    expect(lead()).toContain('Over · 3 sessions')
    expect(lead()).not.toContain('Registration is open')
  })

  it('puts a series that was called off with those that are over, whenever it should have been', async () => {
    lines = [aDeskLine({ status: 'cancelled', nextSession: null }), aDeskLine({ seriesId: 'other', title: 'Open webinar' })]
    await mountAt('/lead')
    expect([...document.querySelectorAll('h2')].map((heading) => heading.textContent)).toEqual(['Your next session', 'Series under way', 'Series that are over', 'Other desks'])
    expect([...document.querySelectorAll('.desk-rows h3')].map((heading) => heading.textContent)).toEqual(['Open webinar', 'Ethical digital tools'])
    expect(lead()).toContain('Called off · 3 sessions')
  })

  it('tells of mail that could not be delivered', async () => {
    lines = [aDeskLine({ mail: { isConfigured: true, waitingCount: 0, failedCount: 2 } })]
    await mountAt('/lead')
    expect(getByRole('link', '2 mails could not be delivered.').getAttribute('href')).toBe(`/en${PAGE}/mails`)
  })

  it('is in the navigation of those who lead, and of nobody else', async () => {
    const { page } = await mountAt('/lead')
    expect(getByRole('link', 'Lead', page).getAttribute('aria-current')).toBe('page')
    localStorage.clear()
    document.body.replaceChildren()
    await mountAt('/lead')
    expect(document.querySelector('nav')?.textContent).not.toContain('Lead')
    expect(pageText()).toContain('This desk is for the people who lead or coordinate')
    expect(sent('GET', /desk/)).toHaveLength(1)
  })
})

describe('creating a series', () => {
  it('shows every date before anything is made, and where clocks change', async () => {
    await mountAt('/lead/series/new')
    expect(await listAxeViolations()).toEqual([])
    fill('First session: day and hour', '2026-10-13T14:00')
    fill('Time zone', 'Europe/Paris')
    await settle()
    const dates = [...document.querySelectorAll('section.notice li')].map((date) => date.textContent.replaceAll('\u00A0', ' '))
    expect(dates).toHaveLength(8)
    expect(dates[0]).toBe('Tuesday 13 October, 14:00 – 16:00 (Paris time)')
    expect(dates[1]).toContain('Tuesday 27 October, 14:00 – 16:00 (Paris time)The clocks have changed by then: the hour stays, and is 13:00 in UTC from here on.')
    expect(dates[7]).toContain('Tuesday 19 January 2027, 14:00')
    expect(sent('POST', /desk/)).toEqual([])
  })

  it('sends what was chosen, and the same id again when no answer came', async () => {
    server.on('POST /desk/series', () => problem(503, 'server-busy'))
    const { router } = await mountAt('/lead/series/new')
    fill('First session: day and hour', '2026-10-13T14:00')
    fill('Time zone', 'Indian/Reunion')
    fill('Title of the series', 'Our own title')
    submit()
    await settle()
    expect(getField('Title of the series').value).toBe('Our own title')
    server.on('POST /desk/series', () => series)
    await click('Try again')
    const [first, second] = sent('POST', /desk/) as SeriesCreation[]
    expect(second).toEqual(first)
    expect(first).toMatchObject({ templateId: 'eight', title: 'Our own title', firstLocalStart: '2026-10-13T14:00', timeZone: 'Indian/Reunion', everyWeeks: 2, language: 'en' })
    // The next view is loaded when it is first gone to.
    await vi.waitFor(() => { expect(router.currentRoute.value.path).toBe(PAGE) }, { timeout: 10_000 })
  })

  it('asks for a first date where it is missing, and goes there', async () => {
    await mountAt('/lead/series/new')
    submit()
    await settle()
    expect(lead()).toContain('A day and an hour have to be chosen.')
    expect(document.activeElement).toBe(getField('First session: day and hour'))
    expect(document.activeElement?.getAttribute('aria-invalid')).toBe('true')
    expect(sent('POST', /desk/)).toEqual([])
  })

  it('of one’s own asks how many sessions, and how long', async () => {
    await mountAt('/lead/series/new')
    choose(/^An empty series/)
    await settle()
    fill('How many sessions', '3')
    fill('First session: day and hour', '2026-10-13T14:00')
    await settle()
    expect(document.querySelectorAll('section.notice li')).toHaveLength(3)
    fill('How many sessions', '201')
    submit()
    await settle()
    expect(lead()).toContain('This number is out of bounds: the nearest possible is 200.')
  })
})

describe('the page of a series', () => {
  it('says one place in the singular', async () => {
    series = { ...series, capacity: 1 }
    await mountAt(PAGE)
    expect(lead()).toContain('20 registered for 1 place · 3 on the waiting list')
  })

  it('lists sessions by date with their places, state and change of clocks', async () => {
    await mountAt(PAGE)
    expect(lead()).toContain('20 registered for 20 places · 3 on the waiting list')
    expect([...document.querySelectorAll('h2')].map((heading) => heading.textContent)).toEqual(['Sessions to come', 'Sessions that are over', 'To make it known'])
    expect(lead()).toContain('Tuesday 27 October, 14:00 – 16:00 (Paris time)The clocks have changed by then: the hour stays, and is 13:00 in UTC from here on.')
    expect(await listAxeViolations()).toEqual([])
  })

  it('publishes a draft with all its fields, and says so', async () => {
    series = aTrainerSeries({ status: 'draft', counts: counted() })
    await mountAt(PAGE)
    expect(document.body.textContent).not.toContain('To make it known')
    getByRole('button', 'Publish and open registration').focus()
    await click('Publish and open registration')
    expect(sent('PUT', /desk/)).toMatchObject([{ status: 'open', revision: 7, title: 'Ethical digital tools', capacity: 20 }])
    expect(statusText()).toBe('The series is published and registration is open.')
    expect(document.activeElement?.textContent).toBe('The series is published and registration is open.')
  })

  it('throws a draft away only after a sentence on what goes', async () => {
    series = aTrainerSeries({ status: 'draft', counts: counted() })
    server.on(`DELETE /desk/series/${DESK_SERIES}`, () => undefined)
    const { router } = await mountAt(PAGE)
    await click('Throw this draft away')
    expect(sent('DELETE', /desk/)).toHaveLength(0)
    await click('Throw this draft away for good')
    expect(sent('DELETE', /desk/)).toHaveLength(1)
    expect(router.currentRoute.value.path).toBe('/lead')
  })

  it('changes a session in place, sends it whole, and gives the focus back', async () => {
    await mountAt(PAGE)
    await click(/^Change – Title 2/)
    expect(document.activeElement).toBe(getField('Title of the session'))
    fill('Title of the session', 'A better title')
    fill('Day and hour, by the clocks there', '2026-10-25T02:30')
    await settle()
    expect(lead()).toContain('This hour comes twice on that night: the first is meant.')
    expect(await listAxeViolations()).toEqual([])
    submit(document.querySelector('.desk-card form')?.parentElement ?? document)
    await settle()
    expect(sent('PUT', /sessions\/s2/)).toMatchObject([{ title: 'A better title', localStart: '2026-10-25T02:30', revision: 3, room: { kind: 'link', roomUrl: 'https://meet.example/1' }, materials: [] }])
    expect(statusText()).toBe('Session 2 is saved.')
    expect(document.activeElement?.textContent).toContain('Change')
  })

  it('names the field that cannot be kept, and goes there', async () => {
    await mountAt(PAGE)
    await click(/^Change – Title 2/)
    fill('Address of the room', 'http://meet.example')
    submit()
    await settle()
    expect(lead()).toContain('This is no complete address: it begins with https:// and holds no blank.')
    expect(document.activeElement).toBe(getField('Address of the room'))
    expect(sent('PUT', /sessions/)).toEqual([])
  })

  it('loses nothing when somebody else saved the same session first', async () => {
    await mountAt(PAGE)
    await click(/^Change – Title 2/)
    fill('Title of the session', 'Mine')
    series = withSession(series, 's2', { ...fieldsOf('s2'), title: 'Theirs', durationMinutes: 90, revision: 3 })
    submit()
    await settle()
    const alert = document.querySelector('[role=alert]')?.textContent.replaceAll(/\s+/g, ' ') ?? ''
    expect(alert).toContain('Nothing of either is lost.')
    expect(alert).toContain('Title: they wrote “Theirs”.')
    expect(alert).toContain('Length in minutes: now “90”, as they wrote it.')
    expect(getField('Title of the session').value).toBe('Mine')
    expect(getField('Length in minutes').value).toBe('90')
    expect(await listAxeViolations()).toEqual([])
    submit()
    await settle()
    expect(sent('PUT', /sessions\/s2/).at(-1)).toMatchObject({ title: 'Mine', durationMinutes: 90, revision: 4 })
    expect(series.sessions.find(({ sessionId }) => sessionId === 's2')?.title).toBe('Mine')
  })

  it('takes the other’s words where one prefers them', async () => {
    await mountAt(PAGE)
    await click(/^Change – Title 2/)
    fill('Title of the session', 'Mine')
    series = withSession(series, 's2', { ...fieldsOf('s2'), title: 'Theirs', revision: 3 })
    submit()
    await settle()
    await click(/^Take theirs/)
    expect(getField('Title of the session').value).toBe('Theirs')
  })

  it('cancels one session after saying what happens', async () => {
    await mountAt(PAGE)
    await click('Cancel session 3')
    expect(lead()).toContain('Registrations to the rest of the series are kept.')
    await click('Cancel this session and tell people')
    expect(sent('PUT', /sessions\/s3/)).toMatchObject([{ status: 'cancelled', revision: 3, title: 'Title 3' }])
    expect(statusText()).toBe('Session 3 is cancelled. People who are registered are told.')
    expect(document.activeElement?.textContent).toBe('Change – Title 3')
  })

  it('adds a session like the last, with a new id and revision 0', async () => {
    await mountAt(PAGE)
    server.on('PUT /desk', ({ path, body }) => saveSession(path.split('/').at(-1) ?? '', body as SessionEdit))
    await click('Add a session')
    expect(getField('Title of the session').value).toBe('Session 4')
    submit()
    await settle()
    expect(sent('PUT', /sessions/)).toMatchObject([{ revision: 0, localStart: '2026-11-03T14:00', status: 'tentative' }])
    expect(statusText()).toContain('The session is added.')
    expect(document.querySelectorAll('.desk-rows > li')).toHaveLength(4)
  })

  it('says what to do when nobody can be written to', async () => {
    series = aTrainerSeries({ mail: { isConfigured: false, waitingCount: 0, failedCount: 0 } })
    await mountAt(PAGE)
    expect(lead()).toContain('This course server sends no mail: people without an account get a link to keep, and no reminder.')
  })

  it('copies the page’s address', async () => {
    await mountAt(PAGE)
    await click(/^Copy – Page where people register/)
    expect(await navigator.clipboard.readText()).toBe('https://campus.example/en/webinars/series-1')
    expect(statusText()).toBe('Copied.')
  })

  it('selects an address that the browser does not let us copy', async () => {
    await mountAt(PAGE)
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValueOnce(new Error('Not allowed'))
    await click(/^Copy – Page where people register/)
    expect(statusText()).toContain('copy it with your keyboard or a long press.')
  })

  it('of another space says so, and leads on', async () => {
    server.on(`GET /desk/series/${DESK_SERIES}`, () => problem(404, 'unknown-series'))
    await mountAt(PAGE)
    expect(getByRole('heading', 'This page does not exist').tagName).toBe('H1')
  })
})

describe('the settings', () => {
  it('are sent whole, with the questions, and confirmed in words', async () => {
    await mountAt(`${PAGE}/settings`)
    expect(await listAxeViolations()).toEqual([])
    fill('Places', '')
    await click('Add a question with choices')
    fill('Question 1, with choices', 'Where do you come from?')
    fill('Choices, one a line', 'Near\nFar')
    submit()
    await settle()
    expect(sent('PUT', /desk/)).toMatchObject([{ capacity: null, revision: 7, questions: [{ kind: 'choice', label: 'Where do you come from?', isMultiple: false, options: [{ label: 'Near' }, { label: 'Far' }] }] }])
    expect(statusText()).toBe('Saved. People who are registered see it at once.')
    expect(await listAxeViolations()).toEqual([])
  })

  it('keep the ids of choices that stay, so that answers given before still fit', async () => {
    series = aTrainerSeries({ questions: [{ kind: 'choice', questionId: 'q', label: 'Where?', isMultiple: false, options: [{ optionId: 'near', label: 'Near' }, { optionId: 'far', label: 'Far' }] }] })
    await mountAt(`${PAGE}/settings`)
    fill('Choices, one a line', 'Here\nNear\nFar')
    await settle()
    fill('Choices, one a line', 'Here\nNear\nFar away')
    submit()
    await settle()
    const [edit] = sent('PUT', /desk/) as SeriesEdit[]
    const options = edit?.questions[0]?.kind === 'choice' ? edit.questions[0].options : []
    expect(options.map(({ optionId, label }) => [optionId === 'near' || optionId === 'far' ? optionId : 'new', label])).toEqual([['new', 'Here'], ['near', 'Near'], ['far', 'Far away']])
    expect(new Set(options.map(({ optionId }) => optionId)).size).toBe(3)
  })

  it('meet another’s change of another field without asking anything', async () => {
    await mountAt(`${PAGE}/settings`)
    fill('Title', 'A new title')
    series = { ...series, capacity: 40, revision: 8 }
    submit()
    await settle()
    expect(lead()).toContain('Places: now “40”, as they wrote it.')
    submit()
    await settle()
    expect(series).toMatchObject({ title: 'A new title', capacity: 40, revision: 9 })
  })
})

function fieldsOf(sessionId: string): SessionEdit {
  const session = series.sessions.find((one) => one.sessionId === sessionId) ?? aTrainerSession(1, '2026-10-13T14:00')
  const { kind, title, description, localStart, timeZone, durationMinutes, status, room, capacity, materials, replay, activityId, revision } = session
  return { kind, title, description, localStart, timeZone, durationMinutes, status, room, capacity, materials, replay, activityId, revision }
}
