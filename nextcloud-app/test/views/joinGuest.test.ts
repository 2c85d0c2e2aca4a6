// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { createMemoryHistory } from 'vue-router'
import App from '../../src/App.vue'
import { createParcoursRouter, ROUTES_IN_NEXTCLOUD } from '../../src/router.ts'
import { createNextcloudShell } from '../../src/shell/nextcloud.ts'
import { SHELL } from '../../src/shell/shell.ts'
import { aToken, createFakeServer, problem, type FakeServer } from '../support/fakeServer.ts'
import { getByRole, listAxeViolations, mountAt, pageText, settle } from '../support/mountApp.ts'

const PHRASE = 'zèbre yacht wagon volcan vivant visage'
const Frame = { template: '<main><slot /></main>' }

let server: FakeServer
beforeEach(() => {
  server = createFakeServer()
})

async function mountMyData() {
  const shell = createNextcloudShell({
    isAdmin: false, isPaired: true, isPublicPage: false, isProxied: false, apiUrl: '/api/v1', spaceId: 'space-1',
    roles: ['learner'], isHost: false, language: 'en', leadContact: null, token: aToken(),
  }, Frame, 'alice')
  const router = createParcoursRouter('/apps/parcours', ROUTES_IN_NEXTCLOUD, createMemoryHistory('/apps/parcours'))
  mount(App, { attachTo: document.body, global: { plugins: [createPinia(), router], provide: { [SHELL as symbol]: shell } } })
  await router.push('/my-data')
  await settle()
}

async function join(): Promise<void> {
  const input = getByRole('textbox', 'Recovery phrase, six words') as HTMLInputElement
  input.value = PHRASE
  input.dispatchEvent(new Event('input'))
  document.querySelector('form')?.dispatchEvent(new Event('submit'))
  await settle()
}

describe('joining what was done without an account', () => {
  it('gives it to the account, says so where the focus is, and leads to the progress', async () => {
    server.on('POST /me/join-guest', () => undefined)
    await mountMyData()
    expect(await listAxeViolations()).toEqual([])
    await join()
    expect(server.requests.filter(({ path }) => path === '/me/join-guest').map(({ body }) => body)).toEqual([{ recoveryPhrase: PHRASE }])
    expect(document.activeElement?.textContent).toContain('now belongs to your account')
    expect(getByRole('link', 'See my progress').getAttribute('href')).toBe('/apps/parcours/progress')
    expect(await listAxeViolations()).toEqual([])
  })

  it.each([
    { status: 401, code: 'unknown-recovery-phrase', words: 'The server does not know this recovery phrase' },
    { status: 403, code: 'guest-of-another-space', words: 'This phrase belongs to another space' },
    { status: 429, code: 'too-many-requests', words: 'Wait a minute' },
  ])('says why not, asks once and keeps what was typed: $code', async ({ status, code, words }) => {
    server.on('POST /me/join-guest', () => problem(status, code))
    await mountMyData()
    await join()
    expect(pageText()).toContain(words)
    expect(server.requests.filter(({ path }) => path === '/me/join-guest')).toHaveLength(1)
    expect((getByRole('textbox', 'Recovery phrase, six words') as HTMLInputElement).value).toBe(PHRASE)
  })

  it('is not offered where nobody has an account', async () => {
    await mountAt('/courses/vie-privee')
    getByRole('button', 'Follow this course').click()
    await settle()
    document.body.innerHTML = ''
    await mountAt('/my-data')
    expect(pageText()).not.toContain('without an account')
  })
})
