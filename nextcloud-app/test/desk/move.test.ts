// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RescheduleRequest, TrainerSeries } from '@parcours/courses'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { aTrainerSeries, DESK_NOW, DESK_SERIES, enterAsTrainer } from '../support/deskMessages.ts'
import { createFakeServer, problem, type FakeServer } from '../support/fakeServer.ts'
import { choose, fill, getField, statusText, submit } from '../support/fillForm.ts'
import { getByRole, listAxeViolations, mountAt, pageText, settle } from '../support/mountApp.ts'

let server: FakeServer
let series: TrainerSeries

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: DESK_NOW })
  server = createFakeServer()
  enterAsTrainer(server)
  series = aTrainerSeries()
  server.on(`GET /desk/series/${DESK_SERIES}`, () => series)
  server.on(`POST /desk/series/${DESK_SERIES}/reschedule`, ({ body }) => ((body as RescheduleRequest).revision === series.revision ? { changes: rows().map(() => ({})), revision: 8 } : problem(409, 'series-changed')))
  await mountAt(`/lead/series/${DESK_SERIES}/move`)
})

const rows = () => [...document.querySelectorAll('tbody tr')].map((row) => row.textContent.replaceAll('\u00A0', ' '))
const sent = () => server.requests.filter(({ path }) => path.endsWith('/reschedule')).map(({ body }) => body)

describe('moving a series', () => {
  it('begins with nothing changed and nothing to send', async () => {
    expect(pageText()).toContain('As it stands, nothing would change')
    expect((getByRole('button', 'Move') as HTMLButtonElement).disabled).toBe(true)
    expect(await listAxeViolations()).toEqual([])
  })

  it('shows every new date, before and after, at the same hour on the wall', async () => {
    fill(/^New day and hour of session 2/, '2026-10-20T14:00')
    await settle()
    expect(rows()).toEqual([
      '2. Title 2Tuesday 13 October, 14:00 – 16:00 (Paris time)Tuesday 20 October, 14:00 – 16:00 (Paris time)',
      '3. Title 3Tuesday 27 October, 14:00 – 16:00 (Paris time)Tuesday 3 November, 14:00 – 16:00 (Paris time)The clocks have changed by then: the hour stays, and is 13:00 in UTC from here on.',
    ])
    expect(pageText()).toContain('23 people are told')
    expect(await listAxeViolations()).toEqual([])
  })

  it('from one session on leaves the earlier ones where they are', async () => {
    fill('What moves', 's3')
    choose(/^Move all of them/)
    await settle()
    fill('Days', '-7')
    await settle()
    expect(rows()).toHaveLength(1)
    expect(rows()[0]).toContain('3. Title 3')
    submit()
    await settle()
    expect(sent()).toEqual([{ revision: 7, isPreview: false, move: { kind: 'byDays', days: -7, fromSessionId: 's3' } }])
  })

  it('from another session on begins at the hour of that one, and changes nothing by itself', async () => {
    fill('What moves', 's3')
    await settle()
    expect(getField(/^New day and hour of session 3/).value).toBe('2026-10-27T14:00')
    expect(pageText()).toContain('As it stands, nothing would change')
  })

  it('from another session on keeps an hour that was typed', async () => {
    fill(/^New day and hour of session 2/, '2026-11-10T18:30')
    fill('What moves', 's3')
    await settle()
    expect(getField(/^New day and hour of session 3/).value).toBe('2026-11-10T18:30')
  })

  it('promises no mail where the server sends none', async () => {
    series = aTrainerSeries({ mail: { ...series.mail, isConfigured: false } })
    document.body.replaceChildren()
    await mountAt(`/lead/series/${DESK_SERIES}/move`)
    fill(/^New day and hour/, '2026-10-20T14:00')
    await settle()
    submit()
    await settle()
    expect(statusText()).toContain('Calendars follow by themselves. This server sends no mail')
    expect(statusText()).not.toContain('by mail')
  })

  it('says how many moved, that registrations are kept, and goes there', async () => {
    fill(/^New day and hour/, '2026-10-20T14:00')
    await settle()
    expect(getByRole('button', 'Move 2 sessions').textContent).toBe('Move 2 sessions')
    submit()
    await settle()
    expect(statusText()).toContain('2 sessions have moved. Registrations are kept.')
    expect(document.activeElement?.textContent).toContain('2 sessions have moved.')
    expect(sent()).toEqual([{ revision: 7, isPreview: false, move: { kind: 'newFirst', firstLocalStart: '2026-10-20T14:00' } }])
  })

  it.each([
    { days: '0.5', words: 'Type a whole number of days, two years at most.' },
    { days: '', words: 'Type a whole number of days, two years at most.' },
    { days: '731', words: 'Type a whole number of days, two years at most.' },
    { days: '-14', words: 'A session would be in the past. Choose a later day.' },
  ])('by “$days” days is not offered: $words', async ({ days, words }) => {
    choose(/^Move all of them/)
    await settle()
    fill('Days', days)
    await settle()
    expect(pageText()).toContain(words)
    expect(rows()).toEqual([])
  })

  it('of a series that another changed shows the new one, and keeps what was typed', async () => {
    fill(/^New day and hour/, '2026-10-20T14:00')
    series = aTrainerSeries({ revision: 8, sessions: series.sessions.slice(0, 2) })
    await settle()
    submit()
    await settle()
    expect(document.querySelector('[role=alert]')?.textContent).toContain('Somebody else changed this series at the same moment.')
    expect(rows()).toHaveLength(1)
    submit()
    await settle()
    expect(sent().at(-1)).toMatchObject({ revision: 8, move: { firstLocalStart: '2026-10-20T14:00' } })
    expect(statusText()).toContain('1 session has moved.')
  })
})
