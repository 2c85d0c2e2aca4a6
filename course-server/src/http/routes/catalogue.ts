// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { callerOf } from '../authentication.ts'
import type { AppDependencies } from '../dependencies.ts'
import { mediaBaseOf } from '../mediaBase.ts'
import { readCatalogueQuery } from '../readCatalogueQuery.ts'
import { cataloguePage, catalogueQuery, languageQuery, publicActivity, publicCourse, publicSheet } from '../schemas/content.ts'
import { slug, type Schema } from '../schemas/shapes.ts'
import { addMediaRoute } from './media.ts'
import { addRoute } from './route.ts'

interface ContentParams {
  readonly courseId: string
  readonly activityId: string
  readonly sheetId: string
}

/** Reading: the catalogue and what a course holds, by audience. Never an answer key. */
export function addCatalogueRoutes(app: FastifyInstance, dependencies: AppDependencies): void {
  const { services: { catalogue, reading } } = dependencies
  const paramsOf = (request: FastifyRequest) => request.params as ContentParams
  const languageOf = (request: FastifyRequest) => (request.query as { readonly language?: string }).language

  addRoute(app, 'GET', '/catalogue', {
    summary: 'Courses the caller may follow, 12 a page',
    tags: ['content'],
    querystring: catalogueQuery,
    answers: { 200: cataloguePage },
    refusals: [401],
  }, async (request, reply) => {
    allowCaching(request, reply)
    return catalogue.list(callerOf(request), readCatalogueQuery(request))
  }, { isCompressed: true })

  addRoute(app, 'GET', '/courses/:courseId', {
    summary: 'A course’s outline',
    tags: ['content'],
    params: paramsSchema('courseId'),
    querystring: languageQuery,
    answers: { 200: publicCourse },
    refusals: [401, 404],
  }, async (request, reply) => {
    allowCaching(request, reply)
    return reading.getCourse(callerOf(request), paramsOf(request).courseId, languageOf(request))
  }, { isCompressed: true })

  addRoute(app, 'GET', '/courses/:courseId/activities/:activityId', {
    summary: 'An activity as read: no key, no explanation',
    tags: ['content'],
    params: paramsSchema('courseId', 'activityId'),
    querystring: languageQuery,
    answers: { 200: publicActivity },
    refusals: [401, 404],
  }, async (request, reply) => {
    allowCaching(request, reply)
    const { courseId, activityId } = paramsOf(request)
    return reading.getActivity(callerOf(request), courseId, activityId, languageOf(request), mediaBaseOf(request, dependencies.publicUrl))
  }, { isCompressed: true })

  addRoute(app, 'GET', '/courses/:courseId/sheets/:sheetId', {
    summary: 'A printable sheet',
    tags: ['content'],
    params: paramsSchema('courseId', 'sheetId'),
    querystring: languageQuery,
    answers: { 200: publicSheet },
    refusals: [401, 404],
  }, async (request, reply) => {
    allowCaching(request, reply)
    const { courseId, sheetId } = paramsOf(request)
    return reading.getSheet(callerOf(request), courseId, sheetId, languageOf(request), mediaBaseOf(request, dependencies.publicUrl))
  }, { isCompressed: true })

  addMediaRoute(app, dependencies)
}

function paramsSchema(...names: readonly (keyof ContentParams)[]): Schema {
  return { type: 'object', additionalProperties: false, required: names, properties: Object.fromEntries(names.map((name) => [name, slug])) }
}

/** Kept by browsers, asked again each time by ETag; what a token opened stays out of shared caches. */
function allowCaching(request: FastifyRequest, reply: FastifyReply): void {
  reply.header('cache-control', callerOf(request).kind === 'anonymous' ? 'no-cache' : 'private, no-cache')
}
