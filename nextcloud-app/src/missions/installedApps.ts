// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { CHECKS, type CheckName } from '@parcours/courses'
import { CannotKnow, type Ask } from './allowedRequests.ts'
import { listOf, ocsData, textOf } from './ocsData.ts'

/** An admin rarely installs an app while somebody plays. */
const KEPT_MILLISECONDS = 300_000

/** Apps that have an entry in Nextcloud's menu. Others, such as sharing, are known by their own answer. */
const APPS_WITH_ENTRY: ReadonlySet<string> = new Set(['files', 'calendar', 'contacts', 'polls', 'forms', 'deck', 'spreed'])
/** Calendars and contacts are there without their app, for a phone: something found there counts. */
const KEPT_BY_NEXTCLOUD: ReadonlySet<string> = new Set(['calendar', 'contacts'])

/**
 * Ids of the apps in this person's menu; undefined when Nextcloud does not tell.
 * @throws CannotKnow when nothing else would be answered either: asking on would only make Nextcloud slower.
 */
export type ListApps = () => Promise<ReadonlySet<string> | undefined>

/** With these, no other question would be answered. */
const HOPELESS: ReadonlySet<string> = new Set(['signed-out', 'token-expired', 'offline', 'timeout'])

/** Asks once for a while, however many ask; a failure is not kept. */
export function createListApps(ask: Ask, now: () => Date): ListApps {
  let kept: { readonly at: number; readonly apps: ReturnType<ListApps> } | undefined
  const askNow: ListApps = async () => {
    try {
      return await askForApps(ask)
    } catch (error) {
      kept = undefined
      if (error instanceof CannotKnow && HOPELESS.has(error.reason)) {
        throw error
      }
      return undefined
    }
  }
  return async () => {
    const at = now().getTime()
    const current = kept === undefined || at - kept.at > KEPT_MILLISECONDS ? { at, apps: askNow() } : kept
    kept = current
    return await current.apps
  }
}

/** What a check may find, given the apps: nothing, only what a phone left there, or anything. */
export function appState(check: CheckName, apps: ReadonlySet<string> | undefined): 'there' | 'data-only' | 'absent' {
  const { app } = CHECKS[check]
  if (app === null || apps === undefined || !APPS_WITH_ENTRY.has(app) || apps.has(app)) {
    return 'there'
  }
  return KEPT_BY_NEXTCLOUD.has(app) ? 'data-only' : 'absent'
}

async function askForApps(ask: Ask): Promise<ReadonlySet<string>> {
  const entries = listOf(ocsData(await ask({ method: 'GET', address: '/ocs/v2.php/core/navigation/apps' })))
  return new Set(entries.flatMap((entry) => [textOf(entry['id']), textOf(entry['app'])]))
}
