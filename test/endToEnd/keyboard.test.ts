// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { startServer, type RunningServer } from '../support/runningServer.ts'

const MOST_TABS = 80

describe('with the keyboard alone', () => {
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

  it('one finds a course, follows it, reads, answers its quiz and goes on', async () => {
    const context = await browser.newContext({ locale: 'fr-FR' })
    const page = await context.newPage()
    await page.goto(`${server.url}/fr/`, { waitUntil: 'networkidle' })
    await page.keyboard.press('Tab')
    expect(await focusedText(page)).toContain('Aller au contenu')
    await press(page, /^Premiers pas/)
    await page.waitForURL('**/courses/premiers-pas-espace')
    await press(page, /^Suivre ce parcours$/)
    await page.getByText('gardez ces mots').first().waitFor()
    await press(page, /^Se connecter et garder/)
    await page.waitForURL('**/entrer-connexion')
    // A new page announces itself: the focus stands on its title.
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1')
    await press(page, /^J’ai terminé$/)
    await page.getByText('Vous avez terminé cette lecture.').waitFor()

    for (const question of await page.locator('.quiz fieldset').all()) {
      await tabTo(page, async () => question.evaluate((element) => element.contains(document.activeElement)))
      await page.keyboard.press('Space')
    }
    await press(page, /^Vérifier$/)
    await page.getByText(/réponses? justes? sur 3/).first().waitFor()
    // The result is where the focus goes, so that a screen reader says it.
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('status')
    await press(page, /^Suivant/)
    await page.waitForURL('**/entrer-pratique')
    await press(page, /^J’ai essayé$/)
    await page.getByText('Votre réponse : J’ai essayé.').waitFor()
    await context.close()
  })

  it('the focus is always visible', async () => {
    const page = await browser.newPage()
    await page.goto(`${server.url}/fr/courses/premiers-pas-espace`, { waitUntil: 'networkidle' })
    for (let index = 0; index < 12; index += 1) {
      await page.keyboard.press('Tab')
      const outline = await page.evaluate(() => {
        const style = document.activeElement === null ? undefined : getComputedStyle(document.activeElement)
        return style === undefined ? '' : `${style.outlineStyle} ${style.outlineWidth} ${style.boxShadow}`
      })
      expect(outline).not.toBe('none 0px none')
    }
    await page.close()
  })
})

/** Tabs to what has this text, then presses Enter. */
async function press(page: Page, text: RegExp): Promise<void> {
  await tabTo(page, async () => text.test(await focusedText(page)))
  await page.keyboard.press('Enter')
}

async function tabTo(page: Page, isThere: () => Promise<boolean>): Promise<void> {
  for (let index = 0; index < MOST_TABS; index += 1) {
    if (await isThere()) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Not reached with ${MOST_TABS} tabs; the focus is on: ${await focusedText(page)}`)
}

function focusedText(page: Page): Promise<string> {
  return page.evaluate(() => (document.activeElement === document.body ? '' : document.activeElement?.textContent.trim() ?? ''))
}
