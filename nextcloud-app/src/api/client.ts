// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Shell } from '../shell/shell.ts'
import { ApiProblem, requestBlob, requestJson, type HttpRequest } from './http.ts'

type Access = Pick<Shell, 'apiUrl' | 'requestHeaders' | 'getToken' | 'dropToken'>

/** A 401 about what was typed, which another token would not change. */
const ABOUT_THE_PHRASE = 'unknown-recovery-phrase'

/** A request by somebody; a token refused once is renewed once. */
export async function requestAs<T>(access: Access, identityId: string, path: string, request: Omit<HttpRequest, 'headers'> = {}): Promise<T> {
  return await withToken(access, identityId, (token) => requestJson<T>(access.apiUrl + path, { ...request, headers: access.requestHeaders(token) }))
}

export async function requestBlobAs(access: Access, identityId: string, path: string): Promise<Blob> {
  return await withToken(access, identityId, (token) => requestBlob(access.apiUrl + path, { headers: access.requestHeaders(token) }))
}

/** A public page: read with the person's token when there is one, since some content is for the space only. */
export async function requestMaybeAs<T>(access: Access, identityId: string | undefined, path: string): Promise<T> {
  return identityId === undefined
    ? await requestJson<T>(access.apiUrl + path, { headers: access.requestHeaders(undefined) })
    : await requestAs<T>(access, identityId, path)
}

async function withToken<T>(access: Access, identityId: string, send: (token: string) => Promise<T>): Promise<T> {
  const token = await access.getToken(identityId)
  try {
    return await send(token)
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 401 || error.code === ABOUT_THE_PHRASE) {
      throw error
    }
    access.dropToken(identityId)
    return await send(await access.getToken(identityId))
  }
}

/** `?a=1&b=2`, without what is empty. */
export function queryString(values: Readonly<Record<string, string | number | undefined>>): string {
  const pairs = Object.entries(values).filter(([, value]) => value !== undefined && value !== '')
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs.map(([key, value]) => [key, String(value)])).toString()}`
}
