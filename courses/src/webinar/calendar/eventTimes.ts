// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { instantOf, periodOf, wallTimeAt } from '../sessionPeriod.ts'
import type { SessionTime, TimeZone, WallTime } from '../sessionTime.ts'
import { jCalInstant, type JCalProperty } from './jCal.ts'

/**
 * Text of a VTIMEZONE, `BEGIN:VTIMEZONE` to `END:VTIMEZONE`, for a zone; undefined when there is none. The caller brings it,
 * because the rules of all zones weigh more than all the rest.
 */
export type FindTimeZoneText = (timeZone: TimeZone) => string | undefined

export interface EventTimes {
  /** The zone whose rules the event needs; undefined where hours are in UTC. */
  readonly timeZone: TimeZone | undefined
  /** `DTSTART` and `DTEND`. */
  readonly properties: readonly JCalProperty[]
}

/** Hours on the wall of their zone; in UTC without rules for the zone, or where an hour comes twice or never. */
export function eventTimes(time: SessionTime, hasRules: boolean): EventTimes {
  const { startsAt, endsAt, clockChange } = periodOf(time)
  const tzid = time.timeZone
  const end = wallTimeAt(endsAt, tzid)
  const isPlain = clockChange === 'none' && isOnlyOnce(end, endsAt, tzid)
  if (!hasRules || tzid === 'UTC' || !isPlain) {
    return { timeZone: undefined, properties: [['dtstart', {}, 'date-time', jCalInstant(startsAt)], ['dtend', {}, 'date-time', jCalInstant(endsAt)]] }
  }
  return { timeZone: tzid, properties: [['dtstart', { tzid }, 'date-time', `${time.localStart}:00`], ['dtend', { tzid }, 'date-time', `${end}:00`]] }
}

function isOnlyOnce(wall: WallTime, instant: Date, timeZone: TimeZone): boolean {
  const read = instantOf(wall, timeZone)
  return read.clockChange === 'none' && read.instant === instant.getTime()
}
