// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { getRequestToken } from '@nextcloud/auth'

/** Pairing asks the course server, which Nextcloud waits for at most 10 s. */
const TIMEOUT_MILLISECONDS = 20_000

export type SettingsMethod = 'POST' | 'PUT' | 'DELETE'
export type SettingsValues = Readonly<Record<string, string | boolean | readonly string[]>>

export interface SettingsAnswer {
  readonly isDone: boolean
  /** The sentence Nextcloud wrote in the person's language; undefined when no answer came. */
  readonly message: string | undefined
}

/** Sends one form of the settings to our own OCS route. Never throws. */
export async function sendSettings(method: SettingsMethod, url: string, values: SettingsValues): Promise<SettingsAnswer> {
  const headers = { Accept: 'application/json', 'Content-Type': 'application/json', requesttoken: getRequestToken() ?? '' }
  const signal = AbortSignal.timeout(TIMEOUT_MILLISECONDS)
  const address = method === 'DELETE' ? `${url}?${new URLSearchParams(textsOf(values)).toString()}` : url
  try {
    const response = await fetch(address, { method, headers, signal, ...(method === 'DELETE' ? {} : { body: JSON.stringify(values) }) })
    return { isDone: response.ok, message: readMessage(await response.json()) }
  } catch {
    return { isDone: false, message: undefined }
  }
}

/** A DELETE has no body: switches go as 1 and 0. */
function textsOf(values: SettingsValues): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === 'boolean' ? String(Number(value)) : String(value)]))
}

function readMessage(body: unknown): string | undefined {
  const data = memberOf(memberOf(body, 'ocs'), 'data')
  const message = memberOf(data, 'message') ?? memberOf(memberOf(memberOf(body, 'ocs'), 'meta'), 'message')
  return typeof message === 'string' && message !== '' ? message : undefined
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined
}
