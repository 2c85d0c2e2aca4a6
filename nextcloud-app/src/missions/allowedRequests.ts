// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { UnknownReason } from '@parcours/courses'
import { isAllowedRequest, type ReadingMethod } from './allowList.ts'

/** A person waits for it: longer is « réessayez ». */
export const TIMEOUT_MILLISECONDS = 10_000
/** A list of 5,000 files is 2 MB; a bigger answer is not worth a learner's data plan. */
export const MAX_ANSWER_BYTES = 4_000_000

export interface SpaceRequest {
  readonly method: ReadingMethod
  /** Path and query after Nextcloud's root; pieces encoded (see `addresses.ts`). */
  readonly address: string
  readonly depth?: 0 | 1
  /** XML of a WebDAV request. */
  readonly body?: string
}

export interface SpaceAnswer {
  readonly status: number
  readonly text: string
  readonly header: (name: string) => string | undefined
}

/** Nothing can be said: never a failure of the person's. */
export class CannotKnow extends Error {
  readonly reason: UnknownReason
  constructor(reason: UnknownReason) {
    super(reason)
    this.name = 'CannotKnow'
    this.reason = reason
  }
}

/** The app that would answer is not installed, or not for this person. */
export class AppIsAbsent extends Error {
  constructor() {
    super('absent')
    this.name = 'AppIsAbsent'
  }
}

export interface Access {
  readonly userId: string
  /** Where Nextcloud is on its server, such as `/cloud`; usually empty. */
  readonly root: string
  /** The token that says the request comes from Nextcloud's own page. */
  readonly requestToken: () => string
}

export type Ask = (request: SpaceRequest) => Promise<SpaceAnswer>

/**
 * The one place from which missions ask anything: what is not on the list is never sent.
 * @throws CannotKnow, AppIsAbsent; Error for a request that no rule allows, which is a mistake of ours
 */
export function createAsk({ userId, root, requestToken }: Access): Ask {
  return async ({ method, address, depth, body }) => {
    if (!isAllowedRequest(method, address, userId)) {
      throw new Error('A mission asked for what no rule allows.')
    }
    const isDav = address.startsWith('/remote.php/')
    const headers = {
      'requesttoken': requestToken(),
      'OCS-APIRequest': 'true',
      'Accept': isDav ? 'application/xml' : 'application/json',
      ...(depth === undefined ? {} : { Depth: String(depth) }),
      ...(body === undefined ? {} : { 'Content-Type': 'application/xml; charset=utf-8' }),
    }
    const options: RequestInit = { method, headers, credentials: 'same-origin', cache: 'no-store', redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS) }
    return await send(root + address, body === undefined ? options : { ...options, body })
  }
}

async function send(url: string, options: RequestInit): Promise<SpaceAnswer> {
  const response = await fetch(url, options).catch((error: unknown) => { throw new CannotKnow(isTimeout(error) ? 'timeout' : 'offline') })
  const text = await readBounded(response).catch((error: unknown) => {
    throw error instanceof CannotKnow ? error : new CannotKnow(isTimeout(error) ? 'timeout' : 'offline')
  })
  refuse(response, text)
  return { status: response.status, text, header: (name) => response.headers.get(name) ?? undefined }
}

/** Stops reading past the limit, whatever length was announced. */
async function readBounded(response: Response): Promise<string> {
  const reader = response.body?.getReader()
  if (reader === undefined) {
    return ''
  }
  const decoder = new TextDecoder()
  let text = ''
  let sizeBytes = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) {
      return text + decoder.decode()
    }
    sizeBytes += value.byteLength
    if (sizeBytes > MAX_ANSWER_BYTES) {
      await reader.cancel().catch(() => undefined)
      throw new CannotKnow('unreadable')
    }
    text += decoder.decode(value, { stream: true })
  }
}

const REASON_OF_STATUS: Readonly<Partial<Record<number, UnknownReason>>> = { 401: 'signed-out', 403: 'not-allowed', 412: 'token-expired', 429: 'too-many-requests' }

/** What every check takes the same way. A 404 is left to the check: it may mean « not yet ». */
function refuse({ status, type }: Response, text: string): void {
  // Where a session has ended, some pages send on to the login form.
  if (type === 'opaqueredirect' || (status >= 300 && status < 400)) {
    throw new CannotKnow('signed-out')
  }
  const ocsCode = status === 404 || status === 200 ? readOcsCode(text) : undefined
  if (ocsCode === OCS_NO_SUCH_ROUTE) {
    throw new AppIsAbsent()
  }
  const isTokenRefused = status === 401 && text.includes('CSRF check')
  const reason = ocsCode === OCS_SIGNED_OUT ? 'signed-out' : isTokenRefused ? 'token-expired' : REASON_OF_STATUS[status] ?? (status >= 500 ? 'server-error' : undefined)
  if (reason !== undefined) {
    throw new CannotKnow(reason)
  }
  if (status >= 400 && status !== 404) {
    throw new CannotKnow('unreadable')
  }
}

/** https://docs.nextcloud.com/server/latest/developer_manual/client_apis/OCS/ocs-status-codes.html, and seen on Nextcloud 34. */
const OCS_SIGNED_OUT = 997
const OCS_NO_SUCH_ROUTE = 998

function readOcsCode(text: string): number | undefined {
  const found = /^\s*\{"ocs":\{"meta":\{"status":"\w+","statuscode":(\d{3})\b/.exec(text)?.[1]
  return found === undefined ? undefined : Number(found)
}

function isTimeout(error: unknown): boolean {
  return error instanceof DOMException && (error.name === 'TimeoutError' || error.name === 'AbortError')
}
