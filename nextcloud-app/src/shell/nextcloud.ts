// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { generateUrl } from '@nextcloud/router'
import type { Component } from 'vue'
import { addReminder, keepSessions, readRun, removeAllReminders, removeAllRuns, removeRun, writeRun } from '../api/nextcloudAccount.ts'
import { csrfHeaders } from '../api/ocs.ts'
import { createBrowserStorage, findLocalStorage } from './browserStorage.ts'
import { createCampusIdentity } from './campusIdentity.ts'
import { createNextcloudAccount } from './nextcloudAccount.ts'
import { findRouterBase, storageNamespace, type PageConfig } from './pageConfig.ts'
import { createRunAlone } from './runAlone.ts'
import { bearerHeaders, type RequestHeaders, type Shell } from './shell.ts'

/**
 * One space of Nextcloud: an account on the app's page, guests on its public page.
 * @param accountId who is logged in, if anybody
 */
export function createNextcloudShell(config: PageConfig, frame: Component, accountId: string | undefined): Shell {
  const { apiUrl, isProxied, isPublicPage, language, leadContact } = config
  const spaceId = config.spaceId ?? ''
  const userId = isPublicPage ? undefined : accountId
  const storage = createBrowserStorage(findLocalStorage(), window, storageNamespace(spaceId, userId))
  // Typed as always there, but browsers give it on https and localhost only.
  const runAlone = createRunAlone(storage, navigator.locks)
  const requestHeaders = isProxied ? proxyHeaders : bearerHeaders
  return {
    place: 'nextcloud',
    apiUrl,
    routerBase: findRouterBase(location.pathname, isPublicPage, generateUrl('/apps/parcours')),
    language,
    languages: ['fr', 'en'],
    // Language is a setting of the account.
    languageHref: undefined,
    requestHeaders,
    ...(userId === undefined
      ? createCampusIdentity({ access: { apiUrl, requestHeaders }, spaceId, storage, runAlone })
      : createNextcloudAccount({ rights: { roles: config.roles, isHost: config.isHost }, firstToken: config.token, needsToken: !isProxied })),
    storage,
    runAlone,
    calendar: userId === undefined ? undefined : async () => (await import('../calendar/index.ts')).createNextcloudCalendar(userId),
    missions: userId === undefined ? undefined : async () => (await import('../missions/index.ts')).createNextcloudMissions(userId, storage),
    runs: userId === undefined ? undefined : { read: readRun, write: writeRun, remove: removeRun, removeAll: removeAllRuns },
    reminders: userId === undefined ? undefined : { remind: addReminder, keepSessions, removeAll: removeAllReminders },
    textFiles: userId === undefined ? undefined : lazyTextFiles(userId),
    askSomeone: leadContact === null ? undefined : { href: leadContact },
    theme: { readVariable: (name) => getComputedStyle(document.body).getPropertyValue(name).trim() },
    frame,
  }
}

/** The chooser of files is heavy: it comes with the first press. */
function lazyTextFiles(userId: string): NonNullable<Shell['textFiles']> {
  const load = async () => (await import('./textFiles.ts')).createTextFiles(userId)
  return { pick: async () => await (await load()).pick(), read: async (path) => await (await load()).read(path) }
}

/** Through this Nextcloud: an account is known by its session, a guest by a header of its own. */
const proxyHeaders: RequestHeaders = (token) => ({
  ...csrfHeaders(),
  ...(token === undefined || token === '' ? {} : { 'X-Parcours-Token': token }),
})
