// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SessionTime, TimeZone, WallTime } from './sessionTime.ts'
import { offsetAt } from './timeZone.ts'
import { wallMinutes, wallTimeFrom } from './wallTime.ts'

/** What a day of clock changes does to a wall time: it is skipped (`gap`), or comes twice (`overlap`). */
export type ClockChange = 'none' | 'gap' | 'overlap'

/** When a session is, in UTC. */
export interface SessionPeriod {
  readonly startsAt: Date
  readonly endsAt: Date
  /** Of the start. */
  readonly clockChange: ClockChange
}

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** @throws RangeError on what is no wall time or no zone; both are checked where they come in */
export function periodOf({ localStart, timeZone, durationMinutes }: SessionTime): SessionPeriod {
  const { instant, clockChange } = instantOf(localStart, timeZone)
  return { startsAt: new Date(instant), endsAt: new Date(instant + durationMinutes * MINUTE), clockChange }
}

/**
 * The instant of a wall time. As RFC 5545 §3.3.5 says: a time that comes twice is the first, and a time that is skipped
 * is read with the offset before the gap, so 02:30 on the night that jumps from 2 to 3 is 03:30.
 */
export function instantOf(localStart: WallTime, timeZone: TimeZone): { readonly instant: number; readonly clockChange: ClockChange } {
  const name = `${localStart} ${timeZone}`
  const known = knownInstants.get(name)
  if (known !== undefined) return known
  const found = findInstant(localStart, timeZone)
  if (knownInstants.size >= INSTANTS_KEPT) knownInstants.clear()
  knownInstants.set(name, found)
  return found
}

/** The sessions of one page are asked for many times; each costs several conversions. */
const INSTANTS_KEPT = 5_000
const knownInstants = new Map<string, { readonly instant: number; readonly clockChange: ClockChange }>()

function findInstant(localStart: WallTime, timeZone: TimeZone): { instant: number; clockChange: ClockChange } {
  const shown = wallMinutes(localStart) * MINUTE
  const [before, after] = [offsetAt(timeZone, shown - DAY), offsetAt(timeZone, shown + DAY)]
  // No zone changes its clocks and changes them back within two days.
  if (before === after) return { instant: shown - before, clockChange: 'none' }
  const instants = [shown - before, shown - after].filter(instant => instant + offsetAt(timeZone, instant) === shown)
  const [first] = instants
  if (first === undefined) return { instant: shown - before, clockChange: 'gap' }
  return { instant: Math.min(...instants), clockChange: instants.length > 1 ? 'overlap' : 'none' }
}

/** What the zone's clocks show at an instant, to the minute. */
export function wallTimeAt(instant: Date, timeZone: TimeZone): WallTime {
  return wallTimeFrom(instant.getTime() + offsetAt(timeZone, instant.getTime()))
}
