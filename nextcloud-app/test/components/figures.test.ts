// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeEach, describe, expect, it } from 'vitest'
import { courseSentence, figuresSentence, findStopsAfter, shareWords } from '../../src/figuresWords.ts'
import { createBrowserStorage } from '../../src/shell/browserStorage.ts'
import { writeIdentities } from '../../src/shell/keptIdentities.ts'
import { aToken, createFakeServer, problem, type FakeServer } from '../support/fakeServer.ts'
import { aShare, COURSE_ID, exactly, FEW, someFigures } from '../support/messages.ts'
import { getByRole, listAxeViolations, mountAt, pageText, settle } from '../support/mountApp.ts'

const LINE = { courseId: COURSE_ID, title: 'Protect your privacy', scope: 'space', takenAt: '2026-11-22T03:00:00Z', enrolled: someFigures().enrolled, started: someFigures().started, completed: someFigures().completed, stopsAfter: 'Who sees what?' }

const SURVEY_LINE = {
  surveyId: 'a-chaud', title: 'Right after the session', language: 'en', moment: null, state: 'closed', opensAt: '2026-11-02T08:00:00Z', closesAt: '2026-11-20T08:00:00Z',
  publishedOn: '2026-11-20', submissions: 0, smallestGroup: 5, rate: null,
}

let server: FakeServer
beforeEach(() => {
  server = createFakeServer()
  server.on('GET /figures/courses/vie-privee', () => someFigures())
})

function enterAs(roles: readonly ('trainer' | 'coordinator')[]): void {
  server.on('POST /campus/tokens', () => ({ ...aToken(), roles }))
  writeIdentities(createBrowserStorage(localStorage), { currentId: 'me', identities: [{ kind: 'role', identityId: 'me', rights: { roles, isHost: false } }] })
}

describe('figures in words', () => {
  it.each([
    { share: aShare(12, 37), words: '12 out of 37 (32%)' },
    { share: { count: FEW, base: exactly(37), percent: null }, words: 'fewer than 5 out of 37' },
    { share: { count: { kind: 'between', from: 8, to: 12 } as const, base: exactly(17), percent: 59 }, words: 'between 8 and 12 out of 17 (about 59%)' },
    { share: aShare(0, 8), words: '0 out of 8 (0%)' },
  ])('$words', ({ share, words }) => {
    expect(shareWords(share)).toBe(words)
  })

  it.each([
    { enrolled: FEW, sentence: 'Fewer than 5 people follow this course: nothing more is shown, to protect each of them.' },
    { enrolled: exactly(0), sentence: 'Nobody follows this course yet.' },
    { enrolled: exactly(37), sentence: '37 people follow this course; 12 out of 37 (32%) completed it.' },
  ])('$sentence', ({ enrolled, sentence }) => {
    expect(courseSentence({ enrolled, completed: aShare(12, 37), stopsAfter: null })).toBe(sentence)
  })

  it('finds after which activity most people stop', () => {
    expect(findStopsAfter(someFigures())).toBe('Who sees what?')
    expect(figuresSentence(someFigures())).toContain('Most of those who stop do so after “Who sees what?”.')
  })

  it('says nothing of where people stop when every count is masked', () => {
    const [module] = someFigures().modules
    const modules = module === undefined ? [] : [{ ...module, activities: module.activities.map((activity) => ({ ...activity, stopped: FEW })) }]
    expect(findStopsAfter(someFigures({ modules }))).toBeNull()
  })
})

describe('the page of a course’s figures', () => {
  it('opens with a sentence, then tables whose shares carry both figures', async () => {
    enterAs(['coordinator'])
    await mountAt('/coordinate/vie-privee')
    expect(document.querySelector('.lead')?.textContent).toContain('37 people follow this course')
    expect(document.querySelectorAll('table')).toHaveLength(3)
    expect(pageText()).toContain('30 out of 37 (81%)')
    expect(pageText()).toContain('fewer than 5')
    expect(await listAxeViolations()).toEqual([])
  })

  it('shows one designed sentence and nothing else below 5 people', async () => {
    enterAs(['coordinator'])
    server.on('GET /figures/courses/vie-privee', () => someFigures({ isMasked: true, enrolled: FEW, modules: [], weeks: [] }))
    await mountAt('/coordinate/vie-privee')
    expect(document.querySelector('.lead')?.textContent).toContain('nothing more is shown, to protect each of them')
    expect(document.querySelectorAll('table, canvas, .notice-important')).toHaveLength(0)
  })

  it('lets a coordinator switch between the space and the whole audience of what their space published', async () => {
    enterAs(['coordinator'])
    server.on('GET /figures/courses', () => [LINE])
    await mountAt('/coordinate/vie-privee')
    getByRole('link', 'Everyone the course is open to').click()
    await settle()
    expect(document.querySelector('[aria-current=true].router-link-active, nav[aria-label="Whose figures"] [aria-current]')?.textContent).toBe('Everyone the course is open to')
  })

  it('offers no whole audience of what another space published', async () => {
    enterAs(['coordinator'])
    server.on('GET /figures/courses', () => [])
    await mountAt('/coordinate/vie-privee')
    expect(document.querySelector('nav[aria-label="Whose figures"]')).toBeNull()
    expect(pageText()).toContain('People of my space')
  })

  it('shows a trainer the whole audience only', async () => {
    enterAs(['trainer'])
    await mountAt('/coordinate/vie-privee')
    expect(document.querySelector('nav[aria-label="Whose figures"]')).toBeNull()
  })

  it('says so when the first figures are not there yet', async () => {
    enterAs(['coordinator'])
    server.on('GET /figures/courses/vie-privee', () => problem(404, 'no-figures-yet'))
    await mountAt('/coordinate/vie-privee')
    expect(pageText()).toContain('come back tomorrow')
  })
})

