// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { callerOf } from '../../authentication.ts'
import { adventureFiguresCsv } from '../../adventureFiguresCsv.ts'
import type { AppDependencies } from '../../dependencies.ts'
import { adventureFigures, figuresLines, figuresQuery } from '../../schemas/adventures/desk.ts'
import { adventureParams, pagedQuery } from '../../schemas/adventures/playing.ts'
import { addRoute } from '../route.ts'

interface FiguresQuery {
  readonly role?: string
  readonly version?: string
  readonly language?: string
}

/** Figures about ways taken, over all spaces, from the day's snapshot. */
export function addAdventureFigureRoutes(app: FastifyInstance, { services: { adventures: { figures } } }: AppDependencies): void {
  const adventureIdOf = (request: FastifyRequest) => (request.params as { readonly adventureId: string }).adventureId
  const figuresOf = (request: FastifyRequest) => {
    const { role, version, language } = request.query as FiguresQuery
    return figures.get(callerOf(request), adventureIdOf(request), { role: role ?? null, version, language })
  }
  const schema = { tags: ['adventures'], security: 'token', params: adventureParams, querystring: figuresQuery, refusals: [401, 403, 404] } as const

  addRoute(app, 'GET', '/adventure-figures', {
    summary: 'One line per adventure that has figures, 100 stories a page', tags: ['adventures'], security: 'token', querystring: pagedQuery,
    answers: { 200: figuresLines }, refusals: [401, 403],
  }, async (request) => {
    const { page = '1', language } = request.query as { readonly page?: string; readonly language?: string }
    return figures.list(callerOf(request), { page: Number(page), language })
  })

  addRoute(app, 'GET', '/adventures/:adventureId/figures', { ...schema, summary: 'Which choices are taken, where readers stop', answers: { 200: adventureFigures } }, figuresOf)

  addRoute(app, 'GET', '/adventures/:adventureId/figures.csv', {
    ...schema, summary: 'The same figures as a table', answers: { 200: { description: 'The table.', content: { 'text/csv': { schema: { type: 'string' } } } } },
  }, async (request, reply) => {
    const table = adventureFiguresCsv(await figuresOf(request), (request.query as FiguresQuery).language ?? 'fr')
    return reply.type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${adventureIdOf(request)}.csv"`)
      .serializer((text: unknown) => String(text)).send(table)
  })
}
