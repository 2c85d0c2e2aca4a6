// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { TimeZone } from './sessionTime.ts'

/** `UTC` or an IANA name; offsets such as `+02:00` are none, because they do not follow clock changes. */
const NAME = /^(?:UTC|[A-Za-z][A-Za-z_]{1,30}(?:\/[A-Za-z0-9_+-]{1,30}){1,2})$/

/** Zones kept; there are some 600, and one association uses a few. */
const ZONES_KEPT = 200
/** Offsets kept per zone: a feed asks for those of its sessions again and again. */
const OFFSETS_KEPT = 2000
/** Clocks change on a quarter of an hour, everywhere since 1972. */
const QUARTER = 15 * 60_000

interface Zone {
  readonly formatter: Intl.DateTimeFormat
  /** By quarter of an hour since 1970. */
  readonly offsets: Map<number, number>
}

const zones = new Map<TimeZone, Zone>()

export function isTimeZone(name: string): boolean {
  if (!NAME.test(name)) return false
  try {
    zoneOf(name)
    return true
  } catch {
    return false
  }
}

/** Milliseconds that the zone's clocks are ahead of UTC at an instant. @throws RangeError on an unknown zone */
export function offsetAt(timeZone: TimeZone, epochMilliseconds: number): number {
  const { formatter, offsets } = zoneOf(timeZone)
  const quarter = Math.floor(epochMilliseconds / QUARTER)
  const kept = offsets.get(quarter)
  if (kept !== undefined) return kept
  const offset = readOffset(formatter.format(epochMilliseconds))
  if (offsets.size >= OFFSETS_KEPT) offsets.clear()
  offsets.set(quarter, offset)
  return offset
}

const OFFSET = /GMT(?:([+\u2212-])([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?)?$/

/** From `10/18/2022, GMT+02:00`; in UTC it may be `GMT` alone. */
function readOffset(shown: string): number {
  const parts = OFFSET.exec(shown)
  if (parts === null) throw new RangeError(`No offset in ${shown}`)
  const [, sign = '+', hours = '0', minutes = '0', seconds = '0'] = parts
  const milliseconds = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000
  return sign === '+' ? milliseconds : -milliseconds
}

function zoneOf(timeZone: TimeZone): Zone {
  const kept = zones.get(timeZone)
  if (kept !== undefined) return kept
  const zone = { formatter: new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }), offsets: new Map<number, number>() }
  if (zones.size >= ZONES_KEPT) zones.clear()
  zones.set(timeZone, zone)
  return zone
}
