// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { readOpenMission } from './missions/companion/openMission.ts'
import { showCompanion } from './missions/companion/showCompanion.ts'

/**
 * `parcours-companion`: the panel that follows a person to Files or Calendar while a mission is open. PHP adds it
 * to Nextcloud's pages only then. It asks nothing of anybody, unless it is refused for good.
 */
function start(): void {
  const { user = '', requesttoken = '' } = document.head.dataset
  const mission = user === '' ? undefined : readOpenMission(localStorage, user, Date.now())
  if (mission === undefined) {
    return
  }
  showCompanion(mission, {
    storage: localStorage,
    userId: user,
    goTo: (path) => { location.assign(path) },
    refuseForever: () => { void refuse(requesttoken) },
  })
}

/** Where Nextcloud is on its server; its own pages say so. */
declare const _oc_webroot: string | undefined

async function refuse(requesttoken: string): Promise<void> {
  const root = typeof _oc_webroot === 'string' ? _oc_webroot : ''
  const headers = { requesttoken, 'Content-Type': 'application/json', 'Accept': 'application/json' }
  // Refused again next time if this did not arrive.
  await fetch(`${root}/ocs/v2.php/apps/parcours/api/v1/companion`, { method: 'PUT', headers, body: '{"isWanted":false}', keepalive: true }).catch(() => undefined)
}

start()
