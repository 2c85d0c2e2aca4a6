// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Page } from 'playwright-core'
import { spyOnNetwork, type NetworkSpy } from '../support/networkSpy.ts'
import { mustBe } from './checks.ts'
import { APP, type World } from './world.ts'

const STORY = `${APP}/adventures/assemblee-generale`
/** A story has at most 24 passages: a walk that takes more steps goes round in circles. */
const MOST_STEPS = 60
/** Names that nobody but their owner may read; the first is what a mission of the story looks for. */
const FOLDERS = ['AG de Rose-Aimée et Samir', 'Recettes de Capucine']

/** A whole story in an account's own Nextcloud, with a spy on the network. */
export async function playAdventure({ nextcloud, server, checks: { check }, enter, people: { neighbour } }: World): Promise<void> {
  console.log('An adventure')
  const session = await enter(neighbour)
  const page = await session.context.newPage()
  const spy = await spyOnNetwork(page, { nextcloudUrl: nextcloud.url, courseServerUrl: server.url, userId: neighbour.user })
  let seen: Seen | undefined
  await check('a story is played to an ending, its missions looked at on the way', async () => {
    await page.goto(nextcloud.url + STORY)
    await makeFolders(page)
    await page.getByRole('link', { name: 'Begin the story' }).click()
    seen = await playToAnEnding(page)
    mustBe(session.problems, [])
  })
  await check('something was seen done, and something not yet', () => {
    mustBe([(seen?.done ?? 0) > 0, (seen?.notYet ?? 0) > 0], [true, true])
    return Promise.resolve()
  })
  await check('missions asked only what the list allows, and nobody else was asked anything', () => {
    mustBe({ refused: spy.refused, foreign: spy.foreign }, { refused: [], foreign: [] })
    if (!spy.missionRequests.some((request) => request.startsWith('PROPFIND '))) throw new Error(`Nothing was looked at: ${spy.missionRequests.join(', ')}`)
    return Promise.resolve()
  })
  await check('nothing that Nextcloud answered went to the course server', () => mustLeakNothing(spy))
  await check('the place in the story is kept in Nextcloud, and found again without this browser', async () => {
    const title = await page.locator('#parcours h1').innerText()
    const elsewhere = await enter(neighbour)
    const again = await elsewhere.open(`${STORY}/play`)
    await again.getByRole('heading', { level: 1, name: title }).waitFor()
    await elsewhere.close()
  })
  await session.close()
}

/** By the page's own session, before anything of ours looks. */
async function makeFolders(page: Page): Promise<void> {
  const statuses = await page.evaluate(async (names) => {
    const { user = '', requesttoken = '' } = document.head.dataset
    const answers = await Promise.all(names.map((name) => fetch(`/remote.php/dav/files/${encodeURIComponent(user)}/${encodeURIComponent(name)}`, { method: 'MKCOL', headers: { requesttoken } })))
    return answers.map(({ status }) => status)
  }, FOLDERS)
  mustBe(statuses, FOLDERS.map(() => 201))
}

interface Seen {
  readonly done: number
  readonly notYet: number
}

/** Goes on by missions that are done, else by another choice at each visit. */
async function playToAnEnding(page: Page): Promise<Seen> {
  const visits = new Map<string, number>()
  const seen = { done: 0, notYet: 0 }
  const heading = page.locator('#parcours h1')
  const ending = page.getByRole('heading', { name: 'The end of this way' })
  await page.getByRole('navigation', { name: 'What do you do?' }).waitFor()
  for (let step = 0; step < MOST_STEPS; step += 1) {
    if (await ending.isVisible()) return seen
    const title = await heading.innerText()
    const visit = visits.get(title) ?? 0
    visits.set(title, visit + 1)
    const mission = page.getByRole('region', { name: 'Mission', exact: true })
    const hasMission = await mission.count() > 0
    const goOn = mission.getByRole('button', { name: 'Go on with the story' })
    // It looks by itself on entering; what is not installed is skipped.
    if (hasMission) await mission.getByRole('status').locator('p').or(goOn).first().waitFor()
    if (hasMission && await goOn.count() > 0) {
      seen.done += 1
      await goOn.click()
    } else {
      seen.notYet += hasMission ? 1 : 0
      const choices = page.getByRole('navigation', { name: 'What do you do?' }).getByRole('button')
      await choices.nth(visit % await choices.count()).click()
    }
    await page.waitForFunction((before) => document.querySelector('#parcours h1')?.textContent.trim() !== before, title)
  }
  throw new Error(`No ending after ${MOST_STEPS} steps: ${[...visits.keys()].join(', ')}`)
}

async function mustLeakNothing(spy: NetworkSpy): Promise<void> {
  const events = spy.sentToCourseServer.filter((sent) => sent.includes('/path-events'))
  if (events.length < 5) throw new Error('Nothing was told: there was nothing to look at.')
  // The spy hears of our folders: else it would find nothing wherever it looked.
  mustBe(spy.missionRequests.length > 0, true)
  mustBe(await spy.listLeaks(), [])
  for (const name of FOLDERS) mustBe(spy.sentToCourseServer.some((sent) => sent.includes(name) || sent.includes(encodeURIComponent(name))), false)
}
