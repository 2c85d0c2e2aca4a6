// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { APIRequestContext, Browser, BrowserContext, Page } from 'playwright-core'
import type { Nextcloud } from './nextcloud.ts'

/** Somebody logged in, with pages and requests that share the session. */
export interface Session {
  readonly context: BrowserContext
  readonly user: string | undefined
  readonly open: (path: string) => Promise<Page>
  readonly ocs: <T>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown) => Promise<OcsAnswer<T>>
  /** Errors thrown by scripts of our own. */
  readonly problems: string[]
  readonly close: () => Promise<void>
}

export interface OcsAnswer<T> {
  readonly status: number
  readonly data: T
}

interface Who {
  readonly user: string
  readonly password: string
}

/** A page of this small application on a busy machine. */
const PATIENCE_MILLISECONDS = 60_000

/** @param who undefined for somebody without an account. */
export async function startSession(browser: Browser, nextcloud: Nextcloud, who: Who | undefined, viewport = { width: 1280, height: 800 }): Promise<Session> {
  const context = await browser.newContext({ viewport, locale: 'en-GB' })
  context.setDefaultTimeout(PATIENCE_MILLISECONDS)
  const problems: string[] = []
  if (nextcloud.lacksCore) {
    await context.addInitScript({ path: 'test/nextcloud/coreStandIn.js' })
  }
  if (who !== undefined) {
    await logIn(context.request, nextcloud.url, who)
  }
  let token: string | undefined
  return {
    context,
    user: who?.user,
    problems,
    async open(path) {
      const page = await context.newPage()
      page.on('pageerror', (error) => {
        if (error.stack?.includes('/parcours/js/') ?? false) problems.push(error.message)
      })
      await page.goto(nextcloud.url + path)
      return page
    },
    async ocs<T>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<OcsAnswer<T>> {
      token ??= await readRequestToken(context.request, nextcloud.url)
      const answer = await context.request.fetch(`${nextcloud.url}/ocs/v2.php${path}${path.includes('?') ? '&' : '?'}format=json`, {
        method, headers: { requesttoken: token, 'OCS-APIRequest': 'true', Accept: 'application/json' }, ...(body === undefined ? {} : { data: body }),
      })
      const read = await answer.json().catch(() => ({})) as { ocs?: { data?: T } }
      return { status: answer.status(), data: read.ocs?.data as T }
    },
    close: () => context.close(),
  }
}

/** As Nextcloud's own form does it; without `Origin` it is refused. */
export async function logIn(request: APIRequestContext, url: string, { user, password }: Who): Promise<void> {
  const requesttoken = await readRequestToken(request, url, '/index.php/login')
  const answer = await request.post(`${url}/index.php/login`, { form: { user, password, requesttoken }, headers: { Origin: url }, maxRedirects: 0 })
  if (answer.status() !== 303 || (answer.headers()['location'] ?? '').includes('/login')) {
    throw new Error(`${user} could not log in: ${answer.status()} ${answer.headers()['location'] ?? ''}`)
  }
}

async function readRequestToken(request: APIRequestContext, url: string, path = '/index.php/apps/parcours/'): Promise<string> {
  const text = await (await request.get(url + path)).text()
  const found = /data-requesttoken="([^"]+)"/.exec(text)?.[1]
  if (found === undefined) throw new Error(`No request token in ${path}.`)
  return found.replaceAll('&amp;', '&').replaceAll('&#43;', '+')
}
