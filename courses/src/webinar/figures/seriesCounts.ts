// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PersonAttendance } from '../attendance/sessionAttendance.ts'

/** Counts of one series as the database gives them, before anything is masked. Never leaves the server. */
export interface SeriesCounts {
  readonly registeredCount: number
  /** By number. */
  readonly sessions: readonly SessionCounts[]
  /** Present at every session held. */
  readonly followedAllCount: number
  /** Registered people who completed the course that the series accompanies; undefined without one. */
  readonly completedCourseCount: number | undefined
}

export interface SessionCounts {
  readonly sessionId: string
  readonly registeredCount: number
  readonly presentCount: number
  /** Through the replay and not present. */
  readonly replayedCount: number
  /** Of those present, there for the share that completes it. */
  readonly stayedCount: number
}

/** What is known of one session: who was registered, who was there, who caught up. */
export interface SessionFacts {
  readonly sessionId: string
  readonly isHeld: boolean
  /** Confirmed, and not excluded as a trainer or support. */
  readonly registrationIds: ReadonlySet<string>
  readonly attendance: ReadonlyMap<string, Pick<PersonAttendance, 'isPresent' | 'hasStayed'>>
  readonly replayedIds: ReadonlySet<string>
}

/**
 * Counts of people from what each session knows. Ids are those of the standing registration, so that one person is the
 * same through all sessions; whoever is in no session's `registrationIds` is counted nowhere, even when they were there.
 */
export function countSeries(sessions: readonly SessionFacts[]): Pick<SeriesCounts, 'sessions' | 'followedAllCount'> {
  const timesPresent = new Map<string, number>()
  const counts = sessions.map(({ sessionId, isHeld, registrationIds, attendance, replayedIds }): SessionCounts => {
    let [presentCount, replayedCount, stayedCount] = [0, 0, 0]
    for (const registrationId of registrationIds) {
      const person = attendance.get(registrationId)
      if (person?.isPresent === true) {
        presentCount++
        if (person.hasStayed) stayedCount++
        if (isHeld) timesPresent.set(registrationId, (timesPresent.get(registrationId) ?? 0) + 1)
      } else if (replayedIds.has(registrationId)) replayedCount++
    }
    return { sessionId, registeredCount: registrationIds.size, presentCount, replayedCount, stayedCount }
  })
  const heldCount = sessions.filter(({ isHeld }) => isHeld).length
  return { sessions: counts, followedAllCount: heldCount === 0 ? 0 : [...timesPresent.values()].filter(times => times === heldCount).length }
}
