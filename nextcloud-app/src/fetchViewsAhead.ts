// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RouteRecordRaw } from 'vue-router'

/** Long enough for what the page itself still loads on a poor line. */
const WAIT_MS = 5000
/** The views a learner goes to; those for coordinators stay where they are until asked for. */
const LEARNER_PATHS: readonly string[] = ['/', '/courses', '/courses/:courseId', '/courses/:courseId/:activityId', '/progress']

/**
 * Fetches the learner's other views (about 15 kB) once the page is quiet, so that one can still go from
 * page to page when the line drops. People who ask their browser to save data are left alone.
 */
export function fetchViewsAhead(routes: readonly RouteRecordRaw[]): void {
  const connection = 'connection' in navigator ? navigator.connection as { readonly saveData?: boolean } : undefined
  if (connection?.saveData === true) {
    return
  }
  setTimeout(() => {
    for (const { path, component } of routes) {
      if (LEARNER_PATHS.includes(path) && typeof component === 'function') {
        // A view that does not come now comes when it is asked for, or says why not.
        (component as () => Promise<unknown>)().catch(() => undefined)
      }
    }
  }, WAIT_MS)
}
