// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FactResult, GuestMessage, LearningFact } from '@parcours/courses'
import { randomUUID } from 'node:crypto'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { buildServices, type AllServices } from '../../src/buildServices.ts'
import { findProjectFolders } from '../../src/files/projectFolders.ts'
import { readStyle } from '../../src/files/readStyle.ts'
import { buildApp } from '../../src/http/app.ts'
import type { AppDependencies } from '../../src/http/dependencies.ts'
import type { PublishResult } from '../../src/services/publishing.ts'
import type { Audience } from '../../src/services/repositories.ts'
import { makeTestClock, type TestClock } from './clock.ts'
import { courseFiles, type CourseWish } from './courseFiles.ts'
import type { TestDatabase } from './databases.ts'

/** The whole server on a database of its own, without a socket. */
export interface TestApp {
  readonly app: FastifyInstance
  readonly database: TestDatabase
  readonly all: AllServices
  readonly clock: TestClock
  readonly publicUrl: string
  publish(wish?: CourseWish & { readonly spaceId?: string; readonly audience?: Audience | 'as-before' }): Promise<PublishResult>
  /** A guest of the campus, with a token. */
  createGuest(): Promise<GuestMessage>
  get(url: string, token?: string): Promise<LightMyRequestResponse>
  putFact(token: string, fact: LearningFact, entryId?: string): Promise<LightMyRequestResponse>
  /** A fact that must be accepted. */
  record(token: string, fact: LearningFact): Promise<FactResult>
  refreshFigures(): Promise<void>
  close(): Promise<void>
}

/** Limits out of the way of tests that are not about them. */
const NO_LIMITS = { learnerWrites: 1e9, spaceWrites: 1e9, guestCreations: 1e9, secretAttempts: 1e9, formRegistrations: 1e9, addressMails: 1e9 }

export async function openTestApp(open: () => Promise<TestDatabase>, wish: Partial<AppDependencies> = {}): Promise<TestApp> {
  const database = await open()
  const clock = makeTestClock()
  const publicUrl = wish.publicUrl ?? 'https://parcours.example.org'
  const all = await buildServices(database.repositories, { publicUrl, mail: wish.isMailConfigured === true ? { smtpUrl: 'smtp://127.0.0.1:1', from: 'parcours@example.org' } : undefined }, clock.now)
  const app = await buildApp({
    publicUrl,
    isMailConfigured: false,
    clock: clock.now,
    services: all.services,
    verifyToken: all.verifyToken,
    isAllowedOrigin: all.isAllowedOrigin,
    isReady: async () => await database.repositories.content.version() >= 0,
    campusCss: await readStyle(findProjectFolders().campusCssFiles),
    appAssets: undefined,
    limits: NO_LIMITS,
    logLevel: false,
    ...wish,
  })
  const withToken = (token: string | undefined) => (token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } })
  const putFact: TestApp['putFact'] = (token, fact, entryId = randomUUID()) =>
    app.inject({ method: 'PUT', url: `/api/v1/facts/${entryId}`, payload: fact, ...withToken(token) })
  return {
    app, database, all, clock, publicUrl,
    async publish({ spaceId = 'campus', audience = 'public', ...course } = {}) {
      const result = await all.publishing.publish({ ...courseFiles(course), spaceId, audience })
      if (result.kind === 'issues') throw new Error(result.issues.map(({ file, line, message }) => `${file}:${line}: ${message.en}`).join('\n'))
      return result
    },
    async createGuest() {
      return (await app.inject({ method: 'POST', url: '/api/v1/guests', payload: {} })).json()
    },
    get: (url, token) => app.inject({ method: 'GET', url, ...withToken(token) }),
    putFact,
    async record(token, fact) {
      const answer = await putFact(token, fact)
      if (answer.statusCode !== 200) throw new Error(`Fact refused: ${answer.body}`)
      return answer.json()
    },
    async refreshFigures() {
      await database.repositories.figures.refresh(clock.now())
      await all.services.webinars.figures.refresh()
    },
    async close() {
      await app.close()
      await database.destroy()
    },
  }
}

/** The code of a problem, for `expect(codeOf(answer)).toBe('401 invalid-token')`. */
export function codeOf(answer: LightMyRequestResponse): string {
  const type = String(answer.headers['content-type'])
  if (!type.startsWith('application/problem+json')) return `${answer.statusCode} without a problem`
  return `${answer.statusCode} ${answer.json<{ code: string }>().code}`
}
