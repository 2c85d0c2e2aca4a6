// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Day, Instant } from '@parcours/courses'
import type { EpochDay } from './repositories.ts'

/** Time is passed in, so that tests and the demo can set it. */
export type Clock = () => Date

const DAY_MS = 86_400_000

export function epochDay(at: Date): EpochDay {
  return Math.floor(at.getTime() / DAY_MS)
}

/** First day of the month, UTC: the finest time kept of a guest. */
export function monthDay(at: Date, monthsBefore = 0): EpochDay {
  return epochDay(new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - monthsBefore, 1)))
}

export function dayOf(day: EpochDay): Day {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

export function dayOrNull(day: EpochDay | null): Day | null {
  return day === null ? null : dayOf(day)
}

export function instantOf(at: Date): Instant {
  return at.toISOString()
}

/** A client's time counts from 30 days ago to 5 minutes ahead, else the server's. */
const OLDEST_CLIENT_MS = 30 * DAY_MS
const AHEAD_CLIENT_MS = 5 * 60_000

/** Seconds since 1970 of an act: the client's time where it is believable. */
export function actSeconds(occurredAt: Instant, now: Date): number {
  const client = Date.parse(occurredAt)
  const server = now.getTime()
  const isBelievable = client >= server - OLDEST_CLIENT_MS && client <= server + AHEAD_CLIENT_MS
  return Math.floor((isBelievable ? client : server) / 1000)
}
