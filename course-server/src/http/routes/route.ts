// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify'
import type { Schema } from '../schemas/shapes.ts'

/** What a status answers with: a schema, or how a body that is no JSON is described. */
export type Answer = Schema | { readonly description: string }

export interface RouteSchema {
  readonly summary: string
  readonly tags: readonly string[]
  readonly params?: Schema
  readonly querystring?: Schema
  readonly body?: Schema
  /** What a good answer looks like, per status. */
  readonly answers: Readonly<Record<number, Answer>>
  /** Statuses of refusals, all of them problems; 400, 429 and 5xx are always there. */
  readonly refusals?: readonly number[]
  /** How a caller is known; open by default. */
  readonly security?: 'token' | 'role-cookie'
}

/** What a handler may do: read the request, set a status or a header. */
export type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>

export interface RouteOptions {
  readonly bodyLimit?: number
  /** Public text that is worth compressing; never an answer that holds a secret (BREACH). */
  readonly isCompressed?: boolean
}

const ALWAYS_REFUSED = [400, 429, 500, 503]

/** Adds a route of the API: schemas in, schemas out, problems for the rest. */
export function addRoute(app: FastifyInstance, method: HTTPMethods, url: string, schema: RouteSchema, handler: Handler, options: RouteOptions = {}): void {
  const { summary, tags, params, querystring, body, answers, refusals = [], security } = schema
  app.route({
    method,
    url,
    ...(options.bodyLimit === undefined ? {} : { bodyLimit: options.bodyLimit }),
    config: { security, isCompressed: options.isCompressed === true, refusals: [...new Set([...ALWAYS_REFUSED, ...refusals])] },
    schema: {
      summary,
      tags: [...tags],
      ...(security === undefined ? {} : { security: [{ [security]: [] }] }),
      ...(params === undefined ? {} : { params }),
      querystring: querystring ?? { type: 'object', additionalProperties: false, properties: {} },
      ...(body === undefined ? {} : { body }),
      response: { ...answers },
    },
    handler: async (request, reply) => {
      const answer = await handler(request, reply)
      return reply.sent ? reply : reply.send(answer)
    },
  })
}

/**
 * Refusals are described, and never written by a route's own schema (`errorHandler.ts` sends them as text): so nothing is
 * compiled for them, which would take half of the server's start.
 */
export function withRefusals(schema: Schema, refusals: readonly number[] | undefined): Schema {
  if (refusals === undefined) return schema
  const answers = (schema['response'] ?? {}) as Schema
  return { ...schema, response: { ...answers, ...Object.fromEntries(refusals.map((status) => [status, problemAnswer])) } }
}

const problemAnswer = {
  description: 'A problem, with a stable code.',
  content: { 'application/problem+json': { schema: { $ref: 'Problem#' } } },
}
