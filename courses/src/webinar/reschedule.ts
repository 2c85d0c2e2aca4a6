// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SessionMove } from '../messages/webinarDesk.ts'
import { WEBINAR_LIMITS } from './limits.ts'
import type { Session } from './session.ts'
import { periodOf, type SessionPeriod } from './sessionPeriod.ts'
import type { SessionTime } from './sessionTime.ts'
import { MINUTES_PER_DAY, isWallTime, shiftWallTime, wallMinutes } from './wallTime.ts'

/** One session that moves. Registrations follow it: they hang on the session, not on its hour. */
export interface SessionChange {
  readonly sessionId: string
  readonly number: number
  readonly from: SessionTime
  readonly to: SessionTime
  readonly period: SessionPeriod
  /** iCalendar `SEQUENCE` after the change. */
  readonly sequence: number
}

/** What of a session decides whether and where it moves. */
export type MovableSession = Pick<Session, 'sessionId' | 'number' | 'status' | 'time' | 'sequence'>

export type RescheduleRefusal =
  | 'unknown-session' | 'session-cancelled' | 'session-started' | 'nothing-to-move' | 'wrong-wall-time' | 'moved-too-far' | 'moved-into-the-past'

/**
 * What a move changes; sessions already begun or cancelled stay where they are. Wall times are moved, not instants:
 * 10:00 in Paris stays 10:00 when the clocks change in between. A move by nothing changes nothing.
 */
export function rescheduleSessions(sessions: readonly MovableSession[], move: SessionMove, now: Date): readonly SessionChange[] | RescheduleRefusal {
  const shift = move.kind === 'session' ? shiftOne(sessions, move, now) : shiftAll(sessions, move, now)
  if (typeof shift === 'string') return shift
  if (Math.abs(shift.minutes) > WEBINAR_LIMITS.moveDays * MINUTES_PER_DAY) return 'moved-too-far'
  if (shift.minutes === 0) return []
  const changes = shift.sessions.map(session => changeOf(session, shift.minutes))
  return changes.some(({ period }) => period.startsAt <= now) ? 'moved-into-the-past' : changes
}

interface Shift {
  readonly sessions: readonly MovableSession[]
  /** On the wall; negative is earlier. */
  readonly minutes: number
}

function shiftOne(sessions: readonly MovableSession[], { sessionId, localStart }: Extract<SessionMove, { kind: 'session' }>, now: Date): Shift | RescheduleRefusal {
  const session = sessions.find(other => other.sessionId === sessionId)
  if (session === undefined) return 'unknown-session'
  if (session.status === 'cancelled') return 'session-cancelled'
  if (hasStarted(session, now)) return 'session-started'
  if (!isWallTime(localStart)) return 'wrong-wall-time'
  return { sessions: [session], minutes: wallMinutes(localStart) - wallMinutes(session.time.localStart) }
}

function shiftAll(sessions: readonly MovableSession[], move: Exclude<SessionMove, { kind: 'session' }>, now: Date): Shift | RescheduleRefusal {
  const since = startOfFirstMoved(sessions, move)
  if (since === undefined) return 'unknown-session'
  const movable = sessions.filter(session => session.status !== 'cancelled' && !hasStarted(session, now) && startOf(session) >= since)
  const [first] = [...movable].sort((left, right) => startOf(left) - startOf(right))
  if (first === undefined) return 'nothing-to-move'
  if (move.kind === 'byDays') return Number.isSafeInteger(move.days) ? { sessions: movable, minutes: move.days * MINUTES_PER_DAY } : 'moved-too-far'
  if (!isWallTime(move.firstLocalStart)) return 'wrong-wall-time'
  return { sessions: movable, minutes: wallMinutes(move.firstLocalStart) - wallMinutes(first.time.localStart) }
}

/** From one session on, by the hour they begin: a session added later may have a higher number and an earlier day. */
function startOfFirstMoved(sessions: readonly MovableSession[], { fromSessionId }: Exclude<SessionMove, { kind: 'session' }>): number | undefined {
  if (fromSessionId === undefined) return Number.NEGATIVE_INFINITY
  const from = sessions.find(({ sessionId }) => sessionId === fromSessionId)
  return from === undefined ? undefined : startOf(from)
}

function changeOf({ sessionId, number, time, sequence }: MovableSession, minutes: number): SessionChange {
  const to = { ...time, localStart: shiftWallTime(time.localStart, minutes) }
  return { sessionId, number, from: time, to, period: periodOf(to), sequence: sequence + 1 }
}

function hasStarted(session: MovableSession, now: Date): boolean {
  return startOf(session) <= now.getTime()
}

function startOf({ time }: Pick<Session, 'time'>): number {
  return periodOf(time).startsAt.getTime()
}
