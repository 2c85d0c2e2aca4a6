// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory } from 'vue-router'
import { createPinia } from 'pinia'
import App from '../src/App.vue'
import { requestAs } from '../src/api/client.ts'
import { ApiProblem } from '../src/api/http.ts'
import NextcloudFrame from '../src/components/nextcloud/NextcloudFrame.vue'
import UnpairedPage from '../src/components/nextcloud/UnpairedPage.vue'
import { createParcoursRouter, ROUTES_IN_NEXTCLOUD } from '../src/router.ts'
import { createNextcloudShell } from '../src/shell/nextcloud.ts'
import { findRouterBase, storageNamespace, type PageConfig } from '../src/shell/pageConfig.ts'
import { SHELL } from '../src/shell/shell.ts'
import { aToken, createFakeServer } from './support/fakeServer.ts'
import { listAxeViolations, settle } from './support/mountApp.ts'

const CONFIG: PageConfig = {
  isAdmin: false, isPaired: true, isPublicPage: false, isProxied: false, apiUrl: 'https://courses.example/api/v1', spaceId: 'space-1',
  roles: ['learner'], isHost: false, language: 'en', leadContact: 'mailto:help@example.org', token: null,
}
const Frame = { template: '<div><slot /></div>' }

/** Nextcloud writes it in the head of its page. */
beforeEach(() => {
  document.head.dataset['requesttoken'] = 'csrf'
})

/** Answers the token route and everything else; counts what each was asked. */
function stubFetch(tokenStatus: () => number, apiStatus: () => number = () => 200) {
  const asked: { url: string; headers: Headers }[] = []
  vi.stubGlobal('fetch', async (url: string, options: RequestInit = {}) => {
    asked.push({ url, headers: new Headers(options.headers) })
    await Promise.resolve()
    if (url.includes('/api/v1/token')) {
      return Response.json({ ocs: { data: tokenStatus() === 200 ? { ...aToken(), roles: ['learner', 'trainer'] } : { code: 'not-paired' } } }, { status: tokenStatus() })
    }
    return Response.json({ status: apiStatus(), code: 'invalid-token' }, { status: apiStatus() })
  })
  return { asked, tokens: () => asked.filter(({ url }) => url.includes('/api/v1/token')).length }
}

describe('where the addresses of the app begin', () => {
  it.each([
    { path: '/index.php/apps/parcours/courses/c', isPublic: false, base: '/index.php/apps/parcours' },
    { path: '/apps/parcours', isPublic: false, base: '/apps/parcours' },
    { path: '/cloud/index.php/apps/parcours/public/courses', isPublic: true, base: '/cloud/index.php/apps/parcours/public' },
    { path: '/elsewhere', isPublic: false, base: '/usual' },
    { path: '/apps/parcoursempty/', isPublic: false, base: '/usual' },
  ])('is $base for $path', ({ path, isPublic, base }) => {
    expect(findRouterBase(path, isPublic, '/usual')).toBe(base)
  })
})

describe('what is kept for one person', () => {
  it.each([
    { why: 'one name begins another', first: storageNamespace('s', 'al'), second: storageNamespace('s', 'al.outbox') },
    { why: 'two spaces', first: storageNamespace('s', 'alice'), second: storageNamespace('s2', 'alice') },
    { why: 'an account called guests', first: storageNamespace('s', undefined), second: storageNamespace('s', 'guests') },
  ])('is no beginning of what is kept for another: $why', ({ first, second }) => {
    expect([first.startsWith(second), second.startsWith(first)]).toEqual([false, false])
  })

  it('is not read by the next person', () => {
    createNextcloudShell(CONFIG, Frame, 'alice').storage.write('outbox.account.1', 'mine')
    expect(createNextcloudShell(CONFIG, Frame, 'bob').storage.listKeys('')).toEqual([])
  })
})

describe('the token of an account', () => {
  it('is the one of the page at first: nothing is asked', async () => {
    const { tokens } = stubFetch(() => 200)
    const shell = createNextcloudShell({ ...CONFIG, token: aToken() }, Frame, 'alice')
    await requestAs(shell, 'account', '/me/progress')
    expect(tokens()).toBe(0)
  })

  it('is asked once however many need it, with the CSRF check, and brings the roles of the moment', async () => {
    const { asked, tokens } = stubFetch(() => 200)
    const shell = createNextcloudShell(CONFIG, Frame, 'alice')
    await Promise.all([shell.getToken('account'), shell.getToken('account'), shell.getToken('account')])
    expect(tokens()).toBe(1)
    expect(asked[0]?.headers.get('requesttoken')).toBe('csrf')
    expect(shell.identity.value).toMatchObject({ kind: 'account', rights: { roles: ['learner', 'trainer'] } })
  })

  it('is renewed once after a 401, then the refusal is believed', async () => {
    const { tokens, asked } = stubFetch(() => 200, () => 401)
    const shell = createNextcloudShell({ ...CONFIG, token: aToken() }, Frame, 'alice')
    await expect(requestAs(shell, 'account', '/me/progress')).rejects.toThrow(ApiProblem)
    expect([tokens(), asked.length]).toEqual([1, 3])
  })

  it.each([
    { status: 401, code: 'session-ended' }, { status: 412, code: 'session-ended' }, { status: 409, code: 'not-paired' },
  ])('says why it cannot be had: $status is $code', async ({ status, code }) => {
    stubFetch(() => status)
    await expect(createNextcloudShell(CONFIG, Frame, 'alice').getToken('account')).rejects.toThrow(code)
  })
})

