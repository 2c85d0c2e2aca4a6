// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AnnouncementRequest, RegistrantRow, RegistrationDecision } from '@parcours/courses'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { aDeskLine, aRegistrant, aTrainerSeries, counted, DESK_NOW, DESK_SERIES, enterAsTrainer } from '../support/deskMessages.ts'
import { createFakeServer, problem, type FakeServer } from '../support/fakeServer.ts'
import { choose, fill, getField, statusText, submit } from '../support/fillForm.ts'
import { getByRole, listAxeViolations, mountAt, pageText, settle } from '../support/mountApp.ts'

const PAGE = `/lead/series/${DESK_SERIES}`
let server: FakeServer
let people: RegistrantRow[]

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: DESK_NOW })
  server = createFakeServer()
  enterAsTrainer(server)
  people = [
    aRegistrant('Samia', { answers: { q: ['a'] } }),
    aRegistrant('Théo', { status: 'waitlisted', waitingRank: 1 }),
    aRegistrant('Rose', { status: 'pending', awaits: 'organiser', email: 'rose@example.org', mail: 'failing', channel: 'mail' }),
  ]
  const questions = [{ kind: 'choice', questionId: 'q', label: 'Where from?', isMultiple: false, options: [{ optionId: 'a', label: 'Near' }] }] as const
  server.on(`GET /desk${PAGE.slice('/lead'.length)}`, () => aTrainerSeries({ admission: 'approval', questions, counts: counted({ confirmed: 1, waitlisted: 1, pending: 1 }) }))
  server.on(`GET /desk/series/${DESK_SERIES}/registrants`, () => ({ registrants: people, page: 1, pageCount: 1, registrantCount: people.length }))
})

