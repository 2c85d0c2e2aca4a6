// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Browser } from 'playwright-core'
import type { RunningServer } from '../support/runningServer.ts'
import type { Checks } from './checks.ts'
import { keepByAddress } from './keepByAddress.ts'
import type { Nextcloud } from './nextcloud.ts'
import { startSession, type Session } from './session.ts'

export const COURSE_ID = 'premiers-pas-espace'
export const APP = '/index.php/apps/parcours'
export const OUR_OCS = '/apps/parcours/api/v1'

export interface Person {
  readonly user: string
  readonly password: string
}

/** All that the chapters share. */
export interface World {
  readonly nextcloud: Nextcloud
  readonly server: RunningServer
  readonly browser: Browser
  readonly checks: Checks
  readonly admin: Session
  readonly people: { readonly trainer: Person; readonly learner: Person; readonly neighbour: Person; readonly leaver: Person; readonly joiner: Person; readonly coordinator: Person }
  readonly enter: (who: Person | undefined, viewport?: { width: number; height: number }) => Promise<Session>
}

const GROUP = 'parcours-test-trainers'
const COORDINATORS = 'parcours-test-coordinators'

/** Makes the accounts and the groups of the tests. @returns also how to take them away */
export async function createWorld(base: Pick<World, 'nextcloud' | 'server' | 'browser' | 'checks'>): Promise<{ world: World; dispose: () => Promise<void> }> {
  const given = await startSession(base.browser, base.nextcloud, base.nextcloud.admin)
  const { ownAdmin, putBack } = base.nextcloud.occ === undefined ? await keepByAddress(given) : { ownAdmin: undefined, putBack: async () => {} }
  const admin = ownAdmin === undefined ? given : await startSession(base.browser, base.nextcloud, ownAdmin)
  const aPerson = (name: string): Person => ({ user: `parcours-test-${name}`, password: `Pt-${crypto.randomUUID()}` })
  const people = { trainer: aPerson('trainer'), learner: aPerson('learner'), neighbour: aPerson('neighbour'), leaver: aPerson('leaver'), joiner: aPerson('joiner'), coordinator: aPerson('coordinator') }
  const dispose = async () => {
    for (const { user } of Object.values(people)) await admin.ocs('DELETE', `/cloud/users/${user}`)
    for (const group of [GROUP, COORDINATORS]) await admin.ocs('DELETE', `/cloud/groups/${group}`)
    await admin.close()
    await putBack()
  }
  // Those of a run that was cut short.
  for (const { user } of Object.values(people)) await admin.ocs('DELETE', `/cloud/users/${user}`)
  for (const groupid of [GROUP, COORDINATORS]) await admin.ocs('POST', '/cloud/groups', { groupid })
  for (const { user, password } of Object.values(people)) {
    // A PHP without TrueType answers an error of the avatar once the account is made.
    await admin.ocs('POST', '/cloud/users', { userid: user, password, language: 'en' })
    const { status } = await admin.ocs('PUT', `/cloud/users/${user}`, { key: 'language', value: 'en' })
    if (status !== 200) throw new Error(`The account ${user} could not be made: ${status}.`)
  }
  await admin.ocs('POST', `/cloud/users/${people.trainer.user}/groups`, { groupid: GROUP })
  await admin.ocs('POST', `/cloud/users/${people.coordinator.user}/groups`, { groupid: COORDINATORS })
  const world: World = { ...base, admin, people, enter: (who, viewport) => startSession(base.browser, base.nextcloud, who, viewport) }
  return { world, dispose }
}

/** What the admin's settings page sends for « People and notices ». */
export async function saveChoices(admin: Session, choices: { readonly notices?: readonly string[]; readonly isProxied?: boolean } = {}): Promise<void> {
  const { status } = await admin.ocs('PUT', `${OUR_OCS}/settings/choices`, {
    trainerGroups: [GROUP], coordinatorGroups: [COORDINATORS], noticeGroups: choices.notices ?? [], leadContact: 'help@example.org',
    videoServers: 'https://framatube.org', isPublicPageOpen: true, isProxied: choices.isProxied ?? false,
  })
  if (status !== 200) throw new Error(`The choices were refused: ${status}.`)
}

/** A fresh one-time code; `--host` for a space whose coordinators read totals over all spaces. */
export async function invite(server: RunningServer, ...options: readonly '--host'[]): Promise<string> {
  const said = await server.cli('space', 'invite', '--json', ...options)
  return (JSON.parse(said.trim().split('\n').at(-1) ?? '{}') as { pairingCode: string }).pairingCode
}

export const TRAINERS = GROUP
