// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ParcoursError } from '../errors.ts'
import { describeBug } from './describeBug.ts'
import { asParcoursError, problemOf } from './problem.ts'

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8'

/** Every error leaves as problem+json with a code: no stack, no SQL, nothing a person typed. */
export function addErrorHandler(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const expected = asParcoursError(error)
    if (expected === undefined) request.log.error({ bug: describeBug(error), route: request.routeOptions.url }, 'unexpected error')
    return sendProblem(request, reply, expected ?? new ParcoursError('unexpected-error'))
  })
}

export function sendProblem(request: FastifyRequest, reply: FastifyReply, error: ParcoursError): FastifyReply {
  const problem = problemOf(error, request.id)
  if (error.retryAfterSeconds !== undefined) void reply.header('retry-after', String(error.retryAfterSeconds))
  if (problem.status === 401) void reply.header('www-authenticate', 'Bearer')
  return reply.code(problem.status).header('cache-control', 'no-store').type(PROBLEM_TYPE)
    // Already text: the schemas of the route's own answers have no say.
    .serializer((payload: unknown) => String(payload))
    .send(JSON.stringify(problem))
}
