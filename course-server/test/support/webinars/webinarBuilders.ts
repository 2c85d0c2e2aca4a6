// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { SERIES_DEFAULTS, type Series, type Session } from '@parcours/courses'
import { randomUUID } from 'node:crypto'
import type { Repositories } from '../../../src/services/repositories.ts'
import type { RegisterWrite } from '../../../src/services/webinars/registrationRepository.ts'
import type { SeriesKey, StoredSeries } from '../../../src/services/webinars/seriesRepository.ts'

export const NOW = new Date('2026-11-23T10:00:00Z')

export function aSeries(wish: Partial<Series> = {}): Series {
  return {
    ...SERIES_DEFAULTS, seriesId: randomUUID(), ownerSpace: 'campus', audience: 'public', courseId: undefined, language: 'fr', title: 'Services libres',
    summary: 'Deux séances', description: '', organiser: 'Les Tilleuls', status: 'open', revision: 1, ...wish,
  }
}

/** Every two weeks from 1 December 2026, 14:00 in Paris, two hours. */
export function aSession(seriesId: string, number: number, wish: Partial<Session> = {}): Session {
  return {
    sessionId: randomUUID(), seriesId, number, kind: 'webinar', title: `Séance ${number}`, description: '',
    time: { localStart: `2026-12-${String(number * 7 - 6).padStart(2, '0')}T14:00`, timeZone: 'Europe/Paris', durationMinutes: 120 },
    status: 'confirmed', sequence: 0, room: { kind: 'link', roomUrl: 'https://bbb.example.org/tilleuls', phone: undefined }, capacity: undefined, materials: [],
    replay: undefined, activityId: undefined, revision: 1, ...wish,
  }
}

/** A series of the campus with two sessions to come. */
export async function storeSeries({ spaces, webinars }: Repositories, wish: Partial<Series> = {}, sessionCount = 2): Promise<StoredSeries> {
  const campus = await spaces.ensureCampus(NOW)
  const series = aSeries(wish)
  const sessions = Array.from({ length: sessionCount }, (_, index) => aSession(series.seriesId, index + 1))
  const stored = await webinars.series.create(campus.spaceNumber, series, sessions, NOW)
  if (stored === undefined) throw new Error('The series was not stored.')
  return stored
}

export function aRegistration(key: SeriesKey, subject: string | undefined, wish: Partial<RegisterWrite> = {}): RegisterWrite {
  return {
    key: { spaceNumber: key.spaceNumber, seriesNumber: key.seriesNumber }, sessionNumber: 0, registrationId: randomUUID(),
    learner: subject === undefined ? undefined : { spaceNumber: key.spaceNumber, subject }, channel: 'none', answersJson: '{}', contact: undefined,
    needsAddress: false, sendsMail: false, now: NOW, ...wish,
  }
}