const cells = () => [...document.querySelectorAll('tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent.replaceAll(/\s+/g, ' ').trim()).join(' | '))
const sent = (method: string, path: RegExp) => server.requests.filter((request) => request.method === method && path.test(request.path)).map(({ body }) => body)

async function click(name: string | RegExp): Promise<void> {
  getByRole('button', name).click()
  await settle()
}

describe('the people of a series', () => {
  it('stand with their rank, their answers in words, and mail that does not arrive', async () => {
    await mountAt(`${PAGE}/people`)
    expect(cells()[0]).toContain('Samia | Registered | 1 Sept 2026 | Where from?Near')
    expect(cells()[1]).toContain('Théo | Waiting list, number 1')
    expect(cells()[2]).toContain('Rose rose@example.org – mail does not arrive | Waits for your answer')
    expect(pageText()).toMatch(/Names, addresses and answers are erased on Thursday,? 26 November 2026\./)
    expect(await listAxeViolations()).toEqual([])
  })

  it('are counted in words that say what is counted', async () => {
    const { sessions: [first, ...others], ...series } = aTrainerSeries()
    if (first === undefined) throw new Error('The series has no session.')
    server.on(`GET /desk${PAGE.slice('/lead'.length)}`, () => ({ ...series, capacity: 4, counts: counted({ confirmed: 1, withdrawn: 1 }), sessions: [{ ...first, counts: counted({ confirmed: 1 }) }, ...others] }))
    await mountAt(`${PAGE}/people`)
    expect(pageText()).toContain('1 registered for 4 places · 1 registration to a single session')
    expect(pageText()).toContain('3 registrations in this list, with those that wait, have ended or are counted nowhere')
    expect(pageText()).toContain('Registered (2)')
  })

  it('who gave no name have a button that says so', async () => {
    people = [aRegistrant('', { status: 'pending', awaits: 'organiser' })]
    await mountAt(`${PAGE}/people`)
    expect(getByRole('button', 'Accept – No name given')).toBeTruthy()
  })

  it('are accepted by one button, which says what happened', async () => {
    server.on(`POST /desk/series/${DESK_SERIES}/registrants/r-Rose/decision`, () => {
      people = people.map((row) => (row.name === 'Rose' ? { ...row, status: 'confirmed', awaits: null } : row))
      return people[2]
    })
    await mountAt(`${PAGE}/people`)
    await click(/^Accept/)
    expect(sent('POST', /decision/)).toEqual([{ decision: 'accept' } satisfies RegistrationDecision])
    expect(statusText()).toBe('Rose is accepted, and told.')
    expect(cells()[2]).toContain('Registered')
  })

  it('are refused only after a sentence, and the list is read again', async () => {
    server.on('POST /desk', () => people[1])
    await mountAt(`${PAGE}/people`)
    const row = document.querySelectorAll('tbody tr')[1] ?? document.body
    getByRole('button', 'Refuse', row).click()
    await settle()
    expect(sent('POST', /decision/)).toEqual([])
    getByRole('button', 'Refuse Théo', row).click()
    await settle()
    expect(sent('POST', /r-Théo|r-Th/)).toEqual([{ decision: 'refuse' }])
    expect(statusText()).toContain('A place that was held goes to whoever waits first.')
  })

  it('who changed their mind meanwhile are not decided over', async () => {
    server.on('POST /desk', () => problem(409, 'impossible-now'))
    await mountAt(`${PAGE}/people`)
    await click(/^Accept/)
    expect(document.querySelector('[role=alert]')?.textContent).toContain('This is not possible any more')
    expect(cells()[2]).toContain('Waits for your answer')
  })

  it('none: one sentence and one act', async () => {
    people = []
    await mountAt(`${PAGE}/people`)
    expect(pageText()).toContain('Nobody has registered yet. Names stand here only if people give one.')
    expect(getByRole('link', 'Make the series known').getAttribute('href')).toBe(`/en${PAGE}`)
    expect(await listAxeViolations()).toEqual([])
  })

  it('none in one state: the way back to all', async () => {
    people = []
    await mountAt(`${PAGE}/people?status=refused`)
    expect(pageText()).toContain('Nobody is in this state.')
    expect(getByRole('link', /^Refused/).getAttribute('aria-current')).toBe('true')
  })
})

describe('mail that has not left', () => {
  const mail = { registrationId: 'r-Rose', name: 'Rose', kind: 'session-changed', state: 'failed', attemptCount: 6, nextTryAt: null, errorCode: 'address-refused', createdAt: '2026-09-29T08:00:00.000Z' }

  it('says why, and is tried again at once when asked', async () => {
    server.on(`GET /desk/series/${DESK_SERIES}`, () => aTrainerSeries({ mail: { isConfigured: true, waitingCount: 0, failedCount: 1 } }))
    server.on(`GET /desk/series/${DESK_SERIES}/mails`, () => ({ mails: [mail], page: 1, pageCount: 1, mailCount: 1 }))
    server.on(`POST /desk/series/${DESK_SERIES}/mails/retry`, () => ({ mails: [], page: 1, pageCount: 1, mailCount: 0 }))
    await mountAt(`${PAGE}/mails`)
    expect(cells()).toEqual(['Rose | A session has changedsince 29 September at 08:00 | Given up after 6 attemptsThe mail server refuses this address: it is probably mistyped.'])
    expect(await listAxeViolations()).toEqual([])
    await click('Try again now what failed')
    expect(sent('POST', /retry/)).toHaveLength(1)
    expect(statusText()).toContain('They are on their way again.')
  })

  it('none: says so, and leads back', async () => {
    server.on(`GET /desk/series/${DESK_SERIES}/mails`, () => ({ mails: [], page: 1, pageCount: 1, mailCount: 0 }))
    await mountAt(`${PAGE}/mails`)
    expect(pageText()).toContain('Nothing waits and nothing has failed.')
  })
})

describe('an announcement', () => {
  beforeEach(() => {
    server.on(`GET /desk/series/${DESK_SERIES}/announcements`, () => [])
    server.on('GET /desk/series', () => [aDeskLine(), aDeskLine({ seriesId: 'series-2', title: 'Workshops' }), aDeskLine({ seriesId: 'series-3', title: 'A draft', status: 'draft' })])
    server.on('POST /desk/announcements/count', () => ({ recipientCount: 23, byMailCount: 18 }))
  })

  async function write(): Promise<void> {
    await mountAt(`${PAGE}/announcements`)
    fill('Subject', 'Another room')
    fill('Text', 'Hello.\n\nSee you there.')
    await settle()
  }

  it('is counted before it is sent, to a union of series, and sent only then', async () => {
    await write()
    expect(await listAxeViolations()).toEqual([])
    // Series of one name are told apart by their first day.
    choose('Workshops – Tuesday 29 September 2026')
    await settle()
    submit()
    await settle()
    expect(sent('POST', /count/)).toEqual([{ seriesIds: [DESK_SERIES, 'series-2'], audience: 'confirmed', sessionId: null }])
    expect(pageText()).toContain('It goes to 23 people. 18 of them by mail')
    expect(document.activeElement?.textContent).toContain('It goes to 23 people.')
    expect(sent('PUT', /announcements/)).toEqual([])
    server.on('PUT /desk', ({ body }) => ({ ...(body as AnnouncementRequest), sentAt: '2026-09-30T09:00:00.000Z', recipientCount: 23, byMailCount: 18, failedCount: 0 }))
    await click('Send to 23 people')
    expect(sent('PUT', /announcements/)).toMatchObject([{ seriesIds: [DESK_SERIES, 'series-2'], subject: 'Another room', text: 'Hello.\n\nSee you there.' }])
    expect(statusText()).toBe('The announcement has gone to 23 people.')
    expect(document.activeElement?.textContent).toBe('The announcement has gone to 23 people.')
    expect(getField('Subject').value).toBe('')
  })

  it('whose words change is counted again', async () => {
    await write()
    submit()
    await settle()
    fill('Text', 'Something else')
    await settle()
    expect(pageText()).not.toContain('It goes to 23 people.')
    expect(getByRole('button', 'Count who receives it, before sending').tagName).toBe('BUTTON')
  })

  it('that got no answer keeps its words, and is sent under the same id', async () => {
    await write()
    submit()
    await settle()
    server.on('PUT /desk', () => problem(503, 'server-busy'))
    await click('Send to 23 people')
    expect(getField('Text').value).toBe('Hello.\n\nSee you there.')
    server.on('PUT /desk', ({ body }) => ({ ...(body as AnnouncementRequest), sentAt: '2026-09-30T09:00:00.000Z', recipientCount: 23, byMailCount: 18, failedCount: 0 }))
    await click('Try again')
    const [first, second] = sent('PUT', /announcements/)
    expect(second).toEqual(first)
  })

  it('to those who missed asks which session', async () => {
    await write()
    choose(/^People who missed/)
    await settle()
    fill('Which session', 's1')
    await settle()
    submit()
    await settle()
    expect(sent('POST', /count/)).toEqual([{ seriesIds: [DESK_SERIES], audience: 'missed', sessionId: 's1' }])
  })

  it('to nobody is not offered', async () => {
    server.on('POST /desk/announcements/count', () => ({ recipientCount: 0, byMailCount: 0 }))
    await write()
    submit()
    await settle()
    expect(pageText()).toContain('Nobody is in this group now: nothing would be sent.')
    expect(document.querySelectorAll('[role=group] button')).toHaveLength(0)
  })

  it('without words goes nowhere, and says what is missing', async () => {
    await mountAt(`${PAGE}/announcements`)
    submit()
    await settle()
    expect(document.activeElement).toBe(getField('Subject'))
    expect(sent('POST', /count/)).toEqual([])
  })
})
