// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FastifyInstance } from 'fastify'
import type { AppDependencies } from '../dependencies.ts'
import type { RateLimits } from '../rateLimits.ts'
import { clearRoleCookie, readRoleCookie, requireSameSite, setRoleCookie } from '../roleCookie.ts'
import { loginRequest, tokenMessage } from '../schemas/identity.ts'
import { addRoute } from './route.ts'

/** Roles of the campus: link → key in a cookie → short tokens. */
export function addCampusLoginRoutes(app: FastifyInstance, { publicUrl, services: { roleLinks } }: AppDependencies, limits: RateLimits): void {
  addRoute(app, 'POST', '/campus/logins', {
    summary: 'Exchange a role link for the role cookie',
    tags: ['campus'],
    body: loginRequest,
    answers: { 204: { type: 'null', description: 'The cookie is set.' } },
    refusals: [403, 404, 409, 410],
  }, async (request, reply) => {
    requireSameSite(request)
    const { secret } = request.body as { readonly secret: string }
    const { key } = await limits.trySecret(request, () => roleLinks.redeem(secret))
    setRoleCookie(reply, key, publicUrl)
    reply.code(204)
  })

  addRoute(app, 'POST', '/campus/tokens', {
    summary: 'A short token for the role in the cookie',
    tags: ['campus'],
    security: 'role-cookie',
    answers: { 200: tokenMessage },
    refusals: [401, 403],
  }, async (request) => {
    requireSameSite(request)
    return roleLinks.mint(readRoleCookie(request))
  })

  addRoute(app, 'DELETE', '/campus/logins', {
    summary: 'Revoke the key and clear the cookie',
    tags: ['campus'],
    security: 'role-cookie',
    answers: { 204: { type: 'null', description: 'Signed out.' } },
    refusals: [401, 403],
  }, async (request, reply) => {
    requireSameSite(request)
    await roleLinks.signOut(readRoleCookie(request))
    clearRoleCookie(reply, publicUrl)
    reply.code(204)
  })
}
