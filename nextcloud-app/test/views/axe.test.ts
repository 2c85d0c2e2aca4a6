// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeEach, describe, expect, it } from 'vitest'
import { createBrowserStorage } from '../../src/shell/browserStorage.ts'
import { writeIdentities } from '../../src/shell/keptIdentities.ts'
import { aPractice, COURSE_ID, someFigures } from '../support/messages.ts'
import { createFakeServer, problem, type FakeServer } from '../support/fakeServer.ts'
import { listAxeViolations, mountAt, pageText } from '../support/mountApp.ts'

const LINE = { courseId: COURSE_ID, title: 'Protect your privacy', scope: 'space', takenAt: '2026-11-22T03:00:00Z', enrolled: someFigures().enrolled, started: someFigures().started, completed: someFigures().completed, stopsAfter: 'Who sees what?' }

let server: FakeServer
beforeEach(() => {
  server = createFakeServer()
  server.on('GET /courses/vie-privee/activities/browser', () => aPractice())
  server.on('GET /courses/vie-privee/sheets/sheet', () => ({ courseId: COURSE_ID, sheetId: 'sheet', language: 'en', title: 'A sheet', html: '<p>Keep this.</p>' }))
  server.on('GET /figures/courses', () => [LINE])
  server.on('GET /figures/courses/vie-privee', () => someFigures())
  server.on('GET /figures/host', () => ({
    takenAt: '2026-11-22T03:00:00Z', spaceCount: 40, activeSpaceCount: 12, enrolled: LINE.enrolled, completedActivities: LINE.enrolled, completedCourses: LINE.enrolled, courses: [LINE],
  }))
  writeIdentities(createBrowserStorage(localStorage), {
    currentId: 'me', identities: [{ kind: 'role', identityId: 'me', rights: { roles: ['learner', 'coordinator'], isHost: true } }],
  })
})

describe('every view', () => {
  it.each([
    { path: '/', title: 'Learn free and ethical computing at your own pace' },
    { path: '/courses', title: 'Courses' },
    { path: '/courses/vie-privee', title: 'Protect your privacy' },
    { path: '/courses/vie-privee/who-sees', title: 'Who sees what?' },
    { path: '/courses/vie-privee/browser', title: 'Set your browser' },
    { path: '/courses/vie-privee/sheets/sheet', title: 'A sheet' },
    { path: '/about', title: 'About this site and your privacy' },
    { path: '/progress', title: 'My progress' },
    { path: '/my-data', title: 'What is kept about me' },
    { path: '/login', title: 'Enter to lead or coordinate' },
    { path: '/coordinate', title: 'Coordinate' },
    { path: '/coordinate/vie-privee', title: 'Protect your privacy' },
    { path: '/host', title: 'Host' },
    { path: '/nowhere/at/all', title: 'Page not found' },
  ])('$path has one heading, one title and no axe violation', async ({ path, title }) => {
    await mountAt(path)
    expect([...document.querySelectorAll('h1')].map((heading) => heading.textContent)).toEqual([title])
    expect(document.title).toBe(`${title} – Parcours`)
    expect(await listAxeViolations()).toEqual([])
  })

  it.each([
    { answer: () => problem(404, 'unknown-course'), title: 'This page does not exist' },
    { answer: () => problem(500, 'unexpected-error'), title: 'This page could not be shown' },
    { answer: () => problem(403, 'role-required'), title: 'This page is not open to you' },
  ])('says what happened when the server refuses: $title', async ({ answer, title }) => {
    server.on('GET /courses/vie-privee', answer)
    await mountAt('/courses/vie-privee')
    expect(document.querySelector('h1')?.textContent).toBe(title)
    expect(pageText()).toContain('r-1')
    expect(await listAxeViolations()).toEqual([])
  })

  it('says that the server cannot be reached, and keeps a way on', async () => {
    server.state.isReachable = false
    await mountAt('/courses/vie-privee')
    expect(document.querySelector('h1')?.textContent).toBe('The server cannot be reached')
    expect(pageText()).toContain('Try again')
  })
})
