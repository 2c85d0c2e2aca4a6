// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/** Loopback names, on which plain http is allowed: https://www.rfc-editor.org/rfc/rfc6761#section-6.3 */
const LOOPBACK_HOSTS: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

/** An https origin (http on loopback), without path, query or credentials; undefined if it is none. */
export function parseOrigin(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK_HOSTS.has(url.hostname))
  // Exact equality refuses a path, a query, credentials and a spelling browsers would not send.
  return isSafe && text === url.origin ? url.origin : undefined
}
