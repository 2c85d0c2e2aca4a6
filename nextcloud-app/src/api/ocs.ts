// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { getRequestToken } from '@nextcloud/auth'
import { generateOcsUrl } from '@nextcloud/router'
import { ApiProblem, NoAnswer } from './http.ts'

/** Nextcloud answers from its own database: longer means it is away. */
const TIMEOUT_MILLISECONDS = 20_000

/**
 * One request to an OCS route of this app, as the person who is logged in.
 * @throws ApiProblem when Nextcloud refuses (`session-ended` when the person has to log in again), NoAnswer when it cannot be reached.
 */
export async function requestOcs<T>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, values?: Readonly<Record<string, unknown>>): Promise<T> {
  const response = await fetch(generateOcsUrl(`/apps/parcours/api/v1${path}`), {
    method,
    headers: { Accept: 'application/json', 'Content-Type': 'application/json', ...csrfHeaders() },
    signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    ...(values === undefined ? {} : { body: JSON.stringify(values) }),
  }).catch((error: unknown) => { throw new NoAnswer(error) })
  if (response.status === 401 || response.status === 412) {
    throw new ApiProblem({ status: 401, code: 'session-ended' })
  }
  const data = dataOf(await response.json().catch(() => undefined))
  if (response.status === 404 && !hasCode(data)) {
    // Nextcloud itself: the app is switched off, for an update most often.
    throw new ApiProblem({ status: 503, code: 'app-switched-off' })
  }
  if (!response.ok || data === undefined) {
    throw refusalOf(response.status, data)
  }
  // Our own PHP of the same release wrote it.
  return data as T
}

/** What Nextcloud asks of every request that changes something. The token is renewed by Nextcloud while the page is open. */
export function csrfHeaders(): Readonly<Record<string, string>> {
  return { requesttoken: getRequestToken() ?? '' }
}

function dataOf(body: unknown): object | undefined {
  const { ocs } = (body ?? {}) as { readonly ocs?: { readonly data?: unknown } }
  return typeof ocs?.data === 'object' && ocs.data !== null ? ocs.data : undefined
}

function hasCode(data: object | undefined): data is { readonly code: string } {
  return data !== undefined && 'code' in data && typeof data.code === 'string'
}

function refusalOf(status: number, data: object | undefined): ApiProblem {
  const code = hasCode(data) ? data.code : `http-${status}`
  const message = data !== undefined && 'message' in data && typeof data.message === 'string' ? data.message : undefined
  return new ApiProblem({ status, code, ...(message === undefined ? {} : { title: message }) })
}
