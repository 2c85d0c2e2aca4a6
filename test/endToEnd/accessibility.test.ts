// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ApiClient } from '../support/apiClient.ts'
import { launchBrowser } from '../support/browser.ts'
import { finishCourse } from '../support/finishCourse.ts'
import { startServer, type RunningServer } from '../support/runningServer.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const COURSE = 'premiers-pas-espace'
const PAGES = [
  '/', '/courses', '/courses?query=nextcloud', `/courses/${COURSE}`, `/courses/${COURSE}/entrer-connexion`, `/courses/${COURSE}/entrer-pratique`,
  `/courses/${COURSE}/sheets/aide-memoire`, '/progress', '/my-data', '/about', '/nowhere', '/login',
]
const ROLE_PAGES = ['/coordinate', `/coordinate/${COURSE}`, '/host']

interface Violation { id: string; impact: string | null; nodes: { html: string; target: unknown[] }[] }

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
        expect(await violations(page)).toEqual([])
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
        expect(await violations(page)).toEqual([])
      }
      await context.close()
    })
  })
})

async function violations(page: Page): Promise<string[]> {
  await page.addScriptTag({ content: AXE })
  const found = await page.evaluate(async () => {
    const axe = (globalThis as unknown as { axe: { run: (context: Document, options: object) => Promise<{ violations: Violation[] }> } }).axe
    return (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] })).violations
  })
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ').slice(0, 400)}`)
}

/** How many pixels the page is wider than its window. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}
