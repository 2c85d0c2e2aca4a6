// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import Database from 'better-sqlite3'
import { join } from 'node:path'
import type { RunningServer } from '../support/runningServer.ts'
import { mustBe, mustSay } from './checks.ts'
import { finishActivity } from './learning.ts'
import { runJob } from './nativePlaces.ts'
import { untilStatus } from './nextcloud.ts'
import type { Session } from './session.ts'
import { APP, COURSE_ID, invite, OUR_OCS, saveChoices, TRAINERS, type World } from './world.ts'

interface Status {
  readonly keyId: string
  readonly retiredKeyId: string | null
  readonly spaceId: string
  readonly isPaired: boolean
  readonly pendingErasures: number
  readonly message?: string
  readonly code?: string
}

/** What goes wrong while people learn, and what must survive it. */
export async function meetTroubles(world: World, learner: Session): Promise<void> {
  const { checks: { check }, admin, server, people, enter } = world
  console.log('Troubles')
  await check('a stopped course server is said so, nothing done is lost, and all is sent when it is back', async () => {
    const page = await learner.open(`${APP}/courses/${COURSE_ID}`)
    await page.getByRole('link', { name: /^Resume:/ }).click()
    await page.getByRole('button', { name: /^(I have finished|I have tried)$/ }).first().waitFor()
    await whileStopped(server, async () => {
      await finishActivity(page)
      await page.getByText(/thing you did is kept in this browser|things you did are kept in this browser/).waitFor({ timeout: 60_000 })
      await page.goto(`${world.nextcloud.url}${APP}/courses`)
      await page.getByText('The server cannot be reached').first().waitFor({ timeout: 60_000 })
      mustBe(await countWaiting(page.evaluate(() => Object.keys(localStorage))), 1)
    })
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('heading', { level: 1, name: 'Courses' }).waitFor()
    await page.waitForFunction(() => !Object.keys(localStorage).some((key) => key.includes('.outbox.')), undefined, { timeout: 60_000 })
    await page.close()
  })
  await check('a renewed key disturbs nobody: a page with the former key’s token goes on', async () => {
    const before = (await admin.ocs<Status>('GET', `${OUR_OCS}/settings/status`)).data
    const page = await learner.open(`${APP}/progress`)
    await page.locator('#parcours').getByText('First steps in your').first().waitFor()
    const { data: after } = await admin.ocs<Status>('POST', `${OUR_OCS}/settings/keys`)
    mustSay(after.message ?? '', 'A new key signs from now on')
    mustBe([after.keyId === before.keyId, after.retiredKeyId, after.spaceId], [false, null, before.spaceId])
    await page.getByRole('link', { name: 'Home' }).click()
    await page.getByRole('heading', { name: 'Welcome back' }).waitFor()
    mustBe(learner.problems, [])
    await page.close()
  })
  await check('an admin who changes groups while a token lives: the next token has the new roles', async () => {
    const rolesOf = async () => (await learner.ocs<{ roles: string[] }>('POST', `${OUR_OCS}/token`)).data.roles
    mustBe(await rolesOf(), ['learner'])
    await admin.ocs('POST', `/cloud/users/${people.learner.user}/groups`, { groupid: TRAINERS })
    mustSay((await rolesOf()).join(' '), 'trainer')
    await admin.ocs('DELETE', `/cloud/users/${people.learner.user}/groups?groupid=${TRAINERS}`)
    mustBe(await rolesOf(), ['learner'])
  })
  await check('where browsers cannot reach the course server, this Nextcloud passes requests on', async () => {
    await saveChoices(admin, { isProxied: true })
    const neighbour = await enter(people.neighbour)
    const asked: string[] = []
    neighbour.context.on('request', (request) => { asked.push(request.url()) })
    const page = await neighbour.open(`${APP}/courses/${COURSE_ID}`)
    await page.getByRole('button', { name: 'Follow this course' }).click()
    await page.getByText('Saved', { exact: true }).first().waitFor()
    mustBe(asked.filter((url) => url.startsWith(server.url)), [])
    const guest = await enter(undefined)
    const open = await guest.open(`${APP}/public/courses/${COURSE_ID}`)
    await open.getByRole('button', { name: 'Follow this course' }).click()
    await open.getByText('Saved', { exact: true }).first().waitFor()
    mustBe([...neighbour.problems, ...guest.problems], [])
    await guest.close()
    await neighbour.close()
    await saveChoices(admin)
  })
  await eraseLeaver(world)
}

