// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FastifyInstance } from 'fastify'
import { callerOf } from '../authentication.ts'
import type { AppDependencies } from '../dependencies.ts'
import type { RateLimits } from '../rateLimits.ts'
import { guestMessage, guestRequest, recoveryRequest, tokenMessage } from '../schemas/identity.ts'
import { addRoute } from './route.ts'

/** Learners without an account: a random identity, and its recovery phrase. */
export function addGuestRoutes(app: FastifyInstance, { services: { guests } }: AppDependencies, limits: RateLimits): void {
  addRoute(app, 'POST', '/guests', {
    summary: 'Make a random identity, with its recovery phrase',
    tags: ['guests'],
    body: { ...guestRequest, nullable: true },
    answers: { 201: guestMessage },
    refusals: [404],
  }, async (request, reply) => {
    limits.takeGuestCreation(request)
    // Shaped by the schema; no body at all asks for the campus.
    const { spaceId } = (request.body ?? {}) as { readonly spaceId?: string }
    const guest = await guests.create(spaceId)
    reply.code(201)
    return guest
  })

  addRoute(app, 'POST', '/guests/tokens', {
    summary: 'Take up a guest identity again, by its recovery phrase',
    tags: ['guests'],
    body: recoveryRequest,
    answers: { 200: tokenMessage },
    refusals: [401],
  }, async (request) => {
    const { recoveryPhrase } = request.body as { readonly recoveryPhrase: string }
    return limits.trySecret(request, () => guests.resume(recoveryPhrase))
  })

  addRoute(app, 'POST', '/me/join-guest', {
    summary: 'Join a guest’s progress to the account, within one space',
    tags: ['me'],
    security: 'token',
    body: recoveryRequest,
    answers: { 204: { type: 'null', description: 'Joined; the guest identity is gone.' } },
    refusals: [401, 403, 409],
  }, async (request, reply) => {
    const { recoveryPhrase } = request.body as { readonly recoveryPhrase: string }
    await limits.trySecret(request, () => guests.joinAccount(callerOf(request), recoveryPhrase))
    reply.code(204)
  })
}
