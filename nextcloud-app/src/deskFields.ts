// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  instantOf, rescheduleSessions, wallTimeAt, type MovableSession, type PublicReplay, type RegistrationQuestion, type RescheduleRefusal, type RoomMessage, type SeriesFields,
  type SessionChange, type SessionFields, type SessionMaterial, type SessionMove, type TimeZone, type TrainerSeries, type TrainerSession, type WallTime,
} from '@parcours/courses'

/** What a form changes in place; messages themselves are never changed. */
export type Typed<T> = T extends readonly (infer Item)[] ? Typed<Item>[] : T extends object ? { -readonly [Key in keyof T]: Typed<T[Key]> } : T
export type TypedSeries = Typed<SeriesFields>
export type TypedSession = Typed<SessionFields>
export type TypedQuestion = Typed<RegistrationQuestion>
export type TypedMaterial = Typed<SessionMaterial>
export type { PublicReplay, RoomMessage }

export function seriesFieldsOf(series: TrainerSeries): { readonly fields: TypedSeries; readonly revision: number } {
  const {
    audience, courseId, language, title, summary, description, organiser, status, admission, registrationScope, capacity, questions, doorMinutes, presenceRule, completionPercent,
    replayReaders, contactRetentionDays,
  } = series
  const fields: SeriesFields = {
    audience, courseId, language, title, summary, description, organiser, status, admission, registrationScope, capacity, questions, doorMinutes, presenceRule, completionPercent,
    replayReaders, contactRetentionDays,
  }
  return { fields: fields as TypedSeries, revision: series.revision }
}

export function sessionFieldsOf(session: TrainerSession): { readonly fields: TypedSession; readonly revision: number } {
  const { kind, title, description, localStart, timeZone, durationMinutes, status, room, capacity, materials, replay, activityId } = session
  const fields: SessionFields = { kind, title, description, localStart, timeZone, durationMinutes, status, room, capacity, materials, replay, activityId }
  return { fields: fields as TypedSession, revision: session.revision }
}

/** A session to add, like the last one and a week later. */
export function nextSessionFields({ sessions, offersBigBlueButton }: TrainerSeries, title: string, now: Date): TypedSession {
  const last = [...sessions].sort((one, other) => one.startsAt.localeCompare(other.startsAt)).at(-1)
  const room: RoomMessage = last?.room ?? (offersBigBlueButton ? { kind: 'bigBlueButton' } : { kind: 'later', isOnline: true })
  const fields: SessionFields = {
    kind: last?.kind ?? 'webinar', title, description: '', status: 'tentative', room, capacity: null, materials: [], replay: null, activityId: null,
    localStart: last === undefined ? `${wallTimeAt(new Date(now.getTime() + WEEK), 'UTC').slice(0, 'YYYY-MM-DD'.length)}T10:00` : weeksLater(last.localStart, 1),
    timeZone: last?.timeZone ?? 'Europe/Paris', durationMinutes: last?.durationMinutes ?? 120,
  }
  return JSON.parse(JSON.stringify(fields)) as TypedSession
}

const WEEK = 7 * 86_400_000

/** On the wall: the hour stays. */
export function weeksLater(localStart: WallTime, weeks: number): WallTime {
  return wallTimeAt(new Date(instantOf(localStart, 'UTC').instant + weeks * WEEK), 'UTC')
}

/** Where a move leads, by the same rule as the server's. */
export function previewMove(sessions: readonly TrainerSession[], move: SessionMove, now: Date): readonly SessionChange[] | RescheduleRefusal {
  const movable = sessions.map(({ sessionId, number, status, sequence, localStart, timeZone, durationMinutes }): MovableSession => ({
    sessionId, number, status, sequence, time: { localStart, timeZone, durationMinutes },
  }))
  return rescheduleSessions(movable, move, now)
}

/** Zones that francophone associations meet, before the others of the browser. */
const NEAR_ZONES: readonly TimeZone[] = [
  'Europe/Paris', 'Europe/Brussels', 'Europe/Zurich', 'America/Montreal', 'America/Martinique', 'America/Guadeloupe', 'America/Cayenne', 'Indian/Reunion', 'Indian/Mayotte',
  'Pacific/Noumea', 'Pacific/Tahiti', 'UTC',
]

export function listZones(own: TimeZone | undefined, chosen: TimeZone): { readonly near: readonly TimeZone[]; readonly others: readonly TimeZone[] } {
  const near = [...new Set([chosen, ...(own === undefined ? [] : [own]), ...NEAR_ZONES])].filter((zone) => zone !== '')
  return { near, others: Intl.supportedValuesOf('timeZone').filter((zone) => !near.includes(zone)) }
}
