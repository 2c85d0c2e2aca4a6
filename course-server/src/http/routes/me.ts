// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FastifyInstance } from 'fastify'
import { requireLearner } from '../../services/caller.ts'
import { callerOf } from '../authentication.ts'
import type { AppDependencies } from '../dependencies.ts'
import type { RateLimits } from '../rateLimits.ts'
import { courseProgressDetail, myProgress } from '../schemas/learning.ts'
import { language, slug } from '../schemas/shapes.ts'
import { addRoute } from './route.ts'

const languageQuery = { type: 'object', additionalProperties: false, properties: { language } }

/** An export or an erasure reads every row of a learner: it counts as this many writes. */
const WHOLE_LEARNER_COST = 10

/** The learner's own: progress, export, erasure. */
export function addMeRoutes(app: FastifyInstance, { services: { progress, myData } }: AppDependencies, limits: RateLimits): void {
  addRoute(app, 'GET', '/me/progress', {
    summary: 'My courses, and where to take up again',
    tags: ['me'],
    security: 'token',
    querystring: languageQuery,
    answers: { 200: myProgress },
    refusals: [401],
  }, async (request) => progress.list(callerOf(request), (request.query as { readonly language?: string }).language))

  addRoute(app, 'GET', '/me/progress/:courseId', {
    summary: 'My progress in one course',
    tags: ['me'],
    security: 'token',
    params: { type: 'object', additionalProperties: false, required: ['courseId'], properties: { courseId: slug } },
    answers: { 200: courseProgressDetail },
    refusals: [401, 404],
  }, async (request) => progress.get(callerOf(request), (request.params as { readonly courseId: string }).courseId))

  addRoute(app, 'GET', '/me/export', {
    summary: 'All that is kept about me, as a file',
    tags: ['me'],
    security: 'token',
    // The file is for people and their tools: it names what it holds, and grows with what is kept.
    answers: { 200: { type: 'object', additionalProperties: true } },
    refusals: [401],
  }, async (request, reply) => {
    const caller = requireLearner(callerOf(request))
    limits.takeWrite(caller, WHOLE_LEARNER_COST)
    const file = await myData.exportMine(caller)
    reply.header('content-disposition', 'attachment; filename="parcours.json"')
    return file
  })

  addRoute(app, 'DELETE', '/me', {
    summary: 'Erase all that is kept about me',
    tags: ['me'],
    security: 'token',
    answers: { 204: { type: 'null', description: 'Nothing is kept any more.' } },
    refusals: [401],
  }, async (request, reply) => {
    const caller = requireLearner(callerOf(request))
    limits.takeWrite(caller, WHOLE_LEARNER_COST)
    await myData.erase(caller)
    reply.code(204)
  })
}
