// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AdventureCheckRequest, AdventureDraftRequest, AdventurePublicationRequest } from '@parcours/courses'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { requireLearner } from '../../../services/caller.ts'
import { callerOf } from '../../authentication.ts'
import type { AppDependencies } from '../../dependencies.ts'
import type { RateLimits } from '../../rateLimits.ts'
import {
  checkMessage, checkRequest, DESK_BODY_BYTES, deskAdventure, deskPage, draftRequest, publicationMessage, publicationRequest,
} from '../../schemas/adventures/desk.ts'
import { adventureParams, pagedQuery } from '../../schemas/adventures/playing.ts'
import { addRoute } from '../route.ts'

const adventureIdOf = (request: FastifyRequest) => (request.params as { readonly adventureId: string }).adventureId
/** A check reads every way through a story: it counts as this many writes. */
const CHECK_COST = 3

/** Writing: drafts, checks, publications of the own space's stories. */
export function addDeskRoutes(app: FastifyInstance, { services: { adventures } }: AppDependencies, limits: RateLimits): void {
  const { desk } = adventures
  const desked = { tags: ['adventures'], security: 'token' } as const
  const large = { bodyLimit: DESK_BODY_BYTES }

  addRoute(app, 'GET', '/desk/adventures', {
    ...desked, summary: 'Adventures of the own space, drafts too, 50 a page', querystring: pagedQuery, answers: { 200: deskPage }, refusals: [401, 403],
  }, async (request) => {
    const { page = '1', language } = request.query as { readonly page?: string; readonly language?: string }
    return desk.list(callerOf(request), { page: Number(page), language })
  })

  addRoute(app, 'GET', '/desk/adventures/:adventureId', {
    ...desked, summary: 'An adventure as its authors have it', params: adventureParams, answers: { 200: deskAdventure }, refusals: [401, 403, 404],
  }, async (request) => desk.get(callerOf(request), adventureIdOf(request)))

  addRoute(app, 'PUT', '/desk/adventures/:adventureId/draft', {
    ...desked, summary: 'Save a draft; refused when somebody else saved since', params: adventureParams, body: draftRequest,
    answers: { 200: deskAdventure }, refusals: [401, 403, 409, 413, 415],
  }, async (request) => {
    limits.takeWrite(requireLearner(callerOf(request)))
    return desk.saveDraft(callerOf(request), adventureIdOf(request), request.body as AdventureDraftRequest)
  }, large)

  addRoute(app, 'DELETE', '/desk/adventures/:adventureId/draft', {
    ...desked, summary: 'Throw a draft away', params: adventureParams, answers: { 204: { description: 'There is no draft.' } }, refusals: [401, 403, 404],
  }, async (request, reply) => {
    limits.takeWrite(requireLearner(callerOf(request)))
    await desk.removeDraft(callerOf(request), adventureIdOf(request))
    return reply.code(204).send()
  })

  addRoute(app, 'POST', '/desk/adventure-checks', {
    ...desked, summary: 'Say what is wrong in a story', body: checkRequest, answers: { 200: checkMessage }, refusals: [401, 403, 413, 415],
  }, (request) => {
    limits.takeWrite(requireLearner(callerOf(request)), CHECK_COST)
    return Promise.resolve(desk.check(callerOf(request), (request.body as AdventureCheckRequest).files))
  }, large)

  addRoute(app, 'POST', '/desk/adventures/:adventureId/publications', {
    ...desked, summary: 'Publish the draft, if it has no error', params: adventureParams, body: publicationRequest,
    answers: { 200: publicationMessage }, refusals: [401, 403, 404, 409, 415, 422],
  }, async (request) => {
    limits.takeWrite(requireLearner(callerOf(request)), CHECK_COST)
    return desk.publish(callerOf(request), adventureIdOf(request), request.body as AdventurePublicationRequest)
  })
}
