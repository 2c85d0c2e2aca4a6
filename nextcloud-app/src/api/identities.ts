// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { GuestMessage, TokenMessage } from '@parcours/courses'
import { requestJson } from './http.ts'

/** A new random identity; its phrase is said once. */
export async function createGuest(apiUrl: string): Promise<GuestMessage> {
  return await requestJson(`${apiUrl}/guests`, { method: 'POST', body: {} })
}

export async function renewGuest(apiUrl: string, recoveryPhrase: string): Promise<TokenMessage> {
  return await requestJson(`${apiUrl}/guests/tokens`, { method: 'POST', body: { recoveryPhrase } })
}

/** Spends a role link: the key comes back in a cookie that scripts cannot read. */
export async function logIn(apiUrl: string, secret: string): Promise<void> {
  await requestJson(`${apiUrl}/campus/logins`, { method: 'POST', body: { secret } })
}

export async function renewRole(apiUrl: string): Promise<TokenMessage> {
  return await requestJson(`${apiUrl}/campus/tokens`, { method: 'POST' })
}

export async function logOut(apiUrl: string): Promise<void> {
  await requestJson(`${apiUrl}/campus/logins`, { method: 'DELETE' })
}