describe('coordinating', () => {
  it('explains itself to someone without a role', async () => {
    await mountAt('/coordinate')
    expect(getByRole('link', 'Enter to lead or coordinate').getAttribute('href')).toBe('/en/login')
  })

  it('begins with an empty page that says when figures come', async () => {
    enterAs(['coordinator'])
    server.on('GET /figures/courses', () => [])
    await mountAt('/coordinate')
    expect(pageText()).toContain('No figures yet')
  })

  it('says one sentence per course, survey and adventure, and leads to each', async () => {
    enterAs(['coordinator'])
    server.on('GET /figures/courses', () => [LINE])
    server.on('GET /survey-figures', () => ({
      page: 1, pageCount: 1,
      editions: [
        { ...SURVEY_LINE, editionId: 'e-1', state: 'open', submissions: 0 },
        { ...SURVEY_LINE, editionId: 'e-2', submissions: null },
        { ...SURVEY_LINE, editionId: 'e-3', submissions: 12, rate: { kind: 'shown', submissions: 12, of: 37, denominator: 'tokens-issued', percent: 32, rounding: 'half-up' } },
      ],
    }))
    server.on('GET /adventure-figures', () => [
      { adventureId: 'premiers-pas', title: 'First steps', takenAt: '2026-11-22T03:00:00Z', runs: { kind: 'rounded', value: 20 }, ended: { kind: 'rounded', value: 15 } },
      { adventureId: 'rare', title: 'Seldom read', takenAt: '2026-11-22T03:00:00Z', runs: { kind: 'hidden' }, ended: { kind: 'hidden' } },
    ])
    await mountAt('/coordinate')
    expect([...document.querySelectorAll('.course-card h3 a')].map((link) => link.getAttribute('href'))).toEqual([
      '/en/coordinate/vie-privee?scope=space', '/en/surveys/e-1/results', '/en/surveys/e-2/results', '/en/surveys/e-3/results',
      '/en/coordinate/adventures/premiers-pas', '/en/coordinate/adventures/rare',
    ])
    expect(pageText()).toContain('12 people have answered, out of 37 who opened the survey (32%).')
    expect(pageText()).toContain('Fewer than 5 answers: nothing is shown, to protect each person.')
    expect(pageText()).toContain('About 15 of 20 readers reached an ending.')
    expect(pageText()).toContain('Too few ways are counted for anything to be shown')
    expect(await listAxeViolations()).toEqual([])
  })

  it('shows what it can when one part does not answer', async () => {
    enterAs(['coordinator'])
    server.on('GET /figures/courses', () => [LINE])
    server.on('GET /survey-figures', () => problem(500, 'unexpected-error'))
    await mountAt('/coordinate')
    expect(pageText()).toContain('Protect your privacy')
    expect(pageText()).toContain('The server had a problem.')
  })

  it('spends a role link only when the button is pressed', async () => {
    const { router } = await mountAt(`/login#${'k'.repeat(43)}`)
    expect(server.requests.filter(({ method }) => method === 'POST')).toEqual([])
    getByRole('button', 'Enter')
    document.querySelector('main form')?.dispatchEvent(new Event('submit'))
    await settle()
    expect(server.requests.find(({ path }) => path === '/campus/logins')?.body).toEqual({ secret: 'k'.repeat(43) })
    expect(router.currentRoute.value.path).toBe('/coordinate')
    expect(document.querySelector('.site-nav')?.textContent).toContain('Coordinate')
  })
})
