// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { BrowserContext, Page } from 'playwright-core'
import { gzipSync } from 'node:zlib'
import { mustBe, mustSay } from '../checks.ts'
import type { World } from '../world.ts'
import type { Actor } from './actor.ts'
import type { Probe } from './probe.ts'

const FILES = '/index.php/apps/files/'
const ADVENTURE = '/index.php/apps/parcours/about?lieu=dossier'
const MOST_KILOBYTES = 6
const SMALLEST_TARGET_PIXELS = 44

type Stage = Pick<World, 'nextcloud' | 'checks'>

/** The panel that follows a person from the adventure to Files, and brings them back. */
export async function followMission({ nextcloud, checks }: Stage, me: Actor, other: Actor, probe: string): Promise<void> {
  const { check, measure } = checks
  const { context } = me.session
  const ours = await collectOurs(context, async (page) => { await page.goto(nextcloud.url + FILES) })
  measure('requests of ours on Nextcloud’s other pages while no mission is open', ours.length, 0, 'requests')

  const page = await context.newPage()
  await check('a mission opens Files, and its panel follows with what to do', async () => {
    await leaveFor(page, nextcloud.url, me.user, probe)
    mustSay(await panelOf(page).innerText(), /L’AG approche[\s\S]*Créez un dossier « AG »/)
    await page.waitForURL((url) => url.pathname === FILES)
  })
  const loaded = await collectOurs(context, async (again) => { await again.goto(nextcloud.url + FILES) })
  const scripts = loaded.filter(({ url }) => url.includes('/js/'))
  measure(`the panel, ${scripts.length} files, gzip`, scripts.reduce((sum, { body }) => sum + gzipSync(body).length, 0) / 1000, MOST_KILOBYTES, 'kB')
  console.log(loaded.map(({ url, body }) => `      ${new URL(url).pathname} ${body.length} B`).join('\n'))

  for (const viewport of [{ width: 360, height: 740 }, { width: 1280, height: 800 }]) {
    await check(`the panel covers nothing at ${viewport.width} pixels, and its buttons are large enough`, () => mustFit(page, viewport))
  }
  await check('the panel is reached and worked by keyboard alone', async () => {
    await page.reload()
    const back = panelOf(page).getByRole('button', { name: 'Back to the adventure' })
    for (let count = 0; count < 12 && !await isFocused(back); count += 1) await page.keyboard.press('Tab')
    mustBe(await isFocused(back), true)
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.pathname + url.search === ADVENTURE)
    mustBe(await takeReturned(page, me.user, probe), { adventureId: 'ag', passageId: 'dossier', isSaidDone: false })
    mustBe(await takeReturned(page, me.user, probe), null)
  })
  await check('« It is done » brings back to the adventure, which hears of it', async () => {
    await leaveFor(page, nextcloud.url, me.user, probe)
    await panelOf(page).getByRole('button', { name: 'It is done' }).click()
    await page.waitForURL((url) => url.pathname + url.search === ADVENTURE)
    mustBe(await takeReturned(page, me.user, probe), { adventureId: 'ag', passageId: 'dossier', isSaidDone: true })
  })
  await check('the next person on this browser does not see the mission', async () => {
    await leaveFor(page, nextcloud.url, me.user, probe)
    const kept = await page.evaluate(() => Object.keys(localStorage).map((key) => [key, localStorage.getItem(key) ?? ''] as const))
    const theirs = await other.session.open(FILES)
    await theirs.evaluate((entries) => { for (const [key, value] of entries) localStorage.setItem(key, value) }, kept)
    await theirs.evaluate(() => { document.cookie = 'parcours_mission=1; path=/' })
    await theirs.reload()
    mustBe(await panelOf(theirs).count(), 0)
    await theirs.close()
  })
  await check('the panel can be kept, hidden for this mission, and hidden for good', async () => {
    const press = (name: string) => panelOf(page).getByRole('button', { name, exact: true }).click()
    await press('Hide')
    await press('Keep it')
    await press('Hide')
    await press('For this mission')
    mustBe(await panelOf(page).count(), 0)
    mustBe((await collectOurs(context, async (again) => { await again.goto(nextcloud.url + FILES) })).length, 0)
    await leaveFor(page, nextcloud.url, me.user, probe)
    await press('Hide')
    const [refused] = await Promise.all([page.waitForResponse((response) => response.url().endsWith('/companion')), press('For good')])
    mustBe(refused.status(), 200)
    await leaveFor(page, nextcloud.url, me.user, probe, false)
    mustBe((await collectOurs(context, async (again) => { await again.goto(nextcloud.url + FILES) })).length, 0)
  })
  await me.send('PUT', '/ocs/v2.php/apps/parcours/api/v1/companion', { isWanted: true })
  await page.close()
}

function panelOf(page: Page) {
  return page.getByRole('region', { name: 'Mission of the adventure' })
}

/** As the player does it: from the adventure's page, by the app's own code. */
async function leaveFor(page: Page, url: string, user: string, probe: string, isShown = true): Promise<void> {
  await page.goto(url + ADVENTURE)
  await useProbe(page, user, probe, (made) => {
    made.openElsewhere({ adventureId: 'ag', passageId: 'dossier', title: 'L’AG approche', mission: { todoHtml: '<p>Créez un dossier « AG ».</p>', openPath: '/apps/files/' } })
    return null
  })
  await page.waitForURL((address) => address.pathname === FILES)
  if (isShown) await panelOf(page).waitFor()
}

async function takeReturned(page: Page, user: string, probe: string): Promise<unknown> {
  return await useProbe(page, user, probe, (made) => made.takeReturned() ?? null)
}

async function useProbe<T>(page: Page, user: string, probe: string, act: (made: Probe) => T): Promise<T> {
  await page.evaluate(probe)
  return await page.evaluate<T>(`(${act.toString()})(window.createProbe(${JSON.stringify(user)}))`)
}

async function isFocused(place: ReturnType<Page['locator']>): Promise<boolean> {
  return await place.evaluate((element) => element === document.activeElement)
}

async function mustFit(page: Page, viewport: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(viewport)
  await page.reload()
  const panel = panelOf(page)
  await panel.waitFor()
  await page.waitForFunction(() => document.body.style.getPropertyValue('--body-height') !== '')
  const panelTop = await panel.evaluate((element) => element.getBoundingClientRect().top)
  const contentBottom = await page.locator('#content, #content-vue').first().evaluate((element) => element.getBoundingClientRect().bottom)
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  const heights = await panel.getByRole('button').evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect().height))
  mustBe([contentBottom <= panelTop + 1, sideways <= 0, heights.length > 2 && heights.every((height) => height >= SMALLEST_TARGET_PIXELS)], [true, true, true])
}

interface Asked {
  readonly url: string
  readonly body: Buffer
}

/** What of ours one page loads with nothing in its cache, but the app's icon in Nextcloud's menu. */
async function collectOurs(context: BrowserContext, open: (page: Page) => Promise<void>): Promise<readonly Asked[]> {
  const page = await context.newPage()
  const found: Promise<Asked>[] = []
  page.on('response', (response) => {
    const url = response.url()
    if (/\/apps\/parcours\/|custom_apps\/parcours\//.test(url) && !url.includes('/img/')) found.push(response.body().then((body) => ({ url, body })))
  })
  const session = await context.newCDPSession(page)
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  await open(page)
  await page.waitForLoadState('networkidle')
  await page.close()
  return await Promise.all(found)
}
