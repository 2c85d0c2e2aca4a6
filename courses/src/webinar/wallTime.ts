// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WallTime } from './sessionTime.ts'

const WALL_TIME = /^(2[0-9]{3})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2})$/
const MINUTE = 60_000
export const MINUTES_PER_DAY = 24 * 60

/** Whether a text is a wall time of the calendar, from the year 2000 to 2999: `2023-02-29T10:00` is none. */
export function isWallTime(text: string): boolean {
  if (!WALL_TIME.test(text)) return false
  const milliseconds = Date.parse(`${text}:00Z`)
  return !Number.isNaN(milliseconds) && wallTimeFrom(milliseconds) === text
}

/** A wall time's minutes on an even calendar without zone: only good for differences. @throws RangeError on what is no wall time */
export function wallMinutes(localStart: WallTime): number {
  if (!isWallTime(localStart)) throw new RangeError(`Not a wall time: ${localStart}`)
  return Date.parse(`${localStart}:00Z`) / MINUTE
}

/** The wall time so many minutes later on the wall; a whole number of days keeps the hour. */
export function shiftWallTime(localStart: WallTime, minutes: number): WallTime {
  return wallTimeFrom((wallMinutes(localStart) + minutes) * MINUTE)
}

/** @param milliseconds what clocks show, as if it were UTC */
export function wallTimeFrom(milliseconds: number): WallTime {
  return new Date(milliseconds).toISOString().slice(0, 'YYYY-MM-DDTHH:MM'.length)
}
