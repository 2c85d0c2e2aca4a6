// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeEach, describe, expect, it } from 'vitest'
import { createFakeServer, type FakeServer } from '../support/fakeServer.ts'
import { aCourseProgress, anActivityProgress } from '../support/messages.ts'
import { getByRole, listAxeViolations, mountAt, pageText, settle } from '../support/mountApp.ts'

let server: FakeServer
beforeEach(() => { server = createFakeServer() })

describe('following a course', () => {
  it('makes no identity for someone who only reads', async () => {
    const { shell } = await mountAt('/courses/vie-privee/who-sees')
    expect(shell.identity.value.kind).toBe('none')
    expect(server.requests.filter(({ method }) => method !== 'GET')).toEqual([])
  })

  it('makes a guest, enrols, shows the phrase and says what comes next', async () => {
    const { shell } = await mountAt('/courses/vie-privee')
    expect(pageText()).toContain('a random identity will be kept in this browser')
    getByRole('button', 'Follow this course').click()
    await settle()
    expect(shell.identity.value.kind).toBe('guest')
    expect([...server.recorded.values()].map(({ kind }) => kind)).toEqual(['enrol'])
    expect(pageText()).toContain('abandon ability able about above absent')
    expect(pageText()).toContain('Saved')
    expect(document.activeElement).toBe(getByRole('link', 'Start: Who sees what?'))
    expect(await listAxeViolations()).toEqual([])
  })

  it('follows without a network, and sends it later once', async () => {
    const { shell } = await mountAt('/courses/vie-privee')
    server.state.isReachable = false
    getByRole('button', 'Follow this course').click()
    await settle()
    expect(pageText()).toContain('Kept in this browser, will be sent when the connection returns')
    expect(pageText()).toContain('Your recovery phrase will be shown here when the connection returns.')
    server.state.isReachable = true
    window.dispatchEvent(new Event('online'))
    await settle()
    expect([...server.recorded.values()].map(({ kind }) => kind)).toEqual(['enrol'])
    expect(server.requests.filter(({ path }) => path === '/guests')).toHaveLength(1)
    expect(shell.identity.value).toMatchObject({ recoveryPhrase: 'abandon ability able about above absent' })
  })

  it('offers to resume where one was, and says what is done in words', async () => {
    await mountAt('/courses/vie-privee').then(async () => {
      getByRole('button', 'Follow this course').click()
      await settle()
    })
    document.body.innerHTML = ''
    server.on('GET /me/progress/vie-privee', () => aCourseProgress({
      enrolledOn: '2026-11-20', requiredCompletedCount: 1, resumeActivityId: 'browser',
      activities: [anActivityProgress({ isCompleted: true, hasStarted: true, completedOn: '2026-11-21' }), anActivityProgress({ activityId: 'browser', hasStarted: true, practiceOutcome: 'not-yet' })],
    }))
    await mountAt('/courses/vie-privee')
    expect(getByRole('link', 'Resume: Set your browser').getAttribute('href')).toBe('/en/courses/vie-privee/browser')
    expect([...document.querySelectorAll('.state')].map((state) => state.textContent)).toEqual(['Done', 'Not yet'])
    expect(pageText()).toContain('1 activity out of 2')
    expect(document.querySelectorAll('.button-primary')).toHaveLength(1)
  })

  it('records that an activity was opened only for someone who follows', async () => {
    const { router } = await mountAt('/courses/vie-privee')
    getByRole('button', 'Follow this course').click()
    await settle()
    await router.push('/courses/vie-privee/who-sees')
    await settle()
    expect([...server.recorded.values()].map(({ kind }) => kind)).toEqual(['enrol', 'start'])
  })

  it('tells once what the server refused', async () => {
    await mountAt('/courses/vie-privee')
    server.on('PUT /facts', () => Response.json({ code: 'unknown-course', status: 404 }, { status: 404 }))
    getByRole('button', 'Follow this course').click()
    await settle()
    expect(pageText()).toContain('1 thing you did could not be recorded.')
    getByRole('button', 'I have read this').click()
    await settle()
    expect(pageText()).not.toContain('could not be recorded')
  })
})
