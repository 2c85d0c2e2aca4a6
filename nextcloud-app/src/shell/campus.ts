// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import CampusFrame from '../components/common/CampusFrame.vue'
import type { FirstView } from '../firstView.ts'
import { createBrowserStorage, findLocalStorage } from './browserStorage.ts'
import { createCampusIdentity } from './campusIdentity.ts'
import { createRunAlone } from './runAlone.ts'
import { bearerHeaders, type Shell } from './shell.ts'

/** The course server's own public site. It has no calendar to write in and no Nextcloud to look at. */
export function createCampusShell({ apiUrl, language, languages, askSomeoneUrl }: FirstView): Shell {
  const storage = createBrowserStorage(findLocalStorage(), window)
  // Typed as always there, but browsers give it on https and localhost only.
  const runAlone = createRunAlone(storage, navigator.locks)
  return {
    place: 'campus',
    apiUrl,
    routerBase: `/${language}/`,
    language,
    languages,
    languageHref: (other, path) => `/${other}${path}`,
    requestHeaders: bearerHeaders,
    ...createCampusIdentity({ access: { apiUrl, requestHeaders: bearerHeaders }, storage, runAlone }),
    storage,
    runAlone,
    calendar: undefined,
    missions: undefined,
    runs: undefined,
    reminders: undefined,
    textFiles: undefined,
    askSomeone: askSomeoneUrl === undefined ? undefined : { href: askSomeoneUrl },
    theme: { readVariable: (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim() },
    frame: CampusFrame,
  }
}
