// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PathEventBatch, RunSaveRequest } from '@parcours/courses'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { requireLearner } from '../../../services/caller.ts'
import { callerOf } from '../../authentication.ts'
import type { AppDependencies } from '../../dependencies.ts'
import type { RateLimits } from '../../rateLimits.ts'
import {
  adventurePage, adventureParams, adventuresQuery, languageQuery, pathEventBatch, pathEventsRecorded, publicAdventure, runSaved, runSaveRequest, savedRunLines,
} from '../../schemas/adventures/playing.ts'
import { addRoute } from '../route.ts'

const adventureIdOf = (request: FastifyRequest) => (request.params as { readonly adventureId: string }).adventureId

/** Playing: stories, where one is in them, and the way taken in nobody's name. */
export function addPlayingRoutes(app: FastifyInstance, { services: { adventures } }: AppDependencies, limits: RateLimits): void {
  addRoute(app, 'GET', '/adventures', {
    summary: 'Adventures the caller may play, 12 a page',
    tags: ['adventures'],
    querystring: adventuresQuery,
    answers: { 200: adventurePage },
    refusals: [401],
  }, async (request) => {
    const { page = '1', query, language } = request.query as { readonly page?: string; readonly query?: string; readonly language?: string }
    return adventures.reading.list(callerOf(request), { page: Number(page), language, ...(query === undefined ? {} : { query }) })
  }, { isCompressed: true })

  addRoute(app, 'GET', '/adventures/:adventureId', {
    summary: 'An adventure, compiled for the player',
    tags: ['adventures'],
    params: adventureParams,
    querystring: languageQuery,
    answers: { 200: publicAdventure },
    refusals: [401, 404],
  }, async (request) => {
    const { language } = request.query as { readonly language?: string }
    return adventures.reading.get(callerOf(request), adventureIdOf(request), language)
  }, { isCompressed: true })

  addSavedRunRoutes(app, adventures, limits)

  addRoute(app, 'POST', '/path-events', {
    summary: 'Tell the way taken, without an identity; told again, it changes nothing',
    tags: ['adventures'],
    body: pathEventBatch,
    answers: { 200: pathEventsRecorded },
    refusals: [401, 413, 415],
  }, async (request) => {
    // A whole class shares an address: as generous as that, and in memory only.
    limits.takePathEvents(request)
    return adventures.pathEvents.record(callerOf(request), request.body as PathEventBatch)
  })
}

function addSavedRunRoutes(app: FastifyInstance, adventures: AppDependencies['services']['adventures'], limits: RateLimits): void {
  addRoute(app, 'GET', '/me/runs', {
    summary: 'Adventures I am in',
    tags: ['adventures'],
    security: 'token',
    answers: { 200: savedRunLines },
    refusals: [401],
  }, async (request) => adventures.savedRuns.list(callerOf(request)))

  addRoute(app, 'GET', '/me/runs/:adventureId', {
    summary: 'Where I am in an adventure, as my browser wrote it',
    tags: ['adventures'],
    security: 'token',
    params: adventureParams,
    answers: { 200: runSaved },
    refusals: [401, 404],
  }, async (request) => adventures.savedRuns.get(callerOf(request), adventureIdOf(request)))

  addRoute(app, 'PUT', '/me/runs/:adventureId', {
    summary: 'Save where I am; refused when another device saved since',
    tags: ['adventures'],
    security: 'token',
    params: adventureParams,
    body: runSaveRequest,
    answers: { 200: runSaved },
    refusals: [401, 404, 409, 413, 415],
  }, async (request) => {
    limits.takeWrite(requireLearner(callerOf(request)))
    return adventures.savedRuns.save(callerOf(request), adventureIdOf(request), request.body as RunSaveRequest)
  })

  addRoute(app, 'DELETE', '/me/runs/:adventureId', {
    summary: 'Forget where I am',
    tags: ['adventures'],
    security: 'token',
    params: adventureParams,
    answers: { 204: { description: 'Nothing is kept.' } },
    refusals: [401],
  }, async (request, reply) => {
    limits.takeWrite(requireLearner(callerOf(request)))
    await adventures.savedRuns.remove(callerOf(request), adventureIdOf(request))
    return reply.code(204).send()
  })
}
