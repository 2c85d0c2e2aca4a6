// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RegistrationState } from './registration.ts'
import type { Session } from './session.ts'
import { periodOf } from './sessionPeriod.ts'

/** A row of one session that a standing registration to the series was fanned out to. */
export interface SessionRow {
  readonly sessionId: string
  readonly state: RegistrationState
}

/**
 * Sessions that a registration to the series has no row in yet and should: those not over, cancelled ones left out.
 * Asked again after each session added, restored or moved. A session left alone has its row, and is not entered again.
 */
export function sessionsToEnter(series: RegistrationState, rows: readonly SessionRow[], sessions: readonly Session[], now: Date): readonly Session[] {
  if (series.status !== 'confirmed') return []
  const entered = new Set(rows.map(({ sessionId }) => sessionId))
  return sessions.filter(session => !entered.has(session.sessionId) && session.status !== 'cancelled' && periodOf(session.time).endsAt > now)
}

/** Rows that leaving the series withdraws: those of sessions that have not begun. What is past stays, with its attendance. */
export function rowsToLeave(rows: readonly SessionRow[], sessions: readonly Session[], now: Date): readonly SessionRow[] {
  const startsLater = new Set(sessions.filter(session => periodOf(session.time).startsAt > now).map(({ sessionId }) => sessionId))
  return rows.filter(({ sessionId, state }) => startsLater.has(sessionId) && (state.status === 'confirmed' || state.status === 'waitlisted'))
}
