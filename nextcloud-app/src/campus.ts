// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { createParcoursApp } from './createParcoursApp.ts'
import { fetchViewsAhead } from './fetchViewsAhead.ts'
import { readFirstView } from './firstView.ts'
import { whenPageShown } from './pageShown.ts'
import { createParcoursRouter, ROUTES } from './router.ts'
import { createCampusShell } from './shell/campus.ts'
import { loadStaffWords, loadWords } from './shell/campusWords.ts'
import { isStaffPath } from './staffPath.ts'
import './styles/app.css'

/**
 * Takes over a page that the server wrote. The app is built aside and put in its place once it has
 * something to show: nobody sees an empty page, and a reader without JavaScript misses nothing.
 */
async function start(): Promise<void> {
  const written = document.getElementById('app')
  if (written === null) {
    return
  }
  const firstView = readFirstView(document, location.pathname)
  await loadWords(firstView.language)
  const shell = createCampusShell(firstView)
  const router = createParcoursRouter(shell.routerBase, ROUTES)
  router.beforeResolve(async ({ path }) => {
    if (isStaffPath(path)) {
      await loadStaffWords(firstView.language)
    }
  })
  const app = createParcoursApp(shell, router, firstView)
  await router.isReady()
  const fresh = document.createElement('div')
  fresh.id = 'app'
  app.mount(fresh)
  await whenPageShown()
  written.replaceWith(fresh)
  fetchViewsAhead(ROUTES)
}

void start()
