// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { findActivityKey, periodOf, type ActivityKey, type Session } from '@parcours/courses'
import { canSee } from '../canSee.ts'
import { actSeconds, type Clock } from '../clock.ts'
import { activityRule, textsIn, type OpenPublication } from '../openPublication.ts'
import type { FactWrite } from '../repositories.ts'
import { setBounded } from '../setBounded.ts'
import { attendanceOf } from './attendanceOf.ts'
import type { WebinarContext } from './context.ts'
import type { RegisteredLearner } from './registrationRepository.ts'
import type { StoredSeries } from './seriesRepository.ts'

/**
 * Who took part in a session, or caught up by its replay, has done the activity of the course that the session is. It is
 * recorded as an act of theirs, which merges: said twice it changes nothing, and a word taken back takes nothing away.
 */
export interface SessionCompletion {
  /** Of one person, after somebody's word or a replay. */
  completeFor(stored: StoredSeries, session: Session, registrantNumber: number): Promise<void>
  /** Of all whom machines saw in sessions that are over; what is known since the last time is looked at alone. Returns how many facts. */
  completeEnded(): Promise<number>
}

/** A report comes some minutes after the end, and a server that was off for a week finds what it missed. */
const LOOKED_BACK_MS = 7 * 86_400_000
const MAX_SESSIONS = 2_000
/** Facts of one call, so that others have their turn between. */
const FACTS_AT_ONCE = 500

export function makeSessionCompletion(context: WebinarContext): SessionCompletion {
  const { repositories: { series, registrations, attendance }, publications, learning, clock } = context
  /** How much was known of a session when it was last looked at. */
  const seen = new Map<string, number>()

  const complete = async (stored: StoredSeries, session: Session, registrantNumber?: number): Promise<number> => {
    const publication = stored.series.courseId === undefined ? undefined : await publications.find(stored.series.courseId)
    const activity = publication && activityOf(stored, session, publication)
    if (publication === undefined || activity === undefined) return 0
    const key = { spaceNumber: stored.spaceNumber, seriesNumber: stored.seriesNumber, sessionNumber: session.number }
    const known = attendanceOf({ series: stored.series, session, record: await attendance.read(key, registrantNumber), now: clock() })
    const done = (await registrations.listLearners(stored, registrantNumber)).filter((learner) =>
      known.find(learner.registrantNumber)?.isCompleted === true && canUse(learner, publication))
    const write = factOf(publication, activity, session, clock)
    for (let from = 0; from < done.length; from += FACTS_AT_ONCE) await learning.recordAll(done.slice(from, from + FACTS_AT_ONCE).map(write))
    return done.length
  }

  return {
    async completeFor(stored, session, registrantNumber) {
      await complete(stored, session, registrantNumber)
    },

    async completeEnded() {
      const now = clock()
      let count = 0
      for (const { sessionId, factCount } of await attendance.listMeasured(new Date(now.getTime() - LOOKED_BACK_MS), now, MAX_SESSIONS)) {
        if (seen.get(sessionId) === factCount) continue
        const stored = await series.findBySession(sessionId)
        const session = stored?.sessions.find((one) => one.sessionId === sessionId)
        if (stored !== undefined && session !== undefined) count += await complete(stored, session)
        setBounded(seen, sessionId, factCount, MAX_SESSIONS)
      }
      return count
    },
  }
}

/** The one that the trainer chose; else the one that says this session's number, unless another session was given it. */
function activityOf({ sessions }: StoredSeries, session: Session, publication: OpenPublication): ActivityKey | undefined {
  const chosen = session.activityId
  const numbered = textsIn(publication, undefined).activities.find(({ kind, ref }) => kind === 'session' && ref === String(session.number))?.activityId
  const isTaken = sessions.some(({ activityId }) => activityId !== undefined && activityId === numbered)
  const activityId = chosen ?? (isTaken ? undefined : numbered)
  const key = activityId === undefined ? undefined : findActivityKey(publication.key, activityId)
  return key?.kind === 'session' ? key : undefined
}

/** A course that somebody may not read is not put among theirs. */
function canUse({ spaceNumber, subject, isGuest }: RegisteredLearner, publication: OpenPublication): boolean {
  return canSee({ kind: 'known', spaceNumber, spaceId: '', subject, roles: ['learner'], isGuest, isHost: false }, publication)
}

function factOf(publication: OpenPublication, activity: ActivityKey, session: Session, clock: Clock): (learner: RegisteredLearner) => FactWrite {
  const { endsAt } = periodOf(session.time)
  const atSeconds = actSeconds(new Date(Math.min(endsAt.getTime(), clock().getTime())).toISOString(), clock())
  const activityRules = activityRule(publication, activity)
  return ({ spaceNumber, subject }) => ({ spaceNumber, subject, course: publication.rule, activity: activityRules, act: { kind: 'way', wayBit: 1 }, atSeconds })
}
