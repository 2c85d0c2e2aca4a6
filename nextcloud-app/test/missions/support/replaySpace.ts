// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { vi } from 'vitest'
import { createAddresses } from '../../../src/missions/addresses.ts'
import { createAsk } from '../../../src/missions/allowedRequests.ts'
import type { Space } from '../../../src/missions/check.ts'

export interface Answer {
  readonly asked: string
  readonly status: number
  readonly text: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Answers in the order they were recorded; what was not recorded is 404, as in Nextcloud. @returns what was asked */
export function answerWith(answers: readonly Answer[]): { readonly asked: { readonly key: string; readonly options: RequestInit }[] } {
  const left = [...answers]
  const asked: { key: string; options: RequestInit }[] = []
  vi.stubGlobal('fetch', async (url: string, options: RequestInit) => {
    const key = `${options.method ?? ''} ${url}`
    asked.push({ key, options })
    await Promise.resolve()
    const at = left.findIndex((answer) => answer.asked === key)
    const [found] = at === -1 ? [] : left.splice(at, 1)
    return found === undefined ? new Response('', { status: 404 }) : new Response(found.text, { status: found.status, headers: { ...found.headers } })
  })
  return { asked }
}

/** The space of Rose, at the moment of the recordings. */
export function aSpace(userId = 'rose', now = () => new Date('2026-11-22T21:45:00Z')): Space {
  return { userId, addresses: createAddresses(userId), ask: createAsk({ userId, root: '', requestToken: () => 'token' }), now }
}
