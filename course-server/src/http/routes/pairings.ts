// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PairingRequest } from '@parcours/courses'
import type { FastifyInstance } from 'fastify'
import type { AppDependencies } from '../dependencies.ts'
import type { RateLimits } from '../rateLimits.ts'
import { pairingMessage, pairingRequest } from '../schemas/identity.ts'
import { addRoute } from './route.ts'

/** A space pairs by pushing its key with a one-time code; the server never fetches anything from it. */
export function addPairingRoutes(app: FastifyInstance, { services: { spaces } }: AppDependencies, limits: RateLimits): void {
  addRoute(app, 'POST', '/pairings', {
    summary: 'Pair a space by its one-time code',
    tags: ['pairings'],
    body: pairingRequest,
    answers: { 201: pairingMessage },
    refusals: [404, 409, 410, 422],
  }, async (request, reply) => {
    const pairing = await limits.trySecret(request, () => spaces.pair(request.body as PairingRequest))
    reply.code(201)
    return pairing
  })
}
