// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { dirname } from 'node:path'
import type { CDPSession, Page } from 'playwright-core'
import { launchBrowser } from '../../support/browser.ts'
import { findChromium } from '../../support/chromium.ts'
import { startServer, type RunningServer } from '../../support/runningServer.ts'
import { ensureBuilt } from '../processes/ensureBuilt.ts'
import type { Finding } from '../ratio.ts'
import { summaryOf } from '../timing/spread.ts'
import { BENCH_EDITION_ID } from '../world/benchSurvey.ts'

const GOAL_MS = 50
/** The first ones fetch and compile the view. */
const WARM_UPS = 2
const VIEWS = 7
/** Drawing takes its time where other work goes on. */
const LOOK_MS = 150
const QUIET_LOOKS = 3
const MOST_LOOKS = 60
/** What an idle page does between two looks. */
const IDLE_MS = 1

export type MainThread = readonly number[] | 'no-chromium'

/** Time a browser's main thread works to fetch, render and lay out a dashboard, from a click in the app, view by view. */
export async function measureMainThread(file: string, say: (line: string) => void): Promise<MainThread> {
  if (findChromium() === undefined) return 'no-chromium'
  ensureBuilt(say)
  const server = await startServer({ PARCOURS_DATA: dirname(file) })
  const browser = await launchBrowser()
  try {
    const page = await (await browser.newContext({ locale: 'fr-FR', viewport: { width: 1280, height: 800 } })).newPage()
    await logIn(page, server)
    await page.goto(`${server.url}/fr/surveys/${BENCH_EDITION_ID}`, { waitUntil: 'networkidle' })
    const devtools = await page.context().newCDPSession(page)
    // The processor time of the thread: what other work does on this machine is not counted.
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
    const times: number[] = []
    for (let view = 0; view < WARM_UPS + VIEWS; view++) {
      const time = await viewOnce(page, devtools)
      if (view >= WARM_UPS) times.push(time)
    }
    return times
  } finally {
    await browser.close()
    await server.dispose()
  }
}

/** From the survey's page to its results by the app's own link, and back. Nothing is looked for meanwhile: that would cost too. */
async function viewOnce(page: Page, devtools: CDPSession): Promise<number> {
  await page.getByRole('link', { name: 'Voir les résultats' }).waitFor()
  const before = await untilQuiet(page, devtools)
  await page.evaluate(() => { document.querySelector<HTMLElement>('a[href*="/results"]')?.click() })
  const time = await untilQuiet(page, devtools) - before
  // Void where nothing is shown: then it would be quick for nothing.
  if (await page.locator('.question-results td').count() < 10) throw new Error('The dashboard shows too little to be measured.')
  await page.goBack()
  return time
}

/** What the main thread has worked in all, once it works no more. */
async function untilQuiet(page: Page, devtools: CDPSession): Promise<number> {
  let last = await taskMs(devtools)
  for (let look = 0, quiet = 0; look < MOST_LOOKS && quiet < QUIET_LOOKS; look++) {
    await page.waitForTimeout(LOOK_MS)
    const now = await taskMs(devtools)
    quiet = now - last < IDLE_MS ? quiet + 1 : 0
    last = now
  }
  return last
}

async function taskMs(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics')
  const task = metrics.find(({ name }) => name === 'TaskDuration')
  if (task === undefined) throw new Error('This Chromium does not tell what its tasks cost.')
  return task.value * 1000
}

async function logIn(page: Page, server: RunningServer): Promise<void> {
  const link = /http\S+/.exec(await server.cli('role', 'invite', '--space', 'campus', '--role', 'coordinator'))?.[0] ?? ''
  await page.goto(link.replace('/en/', '/fr/'), { waitUntil: 'networkidle' })
  const enter = page.getByRole('main').getByRole('button').first()
  if (await enter.count() > 0) await enter.click()
  await page.waitForURL('**/coordinate')
}

export function mainThreadFinding(name: string, count: number, times: MainThread): Finding {
  const common = { name, unit: 'ms', goal: GOAL_MS, goalKind: 'goal', better: 'lower' } as const
  return times === 'no-chromium'
    ? { ...common, value: null, spread: null, note: 'no Chromium here' }
    : { ...common, ...summaryOf(times), note: `processor time of Chromium’s main thread from a click to the dashboard drawn, bars included; ${count} submissions, median of ${times.length} views` }
}
