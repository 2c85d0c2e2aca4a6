// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FactResult, LearningFact, OutboxBatch, OutboxEntryResult } from '@parcours/courses'
import { vi } from 'vitest'
import { aCatalogue, aCourse, aCourseProgress, anActivity, anActivityProgress, anAttemptResult } from './messages.ts'

type Answer = (request: { readonly body: unknown; readonly path: string; readonly token: string | undefined }) => unknown

/** Stands for the course server behind `fetch`: what the message types say, and switches for a bad day. */
export function createFakeServer() {
  /** Facts as first recorded, by entry id. */
  const recorded = new Map<string, LearningFact>()
  const requests: { readonly method: string; readonly path: string; readonly body: unknown; readonly token: string | undefined }[] = []
  const routes = new Map<string, Answer>()
  const state = { isReachable: true, losesAnswers: false, refusesTokens: 0, refusedEntries: new Map<string, string>(), guestCount: 0 }

  function record(entryId: string, fact: LearningFact): FactResult {
    if (!recorded.has(entryId)) {
      recorded.set(entryId, fact)
    }
    return {
      activity: fact.kind === 'enrol' ? null : activityAfter(fact),
      course: aCourseProgress({ enrolledOn: '2026-11-22', requiredCompletedCount: fact.kind === 'enrol' ? 0 : 1 }),
      attempt: fact.kind === 'attempt' ? anAttemptResult({ attemptId: fact.attempt.attemptId }) : null,
    }
  }

  function answerEntry({ entryId, fact }: OutboxBatch['entries'][number]): OutboxEntryResult {
    const code = state.refusedEntries.get(entryId)
    return code === undefined ? { entryId, kind: 'recorded', result: record(entryId, fact) } : { entryId, kind: 'refused', code }
  }

  on('POST /guests', () => ({ ...aToken(), recoveryPhrase: `abandon ability able about above ${['absent', 'absorb', 'abstract'][state.guestCount++] ?? 'access'}` }))
  on('POST /guests/tokens', () => aToken())
  on('POST /campus/logins', () => undefined)
  on('POST /campus/tokens', () => ({ ...aToken(), roles: ['learner', 'coordinator'] }))
  on('DELETE /campus/logins', () => undefined)
  on('GET /catalogue', () => aCatalogue())
  on('GET /courses/vie-privee', () => aCourse())
  on('GET /courses/vie-privee/activities/who-sees', () => anActivity())
  on('GET /me/runs', () => [])
  on('GET /me/progress', () => ({ courses: [] }))
  on('GET /me/progress/vie-privee', () => aCourseProgress({ enrolledOn: recorded.size > 0 ? '2026-11-22' : null }))
  on('POST /outbox-batches', ({ body }) => ({ results: (body as OutboxBatch).entries.map(answerEntry) }))
  on('PUT /facts', ({ path, body }) => {
    const entryId = path.split('/').at(-1) ?? ''
    const code = state.refusedEntries.get(entryId)
    return code === undefined ? record(entryId, body as LearningFact) : problem(409, code)
  })

  function on(route: string, answer: Answer): void {
    routes.set(route, answer)
  }

  async function fetch(address: string, options: RequestInit = {}): Promise<Response> {
    const path = address.replace('/api/v1', '').replace(/\?.*$/, '')
    const method = options.method ?? 'GET'
    const token = new Headers(options.headers).get('Authorization')?.replace('Bearer ', '')
    await Promise.resolve()
    if (!state.isReachable) {
      throw new TypeError('Failed to fetch')
    }
    const body: unknown = typeof options.body === 'string' ? JSON.parse(options.body) : undefined
    requests.push({ method, path, body, token })
    if (token !== undefined && state.refusesTokens > 0) {
      state.refusesTokens -= 1
      return problem(401, 'invalid-token')
    }
    const answer = routes.get(`${method} ${path}`) ?? routes.get(`${method} /${path.split('/')[1] ?? ''}`)
    const value = answer === undefined ? problem(404, 'unknown-page') : answer({ body, path, token })
    if (state.losesAnswers) {
      throw new TypeError('Failed to fetch')
    }
    if (value instanceof Response) {
      return value
    }
    return value === undefined ? new Response(null, { status: 204 }) : Response.json(value)
  }

  vi.stubGlobal('fetch', fetch)
  return { state, recorded, requests, on }
}

export type FakeServer = ReturnType<typeof createFakeServer>

export function problem(status: number, code: string): Response {
  return Response.json({ type: 'about:blank', title: code, status, code, requestId: 'r-1' }, { status })
}

/** A token for 300 s, of no value. */
export function aToken() {
  const issued = Math.floor(Date.now() / 1000)
  const payload = btoa(JSON.stringify({ iat: issued, exp: issued + 300 }))
  return { token: `h.${payload}.s`, expiresAt: new Date((issued + 300) * 1000).toISOString(), roles: ['learner'] as const, isHost: false }
}

function activityAfter(fact: Exclude<LearningFact, { kind: 'enrol' }>) {
  const base = anActivityProgress({ activityId: fact.activityId, hasStarted: true })
  switch (fact.kind) {
    case 'start':
      return base
    case 'way':
      return { ...base, isCompleted: true, completedOn: '2026-11-22', waysDone: [fact.way] }
    case 'practice':
      return { ...base, isCompleted: fact.outcome === 'tried', practiceOutcome: fact.outcome }
    case 'attempt':
      return { ...base, isCompleted: true, waysDone: ['quiz' as const], bestAttempt: { rightCount: 1, questionCount: 2 } }
  }
}
