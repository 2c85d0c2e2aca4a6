// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { getCurrentUser } from '@nextcloud/auth'
import { generateUrl } from '@nextcloud/router'
import { createApp, defineAsyncComponent, type App as VueApp } from 'vue'
import { createParcoursApp } from './createParcoursApp.ts'
import { speak } from './l10n.ts'
import { createParcoursRouter, ROUTES_IN_NEXTCLOUD } from './router.ts'
import { createNextcloudShell } from './shell/nextcloud.ts'
import { readPageConfig, type PageConfig } from './shell/pageConfig.ts'
import './styles/nextcloud.css'
import './styles/views.css'

/** `parcours-main`: the app's page inside Nextcloud, and its public page. */
async function start(): Promise<void> {
  const config = readPageConfig()
  speak(config.language)
  const app = config.isPaired ? await createPairedApp(config) : await createUnpairedApp(config)
  app.mount('#parcours')
}

/** The frame and the first view load side by side. */
async function createPairedApp(config: PageConfig): Promise<VueApp> {
  const loading = import('./components/nextcloud/NextcloudFrame.vue')
  const shell = createNextcloudShell(config, defineAsyncComponent(() => loading), getCurrentUser()?.uid)
  const router = createParcoursRouter(shell.routerBase, ROUTES_IN_NEXTCLOUD)
  const app = createParcoursApp(shell, router)
  await Promise.all([router.isReady(), loading])
  return app
}

async function createUnpairedApp({ isAdmin }: PageConfig): Promise<VueApp> {
  const { default: UnpairedPage } = await import('./components/nextcloud/UnpairedPage.vue')
  return createApp(UnpairedPage, { settingsHref: isAdmin ? generateUrl('/settings/admin/parcours') : undefined })
}

void start()
