// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * JSON with the keys of every object in code-unit order and no spaces, so that equal values give equal bytes.
 * Absent (`undefined`) properties are left out, as `JSON.stringify` does.
 * @throws on what JSON cannot hold: functions, symbols, big integers, NaN and infinities
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value)
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object') {
    const entries = Object.entries(value).filter(([, part]) => part !== undefined)
    entries.sort(([left], [right]) => left < right ? -1 : 1)
    return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonicalJson(part)}`).join(',')}}`
  }
  throw new TypeError(`JSON cannot hold a ${typeof value} such as this number or function`)
}
