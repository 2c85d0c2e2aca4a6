// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * `npm run test:nextcloud`: the app in a real Nextcloud with a real course server, in Chromium.
 * NEXTCLOUD_DIR names the folder of an installed Nextcloud (with `occ`), or NEXTCLOUD_URL, NEXTCLOUD_ADMIN and
 * NEXTCLOUD_ADMIN_PASSWORD one that runs on this machine, with the app enabled and not paired: the tests start their own
 * course server on loopback. PARCOURS_ARCHIVE installs an archive
 * instead of linking the working copy. What was changed is put back. The last line counts.
 */
import { launchBrowser } from '../support/browser.ts'
import { startServer } from '../support/runningServer.ts'
import { createChecks } from './checks.ts'
import { finishCourse, learn } from './learning.ts'
import { measure } from './measures.ts'
import { lookAtNativePlaces } from './nativePlaces.ts'
import { playMissions } from './missions/playMissions.ts'
import { openNextcloud, readAppVersion, readVersion } from './nextcloud.ts'
import { pairSpace } from './pairing.ts'
import { playAdventure } from './playAdventure.ts'
import { leave, meetTroubles } from './troubles.ts'
import { keepWebinars } from './webinarCalendar.ts'
import { createWorld } from './world.ts'

async function main(): Promise<void> {
  const checks = createChecks()
  // What a check left behind must not keep the rest from being put back.
  process.on('unhandledRejection', (error) => { console.error('Left behind:', error) })
  const undo: (() => Promise<void>)[] = []
  try {
    const nextcloud = await openNextcloud()
    undo.push(nextcloud.dispose)
    const server = await startServer()
    undo.push(server.dispose)
    const browser = await launchBrowser()
    undo.push(() => browser.close())
    console.log(`Parcours ${readAppVersion()} in Nextcloud ${await readVersion(nextcloud.url)}${nextcloud.lacksCore ? ', whose core bundle is not built: pages get a stand-in' : ''}`)
    const { world, dispose } = await createWorld({ nextcloud, server, browser, checks })
    undo.push(dispose)
    await pairSpace(world)
    const learner = await learn(world)
    await lookAtNativePlaces(world, learner)
    await measure(world)
    await playMissions(world)
    await playAdventure(world)
    await keepWebinars(world)
    await meetTroubles(world, learner)
    await finishCourse(world, learner)
    await leave(world, learner)
    await learner.close()
  } catch (error) {
    await checks.check('the run comes to its end', () => Promise.reject(error instanceof Error ? error : new Error(String(error))))
  } finally {
    for (const step of undo.reverse()) await step().catch((error: unknown) => { console.error('Not put back:', error) })
  }
  const { passed, failed, skipped } = checks.tally
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
  process.exitCode = failed > 0 ? 1 : 0
}

await main()
