// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SpaceKeyRequest } from '@parcours/courses'
import type { FastifyInstance } from 'fastify'
import { requireSpaceItself } from '../../services/caller.ts'
import { callerOf } from '../authentication.ts'
import type { AppDependencies } from '../dependencies.ts'
import type { RateLimits } from '../rateLimits.ts'
import { keyMessage, keyRequest, spaceMessage } from '../schemas/identity.ts'
import { addRoute } from './route.ts'

const NOTHING = { type: 'null', description: 'Done.' }

/** Keys are renewed by hand, once in a while: a loop that adds them is stopped early. */
const KEY_COST = 10

/** A paired space about itself, with a token whose scope is `space`. */
export function addSpaceRoutes(app: FastifyInstance, { services: { ownSpace } }: AppDependencies, limits: RateLimits): void {
  addRoute(app, 'GET', '/space', {
    summary: 'This space, as the server knows it',
    tags: ['pairings'],
    security: 'token',
    answers: { 200: spaceMessage },
    refusals: [401, 403, 404],
  }, async (request) => ownSpace.describe(callerOf(request)))

  addRoute(app, 'POST', '/space/keys', {
    summary: 'Add a key to this space',
    tags: ['pairings'],
    security: 'token',
    body: keyRequest,
    answers: { 201: keyMessage },
    refusals: [401, 403, 409],
  }, async (request, reply) => {
    const caller = requireSpaceItself(callerOf(request))
    limits.takeWrite(caller, KEY_COST)
    const added = await ownSpace.addKey(caller, (request.body as SpaceKeyRequest).publicKey)
    reply.code(201)
    return added
  })

  addRoute(app, 'DELETE', '/space/keys/:keyId', {
    summary: 'Withdraw another key of this space',
    tags: ['pairings'],
    security: 'token',
    params: { type: 'object', additionalProperties: false, required: ['keyId'], properties: { keyId: { type: 'string', pattern: '^[\\w.:-]{1,128}$' } } },
    answers: { 204: NOTHING },
    refusals: [401, 403, 404, 409],
  }, async (request, reply) => {
    await ownSpace.withdrawKey(callerOf(request), (request.params as { readonly keyId: string }).keyId)
    reply.code(204)
  })

  addRoute(app, 'DELETE', '/space', {
    summary: 'Unpair this space',
    tags: ['pairings'],
    security: 'token',
    answers: { 204: NOTHING },
    refusals: [401, 403],
  }, async (request, reply) => {
    await ownSpace.unpair(callerOf(request))
    reply.code(204)
  })
}
