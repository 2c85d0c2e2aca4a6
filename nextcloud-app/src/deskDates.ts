// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { hourWords, periodOf, sessionWhen, type ClockChange, type Language, type SessionTime } from '@parcours/courses'

/** When a session is, in words, with what a change of clocks does to it. */
export interface ToldDate {
  readonly startsAt: string
  readonly when: string
  /** « 9 h » in UTC. */
  readonly utc: string
  /** What the clocks there really show at the start; another hour than the one typed in a gap. */
  readonly really: string
  readonly clockChange: ClockChange
  /** The same hour there is another one in UTC than at the date before: people elsewhere notice. */
  readonly isShifted: boolean
}

/** @param times by date */
export function tellDates(times: readonly SessionTime[], { language, now }: { readonly language: Language; readonly now: Date }): readonly ToldDate[] {
  const told = times.map((time) => {
    const { startsAt, endsAt, clockChange } = periodOf(time)
    const when = sessionWhen({ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), timeZone: time.timeZone }, { language, now })
    return {
      startsAt: startsAt.toISOString(), when, clockChange, utc: hourWords(startsAt, { timeZone: 'UTC', language }), really: hourWords(startsAt, { timeZone: time.timeZone, language }),
      offset: offsetOf(time, startsAt), hour: time.localStart.slice('YYYY-MM-DDT'.length),
    }
  })
  return told.map(({ offset, hour, ...date }, index) => {
    const before = told[index - 1]
    return { ...date, isShifted: before?.hour === hour && times[index - 1]?.timeZone === times[index]?.timeZone && before.offset !== offset }
  })
}

/** Minutes that the wall is ahead of UTC. */
function offsetOf({ localStart }: SessionTime, startsAt: Date): number {
  return Math.round((Date.parse(`${localStart}:00Z`) - startsAt.getTime()) / 60_000)
}
