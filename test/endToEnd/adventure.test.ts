// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listViolations } from '../support/axeInPage.ts'
import { launchBrowser, watchPage } from '../support/browser.ts'
import { startServer, type RunningServer } from '../support/runningServer.ts'

/** A story has at most 24 passages: a walk that takes more steps goes round in circles. */
const MOST_STEPS = 60
const MOST_TABS = 40
/** An adventure in a shipped course. */
const ACTIVITY = '/en/courses/decouverte-services-numeriques-ethiques/collaborer-aventure'

const LANGUAGES = [
  { language: 'fr', ending: 'La fin de ce chemin', begin: 'Commencer l’histoire', declare: 'Je l’ai fait', size: { width: 360, height: 740 } },
  { language: 'en', ending: 'The end of this way', begin: 'Begin the story', declare: 'I have done it', size: { width: 1280, height: 800 } },
] as const

describe('a whole adventure', () => {
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

  it.each(LANGUAGES)('is played with the keyboard alone to an ending, in $language', async ({ language, ending, begin, declare, size }) => {
    const context = await browser.newContext({ bypassCSP: true, viewport: size })
    const page = await context.newPage()
    const watch = watchPage(page, server.url)
    const told: string[] = []
    page.on('request', (request) => {
      if (request.url().endsWith('/path-events')) told.push(`${JSON.stringify(request.headers())} ${request.postData() ?? ''}`)
    })
    await page.goto(`${server.url}/${language}/adventures/assemblee-generale`, { waitUntil: 'networkidle' })
    await press(page, (element, name) => element.textContent.trim() === name, begin)
    await page.waitForURL('**/play**')

    const visits = new Map<string, number>()
    for (let step = 0; step < MOST_STEPS && !await page.getByText(ending).isVisible(); step += 1) {
      const title = await page.getByRole('heading', { level: 1 }).innerText()
      const visit = visits.get(title) ?? 0
      if (visit === 0) expect({ title, violations: await listViolations(page) }).toEqual({ title, violations: [] })
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
      const hasMission = await page.getByRole('button', { name: declare, exact: true }).count() > 0
      // Each visit to a passage takes another of its choices: one never goes round in circles.
      await (hasMission ? press(page, (element, name) => element.textContent.trim() === name, declare) : pressChoice(page, visit))
      visits.set(title, visit + 1)
      await page.waitForFunction((before) => document.querySelector('h1')?.textContent.trim() !== before, title)
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    }
    expect(await page.getByText(ending).isVisible()).toBe(true)
    expect(visits.size).toBeGreaterThan(5)
    expect(watch).toEqual({ problems: [], foreignRequests: [] })

    // What is told names no person and no thing; it ends with the ending.
    await expect.poll(() => told.some((one) => one.includes('"kind":"ending"'))).toBe(true)
    expect(told.join()).not.toMatch(/authorization|cookie/i)

    await page.goBack()
    await page.waitForFunction((before) => !document.body.textContent.includes(before), ending)
    await page.reload({ waitUntil: 'networkidle' })
    expect(await page.getByText(ending).isVisible()).toBe(false)
    await context.close()
  })

  it('begun from a course completes its activity there, and leaves one where one was', async () => {
    const page = await browser.newPage()
    await page.goto(`${server.url}${ACTIVITY}`, { waitUntil: 'networkidle' })
    await page.getByRole('link', { name: 'Open the adventure' }).click()
    await page.getByRole('link', { name: 'Begin the story' }).click()
    const visits = new Map<string, number>()
    const isOver = page.getByRole('heading', { name: 'The end of this way' })
    for (let step = 0; step < MOST_STEPS; step += 1) {
      await page.locator('.choices button').or(isOver).first().waitFor()
      if (await isOver.isVisible()) break
      const title = await page.getByRole('heading', { level: 1 }).innerText()
      const choices = page.locator('.choices button')
      await choices.nth((visits.get(title) ?? 0) % await choices.count()).click()
      visits.set(title, (visits.get(title) ?? 0) + 1)
      await page.waitForFunction((before) => document.querySelector('h1')?.textContent.trim() !== before, title)
    }
    const title = await page.getByRole('heading', { level: 1 }).innerText()
    // The ending gave the reader an identity: their place went with them.
    await page.reload({ waitUntil: 'networkidle' })
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    expect(await isOver.isVisible()).toBe(true)
    await page.goto(`${server.url}${ACTIVITY}`, { waitUntil: 'networkidle' })
    await expect.poll(() => page.locator('main').innerText(), { timeout: 10_000 }).toMatch(/Adventure\s·\s30\smin\s·\sDone/)
    await page.close()
  })
})

async function pressChoice(page: Page, visit: number): Promise<void> {
  await press(page, (element, wanted) => {
    const buttons = Array.from(document.querySelectorAll('.choices button'))
    return buttons[Number(wanted) % buttons.length] === element
  }, String(visit))
}

async function press(page: Page, isIt: (element: Element, wanted: string) => boolean, wanted: string): Promise<void> {
  for (let index = 0; index < MOST_TABS; index += 1) {
    const isThere = await page.evaluate(`(${isIt.toString()})(document.activeElement, ${JSON.stringify(wanted)})`)
    if (isThere === true) {
      await page.keyboard.press('Enter')
      return
    }
    await page.keyboard.press('Tab')
  }
  throw new Error(`Not reached with ${MOST_TABS} tabs: ${wanted}`)
}
