// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CDPSession, Page } from 'playwright-core'
import { gzipSync } from 'node:zlib'
import { startSession, type Session } from './session.ts'
import { APP, OUR_OCS, type World } from './world.ts'

/** What we hold ourselves to. */
const MOST = { requests: 6, initialKilobytes: 150, tokensPerFourMinutes: 1, phpTimeRatio: 1.3 }
const USE_MINUTES = 20
const TIMED_PAGES = 40

/** The figures the issue asks for, each on the servers of this run. */
export async function measure(world: World): Promise<void> {
  console.log('Figures')
  const { enter, people, checks } = world
  const learner = await enter(people.neighbour)
  await guard(world, 'the weight and the requests of a page', () => measureOpening(world, learner))
  await guard(world, 'tokens', () => measureTokens(world))
  await learner.close()
  if (world.nextcloud.addEmptyApp === undefined) {
    checks.skip('PHP time against an empty page', 'an empty app is placed in NEXTCLOUD_DIR only')
  } else {
    const { addEmptyApp } = world.nextcloud
    await guard(world, 'PHP time', async () => { await measurePhp(world, await addEmptyApp()) })
  }
}

async function guard({ checks }: World, name: string, look: () => Promise<void>): Promise<void> {
  try {
    await look()
  } catch (error) {
    await checks.check(`${name} can be measured`, () => Promise.reject(error instanceof Error ? error : new Error(String(error))))
  }
}

async function measureOpening({ checks, server, nextcloud }: World, learner: Session): Promise<void> {
  const page = await learner.context.newPage()
  const scripts = new Map<string, Promise<Buffer>>()
  page.on('response', (response) => {
    if (/\/parcours\/js\/.*\.m?js/.test(response.url())) scripts.set(new URL(response.url()).pathname, response.body())
  })
  await page.goto(`${nextcloud.url}${APP}/`)
  await firstText(page)
  const sizes = await Promise.all([...scripts.values()].map(async (body) => gzipSync(await body).length))
  checks.measure(`JavaScript of the first page, ${sizes.length} files with Nextcloud’s frame, gzip`, sizes.reduce((sum, size) => sum + size, 0) / 1000, MOST.initialKilobytes, 'kB')

  const asked = await listRequests(await learner.context.newCDPSession(page), page, async () => {
    await page.goto('about:blank')
    await page.goto(`${nextcloud.url}${APP}/`)
    await firstText(page)
  })
  const ours = asked.filter(({ url, isCached }) => !isCached && (url.startsWith(server.url) || /\/apps\/parcours\b|custom_apps\/parcours|\/parcours\/api\//.test(url)))
  checks.measure('requests of ours from opening to the first text, warm cache, preflights included', ours.length, MOST.requests, 'requests')
  console.log(ours.map(({ method, url }) => `      ${method} ${url.slice(0, 110)}`).join('\n'))
  await page.close()
}

/** The person’s own page has its heading: there is something to read. */
async function firstText(page: Page): Promise<void> {
  await page.locator('#parcours h1').waitFor()
}

interface Asked {
  readonly method: string
  readonly url: string
  readonly isCached: boolean
}

/** Every request of a page with its preflights, and whether it left the browser. */
async function listRequests(devTools: CDPSession, page: Page, act: () => Promise<void>): Promise<readonly Asked[]> {
  const asked = new Map<string, { method: string; url: string; isCached: boolean }>()
  await devTools.send('Network.enable')
  devTools.on('Network.requestWillBeSent', ({ requestId, request }) => { asked.set(requestId, { method: request.method, url: request.url, isCached: false }) })
  devTools.on('Network.requestServedFromCache', ({ requestId }) => { mark(requestId) })
  devTools.on('Network.responseReceived', ({ requestId, response }) => {
    if (response.fromDiskCache === true || response.fromPrefetchCache === true) mark(requestId)
  })
  function mark(requestId: string): void {
    const one = asked.get(requestId)
    if (one !== undefined) one.isCached = true
  }
  await act()
  await page.waitForTimeout(50)
  await devTools.detach()
  return [...asked.values()].filter(({ url }) => url.startsWith('http'))
}

/** Twenty minutes of use on a clock that is moved: every half minute another page that asks the course server. */
async function measureTokens({ checks, nextcloud, browser, people }: World): Promise<void> {
  const { context, close } = await startSession(browser, nextcloud, people.neighbour)
  const page = await context.newPage()
  await page.clock.install()
  let tokens = 0
  page.on('request', (request) => {
    if (request.url().includes(`${OUR_OCS}/token`)) tokens += 1
  })
  await page.goto(`${nextcloud.url}${APP}/`)
  await firstText(page)
  for (let half = 0; half < USE_MINUTES * 2; half += 1) {
    await page.clock.fastForward('00:30')
    await Promise.all([
      page.waitForResponse((response) => response.url().includes('/me/progress')),
      page.getByRole('link', { name: half % 2 === 0 ? 'My progress' : 'Home' }).click(),
    ])
  }
  await close()
  checks.measure(`tokens asked of Nextcloud in ${USE_MINUTES} minutes of use (${tokens} in all), per 4 minutes`, (tokens * 4) / USE_MINUTES, MOST.tokensPerFourMinutes, 'tokens')
}

/** The same session asks for both pages in turn; the medians are compared. */
async function measurePhp({ checks, nextcloud, enter, people }: World, emptyUrl: string): Promise<void> {
  const learner = await enter(people.neighbour)
  const ourUrl = `${nextcloud.url}${APP}/`
  const times: Record<'ours' | 'empty', number[]> = { ours: [], empty: [] }
  for (let turn = 0; turn < TIMED_PAGES + 5; turn += 1) {
    for (const [name, url] of turn % 2 === 0 ? [['ours', ourUrl], ['empty', emptyUrl]] as const : [['empty', emptyUrl], ['ours', ourUrl]] as const) {
      const started = performance.now()
      const answer = await learner.context.request.get(url)
      if (!answer.ok()) throw new Error(`${url}: ${answer.status()}`)
      // The first turns fill PHP’s caches.
      if (turn >= 5) times[name].push(performance.now() - started)
    }
  }
  await learner.close()
  checks.measure(`PHP time of our page (${median(times.ours).toFixed(1)} ms) to an empty app’s page (${median(times.empty).toFixed(1)} ms)`, median(times.ours) / median(times.empty), MOST.phpTimeRatio, 'times')
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN
}
