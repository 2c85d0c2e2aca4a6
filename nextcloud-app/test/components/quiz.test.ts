// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeEach, describe, expect, it } from 'vitest'
import ActivityQuiz from '../../src/components/activity/ActivityQuiz.vue'
import { createFakeServer, problem, type FakeServer } from '../support/fakeServer.ts'
import { anActivity } from '../support/messages.ts'
import { getByRole, listAxeViolations, mountAt, mountWith, pageText, settle } from '../support/mountApp.ts'

let server: FakeServer
beforeEach(() => { server = createFakeServer() })

function submit(): void {
  document.querySelector('.quiz form')?.dispatchEvent(new Event('submit'))
}

function pick(role: 'radio' | 'checkbox', name: string): void {
  const input = getByRole(role, name) as HTMLInputElement
  input.checked = true
  input.dispatchEvent(new Event('change'))
}

describe('a quiz', () => {
  it('asks with native controls, grouped under their question', async () => {
    const { wrapper } = await mountWith(ActivityQuiz, { activity: anActivity() })
    expect(getByRole('group', /Who sees your searches/).querySelectorAll('input[type=radio]')).toHaveLength(2)
    expect(getByRole('group', /What is kept/).querySelectorAll('input[type=checkbox]')).toHaveLength(2)
    expect(await listAxeViolations(wrapper.element as Element)).toEqual([])
  })

  it('says the result in words, with the explanations, and moves the focus to it', async () => {
    const { wrapper } = await mountWith(ActivityQuiz, { activity: anActivity() })
    pick('radio', 'The search engine')
    pick('checkbox', 'The words')
    submit()
    await settle()
    expect([...server.recorded.values()]).toMatchObject([{ kind: 'attempt', attempt: { responses: { q1: ['a'], q2: ['b'] }, contentHash: 'a'.repeat(64), language: 'en' } }])
    expect(document.activeElement?.getAttribute('role')).toBe('status')
    expect(document.activeElement?.textContent).toContain('1 right answer out of 2')
    expect(pageText()).toContain('Yes: it keeps them.')
    expect(pageText()).toContain('Your answer, and it is right')
    expect(await listAxeViolations(wrapper.element as Element)).toEqual([])
  })

  it('shows no answer before the attempt', async () => {
    await mountWith(ActivityQuiz, { activity: anActivity() })
    expect(pageText()).not.toContain('it keeps them')
  })

  it('keeps the answers without a network and shows the result when it is back', async () => {
    await mountAt('/courses/vie-privee/who-sees')
    pick('radio', 'The search engine')
    server.state.isReachable = false
    submit()
    await settle()
    expect(pageText()).toContain('Your answers are kept in this browser.')
    server.state.isReachable = true
    window.dispatchEvent(new Event('online'))
    await settle()
    expect(pageText()).toContain('1 right answer out of 2')
    expect(server.recorded.size).toBe(1)
  })

  it('takes the same answers up again after the browser was closed', async () => {
    await mountAt('/courses/vie-privee/who-sees')
    pick('radio', 'The search engine')
    await settle()
    document.body.innerHTML = ''
    await mountAt('/courses/vie-privee/who-sees')
    expect((getByRole('radio', 'The search engine') as HTMLInputElement).checked).toBe(true)
  })

  it('lets one try again from a clean page', async () => {
    await mountWith(ActivityQuiz, { activity: anActivity() })
    pick('radio', 'The search engine')
    submit()
    await settle()
    getByRole('button', 'Try again').click()
    await settle()
    expect((getByRole('radio', 'The search engine') as HTMLInputElement).checked).toBe(false)
    expect(document.activeElement).toBe(getByRole('radio', 'The search engine'))
    expect(pageText()).toContain('Your best try: 1 right answer out of 2.')
  })

  it('explains a refusal instead of waiting for ever', async () => {
    server.on('PUT /facts', () => problem(409, 'unknown-publication'))
    await mountWith(ActivityQuiz, { activity: anActivity() })
    submit()
    await settle()
    expect(pageText()).toContain('This page was published again meanwhile.')
  })
})
