// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  readSeriesFields, readSessionFields, type PublicReplay, type Room, type RoomMessage, type Series, type SeriesFields, type Session, type SessionFields, type WebinarProblem,
} from '@parcours/courses'
import { ParcoursError } from '../../errors.ts'

/** The series as it is typed, or a refusal that names the field. @throws ParcoursError `invalid-field` */
export function readSeries(typed: SeriesFields, before: Series): Series {
  const read = readSeriesFields(typed)
  if (read.kind === 'problem') throw refusalOf(read.problem)
  const { courseId, capacity, questions, ...fields } = read.fields
  return {
    seriesId: before.seriesId, ownerSpace: before.ownerSpace, ...fields, courseId: courseId ?? undefined, capacity: capacity ?? undefined,
    registrationQuestions: questions, revision: before.revision + 1,
  }
}

export function seriesFieldsOf({ audience, courseId, language, title, summary, description, organiser, status, admission, ...rest }: Series): SeriesFields {
  return {
    audience, courseId: courseId ?? null, language, title, summary, description, organiser, status, admission, registrationScope: rest.registrationScope,
    capacity: rest.capacity ?? null, questions: rest.registrationQuestions, doorMinutes: rest.doorMinutes, presenceRule: rest.presenceRule,
    completionPercent: rest.completionPercent, replayReaders: rest.replayReaders, contactRetentionDays: rest.contactRetentionDays,
  }
}

/** What a session keeps through an edit, beside its typed fields. */
export type SessionIdentity = Pick<Session, 'sessionId' | 'seriesId' | 'number' | 'sequence' | 'revision'>

/** @throws ParcoursError `invalid-field` */
export function readSession(typed: SessionFields, identity: SessionIdentity): Session {
  const read = readSessionFields(typed)
  if (read.kind === 'problem') throw refusalOf(read.problem)
  const { kind, title, description, localStart, timeZone, durationMinutes, status, room, capacity, materials, replay, activityId } = read.fields
  return {
    ...identity, kind, title, description, time: { localStart, timeZone, durationMinutes }, status, room: roomOf(room), capacity: capacity ?? undefined,
    materials, replay: replay ?? undefined, activityId: activityId ?? undefined,
  }
}

export function sessionFieldsOf({ kind, title, description, time, status, room, capacity, materials, replay, activityId }: Session): SessionFields {
  return {
    kind, title, description, ...time, status, room: room.kind === 'link' ? { ...room, phone: room.phone ?? null } : room, capacity: capacity ?? null,
    materials, replay: replayOf(replay), activityId: activityId ?? null,
  }
}

/** Names of the fields that differ. */
export function changedFields(before: object, after: object): readonly string[] {
  const [one, other] = [new Map<string, unknown>(Object.entries(before)), new Map<string, unknown>(Object.entries(after))]
  return [...other.keys()].filter((name) => JSON.stringify(one.get(name)) !== JSON.stringify(other.get(name)))
}

function roomOf(room: RoomMessage): Room {
  return room.kind === 'link' ? { ...room, phone: room.phone ?? undefined } : room
}

function replayOf(replay: Session['replay']): PublicReplay | null {
  return replay ?? null
}

function refusalOf({ field, code, limit }: WebinarProblem): ParcoursError {
  return new ParcoursError('invalid-field', { detail: { field, problem: code, ...(limit === undefined ? {} : { limit }) } })
}