/** Somebody learns, leaves, and is erased from the course server too, even if it was away at that moment. */
async function eraseLeaver({ checks: { check, skip }, nextcloud: { occ }, admin, enter, people, server }: World): Promise<void> {
  const fact = 'a deleted account is erased from the course server, also when that was away'
  if (occ === undefined) {
    skip(fact, 'background jobs need occ')
    return
  }
  await check(fact, async () => {
    const leaver = await enter(people.leaver)
    const page = await leaver.open(`${APP}/courses/${COURSE_ID}`)
    await page.getByRole('button', { name: 'Follow this course' }).click()
    await page.getByText('Saved', { exact: true }).first().waitFor()
    const { data: { token } } = await leaver.ocs<{ token: string }>('POST', `${OUR_OCS}/token`)
    await leaver.close()
    const subject = (JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { sub: string }).sub
    mustBe(countLearners(server.dataFolder, subject), 1)
    // Accounts that earlier chapters took away.
    await runJob(occ, 'EraseLearners')
    await untilPending(admin, 0)
    await whileStopped(server, async () => {
      mustBe((await admin.ocs('DELETE', `/cloud/users/${people.leaver.user}`)).status, 200)
      await runJob(occ, 'EraseLearners')
      await untilPending(admin, 1)
      mustBe(countLearners(server.dataFolder, subject), 1)
    })
    // The job waits five minutes after a failure: the first moment of trying is put back.
    await occ('config:app:set', 'parcours', `erase_${subject}`, '--lazy', `--value=${Math.floor(Date.now() / 1000) - 900} 0`)
    await runJob(occ, 'EraseLearners')
    await untilPending(admin, 0)
    mustBe(countLearners(server.dataFolder, subject), 0)
  })
}

