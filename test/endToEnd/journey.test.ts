// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ApiClient } from '../support/apiClient.ts'
import { launchBrowser, watchPage } from '../support/browser.ts'
import { finishCourse } from '../support/finishCourse.ts'
import { countCompletedCourses } from '../support/rollups.ts'
import { startServer, type RunningServer } from '../support/runningServer.ts'

const COURSE = 'premiers-pas-espace'
const TITLE = 'Premiers pas dans l’espace de l’association'
const OTHERS = 11
/** « J'ai terminé » can be undone for ten seconds before it is sent. */
const UNTIL_SENT_MS = 20_000

describe('someone opens the campus and follows a course to completion', () => {
  let server: RunningServer
  let browser: Browser
  beforeAll(async () => {
    server = await startServer()
    browser = await launchBrowser()
    const client = new ApiClient(server.url)
    for (let index = 0; index < OTHERS; index += 1) {
      await finishCourse(client, (await client.createGuest()).token, COURSE)
    }
    await server.cli('figures', 'refresh')
  })
  afterAll(async () => {
    await browser.close()
    await server.dispose()
  })

  it('moves the rollup by exactly one, and the mediator’s page after the next snapshot', async () => {
    const coordinator = await openCoordination(browser, server)
    const before = await completionsShown(coordinator, server.url)
    expect(before).toContain(`${OTHERS} sur ${OTHERS}`)

    const context = await browser.newContext({ locale: 'fr-FR' })
    const page = await context.newPage()
    const watch = watchPage(page, server.url)
    await page.goto(server.url)
    await page.getByRole('link', { name: TITLE }).click()
    await page.getByRole('button', { name: 'Suivre ce parcours' }).click()
    await page.getByText('gardez ces mots').first().waitFor()
    const rollupBefore = countCompletedCourses(server.dataFolder)
    await followToTheEnd(page)
    await page.waitForFunction(() => !document.body.textContent.includes('Enregistrement…'), undefined, { timeout: UNTIL_SENT_MS })
    await until(() => countCompletedCourses(server.dataFolder) === rollupBefore + 1)

    // Nothing moves on the mediator's page before the snapshot is taken.
    expect(await completionsShown(coordinator, server.url)).toContain(`${OTHERS} sur ${OTHERS}`)
    await server.cli('figures', 'refresh')
    expect(await completionsShown(coordinator, server.url)).toContain(`${OTHERS + 1} sur ${OTHERS + 1}`)
    await page.goto(`${server.url}/fr/progress`)
    await page.getByText('terminé').first().waitFor()

    expect(countCompletedCourses(server.dataFolder)).toBe(rollupBefore + 1)
    expect(watch.problems).toEqual([])
    expect(watch.foreignRequests).toEqual([])
    expect(await server.cli('figures', 'verify')).toContain('Every total equals its recount.')
    await context.close()
    await coordinator.context().close()
  })

  it('logs no recovery phrase, no token and no identity', async () => {
    const client = new ApiClient(server.url)
    const guest = await client.createGuest()
    await finishCourse(client, guest.token, COURSE)
    const log = server.log()
    expect(log).not.toContain(guest.recoveryPhrase)
    expect(log).not.toContain(guest.token)
    const [, payload = ''] = guest.token.split('.')
    const { sub } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { sub: string }
    expect(sub).toMatch(/^[\w-]{43}$/)
    expect(log).not.toContain(sub)
    expect(log).not.toMatch(/remoteAddress|user-agent|userAgent/i)
  })
})

/** Every activity in the order of the page: read, answer, try, go on. */
async function followToTheEnd(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^Commencer|^Reprendre/ }).first().click()
  for (;;) {
    await page.getByRole('heading', { level: 1 }).waitFor()
    const tried = page.getByRole('button', { name: 'J’ai essayé' })
    if (await tried.isVisible()) await tried.click()
    else await page.getByRole('button', { name: 'J’ai terminé' }).click()
    await answerQuiz(page)
    const next = page.getByRole('link', { name: /^Suivant/ })
    if (!(await next.isVisible())) return
    const title = await page.title()
    await next.click()
    await page.waitForFunction((old) => document.title !== old, title)
  }
}

async function answerQuiz(page: Page): Promise<void> {
  const check = page.getByRole('button', { name: 'Vérifier' })
  if (!(await check.isVisible())) return
  for (const question of await page.locator('.quiz fieldset').all()) await question.locator('label').first().click()
  await check.click()
  await page.getByText(/réponses? justes? sur/).first().waitFor()
}

async function openCoordination(browser: Browser, server: RunningServer): Promise<Page> {
  const printed = await server.cli('role', 'invite', '--space', 'campus', '--role', 'coordinator')
  const link = /https?:\S+/.exec(printed)?.[0] ?? ''
  const page = await (await browser.newContext({ locale: 'fr-FR' })).newPage()
  await page.goto(link.replace('/en/', '/fr/'))
  await page.getByRole('button', { name: 'Entrer' }).click()
  await page.waitForURL('**/coordinate')
  return page
}

async function completionsShown(page: Page, url: string): Promise<string> {
  await page.goto(`${url}/fr/coordinate/${COURSE}`)
  await page.getByRole('heading', { name: TITLE, level: 1 }).waitFor()
  return page.locator('main').innerText()
}

async function until(isTrue: () => boolean): Promise<void> {
  const deadline = Date.now() + UNTIL_SENT_MS
  while (!isTrue()) {
    if (Date.now() > deadline) throw new Error('It did not come true in time.')
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
