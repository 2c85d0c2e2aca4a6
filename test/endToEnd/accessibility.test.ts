// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ApiClient } from '../support/apiClient.ts'
import { listViolations } from '../support/axeInPage.ts'
import { launchBrowser } from '../support/browser.ts'
import { finishCourse } from '../support/finishCourse.ts'
import { startServer, type RunningServer } from '../support/runningServer.ts'

const COURSE = 'premiers-pas-espace'
const PAGES = [
  '/', '/courses', '/courses?query=nextcloud', `/courses/${COURSE}`, `/courses/${COURSE}/entrer-connexion`, `/courses/${COURSE}/entrer-pratique`,
  `/courses/${COURSE}/sheets/aide-memoire`, '/webinars', '/adventures', '/adventures/premiers-pas', '/adventures/premiers-pas/play', '/progress', '/my-data', '/about', '/nowhere', '/login',
]
const ROLE_PAGES = ['/coordinate', `/coordinate/${COURSE}`, '/host', '/lead', '/lead/series/new', '/lead/surveys', '/lead/surveys/a-chaud', '/lead/surveys/a-chaud/editions', '/lead/parity', '/lead/adventures', '/lead/adventures/premiers-pas']

describe('every page', () => {
  let server: RunningServer
  let browser: Browser
  beforeAll(async () => {
    server = await startServer()
    browser = await launchBrowser()
    const client = new ApiClient(server.url)
    for (let index = 0; index < 6; index += 1) await finishCourse(client, (await client.createGuest()).token, COURSE)
    await server.cli('figures', 'refresh')
  })
  afterAll(async () => {
    await browser.close()
    await server.dispose()
  })

  describe.each(['fr', 'en'])('in %s', (language) => {
    it.each(PAGES)('%s has no accessibility violation, light and dark, and no sideways scrolling on a phone', async (path) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        const context = await browser.newContext({ colorScheme, viewport: { width: 320, height: 640 }, bypassCSP: true })
        const page = await context.newPage()
        await page.goto(`${server.url}/${language}${path}`, { waitUntil: 'networkidle' })
        await page.getByRole('heading', { level: 1 }).waitFor()
        expect(await listViolations(page)).toEqual([])
        expect(await overflow(page)).toBeLessThanOrEqual(0)
        expect(await page.getAttribute('html', 'lang')).toBe(language)
        await context.close()
      }
    })

    it('shows the pages of a coordinator without violation', async () => {
      const link = /https?:\S+/.exec(await server.cli('role', 'invite', '--space', 'campus', '--role', 'coordinator'))?.[0] ?? ''
      const context = await browser.newContext({ bypassCSP: true })
      const page = await context.newPage()
      await page.goto(link)
      await page.locator('form button').click()
      await page.waitForURL('**/coordinate')
      for (const path of ROLE_PAGES) {
        await page.goto(`${server.url}/${language}${path}`, { waitUntil: 'networkidle' })
        await page.getByRole('heading', { level: 1 }).waitFor()
        expect(await listViolations(page)).toEqual([])
      }
      await context.close()
    })
  })
})

/** How many pixels the page is wider than its window. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}
