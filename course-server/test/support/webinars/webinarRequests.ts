// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type {
  MyRegistration, RegistrationRequest, SeriesCreation, SeriesEdit, SessionEdit, TrainerSeries, TrainerSession,
} from '@parcours/courses'
import { randomUUID } from 'node:crypto'
import type { LightMyRequestResponse } from 'fastify'
import type { TestApp } from '../app.ts'

type Method = 'GET' | 'PUT' | 'POST' | 'DELETE'

/** A request of the API, with or without a token. */
export function ask(test: TestApp, method: Method, url: string, token?: string, payload?: object): Promise<LightMyRequestResponse> {
  return test.app.inject({
    method, url: `/api/v1${url}`, ...(token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }), ...(payload === undefined ? {} : { payload }),
  })
}

/** An answer that must be good. */
export async function get<Message>(answer: Promise<LightMyRequestResponse>): Promise<Message> {
  const { statusCode, body } = await answer
  if (statusCode >= 300) throw new Error(`Answered ${statusCode}: ${body}`)
  return JSON.parse(body) as Message
}

export function aCreation(wish: Partial<SeriesCreation> = {}): SeriesCreation {
  return {
    seriesId: randomUUID(), templateId: null, language: 'fr', title: 'Outils libres', firstLocalStart: '2026-12-01T14:00', timeZone: 'Europe/Paris', everyWeeks: 1,
    sessionCount: 2, durationMinutes: 60, ...wish,
  }
}

export function seriesEditOf(series: TrainerSeries, wish: Partial<SeriesEdit> = {}): SeriesEdit {
  const { audience, courseId, language, title, summary, description, organiser, status, admission, registrationScope, capacity, questions, ...rest } = series
  return {
    audience, courseId, language, title, summary, description, organiser, status, admission, registrationScope, capacity, questions, doorMinutes: rest.doorMinutes,
    presenceRule: rest.presenceRule, completionPercent: rest.completionPercent, replayReaders: rest.replayReaders, contactRetentionDays: rest.contactRetentionDays,
    revision: rest.revision, ...wish,
  }
}

export function sessionEditOf(session: TrainerSession, wish: Partial<SessionEdit> = {}): SessionEdit {
  const { kind, title, description, localStart, timeZone, durationMinutes, status, room, capacity, materials, replay, activityId, revision } = session
  return { kind, title, description, localStart, timeZone, durationMinutes, status, room, capacity, materials, replay, activityId, revision, ...wish }
}

/** A series of the trainer's space, open to all, with a room by link. */
export async function openSeries(test: TestApp, trainer: string, wish: Partial<SeriesEdit> = {}, creation: Partial<SeriesCreation> = {}): Promise<TrainerSeries> {
  const created = await get<TrainerSeries>(ask(test, 'POST', '/desk/series', trainer, aCreation(creation)))
  for (const session of created.sessions) {
    const room = { kind: 'link' as const, roomUrl: 'https://bbb.example.org/tilleuls', phone: null }
    await get(ask(test, 'PUT', `/desk/series/${created.seriesId}/sessions/${session.sessionId}`, trainer, sessionEditOf(session, { room, status: 'confirmed' })))
  }
  return get(ask(test, 'PUT', `/desk/series/${created.seriesId}`, trainer, seriesEditOf(created, { status: 'open', audience: 'public', ...wish })))
}

export function aRequest(seriesId: string, wish: Partial<RegistrationRequest> = {}): RegistrationRequest {
  return { registrationId: randomUUID(), seriesId, sessionId: null, channel: 'none', answers: {}, contact: null, language: 'fr', ...wish }
}

export function register(test: TestApp, token: string, request: RegistrationRequest): Promise<MyRegistration> {
  return get(ask(test, 'PUT', `/me/registrations/${request.registrationId}`, token, request))
}
