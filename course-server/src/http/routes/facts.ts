// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { LearningFact, OutboxBatch } from '@parcours/courses'
import type { FastifyInstance } from 'fastify'
import { requireLearner } from '../../services/caller.ts'
import { callerOf } from '../authentication.ts'
import type { AppDependencies } from '../dependencies.ts'
import { ENTRIES_PER_WRITE } from '../rateLimit.ts'
import type { RateLimits } from '../rateLimits.ts'
import { factResult, learningFact, outboxBatch, outboxBatchResult } from '../schemas/learning.ts'
import { uuid } from '../schemas/shapes.ts'
import { addRoute } from './route.ts'

/** 500 attempts of 2 kB. */
const OUTBOX_LIMIT_BYTES = 1024 * 1024

/** What learners do. Answered after the commit; sending again changes nothing. */
export function addFactRoutes(app: FastifyInstance, { services: { learning, outbox } }: AppDependencies, limits: RateLimits): void {
  addRoute(app, 'PUT', '/facts/:entryId', {
    summary: 'Record what a learner did',
    tags: ['facts'],
    security: 'token',
    params: { type: 'object', additionalProperties: false, required: ['entryId'], properties: { entryId: uuid } },
    body: learningFact,
    answers: { 200: factResult },
    refusals: [401, 404, 409, 413, 415, 422],
  }, async (request) => {
    const caller = requireLearner(callerOf(request))
    limits.takeWrite(caller)
    return learning.record(caller, request.body as LearningFact)
  })

  addRoute(app, 'POST', '/outbox-batches', {
    summary: 'Record what was done offline, each entry answered on its own',
    tags: ['facts'],
    security: 'token',
    body: outboxBatch,
    answers: { 200: outboxBatchResult },
    refusals: [401, 413, 415],
  }, async (request) => {
    const caller = requireLearner(callerOf(request))
    const batch = request.body as OutboxBatch
    limits.takeWrite(caller, Math.ceil(batch.entries.length / ENTRIES_PER_WRITE))
    return outbox.record(caller, batch)
  }, { bodyLimit: OUTBOX_LIMIT_BYTES })
}
