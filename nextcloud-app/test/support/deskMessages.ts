// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { periodOf, type AttendanceRow, type RegistrantRow, type RegistrationCounts, type SeriesFigures, type SessionEdit, type TrainerSeries, type TrainerSeriesLine, type TrainerSession } from '@parcours/courses'
import { createBrowserStorage } from '../../src/shell/browserStorage.ts'
import { writeIdentities } from '../../src/shell/keptIdentities.ts'
import { aToken, type FakeServer } from './fakeServer.ts'
import { aShare, exactly, FEW } from './messages.ts'

export const DESK_SERIES = 'series-1'
/** A Wednesday, before the clocks go back on 25 October. */
export const DESK_NOW = new Date('2026-09-30T09:00:00Z')

export function enterAsTrainer(server: FakeServer): void {
  const roles = ['learner', 'trainer'] as const
  server.on('POST /campus/tokens', () => ({ ...aToken(), roles }))
  writeIdentities(createBrowserStorage(localStorage), { currentId: 'me', identities: [{ kind: 'role', identityId: 'me', rights: { roles, isHost: false } }] })
}

export function counted(given: Partial<RegistrationCounts> = {}): RegistrationCounts {
  return { pending: 0, waitlisted: 0, confirmed: 0, refused: 0, declined: 0, withdrawn: 0, ...given }
}

export function aTrainerSession(number: number, localStart: string, given: Partial<TrainerSession> = {}): TrainerSession {
  const time = { localStart, timeZone: given.timeZone ?? 'Europe/Paris', durationMinutes: given.durationMinutes ?? 120 }
  const { startsAt, endsAt, clockChange } = periodOf(time)
  return {
    ...time, sessionId: `s${number}`, number, kind: 'webinar', title: `Title ${number}`, description: '', status: 'confirmed', room: { kind: 'link', roomUrl: 'https://meet.example/1', phone: null },
    capacity: null, materials: [], replay: null, activityId: null, revision: 3, sequence: 0, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), clockChange,
    counts: counted(), hasAttendance: false, ...given,
  }
}

/** One session over, two on each side of the change of clocks. */
export function aTrainerSeries(given: Partial<TrainerSeries> = {}): TrainerSeries {
  return {
    seriesId: DESK_SERIES, revision: 7, audience: 'public', courseId: null, language: 'en', title: 'Ethical digital tools', summary: '', description: '', organiser: '', status: 'open',
    admission: 'open', registrationScope: 'series', capacity: 20, questions: [], doorMinutes: 15, presenceRule: { kind: 'minutes', minutes: 10 }, completionPercent: 50,
    replayReaders: 'registered', contactRetentionDays: 30, counts: counted({ confirmed: 20, waitlisted: 3 }), mail: { isConfigured: true, waitingCount: 0, failedCount: 0 },
    offersBigBlueButton: false, publicUrl: 'https://campus.example/en/webinars/series-1', feedUrl: 'https://campus.example/api/v1/series/series-1/feed.ics',
    sessions: [aTrainerSession(1, '2026-09-29T14:00'), aTrainerSession(2, '2026-10-13T14:00'), aTrainerSession(3, '2026-10-27T14:00')], ...given,
  }
}

/** The series with one session as it was saved. */
export function withSession(series: TrainerSeries, sessionId: string, { revision, ...fields }: SessionEdit): TrainerSeries {
  const known = series.sessions.find((one) => one.sessionId === sessionId)
  const saved = aTrainerSession(known?.number ?? series.sessions.length + 1, fields.localStart, { ...fields, sessionId, revision: revision + 1 })
  return { ...series, sessions: [...series.sessions.filter((one) => one.sessionId !== sessionId), saved].sort((one, other) => one.number - other.number) }
}

export function aDeskLine(given: Partial<TrainerSeriesLine> = {}): TrainerSeriesLine {
  const { seriesId, title, status, counts, mail } = aTrainerSeries()
  const { sessionId, number, title: sessionTitle, status: sessionStatus, startsAt, endsAt, timeZone } = aTrainerSession(2, '2026-10-13T14:00')
  return {
    seriesId, title, status, counts, mail, sessionCount: 3, firstStartsAt: '2026-09-29T12:00:00.000Z', lastEndsAt: '2026-10-27T15:00:00.000Z',
    nextSession: { sessionId, number, title: sessionTitle, status: sessionStatus, startsAt, endsAt, timeZone }, ...given,
  }
}

export function aRegistrant(name: string, given: Partial<RegistrantRow> = {}): RegistrantRow {
  return {
    registrationId: `r-${name}`, sessionId: null, name, email: null, mail: 'none', status: 'confirmed', awaits: null, waitingRank: null, channel: 'none', answers: {},
    registeredAt: '2026-09-01T08:00:00.000Z', isExcluded: false, ...given,
  }
}

export function anAttendanceRow(name: string, given: Partial<AttendanceRow> = {}): AttendanceRow {
  return {
    registrationId: `r-${name}`, name, status: 'confirmed', isPresent: false, hasStayed: false, hasReplayed: false, isCompleted: false, basis: 'nothing', attendanceSeconds: 0,
    sources: [], hasConflict: false, isExcluded: false, replayPercent: null, ...given,
  }
}

export function someSeriesFigures(given: Partial<SeriesFigures> = {}): SeriesFigures {
  const held = (number: number, present: number, lost: SeriesFigures['sessions'][number]['lost']) => ({
    sessionId: `s${number}`, number, title: `Title ${number}`, startsAt: '2026-09-29T12:00:00.000Z', isHeld: true, registered: exactly(60), present: aShare(present, 60),
    replayed: { count: FEW, base: exactly(60), percent: null }, stayed: aShare(present - 6, present), lost,
  })
  return {
    seriesId: DESK_SERIES, title: 'Ethical digital tools', takenAt: '2026-09-30T03:00:00Z', isMasked: false, presenceRule: { kind: 'minutes', minutes: 10 }, completionPercent: 50,
    registered: exactly(60), sessions: [held(1, 50, null), held(2, 42, exactly(8)), { ...held(3, 6, null), isHeld: false }],
    meanAttendance: { mean: 46, isApproximate: false, sessionCount: 2 }, followedAll: aShare(30, 60), completedCourse: null,
    sentence: { kind: 'loss', afterNumber: 1, afterTitle: 'Title 1', lost: exactly(8) }, ...given,
  }
}
