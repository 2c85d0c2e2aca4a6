// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { HookFaults } from './faults.ts'

/** bbb-webhooks' own, in milliseconds; after the last one the hook is dropped. */
export const RETRY_INTERVALS_MS = [100, 500, 1000, 2000, 4000, 8000, 10_000, 30_000, 60_000, 60_000, 60_000, 60_000] as const

export interface DoubleHook {
  readonly hookId: string
  readonly callbackUrl: string
  readonly meetingId: string | undefined
  readonly eventIds: readonly string[] | undefined
}

/** An event as bbb-webhooks maps it, with what it should never have told. */
export interface HookEvent {
  readonly data: {
    readonly type: 'event'
    readonly id: string
    readonly attributes: { readonly meeting: Readonly<Record<string, unknown>>; readonly user?: Readonly<Record<string, unknown>> }
    readonly event: { readonly ts: number }
  }
}

/** One request as it was on the wire. */
export interface SentHook {
  readonly url: string
  readonly body: string
  readonly status: number
}

export interface SenderOptions {
  readonly secret: string
  readonly algorithm: string
  /** Sends the secret instead of a checksum, as the mode `auth2_0` does. */
  readonly isBearer: boolean
  /** What one real second lasts here. */
  readonly secondMs: number
  readonly faults: HookFaults
  /** Where an address is found from here; it is signed as it was registered. */
  readonly addressOf: (url: string) => string
  /** Called with each request, retries included. */
  readonly onSent: (sent: SentHook) => void
}

/**
 * Sends events to one hook, in their order but for retries, which the next events overtake. Resolves to
 * 'dropped' when one was refused to the end: the hook then gets nothing any more.
 */
export async function sendEvents(hook: DoubleHook, events: readonly HookEvent[], options: SenderOptions): Promise<'kept' | 'dropped'> {
  const { faults } = options
  const wanted = events.filter(({ data }) => hook.eventIds?.includes(data.id) !== false && !(faults.losesDepartures && data.id === 'user-left'))
  const altered = wanted.map((event) => alter(event, faults))
  const ordered = faults.isOutOfOrder ? swapPairs(altered) : altered
  const retries: Promise<boolean>[] = []
  for (const event of ordered.flatMap((one) => (faults.isDuplicated ? [one, one] : [one]))) {
    const request = writeRequest(hook, event, options)
    if (!(await post(request, options))) retries.push(retry(request, options))
  }
  return (await Promise.all(retries)).every(Boolean) ? 'kept' : 'dropped'
}

function alter({ data }: HookEvent, { namesWrongPerson, namesNobody }: HookFaults): HookEvent {
  const isWrong = data.id === 'user-left' && (namesWrongPerson || namesNobody)
  if (!isWrong) return { data }
  const user = { ...data.attributes.user, 'external-user-id': namesNobody ? '' : 'somebody-else' }
  return { data: { ...data, attributes: { ...data.attributes, user } } }
}

function swapPairs<Item>(items: readonly Item[]): readonly Item[] {
  return items.flatMap((_, index) => (index % 2 === 0 ? items.slice(index, index + 2).toReversed() : []))
}

interface HookRequest {
  readonly url: string
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
}

/** The checksum is over the address as it was registered and the body as it is encoded. */
function writeRequest({ callbackUrl }: DoubleHook, event: HookEvent, { secret, algorithm, isBearer }: SenderOptions): HookRequest {
  const body = new URLSearchParams({ domain: 'bbb.example.org', event: `[${JSON.stringify(event)}]`, timestamp: String(event.data.event.ts + 11) }).toString()
  const headers = { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' }
  if (isBearer) return { url: callbackUrl, body, headers: { ...headers, authorization: `Bearer ${secret}` } }
  const checksum = createHash(algorithm).update(`${callbackUrl}${body}${secret}`).digest('hex')
  return { url: `${callbackUrl}${callbackUrl.includes('?') ? '&' : '?'}checksum=${checksum}`, body, headers }
}

async function retry(request: HookRequest, options: SenderOptions): Promise<boolean> {
  for (const intervalMs of RETRY_INTERVALS_MS) {
    await wait(intervalMs * options.secondMs / 1000)
    if (await post(request, options)) return true
  }
  return false
}

/** 401 counts as taken: the callback worked, its receiver did not want it. */
async function post({ url, body, headers }: HookRequest, { addressOf, onSent }: SenderOptions): Promise<boolean> {
  const status = await fetch(addressOf(url), { method: 'POST', body, headers }).then((answer) => answer.status, () => 0)
  onSent({ url, body, status })
  return (status >= 200 && status < 300) || status === 401
}
