// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FastifyReply, FastifyRequest } from 'fastify'

/** A part of the path that the route's own schema has checked. */
export function paramOf(request: FastifyRequest, name: string): string {
  return (request.params as Readonly<Record<string, string>>)[name] ?? ''
}

/** The query, in the shape that the route's own schema has checked. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller names the shape beside its schema.
export function queryOf<Query extends object>(request: FastifyRequest): Query {
  return request.query as Query
}

export function pageOf(request: FastifyRequest): number {
  return Number(queryOf<{ page?: string }>(request).page ?? '1')
}

export const CSV = { description: 'The table.', content: { 'text/csv': { schema: { type: 'string' } } } }

export function sendCsv(reply: FastifyReply, name: string, table: string): FastifyReply {
  return reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${name}.csv"`).serializer((text: unknown) => String(text)).send(table)
}
