// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CDPSession, Page } from 'playwright-core'
import { isAllowedRequest } from '../../nextcloud-app/src/missions/allowList.ts'

/** What a page's own scripts sent while somebody played. */
export interface NetworkSpy {
  /** Requests of missions, `METHOD address`, in their order. */
  readonly missionRequests: readonly string[]
  /** Requests of ours to Nextcloud that are neither a mission's nor of our own routes: there must be none. */
  readonly refused: readonly string[]
  /** Requests of ours to anybody else. */
  readonly foreign: readonly string[]
  /** Everything that went to the course server: address, headers, body. */
  readonly sentToCourseServer: readonly string[]
  /** Texts of Nextcloud's answers that are found in what went to the course server: there must be none. */
  readonly listLeaks: (ignored?: ReadonlySet<string>) => Promise<readonly string[]>
}

interface Around {
  readonly nextcloudUrl: string
  readonly courseServerUrl: string
  readonly userId: string
  /** How our scripts are told from Nextcloud's own, which ask for much by themselves. */
  readonly isOurScript?: (url: string) => boolean
}

/** Shorter texts, such as ids of apps, are everywhere. */
const SHORTEST_TEXT = 6
const OUR_SCRIPT = /\/parcours\/js\/[^/]+\.mjs/
const OUR_ROUTES = /^\/(ocs\/v2\.php\/apps\/parcours\/api\/v1\/|index\.php\/apps\/parcours(\/|$)|(custom_)?apps\/parcours\/(js|css|l10n|img)\/)/

interface Sent {
  readonly requestId: string
  readonly request: { readonly url: string; readonly method: string; readonly headers: Readonly<Record<string, string>>; readonly postData?: string }
  readonly initiator: { readonly type: string; readonly stack?: Stack; readonly url?: string }
}

interface Stack {
  readonly callFrames: readonly { readonly url: string }[]
  readonly parent?: Stack
}

/** Watches a page from now on, before it is opened. */
export async function spyOnNetwork(page: Page, around: Around): Promise<NetworkSpy> {
  const { nextcloudUrl, courseServerUrl, userId, isOurScript = (url: string) => OUR_SCRIPT.test(url) } = around
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  const spy = { missionRequests: [] as string[], refused: [] as string[], foreign: [] as string[], sentToCourseServer: [] as string[] }
  const missions = new Set<string>()
  const answers: Promise<string>[] = []

  session.on('Network.requestWillBeSent', (sent: Sent) => {
    const { url, method } = sent.request
    if (!isOfOurs(sent, isOurScript)) return
    if (url.startsWith(courseServerUrl)) {
      spy.sentToCourseServer.push(JSON.stringify(sent.request))
      return
    }
    if (!url.startsWith(nextcloudUrl)) {
      if (!/^(data|blob):/.test(url)) spy.foreign.push(`${method} ${url}`)
      return
    }
    const address = url.slice(nextcloudUrl.length)
    if (isAllowedRequest(method, address, userId) && !OUR_ROUTES.test(address)) {
      spy.missionRequests.push(`${method} ${address}`)
      missions.add(sent.requestId)
    } else if (!OUR_ROUTES.test(address)) {
      spy.refused.push(`${method} ${address}`)
    }
  })
  session.on('Network.loadingFinished', ({ requestId }: { requestId: string }) => {
    if (missions.has(requestId)) answers.push(readBody(session, requestId))
  })
  return {
    ...spy,
    async listLeaks(ignored = new Set()) {
      const texts = new Set((await Promise.all(answers)).flatMap(listTexts))
      return [...texts].filter((text) => !ignored.has(text) && spy.sentToCourseServer.some((sent) => holds(sent, text)))
    },
  }
}

function isOfOurs({ initiator }: Sent, isOurScript: (url: string) => boolean): boolean {
  for (let stack = initiator.stack; stack !== undefined; stack = stack.parent) {
    if (stack.callFrames.some(({ url }) => isOurScript(url))) return true
  }
  return initiator.url !== undefined && isOurScript(initiator.url)
}

async function readBody(session: CDPSession, requestId: string): Promise<string> {
  return await session.send('Network.getResponseBody', { requestId }).then(({ body, base64Encoded }) => (base64Encoded ? '' : body), () => '')
}

/** Names, titles and other texts of an answer: values of JSON, text of XML, lines of calendars and cards. */
export function listTexts(answer: string): readonly string[] {
  const texts = answer.trimStart().startsWith('<')
    ? answer.replaceAll(/<[^>]*>/g, '\n').split(/\r?\n/).flatMap((line) => [line, line.slice(line.indexOf(':') + 1), ...safely(line).split('/')])
    : valuesOf(answer).flatMap((text) => [text, ...text.split('/')])
  return [...new Set(texts.map((text) => text.trim()))].filter((text) => text.length >= SHORTEST_TEXT)
}

function valuesOf(json: string): readonly string[] {
  const texts: string[] = []
  try {
    JSON.parse(json, (_, value: unknown) => {
      if (typeof value === 'string') texts.push(value)
      return value
    })
  } catch {
    texts.push(json)
  }
  return texts
}

/** As it is, as JSON writes it, or as an address does. */
function holds(sent: string, text: string): boolean {
  return [text, JSON.stringify(text).slice(1, -1), JSON.stringify(JSON.stringify(text).slice(1, -1)).slice(1, -1), encodeURIComponent(text)].some((form) => sent.includes(form))
}

function safely(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
