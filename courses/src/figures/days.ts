// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Day } from '../messages/learning.ts'

export const SECONDS_PER_DAY = 86_400
const DAYS_PER_WEEK = 7
/** 1 January 1970, epoch day 0, was a Thursday: three days after its Monday. */
const EPOCH_WEEKDAY = 3

/** `YYYY-MM-DD` in UTC of an epoch day. */
export function dayOf(epochDay: number): Day {
  return new Date(epochDay * SECONDS_PER_DAY * 1000).toISOString().slice(0, 10)
}

/** @throws on what is not a day of the calendar */
export function epochDayOf(day: Day): number {
  const milliseconds = Date.parse(`${day}T00:00:00Z`)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(milliseconds) || new Date(milliseconds).toISOString().slice(0, 10) !== day) {
    throw new RangeError(`Not a day: ${day}`)
  }
  return milliseconds / 1000 / SECONDS_PER_DAY
}

/** Monday of the ISO 8601 week of an epoch day, itself an epoch day. */
export function mondayOf(epochDay: number): number {
  const weekday = ((epochDay + EPOCH_WEEKDAY) % DAYS_PER_WEEK + DAYS_PER_WEEK) % DAYS_PER_WEEK
  return epochDay - weekday
}

/** Monday of the ISO week of a day, UTC. */
export function weekOf(day: Day): Day {
  return dayOf(mondayOf(epochDayOf(day)))
}

/** Mondays from the week of `first` to that of `last`, both included, oldest first; the last `limit` of them. */
export function listWeeks(first: Day, last: Day, limit: number): Day[] {
  const end = mondayOf(epochDayOf(last))
  const start = Math.max(mondayOf(epochDayOf(first)), end - (limit - 1) * DAYS_PER_WEEK)
  const weeks: Day[] = []
  for (let monday = start; monday <= end; monday += DAYS_PER_WEEK) weeks.push(dayOf(monday))
  return weeks
}
