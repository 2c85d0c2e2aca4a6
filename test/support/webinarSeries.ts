// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SeriesEdit, SessionEdit, SessionFields, TrainerSeries } from '@parcours/courses'
import { randomUUID } from 'node:crypto'
import { ApiClient } from './apiClient.ts'
import type { RunningServer } from './runningServer.ts'

const MINUTE = 60_000

export interface SeriesWish {
  readonly title: string
  readonly fields?: Partial<SeriesEdit>
  readonly sessionCount?: number
  /** Of the first session; the others follow week by week. */
  readonly startsInMinutes: number
  readonly durationMinutes?: number
  readonly timeZone?: string
  /** For the session of that number, from 1. */
  readonly session?: (number: number) => Partial<SessionFields>
}

/** A trainer of the campus, by a link of the operator's command. */
export async function logInTrainer(server: RunningServer): Promise<string> {
  const printed = await server.cli('role', 'invite', '--space', 'campus', '--role', 'trainer')
  const secret = /#(\S+)/.exec(printed)?.[1] ?? ''
  const headers = { 'content-type': 'application/json', 'origin': server.url }
  const login = await fetch(`${server.url}/api/v1/campus/logins`, { method: 'POST', headers, body: JSON.stringify({ secret }) })
  const cookie = login.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ')
  const answer = await fetch(`${server.url}/api/v1/campus/tokens`, { method: 'POST', headers: { origin: server.url, cookie } })
  if (!answer.ok) throw new Error(`No trainer's token: ${answer.status} ${await answer.text()}`)
  return (await answer.json() as { readonly token: string }).token
}

/** An open series as a trainer makes it at the desk; who reads it is in `fields.audience`. */
export async function openSeries(server: RunningServer, token: string, wish: SeriesWish): Promise<TrainerSeries> {
  const client = new ApiClient(server.url)
  const { title, timeZone = 'Europe/Paris', startsInMinutes, sessionCount = 1, durationMinutes = 60 } = wish
  const firstLocalStart = wallTime(new Date(Date.now() + startsInMinutes * MINUTE), timeZone)
  const creation = { seriesId: randomUUID(), templateId: null, language: 'fr', title, firstLocalStart, timeZone, everyWeeks: 1, sessionCount, durationMinutes }
  let series = await client.ask<TrainerSeries>('POST', '/api/v1/desk/series', { token, body: creation })
  const path = `/api/v1/desk/series/${series.seriesId}`
  for (const { sessionId, number } of series.sessions) {
    const current = series.sessions.find((one) => one.sessionId === sessionId)
    if (current === undefined) throw new Error('The session went away.')
    const room = { kind: 'link', roomUrl: `https://meet.example.org/${number}`, phone: null } as const
    series = await client.ask<TrainerSeries>('PUT', `${path}/sessions/${sessionId}`, { token, body: { ...fieldsOf(current), status: 'confirmed', room, ...wish.session?.(number) } })
  }
  return client.ask<TrainerSeries>('PUT', path, { token, body: { ...seriesFieldsOf(series), audience: 'public', status: 'open', organiser: 'L’Atelier des Communs', ...wish.fields } })
}

/** What a trainer may send back of what was read. */
export function seriesFieldsOf(series: TrainerSeries): SeriesEdit {
  const {
    revision, audience, courseId, language, title, summary, description, organiser, status, admission, registrationScope, capacity, questions, doorMinutes,
    presenceRule, completionPercent, replayReaders, contactRetentionDays,
  } = series
  return {
    revision, audience, courseId, language, title, summary, description, organiser, status, admission, registrationScope, capacity, questions, doorMinutes,
    presenceRule, completionPercent, replayReaders, contactRetentionDays,
  }
}

export function fieldsOf({ revision, kind, title, description, localStart, timeZone, durationMinutes, status, room, capacity, materials, replay, activityId }: TrainerSeries['sessions'][number]): SessionEdit {
  return { revision, kind, title, description, localStart, timeZone, durationMinutes, status, room, capacity, materials, replay, activityId }
}

function wallTime(instant: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(instant).replace(' ', 'T')
}