/** The end: a disabled app, a space withdrawn by its operator, and unpairing. */
export async function leave(world: World, learner: Session): Promise<void> {
  const { checks: { check, skip }, nextcloud: { occ, url }, admin, server } = world
  const post = async (method: 'POST' | 'DELETE', path: string, body?: unknown) => (await admin.ocs<Status>(method, OUR_OCS + path, body)).data
  console.log('Leaving')
  if (occ === undefined) {
    skip('a disabled app keeps its pairing', 'it is enabled by occ')
  } else {
    await check('a disabled app keeps its pairing, and what a learner does meanwhile', async () => {
      // Passed on by this Nextcloud: a token in the page would reach the course server for minutes more.
      await saveChoices(admin, { isProxied: true })
      const page = await learner.open(`${APP}/courses/un-autre-cours`)
      await page.getByRole('button', { name: 'Follow this course' }).waitFor()
      await occ('app:disable', 'parcours')
      await untilStatus(`${url}${APP}/public/`, (status) => status !== 200)
      await page.getByRole('button', { name: 'Follow this course' }).click()
      await page.getByText(/kept in this browser/).first().waitFor()
      mustBe(await countWaiting(page.evaluate(() => Object.keys(localStorage))), 1)
      await occ('app:enable', 'parcours')
      await untilStatus(`${url}${APP}/public/`, (status) => status === 200)
      await page.waitForFunction(() => !Object.keys(localStorage).some((key) => key.includes('.outbox.')), undefined, { timeout: 60_000 })
      await page.close()
      await saveChoices(admin)
      mustBe((await admin.ocs<Status>('GET', `${OUR_OCS}/settings/status`)).data.isPaired, true)
    })
  }
  await check('a space withdrawn while a learner works is said so, and nothing done is lost', async () => {
    const page = await learner.open(`${APP}/courses/decouverte-services-numeriques-ethiques`)
    await page.getByRole('button', { name: 'Follow this course' }).waitFor()
    const { spaceId } = (await admin.ocs<Status>('GET', `${OUR_OCS}/settings/status`)).data
    await server.cli('space', 'revoke', spaceId)
    await untilRefused(world, learner)
    await page.getByRole('button', { name: 'Follow this course' }).click()
    await page.getByText(WITHDRAWN).first().waitFor({ timeout: 80_000 })
    mustBe(await countWaiting(page.evaluate(() => Object.keys(localStorage))), 1)
    await page.close()
  })
  await check('unpairing a withdrawn space says why, then works here alone', async () => {
    mustSay((await post('DELETE', '/settings/pairing')).message ?? '', 'does not recognise this space any more')
    mustSay((await post('DELETE', '/settings/pairing?isForced=1')).message ?? '', 'no longer paired')
  })
  await check('unpairing here alone says nothing to the course server: a copy must not end what it was copied from', async () => {
    await post('POST', '/settings/pairing', { address: server.url, code: await invite(server) })
    const { spaceId } = (await admin.ocs<Status>('GET', `${OUR_OCS}/settings/status`)).data
    mustSay((await post('DELETE', '/settings/pairing?isForced=1')).message ?? '', 'no longer paired')
    mustSay(await server.cli('space', 'list', '--json'), new RegExp(`"spaceId":"${spaceId}"[^}]*"status":"paired"`))
  })
  await check('the space pairs again by occ or its settings, and unpairs on both sides', async () => {
    const code = await invite(server)
    if (occ === undefined) await post('POST', '/settings/pairing', { address: server.url, code })
    else mustSay(await occ('parcours:pair', server.url, code), `Paired with ${server.url}`)
    const { spaceId } = (await admin.ocs<Status>('GET', `${OUR_OCS}/settings/status`)).data
    if (occ !== undefined) mustSay(await occ('parcours:status'), /isPaired\s+yes/)
    mustSay((await post('DELETE', '/settings/pairing')).message ?? '', 'no longer paired')
    mustSay(await server.cli('space', 'list', '--json'), new RegExp(`"spaceId":"${spaceId}"[^}]*"status":"revoked"`))
  })
}

/** Web workers hear some seconds later of a setting that `occ` changed: Nextcloud caches them. */
async function untilPending(admin: Session, wanted: number): Promise<void> {
  let found: number | undefined
  for (let second = 0; second < 20; second += 1) {
    found = (await admin.ocs<Status>('GET', `${OUR_OCS}/settings/status`)).data.pendingErasures
    if (found === wanted) return
    await new Promise((wait) => setTimeout(wait, 1_000))
  }
  mustBe(found, wanted)
}

/** A refusal by token, or by origin: then the browser hides what the server said. */
const WITHDRAWN = /The course server does not (let this space in any more|answer at the moment)/

/** The course server notices a withdrawal within a minute. */
async function untilRefused({ server }: World, learner: Session): Promise<void> {
  const { data: { token } } = await learner.ocs<{ token: string }>('POST', `${OUR_OCS}/token`)
  for (let second = 0; second < 75; second += 1) {
    if ((await fetch(`${server.url}/api/v1/me/progress`, { headers: { authorization: `Bearer ${token}` } })).status === 401) return
    await new Promise((wait) => setTimeout(wait, 1_000))
  }
  throw new Error('The withdrawn space is still let in.')
}

/** The other checks find the server again, whatever this one found. */
async function whileStopped(server: RunningServer, act: () => Promise<void>): Promise<void> {
  await server.stop()
  try {
    await act()
  } finally {
    await server.restart()
  }
}

async function countWaiting(keys: Promise<readonly string[]>): Promise<number> {
  return (await keys).filter((key) => key.includes('.outbox.')).length
}

function countLearners(dataFolder: string, subject: string): number {
  const database = new Database(join(dataFolder, 'parcours.sqlite'), { readonly: true })
  try {
    return database.prepare<[string], { total: number }>('SELECT count(*) AS total FROM learners WHERE subject = ?').get(subject)?.total ?? 0
  } finally {
    database.close()
  }
}
