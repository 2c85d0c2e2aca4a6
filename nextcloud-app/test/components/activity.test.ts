// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createFakeServer, type FakeServer } from '../support/fakeServer.ts'
import { aPractice } from '../support/messages.ts'
import { getByRole, listAxeViolations, mountAt, pageText, settle } from '../support/mountApp.ts'

let server: FakeServer
beforeEach(() => {
  server = createFakeServer()
  server.on('GET /courses/vie-privee/activities/browser', () => aPractice())
})

describe('an activity', () => {
  it('loads nothing from elsewhere before the video is asked for', async () => {
    await mountAt('/courses/vie-privee/who-sees')
    expect(document.querySelectorAll('iframe, img, video')).toHaveLength(0)
    expect(pageText()).toContain('12 min, about 80 MB')
    getByRole('button', 'Watch the video').click()
    await settle()
    const frame = document.querySelector('iframe')
    expect(frame?.getAttribute('src')).toBe('https://video.example/videos/embed/abc?p2p=0&autoplay=1')
    expect(frame?.getAttribute('title')).toBe('Video: Who sees what?')
  })

  it('begins the video at a chapter', async () => {
    await mountAt('/courses/vie-privee/who-sees')
    getByRole('button', '1:30 – Cookies').click()
    await settle()
    expect(document.querySelector('iframe')?.getAttribute('src')).toContain('start=90s')
  })

  it('shows the ways as headings that a list leads to', async () => {
    await mountAt('/courses/vie-privee/who-sees')
    const ways = getByRole('navigation', 'Ways to take this activity')
    const targets = [...ways.querySelectorAll('a')].map((link) => document.querySelector(link.getAttribute('href') ?? '')?.tagName)
    expect(targets).toEqual(['H2', 'H2', 'H2'])
  })

  it('has one primary button', async () => {
    await mountAt('/courses/vie-privee/who-sees')
    expect([...document.querySelectorAll('.button-primary')].map((button) => button.textContent)).toEqual(['I have finished'])
  })

  it('lets « I have finished » be undone for ten seconds, then sends it', async () => {
    await mountAt('/courses/vie-privee/who-sees')
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
    getByRole('button', 'I have finished').click()
    await vi.advanceTimersByTimeAsync(9_000)
    expect(server.recorded.size).toBe(0)
    getByRole('button', 'Undo').click()
    await vi.advanceTimersByTimeAsync(20_000)
    expect(server.recorded.size).toBe(0)
    getByRole('button', 'I have finished').click()
    await vi.advanceTimersByTimeAsync(10_100)
    expect([...server.recorded.values()]).toMatchObject([{ kind: 'way', way: 'text', activityId: 'who-sees' }])
    expect(pageText()).toContain('Saved')
    expect(document.querySelector('.button-primary')?.textContent).toBe('Next: Set your browser')
  })

  it('sends what was finished just before the browser was closed', async () => {
    await mountAt('/courses/vie-privee/who-sees')
    getByRole('button', 'I have finished').click()
    await settle()
    document.body.innerHTML = ''
    vi.useFakeTimers({ toFake: ['Date'] })
    vi.setSystemTime(Date.now() + 60_000)
    await mountAt('/courses')
    await settle()
    expect([...server.recorded.values()]).toMatchObject([{ kind: 'way' }])
  })

  it.each([
    { button: 'I have tried', outcome: 'tried', next: 'that is what counts' },
    { button: 'Not yet', outcome: 'not-yet', next: 'No hurry.' },
    { button: 'I need someone', outcome: 'need-person', next: 'It is a good idea to do it with somebody.' },
  ])('answers « $button » with a kind next step', async ({ button, outcome, next }) => {
    await mountAt('/courses/vie-privee/browser')
    getByRole('button', button).click()
    await settle()
    expect([...server.recorded.values()]).toMatchObject([{ kind: 'practice', outcome }])
    expect(pageText()).toContain(next)
    expect(document.activeElement?.textContent).toContain(`Your answer: ${button}.`)
    expect(getByRole('button', button).getAttribute('aria-pressed')).toBe('true')
  })

  it('leads to the operator’s forum when there is one', async () => {
    await mountAt('/courses/vie-privee/browser', { askSomeoneUrl: 'https://forum.example/' })
    expect(getByRole('link', 'Ask someone').getAttribute('href')).toBe('https://forum.example/')
  })
})

describe('an activity that is elsewhere', () => {
  const OPEN = { editionId: 'edition-1', surveyId: 'a-chaud', state: 'open' }

  it.each([
    { kind: 'session' as const, ref: '3', name: 'See the session: date, registration, replay', address: '/en/webinars?course=vie-privee&session=3' },
    { kind: 'adventure' as const, ref: 'premiers-pas', name: 'Open the adventure', address: '/en/adventures/premiers-pas?course=vie-privee&activity=browser' },
    { kind: 'survey' as const, ref: 'a-chaud', name: 'See the survey', address: '/en/surveys/edition-1' },
  ])('leads to the $kind', async ({ kind, ref, name, address }) => {
    server.on('GET /courses/vie-privee/activities/browser', () => aPractice({ kind, ref }))
    server.on('GET /editions', () => ({ editions: [{ ...OPEN, editionId: 'other', surveyId: 'bilan' }, { ...OPEN, editionId: 'past', state: 'closed' }, OPEN], page: 1, pageCount: 1 }))
    await mountAt('/courses/vie-privee/browser')
    expect(getByRole('link', name).getAttribute('href')).toBe(address)
    expect(await listAxeViolations()).toEqual([])
  })

  it('says that a survey is closed, or cannot be asked for, and lets one go on', async () => {
    server.on('GET /courses/vie-privee/activities/browser', () => aPractice({ kind: 'survey', ref: 'a-chaud' }))
    await mountAt('/courses/vie-privee/browser')
    expect(pageText()).toContain('This survey is not open at the moment. You can go on without it.')
    expect(getByRole('button', 'I have finished')).toBeDefined()
  })

  it('is done when the person says so', async () => {
    server.on('GET /courses/vie-privee/activities/browser', () => aPractice({ kind: 'session', ref: '3' }))
    await mountAt('/courses/vie-privee/browser')
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
    getByRole('button', 'I have finished').click()
    await vi.advanceTimersByTimeAsync(10_100)
    expect([...server.recorded.values()]).toMatchObject([{ kind: 'way', way: 'text', activityId: 'browser' }])
    expect(pageText()).toContain('You have said that this is done.')
  })
})
