// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MyAttendance, MyRegistration, MySession, PublicSeries, PublicSeriesLine, PublicSession } from '@parcours/courses'

export const SERIES_ID = 'decouverte'
/** Monday, shortly before the first session. */
export const NOW = new Date('2026-11-30T09:00:00Z')

export function aSession(number: number, given: Partial<PublicSession> = {}): PublicSession {
  const day = String(number).padStart(2, '0')
  return {
    sessionId: `s${number}`, seriesId: SERIES_ID, number, kind: 'webinar', title: `Session title ${number}`, description: '', localStart: `2026-12-${day}T10:00`, timeZone: 'Europe/Paris',
    durationMinutes: 120, startsAt: `2026-12-${day}T09:00:00.000Z`, endsAt: `2026-12-${day}T11:00:00.000Z`, status: 'confirmed', isOnline: true, place: null,
    places: 'unlimited', activityId: null, materials: [], replay: null, ...given,
  }
}

export const REPLAY = {
  watchUrl: 'https://tube.example/w/abc', embedUrl: 'https://tube.example/videos/embed/abc', durationSeconds: 3522,
  chapters: [{ startSeconds: 0, title: 'Hello' }, { startSeconds: 600, title: 'What is free' }],
}

export function aSeries(given: Partial<PublicSeries> = {}): PublicSeries {
  return {
    seriesId: SERIES_ID, audience: 'public', courseId: null, language: 'en', title: 'Ethical digital tools', summary: 'Three evenings.', description: 'First.\n\nThen.', organiser: 'An association',
    status: 'open', admission: 'open', registrationScope: 'series', places: 'free', questions: [], doorMinutes: 15, presenceRule: { kind: 'minutes', minutes: 10 }, completionPercent: 50,
    contactRetentionDays: 30, offersMail: true, feedUrl: 'https://campus.example/api/v1/series/decouverte/feed.ics', sessions: [aSession(1), aSession(2), aSession(3)], ...given,
  }
}

export function aSeriesLine(given: Partial<PublicSeriesLine> = {}): PublicSeriesLine {
  return {
    seriesId: SERIES_ID, language: 'en', title: 'Ethical digital tools', summary: 'Three evenings.', organiser: 'An association', status: 'open', courseId: null,
    sessionCount: 3, nextSession: aSession(1), places: 'free', ...given,
  }
}

export function anEntryOf(sessionId: string, registrationId: string, status: 'confirmed' | 'cancelled' = 'confirmed') {
  const calendarUid = `${sessionId}-${registrationId}@campus.example`
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'BEGIN:VEVENT', `UID:${calendarUid}`, 'SEQUENCE:0', 'DTSTART:20261201T090000Z', 'END:VEVENT', 'END:VCALENDAR', '']
  return { calendarUid, sequence: 0, status, icalendar: lines.join('\r\n') }
}

export function aRow(session: PublicSession, registrationId: string, given: Partial<MySession> = {}): MySession {
  return {
    registrationId, session, status: 'confirmed', waitingRank: null, door: { kind: 'notYet', opensAt: new Date(Date.parse(session.startsAt) - 15 * 60_000).toISOString(), isPlainLink: false },
    attendance: null, hadPlace: true, calendarEntry: anEntryOf(session.sessionId, registrationId), ...given,
  }
}

export function aRegistration(registrationId: string, given: Partial<MyRegistration> = {}): MyRegistration {
  const sessions = (given.sessions ?? [1, 2, 3].map((number) => aRow(aSession(number), registrationId)))
  return {
    registrationId, seriesId: SERIES_ID, seriesTitle: 'Ethical digital tools', sessionId: null, status: 'confirmed', awaits: null, waitingRank: null, channel: 'none',
    registeredAt: '2026-11-30T08:00:00.000Z', ...given, sessions,
  }
}

export function anAttendance(given: Partial<MyAttendance> = {}): MyAttendance {
  return { isPresent: false, hasStayed: false, hasReplayed: false, isCompleted: false, basis: 'nothing', attendanceSeconds: 0, sources: [], hasConflict: false, replay: null, ...given }
}
