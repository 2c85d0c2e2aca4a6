// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Page, Request } from 'playwright-core'
import { countCompletedCourses } from '../support/rollups.ts'
import { mustBe, mustSay } from './checks.ts'
import type { Session } from './session.ts'
import { APP, COURSE_ID, OUR_OCS, type World } from './world.ts'

/** More pages than the course has activities. */
const MOST_PAGES = 20

/** A learner, a trainer and a guest at work. The learner stops halfway; `finishCourse` goes on. */
export async function learn(world: World): Promise<Session> {
  const { checks: { check }, enter, people, server, nextcloud } = world
  console.log('Learning')
  const learner = await enter(people.learner)
  const sent: Promise<string>[] = []
  let phrase = ''
  learner.context.on('requestfinished', (request) => {
    if (request.url().startsWith(server.url)) sent.push(wholeOf(request))
  })

  await check('every page names the course server and PeerTube in its policy, and nothing else', async () => {
    for (const path of [`${APP}/`, `${APP}/public/`]) {
      const policy = (await learner.context.request.get(nextcloud.url + path)).headers()['content-security-policy'] ?? ''
      mustSay(policy, `connect-src 'self' ${server.url};`)
      mustSay(policy, "frame-src 'self' https://framatube.org;")
    }
  })
  await check('a learner follows a course and finishes a first activity', async () => {
    const page = await learner.open(`${APP}/courses/${COURSE_ID}`)
    await page.getByRole('button', { name: 'Follow this course' }).click()
    await page.getByRole('link', { name: /^Start:/ }).click()
    await finishActivity(page)
    await page.getByText('Saved', { exact: true }).first().waitFor({ timeout: 60_000 })
    await page.close()
  })
  await check('a deep link opens the activity itself, with one heading of its own', async () => {
    const page = await learner.open(`${APP}/courses/${COURSE_ID}`)
    await page.getByRole('link', { name: /^Resume:/ }).click()
    // Before it came, the heading is still the course's.
    await page.getByRole('navigation', { name: 'Before and after' }).waitFor()
    const title = await page.locator('#parcours h1').innerText()
    await page.reload()
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    mustBe(await page.locator('#parcours h1').count(), 1)
    await page.close()
  })
  await check('no cookie, no account name and no address goes to the course server', async () => {
    for (const said of await Promise.all(sent)) {
      if (said.includes('"cookie"') || said.includes(people.learner.user)) throw new Error(`Too much is said: ${said.slice(0, 300)}`)
    }
    if (sent.length < 4) throw new Error('Nothing was looked at.')
  })
  await check('a token needs the CSRF check and a session', async () => {
    const url = `${nextcloud.url}/ocs/v2.php${OUR_OCS}/token`
    mustBe((await learner.context.request.post(url)).status(), 412)
    mustBe((await fetch(url, { method: 'POST', headers: { 'OCS-APIRequest': 'true' } })).status, 401)
  })
  await check('a trainer finds the figures, a learner does not', async () => {
    const trainer = await enter(people.trainer)
    const page = await trainer.open(`${APP}/`)
    await page.getByRole('link', { name: 'Coordinate' }).click()
    await page.getByRole('heading', { level: 1, name: 'Coordinate' }).waitFor()
    await page.getByText('Loading').waitFor({ state: 'detached' })
    mustBe(await page.getByRole('heading', { name: 'This page is not open to you' }).count(), 0)
    mustBe(trainer.problems, [])
    await trainer.close()
    const other = await learner.open(`${APP}/`)
    await other.getByRole('link', { name: 'My progress' }).waitFor()
    mustBe(await other.getByRole('link', { name: 'Coordinate' }).count(), 0)
    await other.close()
  })
  await check('a coordinator of a host’s space finds the totals over all spaces, a trainer does not', async () => {
    const coordinator = await enter(people.coordinator)
    const page = await coordinator.open(`${APP}/`)
    await page.getByRole('link', { name: 'Host', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Host' }).waitFor()
    await page.getByText(/spaces? (is|are) paired/).waitFor()
    mustBe(coordinator.problems, [])
    await coordinator.close()
    const trainer = await enter(people.trainer)
    const other = await trainer.open(`${APP}/`)
    await other.getByRole('link', { name: 'Coordinate' }).waitFor()
    mustBe(await other.getByRole('link', { name: 'Host', exact: true }).count(), 0)
    await trainer.close()
  })
  await check('a guest learns on the public page, in this space, with a phrase to come back', async () => {
    const guest = await enter(undefined)
    const page = await guest.open(`${APP}/public/courses/${COURSE_ID}`)
    const [created] = await Promise.all([
      page.waitForRequest((request) => request.url().endsWith('/api/v1/guests')),
      page.getByRole('button', { name: 'Follow this course' }).click(),
    ])
    mustSay(created.postData() ?? '', '"spaceId"')
    await page.getByRole('link', { name: /^Start:/ }).waitFor()
    await page.getByText('Saved', { exact: true }).first().waitFor()
    mustBe(await page.getByRole('region', { name: 'How you will find your place again' }).count(), 1)
    await page.reload()
    await page.getByRole('link', { name: /^(Start|Resume):/ }).waitFor()
    await page.goto(`${nextcloud.url}${APP}/public/my-data`)
    phrase = await page.locator('.phrase').innerText()
    mustBe(guest.problems, [])
    await guest.close()
  })
  await check('who followed as a guest and then has an account joins both, once', async () => {
    const joiner = await enter(people.joiner)
    const page = await joiner.open(`${APP}/my-data`)
    await page.getByLabel('Recovery phrase, six words').fill('these are no words of ours')
    await page.getByRole('button', { name: 'Join to my account' }).click()
    await page.getByText('The server does not know this recovery phrase').waitFor()
    await page.getByLabel('Recovery phrase, six words').fill(phrase)
    await page.getByRole('button', { name: 'Join to my account' }).press('Enter')
    await page.getByText('now belongs to your account').waitFor()
    await page.getByRole('link', { name: 'See my progress' }).click()
    await page.locator('#parcours').getByText('First steps in your').first().waitFor()
    mustBe(joiner.problems, [])
    await joiner.close()
  })
  await check('the next person on the same browser finds nothing of the former', async () => {
    const shared = await enter(people.neighbour)
    const kept = await readKept(learner)
    const page = await shared.open(`${APP}/about`)
    await page.evaluate((values) => { for (const [key, value] of values) localStorage.setItem(key, value) }, kept)
    await page.goto(`${nextcloud.url}${APP}/progress`)
    await page.getByText('You follow no course yet').waitFor()
    if (kept.length === 0) throw new Error('The learner’s browser kept nothing to look for.')
    await shared.close()
  })
  return learner
}

/** Goes on to the end of the course; the last completion is the server's word. */
export async function finishCourse(world: World, learner: Session): Promise<void> {
  const { checks: { check }, server } = world
  await check('the learner follows the course to its completion', async () => {
    const before = countCompletedCourses(server.dataFolder)
    const page = await learner.open(`${APP}/courses/${COURSE_ID}`)
    await page.getByRole('link', { name: /^Resume:/ }).click()
    for (let count = 0; count < MOST_PAGES; count += 1) {
      await finishActivity(page)
      const next = page.getByRole('link', { name: /^Next:/ })
      if (await next.count() === 0) break
      const address = page.url()
      await next.click()
      await page.waitForURL((url) => url.href !== address)
    }
    await page.getByRole('link', { name: 'Back to the course' }).click()
    await page.getByText('You completed this course on').waitFor({ timeout: 60_000 })
    mustBe(countCompletedCourses(server.dataFolder), before + 1)
    mustBe(learner.problems, [])
    await page.close()
  })
}

/** Does what the page offers: reading, or trying. */
export async function finishActivity(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: /^(I have finished|I have tried)$/ }).first()
  const done = page.getByText(/You have finished this reading|Your answer:/).first()
  await button.or(done).first().waitFor()
  if (await done.count() === 0) {
    await button.click()
    await done.waitFor()
  }
}

/** Address, headers as they left, and body. */
async function wholeOf(request: Request): Promise<string> {
  const headers = await request.allHeaders().catch(() => request.headers())
  return JSON.stringify([request.url(), headers, request.postData()])
}

async function readKept(session: Session): Promise<readonly (readonly [string, string])[]> {
  const page = await session.open(`${APP}/courses/${COURSE_ID}`)
  await page.evaluate(() => { localStorage.setItem('probe', '1') })
  await page.getByRole('link', { name: /^Resume:/ }).click()
  await page.locator('#parcours h1').waitFor()
  await page.locator('.parcours-view').evaluate((view) => { view.parentElement?.scrollTo({ top: 4000 }) })
  await page.waitForTimeout(500)
  const kept = await page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith('parcours.')) as [string, string][])
  await page.close()
  return kept
}
