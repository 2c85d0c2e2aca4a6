// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FiguresScope } from '@parcours/courses'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { callerOf } from '../authentication.ts'
import type { AppDependencies } from '../dependencies.ts'
import { figuresCsv } from '../figuresCsv.ts'
import { courseFigures, figuresLines, hostFigures, scopePageQuery, scopeQuery } from '../schemas/figures.ts'
import { slug } from '../schemas/shapes.ts'
import { addRoute } from './route.ts'

interface FiguresQuery {
  readonly scope?: FiguresScope
  readonly language?: string
  readonly page?: string
}

const courseParams = { type: 'object', additionalProperties: false, required: ['courseId'], properties: { courseId: slug } }

/** Figures about groups, from the day's snapshot, masked by the domain before they come here. */
export function addFigureRoutes(app: FastifyInstance, { services: { figures } }: AppDependencies): void {
  const queryOf = (request: FastifyRequest) => request.query as FiguresQuery
  const courseIdOf = (request: FastifyRequest) => (request.params as { readonly courseId: string }).courseId
  const figuresOf = (request: FastifyRequest) => {
    const { scope = 'space', language } = queryOf(request)
    return figures.getCourse(callerOf(request), courseIdOf(request), scope, language)
  }

  addRoute(app, 'GET', '/figures/courses', {
    summary: 'One line per course, 100 a page',
    tags: ['figures'],
    security: 'token',
    querystring: scopePageQuery,
    answers: { 200: figuresLines },
    refusals: [401, 403],
  }, async (request) => {
    const { scope = 'space', language, page = '1' } = queryOf(request)
    return figures.listCourses(callerOf(request), scope, Number(page), language)
  })

  addRoute(app, 'GET', '/figures/courses/:courseId', {
    summary: 'One course’s figures',
    tags: ['figures'],
    security: 'token',
    params: courseParams,
    querystring: scopeQuery,
    answers: { 200: courseFigures },
    refusals: [401, 403, 404],
  }, figuresOf)

  addRoute(app, 'GET', '/figures/courses/:courseId/table.csv', {
    summary: 'The same figures as a table',
    tags: ['figures'],
    security: 'token',
    params: courseParams,
    querystring: scopeQuery,
    answers: { 200: { description: 'The table.', content: { 'text/csv': { schema: { type: 'string' } } } } },
    refusals: [401, 403, 404],
  }, async (request, reply) => {
    const table = figuresCsv(await figuresOf(request), queryOf(request).language ?? 'fr')
    return reply.type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${courseIdOf(request)}.csv"`)
      .serializer((text: unknown) => String(text)).send(table)
  })

  addRoute(app, 'GET', '/figures/host', {
    summary: 'Totals over spaces',
    tags: ['figures'],
    security: 'token',
    querystring: scopeQuery,
    answers: { 200: hostFigures },
    refusals: [401, 403, 404],
  }, async (request) => figures.getHost(callerOf(request), queryOf(request).language))
}
