// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** iCalendar as plain arrays (RFC 7265), which ical.js writes out, folded and escaped. */
export type JCalProperty = readonly [name: string, parameters: Readonly<Record<string, string>>, type: string, value: unknown]
export type JCalComponent = readonly [name: string, properties: readonly JCalProperty[], components: readonly JCalComponent[]]

/** `YYYY-MM-DDTHH:MM:SSZ`, as jCal writes an instant. */
export function jCalInstant(instant: Date): string {
  return `${instant.toISOString().slice(0, 'YYYY-MM-DDTHH:MM:SS'.length)}Z`
}
