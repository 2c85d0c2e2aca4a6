// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { createPinia } from 'pinia'
import { createApp, type App as VueApp } from 'vue'
import type { Router } from 'vue-router'
import App from './App.vue'
import { parseFilters } from './catalogueFilters.ts'
import type { FirstView } from './firstView.ts'
import { watchMissingViews } from './missingView.ts'
import { SHELL, type Shell } from './shell/shell.ts'
import { useCourses } from './stores/courses.ts'
import { useOutbox } from './stores/outbox.ts'

/** The same app for both shells. What waits in this browser starts to be sent at once. */
export function createParcoursApp(shell: Shell, router: Router, firstView?: FirstView): VueApp {
  const app = createApp(App)
  app.provide(SHELL, shell)
  app.use(createPinia())
  watchMissingViews(router)
  app.use(router)
  app.runWithContext(() => {
    if (firstView !== undefined) {
      useCourses().seed(firstView, parseFilters(Object.fromEntries(new URLSearchParams(location.search))))
    }
    useOutbox().start()
  })
  return app
}
