// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CheckArguments, CheckAnswer, CheckName } from '@parcours/courses'
import type { Page } from 'playwright-core'
import type { Nextcloud } from '../nextcloud.ts'
import type { Session } from '../session.ts'
import type {} from './probe.ts'

/** Somebody in their own space: does things as Nextcloud's pages do, and lets the checks look. */
export interface Actor {
  readonly user: string
  readonly page: Page
  readonly session: Session
  /** One request with the session's cookie and token. @throws when Nextcloud refuses. */
  readonly send: (method: string, path: string, body?: string | object) => Promise<Sent>
  readonly look: (check: CheckName, checkArguments: CheckArguments, passageId?: string, occasion?: 'entering' | 'done') => Promise<Looked>
}

interface Sent {
  readonly status: number
  readonly text: string
  readonly location: string
}

export interface Looked {
  readonly answer: CheckAnswer
  readonly sentence: string
}

/** Opens a page of theirs and puts the probe in it. */
export async function createActor(session: Session, nextcloud: Nextcloud, probe: string, password: string): Promise<Actor> {
  const user = session.user ?? ''
  const page = await session.open('/index.php/apps/parcours/about')
  await page.evaluate(probe)
  await page.evaluate((userId) => { Object.assign(window, { probe: window.createProbe(userId) }) }, user)
  let turn = 0
  return {
    user, page, session,
    async send(method, path, body) {
      const [text, type] = typeof body === 'object' ? [JSON.stringify(body), 'application/json'] : [body, path.endsWith('.ics') ? 'text/calendar' : path.endsWith('.vcf') ? 'text/vcard' : 'application/xml']
      // Nextcloud asks for the password once more there.
      const isConfirmed = path.includes('/settings/personal/authtokens')
      const requesttoken = await page.evaluate(() => document.head.dataset['requesttoken'] ?? '')
      const answer = await session.context.request.fetch(nextcloud.url + path, {
        method, headers: { requesttoken, 'OCS-APIRequest': 'true', 'Accept': path.startsWith('/remote.php') ? '*/*' : 'application/json', 'Content-Type': type, ...(isConfirmed ? { Authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` } : {}) }, ...(text === undefined ? {} : { data: text }),
      })
      if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${(await answer.text()).slice(0, 300)}`)
      return { status: answer.status(), text: await answer.text(), location: answer.headers()['content-location'] ?? answer.headers()['location'] ?? '' }
    },
    async look(check, checkArguments, passageId, occasion = 'entering') {
      turn += 1
      const key = passageId ?? `turn-${turn}`
      return await page.evaluate(async (asked) => await (window as unknown as { probe: ReturnType<Window['createProbe']> }).probe.look(asked.check, asked.checkArguments, asked.key, asked.occasion), { check, checkArguments, key, occasion })
    },
  }
}

/** `no read-only`, `yes`: one word for a table. */
export function shortly({ answer }: Looked): string {
  return 'reason' in answer ? `${answer.result} ${answer.reason}` : answer.result
}
