// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { CHECK_NAMES, CHECKS, type CheckName } from '@parcours/courses'
import { LOOK_EVERY_MILLISECONDS } from '../../../nextcloud-app/src/missions/createMissions.ts'
import { mustBe, mustSay } from '../checks.ts'
import { startSession } from '../session.ts'
import type { World } from '../world.ts'
import { LEAST, PLAYS, type Cast, type Play } from './acts.ts'
import { createActor, shortly, type Actor } from './actor.ts'
import { bundleProbe } from './bundleProbe.ts'
import { followMission } from './followMission.ts'

const GROUP = 'parcours-mission-group'
type Stage = Pick<World, 'nextcloud' | 'browser' | 'checks' | 'admin'>

/** The missions' checks in the page of an ordinary account, against real things that are done and undone. */
export async function playMissions(stage: Stage): Promise<void> {
  console.log('Missions')
  const probe = await bundleProbe()
  const { cast, dispose } = await callCast(stage, probe)
  try {
    const absent = await lookAtFreshAccount(stage, cast)
    for (const check of CHECK_NAMES) await playOne(stage, cast, check, absent)
    await followMission(stage, cast.me, cast.other, probe)
    await meetTroubles(stage, cast.me, probe)
  } finally {
    await dispose()
  }
}

async function callCast({ nextcloud, browser, admin }: Stage, probe: string): Promise<{ cast: Cast; dispose: () => Promise<void> }> {
  const names = ['parcours-mission-me', 'parcours-mission-other']
  const dispose = async () => {
    for (const name of names) await admin.ocs('DELETE', `/cloud/users/${name}`)
    await admin.ocs('DELETE', `/cloud/groups/${GROUP}`)
  }
  await dispose()
  await admin.ocs('POST', '/cloud/groups', { groupid: GROUP })
  const actors: Actor[] = []
  for (const user of names) {
    const password = `Pt-${crypto.randomUUID()}`
    await admin.ocs('POST', '/cloud/users', { userid: user, password, language: 'en' })
    actors.push(await createActor(await startSession(browser, nextcloud, { user, password }), nextcloud, probe, password))
  }
  const [me, other] = actors
  if (me === undefined || other === undefined) throw new Error('Nobody came.')
  const close = async () => {
    await me.session.close()
    await other.session.close()
    await dispose()
  }
  return { cast: { me, other, admin, group: GROUP, occ: nextcloud.occ }, dispose: close }
}

/** Sample files, event, contact and board: nothing of them is taken for a mission done. */
async function lookAtFreshAccount({ checks: { check } }: Stage, { me }: Cast): Promise<ReadonlySet<CheckName>> {
  const absent = new Set<CheckName>()
  await check('a new account with Nextcloud’s samples has done none of the missions', async () => {
    const wrong: string[] = []
    for (const { check: name, with: given } of LEAST) {
      const looked = await me.look(name, given)
      if (looked.answer.result === 'absent') absent.add(name)
      else if (looked.answer.result !== 'no' && !(name === 'avatar' && looked.answer.result === 'unknown')) wrong.push(`${name}: ${shortly(looked)}`)
    }
    mustBe(wrong, [])
  })
  const missing = [...new Set([...absent].map((name) => CHECKS[name].app))]
  if (missing.length > 0) console.log(`      not installed here: ${missing.join(', ')}`)
  return absent
}

async function playOne({ checks: { check } }: Stage, cast: Cast, name: CheckName, absent: ReadonlySet<CheckName>): Promise<void> {
  const { with: given, steps, isOneMission, ...play } = await playOf(cast.me, name, absent)
  const wanted = [play.first, ...steps.map(({ then }) => then)]
  await check(`${name}: ${wanted.join(' → ')}${absent.has(name) ? `, for ${CHECKS[name].app ?? 'nothing'} is not installed` : ''}`, async () => {
    const kept: Record<string, string> = {}
    const look = async () => {
      if (isOneMission === true) await new Promise((wait) => setTimeout(wait, LOOK_EVERY_MILLISECONDS))
      return await cast.me.look(name, given, isOneMission === true ? name : undefined)
    }
    const said = [await look()]
    for (const step of steps) {
      await step.does(cast, kept)
      said.push(await look())
    }
    mustBe(said.map(shortly), wanted)
    for (const { answer, sentence } of said) mustSay(sentence, answer.result === 'yes' ? /^It is done\. \S.{8,}/ : answer.result === 'no' ? /^Not yet\. \S.{8,}/ : /\S.{8,}/)
  })
}

