// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Minutes of « 25 », « 25 min », « 1 h 30 » or « 2 heures »; undefined for anything else. */
export function readDuration(text: string): number | undefined {
  const words = text.toLowerCase().replace(/[\s\u00A0\u202F]+/g, '')
  const [, hours, , rest] = /^(\d{1,3})(h|heures?|hours?)(\d{1,2})?(?:min)?$/.exec(words) ?? []
  if (hours !== undefined) return Number(hours) * 60 + Number(rest ?? 0)
  const minutes = /^(\d{1,4})(?:m|min|mn|minutes?)?\.?$/.exec(words)?.[1]
  return minutes === undefined ? undefined : Number(minutes)
}
