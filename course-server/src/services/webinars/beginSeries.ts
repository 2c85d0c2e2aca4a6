// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  findSeriesTemplate, isTimeZone, isWallTime, periodOf, SERIES_DEFAULTS, singleLine, startSeries, wallTimeAt, WEBINAR_LIMITS,
  type Room, type Series, type SeriesCreation, type Session, type StartedSeries,
} from '@parcours/courses'
import { v7 as makeUuid } from 'uuid'
import { ParcoursError } from '../../errors.ts'

export interface SeriesOwner {
  readonly ownerSpace: string
  /** Shown as who organises, until the trainer says otherwise. */
  readonly organiser: string
  /** Rooms are made by the server where it can. */
  readonly hasMeetings: boolean
}

const DAY_MS = 86_400_000

/** A new series as a draft, from a template or empty. @throws ParcoursError `unknown-template`, `invalid-field` */
export function beginSeries(creation: SeriesCreation, { ownerSpace, organiser, hasMeetings }: SeriesOwner): { readonly series: Series; readonly sessions: readonly Session[] } {
  checkCreation(creation)
  const { seriesId, templateId } = creation
  const started = templateId === null ? emptySeries(creation) : fromTemplate(templateId, creation)
  const room: Room = hasMeetings ? { kind: 'bigBlueButton' } : { kind: 'later', isOnline: true }
  const title = singleLine(creation.title)
  return {
    series: { ...SERIES_DEFAULTS, ...started.series, ...(title === '' ? {} : { title }), seriesId, ownerSpace, courseId: undefined, organiser, revision: 1 },
    sessions: started.sessions.map((session) => ({
      // Alone, it is what the series is: calendars and notices show its title only.
      ...session, ...(title !== '' && started.sessions.length === 1 ? { title } : {}), sessionId: makeUuid(), seriesId, sequence: 0, room, capacity: undefined, materials: [], replay: undefined, activityId: undefined, revision: 1,
    })),
  }
}

function fromTemplate(templateId: string, creation: SeriesCreation): StartedSeries {
  const template = findSeriesTemplate(templateId)
  if (template === undefined) throw new ParcoursError('unknown-template')
  return startSeries(template, creation)
}

function emptySeries({ language, title, firstLocalStart, timeZone, everyWeeks, sessionCount, durationMinutes }: SeriesCreation): StartedSeries {
  const word = language === 'fr' ? 'Séance' : 'Session'
  const first = singleLine(title)
  return {
    series: { language, title: first === '' ? word : first, summary: '', description: '' },
    sessions: Array.from({ length: sessionCount }, (_, index) => ({
      number: index + 1, kind: 'webinar', title: sessionCount === 1 ? (first === '' ? word : first) : `${word} ${index + 1}`, description: '',
      time: { localStart: weeksLater(firstLocalStart, index * everyWeeks), timeZone, durationMinutes }, status: 'tentative',
    })),
  }
}

/** On the wall: the hour stays. */
function weeksLater(localStart: string, weeks: number): string {
  const { startsAt } = periodOf({ localStart, timeZone: 'UTC', durationMinutes: 0 })
  return wallTimeAt(new Date(startsAt.getTime() + weeks * 7 * DAY_MS), 'UTC')
}

function checkCreation({ firstLocalStart, timeZone, sessionCount, durationMinutes, title }: SeriesCreation): void {
  const refuse = (field: string, problem: string) => new ParcoursError('invalid-field', { detail: { field, problem } })
  if (!isWallTime(firstLocalStart)) throw refuse('firstLocalStart', 'wrong-wall-time')
  if (!isTimeZone(timeZone)) throw refuse('timeZone', 'wrong-time-zone')
  if (singleLine(title).length > WEBINAR_LIMITS.titleCharacters) throw refuse('title', 'text-too-long')
  if (sessionCount > WEBINAR_LIMITS.sessionsPerSeries) throw refuse('sessionCount', 'wrong-number')
  if (durationMinutes < WEBINAR_LIMITS.minDurationMinutes || durationMinutes > WEBINAR_LIMITS.maxDurationMinutes) throw refuse('durationMinutes', 'wrong-number')
}