/** What can be expected of this Nextcloud. */
async function playOf(me: Actor, name: CheckName, absent: ReadonlySet<CheckName>): Promise<Play> {
  const play = PLAYS[name]
  if (name === 'avatar') return await playOfPicture(me)
  if (!absent.has(name)) return play
  // Calendars and contacts are there without their application: what a phone left in them counts.
  const isReachable = CHECKS[name].app === 'calendar' || CHECKS[name].app === 'contacts'
  return { ...play, first: 'absent', steps: isReachable ? play.steps.map((step) => ({ ...step, then: step.then === 'yes' ? 'yes' : 'absent' })) : [] }
}

/** A Nextcloud without its fonts (a source checkout) answers 500 for a picture it would have to draw. */
async function playOfPicture(me: Actor): Promise<Play> {
  const play = PLAYS.avatar
  if ((await me.look('avatar', {})).answer.result !== 'unknown') return play
  console.log('      this Nextcloud has no fonts: a drawn picture is an error of its own')
  const asUnknown = (said: string) => (said === 'yes' ? said : 'unknown server-error')
  return { ...play, first: asUnknown(play.first), steps: play.steps.map((step) => ({ ...step, then: asUnknown(step.then) })) }
}

/** What is wrong with the world is never the learner's failure. */
async function meetTroubles({ checks: { check }, nextcloud }: Stage, me: Actor, probe: string): Promise<void> {
  const { page, session: { context } } = me
  const lookAtAll = async (probed: Actor) => {
    const said = new Set<string>()
    for (const { check: name, with: given } of LEAST) said.add(shortly(await probed.look(name, given)))
    return [...said]
  }
  const fresh = () => createActor(me.session, nextcloud, probe, '')
  await check('offline, every check says that it does not know', async () => {
    const actor = await fresh()
    await context.setOffline(true)
    mustBe(await lookAtAll(actor).finally(() => context.setOffline(false)), ['unknown offline'])
    await actor.page.close()
  })
  await check('when Nextcloud is in trouble (503), every check says that it does not know', async () => {
    const actor = await fresh()
    await actor.page.route(/\/(ocs|remote\.php|avatar|deck)\b/, (route) => route.fulfill({ status: 503, body: 'maintenance' }))
    mustBe(await lookAtAll(actor), ['unknown server-error'])
    await actor.page.close()
  })
  await check('an answer that does not come in ten seconds is not waited for', async () => {
    const actor = await fresh()
    await actor.page.route(/\/remote\.php\//, () => { /* Never answered. */ })
    const started = Date.now()
    mustBe(shortly(await actor.look('dossier-existe', { nom: ['x'] })), 'unknown timeout')
    if (Date.now() - started > 13_000) throw new Error('It took too long.')
    await actor.page.unrouteAll({ behavior: 'ignoreErrors' })
    await actor.page.close()
  })
  await check('when Nextcloud refuses the page’s token (412, or 401 for files), every check says that it does not know', async () => {
    const actor = await fresh()
    await actor.page.route(/\/(ocs|avatar|deck)\b/, (route) => route.fulfill({ status: 412, json: { message: 'CSRF check failed' } }))
    await actor.page.route(/\/remote\.php\//, (route) => route.fulfill({ status: 401, body: '<s:message>CSRF check not passed.</s:message>' }))
    mustBe(await lookAtAll(actor), ['unknown token-expired'])
    await actor.page.close()
  })
  await check('once signed out (401), every check says that it does not know', async () => {
    const actor = await fresh()
    await context.clearCookies()
    mustBe(await lookAtAll(actor), ['unknown signed-out'])
    await actor.page.close()
  })
  await page.close()
}
