// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { isViewMissing, watchMissingViews } from '../src/missingView.ts'
import { createFakeServer } from './support/fakeServer.ts'
import { settle } from './support/mountApp.ts'

/** A site with a page that is there, and one whose file is not. */
async function openSite(left: string[]) {
  const router = createRouter({
    history: createMemoryHistory('/en/'),
    routes: [{ path: '/', component: {} }, { path: '/about', component: {} }, { path: '/webinars', component: () => Promise.reject(new TypeError('Failed to fetch dynamically imported module')) }],
  })
  watchMissingViews(router, (address) => { left.push(address) })
  await router.push('/')
  return router
}

describe('a view that does not come', () => {
  it('is read anew from the server when the site was updated meanwhile', async () => {
    createFakeServer()
    const left: string[] = []
    const router = await openSite(left)
    await router.push('/webinars?when=past').catch(() => undefined)
    await settle()
    expect(left).toEqual(['/en/webinars?when=past'])
    expect(isViewMissing.value).toBe(false)
  })

  it('is said while nothing answers, until another page comes', async () => {
    const server = createFakeServer()
    server.state.isReachable = false
    const left: string[] = []
    const router = await openSite(left)
    await router.push('/webinars').catch(() => undefined)
    await settle()
    expect(left).toEqual([])
    expect(isViewMissing.value).toBe(true)
    await router.push('/about')
    expect(isViewMissing.value).toBe(false)
  })
})
