// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { GuestMessage, TokenMessage } from '@parcours/courses'
import type { Shell } from '../shell/shell.ts'
import { requestJson, type HttpRequest } from './http.ts'

type Access = Pick<Shell, 'apiUrl' | 'requestHeaders'>

/** A new random identity, of the campus when no space is named; its phrase is said once. */
export async function createGuest(access: Access, spaceId: string | undefined): Promise<GuestMessage> {
  return await ask(access, '/guests', { method: 'POST', body: spaceId === undefined ? {} : { spaceId } })
}

export async function renewGuest(access: Access, recoveryPhrase: string): Promise<TokenMessage> {
  return await ask(access, '/guests/tokens', { method: 'POST', body: { recoveryPhrase } })
}

/** Spends a role link: the key comes back in a cookie that scripts cannot read. */
export async function logIn(access: Access, secret: string): Promise<void> {
  await ask(access, '/campus/logins', { method: 'POST', body: { secret } })
}

export async function renewRole(access: Access): Promise<TokenMessage> {
  return await ask(access, '/campus/tokens', { method: 'POST' })
}

export async function logOut(access: Access): Promise<void> {
  await ask(access, '/campus/logins', { method: 'DELETE' })
}

async function ask<T>({ apiUrl, requestHeaders }: Access, path: string, request: HttpRequest): Promise<T> {
  return await requestJson<T>(apiUrl + path, { ...request, headers: requestHeaders(undefined) })
}
