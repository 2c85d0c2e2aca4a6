// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs'
import { SERIES_DEFAULTS, periodOf, type AttendanceInterval, type MeasuringSource, type Registration, type RegistrationState, type Series, type Session } from '../../src/index.ts'

/** The published path with invented intervals: see its `source`. */
export interface Hubikoop {
  readonly expected: { readonly perSession: readonly number[]; readonly mean: number; readonly allEight: number; readonly everPresent: number; readonly registered: number }
  readonly sessions: readonly { readonly n: number; readonly title: string; readonly start: string; readonly startUtc: string }[]
  readonly registrants: readonly string[]
  readonly intervals: readonly (readonly [registrant: string, session: number, joinedAt: string, leftAt: string | null])[]
}

export const HUBIKOOP = JSON.parse(readFileSync(new URL('../fixtures/hubikoop-attendance.json', import.meta.url), 'utf8')) as Hubikoop // Our own file.

export function aSeries(changes: Partial<Series> = {}): Series {
  return {
    ...SERIES_DEFAULTS, seriesId: 'series-1', ownerSpace: 'hub', courseId: undefined, language: 'fr', title: 'Découverte', summary: '', description: '',
    organiser: 'Hubikoop', status: 'open', revision: 1, ...changes,
  }
}

export function aSession(changes: Partial<Omit<Session, 'time'>> & { readonly time?: Partial<Session['time']> } = {}): Session {
  const { time, ...rest } = changes
  return {
    sessionId: 'session-1', seriesId: 'series-1', number: 1, kind: 'webinar', title: 'Les géants du web', description: '', status: 'confirmed', sequence: 0,
    room: { kind: 'bigBlueButton' }, capacity: undefined, materials: [], replay: undefined, activityId: undefined, revision: 1, ...rest,
    time: { localStart: '2022-09-20T10:00', timeZone: 'Europe/Paris', durationMinutes: 120, ...time },
  }
}

export function hubikoopSessions(): Session[] {
  return HUBIKOOP.sessions.map(({ n, title, start }) => aSession({ sessionId: `s${n}`, number: n, title, time: { localStart: start.slice(0, 16) } }))
}

/** The intervals of one session, as one source would have measured them. */
export function hubikoopIntervals(number: number, source: MeasuringSource = 'webhooks'): AttendanceInterval[] {
  return HUBIKOOP.intervals.filter(([, session]) => session === number).map(([registrationId, , from, to]) => ({
    registrationId, source, from: Date.parse(from), to: to === null ? undefined : Date.parse(to),
  }))
}

/** The session as planned, whose room did not say that it closed. */
export function meetingOf(session: Session): { from: number; to: number; endedAt: undefined } {
  const { startsAt, endsAt } = periodOf(session.time)
  return { from: startsAt.getTime(), to: endsAt.getTime(), endedAt: undefined }
}

export function aRegistration(arrival: number, state: RegistrationState): Registration {
  return { registrationId: `r${arrival}`, target: { kind: 'series', seriesId: 'series-1' }, state, arrival }
}
