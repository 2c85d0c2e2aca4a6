// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * `npm run screenshots -- URL [login links…]`: every page at phone and desktop width, in both
 * languages, light and dark, into test-output/screenshots, for people to look at.
 */
import { mkdirSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'
import { CHROMIUM_ARGUMENTS, getChromium } from '../support/chromium.ts'

const FOLDER = 'test-output/screenshots'
const COURSE = 'premiers-pas-espace'
const ADVENTURE = 'premiers-pas'
/** What the demo holds under the same ids each time. */
const PAST_SERIES = '4c72474a-dbad-703a-8f75-ff967a92e64b'
const COMING_SERIES = 'd23b0fc4-94d0-756d-894a-20b06044eed6'
const CLOSED_EDITION = 'dec0de00-0000-4000-8000-000000000001'
const OPEN_EDITION = 'dec0de00-0000-4000-8000-000000000002'
const PAGES: Readonly<Record<string, string>> = {
  home: '/',
  catalogue: '/courses',
  course: `/courses/${COURSE}`,
  activity: `/courses/${COURSE}/entrer-connexion`,
  practice: `/courses/${COURSE}/entrer-pratique`,
  sheet: `/courses/${COURSE}/sheets/aide-memoire`,
  progress: '/progress',
  'my-data': '/my-data',
  webinars: '/webinars',
  'past-webinars': '/webinars?when=past',
  series: `/webinars/${COMING_SERIES}`,
  attestation: '/attestations',
  adventures: '/adventures',
  adventure: `/adventures/${ADVENTURE}`,
  passage: `/adventures/${ADVENTURE}/play`,
  book: `/adventures/${ADVENTURE}/book`,
  survey: `/surveys/${OPEN_EDITION}`,
  'closed-survey': `/surveys/${CLOSED_EDITION}`,
  about: '/about',
  missing: '/nowhere',
}
const ROLE_PAGES: Readonly<Record<string, string>> = {
  coordinate: '/coordinate',
  figures: '/coordinate/decouverte-services-numeriques-ethiques',
  host: '/host',
  desk: '/lead',
  'new-series': '/lead/series/new',
  'desk-series': `/lead/series/${PAST_SERIES}`,
  'desk-people': `/lead/series/${PAST_SERIES}/people`,
  'desk-announcements': `/lead/series/${PAST_SERIES}/announcements`,
  'desk-figures': `/lead/series/${PAST_SERIES}/figures`,
  'desk-move': `/lead/series/${COMING_SERIES}/move`,
  'desk-settings': `/lead/series/${COMING_SERIES}/settings`,
  'survey-desk': '/lead/surveys',
  'survey-editor': '/lead/surveys/a-chaud',
  'survey-editions': '/lead/surveys/bilan-de-parcours/editions',
  'survey-results': `/surveys/${CLOSED_EDITION}/results`,
  'survey-texts': `/surveys/${CLOSED_EDITION}/texts/points-forts`,
  parity: '/lead/parity',
  'story-desk': '/lead/adventures',
  'story-editor': `/lead/adventures/${ADVENTURE}`,
  'story-figures': `/coordinate/adventures/${ADVENTURE}`,
}
const SIZES = { phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 800 } } as const

async function main(): Promise<void> {
  const [url, ...logins] = process.argv.slice(2)
  if (url === undefined) throw new Error('Say the address of a running campus, such as http://127.0.0.1:8787')
  mkdirSync(FOLDER, { recursive: true })
  const browser = await chromium.launch({ executablePath: getChromium(), args: CHROMIUM_ARGUMENTS })
  for (const language of ['fr', 'en']) await takeAll(browser, url, language, 'light', PAGES)
  await takeAll(browser, url, 'fr', 'dark', PAGES)
  for (const [index, login] of logins.entries()) await takeAll(browser, url, 'fr', 'light', ROLE_PAGES, { login, index })
  await browser.close()
  console.log(`The pictures are in ${FOLDER}.`)
}

async function takeAll(
  browser: Browser, url: string, language: string, colorScheme: 'light' | 'dark',
  pages: Readonly<Record<string, string>>, role?: { readonly login: string; readonly index: number },
): Promise<void> {
  const context = await browser.newContext({ colorScheme, locale: language })
  const page = await context.newPage()
  if (role !== undefined) {
    await page.goto(role.login)
    await page.getByRole('button', { name: /Entrer|Enter|Sign in/ }).first().click()
    await page.waitForLoadState('networkidle')
  }
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport)
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(`${url}/${language}${path}`, { waitUntil: 'networkidle' })
      const suffix = role === undefined ? '' : `-role${role.index}`
      await page.screenshot({ path: `${FOLDER}/${name}${suffix}-${size}-${language}-${colorScheme}.png`, fullPage: true })
    }
  }
  await context.close()
}

await main()
