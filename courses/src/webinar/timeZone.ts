// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { TimeZone } from './sessionTime.ts'

/** `UTC` or an IANA name; offsets such as `+02:00` are none, because they do not follow clock changes. */
const NAME = /^(?:UTC|[A-Za-z][A-Za-z_]{1,30}(?:\/[A-Za-z0-9_+-]{1,30}){1,2})$/

/** Formatters kept; there are some 600 zones, and one association uses a few. */
const FORMATTERS_KEPT = 200
const formatters = new Map<TimeZone, Intl.DateTimeFormat>()

export function isTimeZone(name: string): boolean {
  if (!NAME.test(name)) return false
  try {
    formatterOf(name)
    return true
  } catch {
    return false
  }
}

/** Milliseconds that the zone's clocks are ahead of UTC at an instant. @throws RangeError on an unknown zone */
export function offsetAt(timeZone: TimeZone, epochMilliseconds: number): number {
  const second = Math.floor(epochMilliseconds / 1000) * 1000
  return wallMillisecondsAt(timeZone, second) - second
}

/** What the zone's clocks show, as if it were UTC. */
function wallMillisecondsAt(timeZone: TimeZone, epochMilliseconds: number): number {
  const shown: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {}
  for (const { type, value } of formatterOf(timeZone).formatToParts(epochMilliseconds)) shown[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

function formatterOf(timeZone: TimeZone): Intl.DateTimeFormat {
  const kept = formatters.get(timeZone)
  if (kept !== undefined) return kept
  const formatter = new Intl.DateTimeFormat('en-US', {
    timeZone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23',
    year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  })
  if (formatters.size >= FORMATTERS_KEPT) formatters.clear()
  formatters.set(timeZone, formatter)
  return formatter
}
