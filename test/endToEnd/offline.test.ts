// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { countCompletedActivities } from '../support/rollups.ts'
import { startServer, type RunningServer } from '../support/runningServer.ts'

const COURSE = 'premiers-pas-espace'
const ACTIVITY = 'entrer-lieu'

describe('the network is cut in the middle', () => {
  let server: RunningServer
  let browser: Browser
  beforeAll(async () => {
    server = await startServer()
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await server.dispose()
  })

  it('keeps the completion in the browser, through closing the page, and sends it once', async () => {
    const context = await browser.newContext({ locale: 'fr-FR' })
    const page = await context.newPage()
    await page.goto(`${server.url}/fr/courses/${COURSE}`)
    await page.getByRole('button', { name: 'Suivre ce parcours' }).click()
    await page.getByText('gardez ces mots').first().waitFor()
    await page.goto(`${server.url}/fr/courses/${COURSE}/${ACTIVITY}`)
    await page.getByRole('button', { name: 'J’ai terminé' }).waitFor()

    await context.setOffline(true)
    await page.getByRole('button', { name: 'J’ai terminé' }).click()
    await page.getByText('Gardé dans ce navigateur').first().waitFor({ timeout: 20_000 })
    expect(countCompletedActivities(server.dataFolder)).toBe(0)
    await page.close()

    await context.setOffline(false)
    const sent: string[] = []
    const second = await context.newPage()
    const third = await context.newPage()
    for (const opened of [second, third]) {
      opened.on('request', (request) => {
        if (/\/api\/v1\/(outbox-batches|facts)/.test(request.url())) sent.push(request.postData() ?? '')
      })
    }
    await Promise.all([second.goto(`${server.url}/fr/progress`), third.goto(`${server.url}/fr/`)])
    await waitFor(() => countCompletedActivities(server.dataFolder) === 1)
    await second.waitForTimeout(1500)
    expect(sent.filter((body) => body.includes(ACTIVITY) && body.includes('"way"'))).toHaveLength(1)
    expect(countCompletedActivities(server.dataFolder)).toBe(1)
    await context.close()
  })

  it('still goes from page to page', async () => {
    const context = await browser.newContext({ locale: 'fr-FR' })
    const page = await context.newPage()
    await page.goto(`${server.url}/fr/courses/${COURSE}`)
    // The other views are fetched once the page is quiet.
    await page.waitForResponse((answer) => answer.url().includes('ProgressView'))
    await page.waitForLoadState('networkidle')
    await context.setOffline(true)
    await page.getByRole('link', { name: 'Mon avancement' }).click()
    await page.getByRole('heading', { level: 1, name: 'Mon avancement' }).waitFor()
    await page.getByText('Pas de connexion pour le moment').waitFor()
    await context.close()
  })

  it('keeps what was done while the server is down, and recovers when it is back', async () => {
    const context = await browser.newContext({ locale: 'fr-FR' })
    const page = await context.newPage()
    await page.goto(`${server.url}/fr/courses/${COURSE}/ensemble-pratique`)
    await page.getByRole('button', { name: 'J’ai essayé' }).waitFor()
    const before = countCompletedActivities(server.dataFolder)
    await server.kill()
    await page.getByRole('button', { name: 'J’ai essayé' }).click()
    await page.getByText('Gardé dans ce navigateur').first().waitFor({ timeout: 20_000 })
    await server.restart()
    await page.reload()
    await waitFor(() => countCompletedActivities(server.dataFolder) === before + 1)
    await context.close()
  })
})

async function waitFor(isTrue: () => boolean): Promise<void> {
  const deadline = Date.now() + 40_000
  while (!isTrue()) {
    if (Date.now() > deadline) throw new Error('It did not come true in time.')
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
