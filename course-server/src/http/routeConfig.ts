// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FastifyRequest } from 'fastify'

/** What our own hooks know of a route; `routes/route.ts` and the campus set it. */
export interface RouteConfig {
  /** How a caller is known; absent on open routes. */
  readonly security?: 'token' | 'role-cookie' | undefined
  /** Public text that is worth compressing. */
  readonly isCompressed?: boolean
  /** Statuses of refusals, for the description of the API. */
  readonly refusals?: readonly number[]
}

export function routeConfigOf(request: FastifyRequest): RouteConfig {
  // Every route states it in this shape; on an unknown address Fastify gives an empty one.
  return request.routeOptions.config as unknown as RouteConfig
}
