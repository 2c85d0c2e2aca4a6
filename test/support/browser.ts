// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { chromium, type Browser, type Page } from 'playwright-core'
import { CHROMIUM_ARGUMENTS, getChromium } from './chromium.ts'

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: getChromium(), args: CHROMIUM_ARGUMENTS })
}

/** What went wrong in a page, and what it asked of others than the campus. */
export interface PageWatch {
  readonly problems: string[]
  readonly foreignRequests: string[]
}

export function watchPage(page: Page, url: string): PageWatch {
  const watch: PageWatch = { problems: [], foreignRequests: [] }
  page.on('pageerror', (error) => watch.problems.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') watch.problems.push(message.text())
  })
  page.on('request', (request) => {
    const asked = request.url()
    if (!asked.startsWith(url) && !asked.startsWith('data:') && !asked.startsWith('blob:')) watch.foreignRequests.push(asked)
  })
  return watch
}
