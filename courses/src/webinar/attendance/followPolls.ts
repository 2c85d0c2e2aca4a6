// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AttendanceInterval } from './attendanceInterval.ts'

/** Who is in the room, as the room answers when asked. */
export interface Poll {
  /** Epoch milliseconds. */
  readonly at: number
  readonly registrationIds: readonly string[]
}

/** Intervals still open after a poll, by registration: since when, and when last seen. */
export type OpenSightings = ReadonlyMap<string, { readonly from: number; readonly lastSeenAt: number }>

export interface PollStep {
  readonly open: OpenSightings
  /** Intervals that ended by this poll. */
  readonly closed: readonly AttendanceInterval[]
}

/**
 * One more poll. Whoever was seen last time and is not any more left in between: the interval ends at this poll, so
 * each end is off by one period at most. After a silence of more than two periods nothing is known of it:
 * what was open ends one period after it was last seen, and begins anew.
 */
export function followPoll(before: OpenSightings, { at, registrationIds }: Poll, periodMilliseconds: number): PollStep {
  const open = new Map<string, { from: number; lastSeenAt: number }>()
  const closed: AttendanceInterval[] = []
  for (const registrationId of registrationIds) open.set(registrationId, { from: at, lastSeenAt: at })
  for (const [registrationId, { from, lastSeenAt }] of before) {
    const isSilence = at - lastSeenAt > 2 * periodMilliseconds
    if (open.has(registrationId) && !isSilence) open.set(registrationId, { from, lastSeenAt: at })
    else closed.push({ registrationId, source: 'polling', from, to: isSilence ? lastSeenAt + periodMilliseconds : at })
  }
  return { open, closed }
}

/** The last step, when the room is closed or no longer asked: what is open ends at the end of the meeting or, unknown, a period after it was last seen. */
export function endPolls(open: OpenSightings, endedAt: number | undefined, periodMilliseconds: number): AttendanceInterval[] {
  return [...open].map(([registrationId, { from, lastSeenAt }]) => (
    { registrationId, source: 'polling', from, to: Math.min(endedAt ?? Number.POSITIVE_INFINITY, lastSeenAt + periodMilliseconds) }
  ))
}