describe('an app that was switched off', () => {
  it('is no missing page: what was done waits', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ ocs: { data: [] } }, { status: 404 })))
    await expect(createNextcloudShell(CONFIG, Frame, 'alice').getToken('account')).rejects.toMatchObject({ status: 503, code: 'app-switched-off' })
  })
})

describe('requests that this Nextcloud passes on', () => {
  const proxied = { ...CONFIG, isProxied: true, apiUrl: '/index.php/apps/parcours/proxy/api/v1' }

  it('carry no token of an account', async () => {
    const { asked, tokens } = stubFetch(() => 200)
    await requestAs(createNextcloudShell(proxied, Frame, 'alice'), 'account', '/me/progress')
    const headers = asked[0]?.headers
    expect([tokens(), headers?.get('authorization'), headers?.get('x-parcours-token'), headers?.get('requesttoken')]).toEqual([0, null, null, 'csrf'])
  })

  it('carry a guest’s token in a header of its own', () => {
    const { requestHeaders } = createNextcloudShell({ ...proxied, isPublicPage: true }, Frame, 'alice')
    expect(requestHeaders('guest-token')).toEqual({ 'requesttoken': 'csrf', 'X-Parcours-Token': 'guest-token' })
  })
})

describe('the public page', () => {
  it('makes guests of this space, whoever is logged in beside', async () => {
    const server = createFakeServer()
    const shell = createNextcloudShell({ ...CONFIG, apiUrl: '/api/v1', isPublicPage: true }, Frame, 'alice')
    expect(shell.identity.value.kind).toBe('none')
    const { identityId } = shell.createIdentity()
    await shell.getToken(identityId)
    expect(server.requests.find(({ path }) => path === '/guests')?.body).toEqual({ spaceId: 'space-1' })
  })
})

describe('Nextcloud’s frame', () => {
  async function mountFrame(config: PageConfig) {
    createFakeServer()
    const shell = createNextcloudShell({ ...config, apiUrl: '/api/v1', token: aToken() }, NextcloudFrame, 'alice')
    const router = createParcoursRouter('/apps/parcours', ROUTES_IN_NEXTCLOUD, createMemoryHistory('/apps/parcours'))
    mount(App, { attachTo: document.body, global: { plugins: [createPinia(), router], provide: { [SHELL as symbol]: shell } } })
    await router.push('/courses')
    await settle()
    return [...document.querySelectorAll('nav a')].map((link) => link.textContent.trim())
  }

  it('leads a learner to what is there for them, with one heading and no axe violation', async () => {
    expect(await mountFrame(CONFIG)).toEqual(['Home', 'Courses', 'Webinars', 'Adventures', 'My progress', 'What is kept about me', 'About and privacy'])
    expect([...document.querySelectorAll('h1')].map((heading) => heading.textContent)).toEqual(['Courses'])
    expect(await listAxeViolations(document.querySelector('.parcours-view') ?? document.body)).toEqual([])
  })

  it('leads a trainer to the figures as well', async () => {
    expect(await mountFrame({ ...CONFIG, roles: ['learner', 'trainer'] })).toContain('Coordinate')
  })

  it.each([{ isHost: true, links: 1 }, { isHost: false, links: 0 }])('leads a coordinator to the totals over all spaces in a host’s space only: $isHost', async ({ isHost, links }) => {
    const titles = await mountFrame({ ...CONFIG, roles: ['learner', 'coordinator'], isHost })
    expect(titles.filter((title) => title === 'Host')).toHaveLength(links)
  })

  it.each([{ settingsHref: '/settings/admin/parcours', links: 1 }, { settingsHref: undefined, links: 0 }])('says that a space is not connected, with $links links', ({ settingsHref, links }) => {
    mount(UnpairedPage, { attachTo: document.body, props: { settingsHref } })
    expect(document.querySelector('h1')?.textContent).toBe('The courses are not connected yet')
    expect(document.querySelectorAll('a[href="/settings/admin/parcours"]')).toHaveLength(links)
  })
})
