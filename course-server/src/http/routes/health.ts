// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FastifyInstance } from 'fastify'
import { ParcoursError } from '../../errors.ts'
import type { AppDependencies } from '../dependencies.ts'
import { oneOf } from '../schemas/shapes.ts'
import { addRoute } from './route.ts'

const RETRY_SECONDS = 5

/** Ready, or 503: while stopping and when the database does not answer. */
export function addHealthRoute(app: FastifyInstance, { isReady }: AppDependencies): void {
  addRoute(app, 'GET', '/health', {
    summary: 'Ready or not',
    tags: ['health'],
    answers: { 200: { type: 'object', additionalProperties: false, required: ['status'], properties: { status: oneOf(['ready']) } } },
  }, async (_request, reply) => {
    reply.header('cache-control', 'no-store')
    if (!(await isReady().catch(() => false))) throw new ParcoursError('not-ready', { retryAfterSeconds: RETRY_SECONDS })
    return { status: 'ready' }
  })
}
