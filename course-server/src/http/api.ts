// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { addAuthentication } from './authentication.ts'
import { addCors } from './cors.ts'
import type { AppDependencies } from './dependencies.ts'
import { makeRateLimits } from './rateLimits.ts'
import { addAdventureRoutes } from './routes/adventures/index.ts'
import { addCampusLoginRoutes } from './routes/campusLogins.ts'
import { addCatalogueRoutes } from './routes/catalogue.ts'
import { addFactRoutes } from './routes/facts.ts'
import { addFigureRoutes } from './routes/figures.ts'
import { addGuestRoutes } from './routes/guests.ts'
import { addHealthRoute } from './routes/health.ts'
import { addMeRoutes } from './routes/me.ts'
import { addPairingRoutes } from './routes/pairings.ts'
import { addSpaceRoutes } from './routes/space.ts'
import { addRoute, withRefusals } from './routes/route.ts'
import { addSurveyRoutes } from './routes/surveys/index.ts'
import { addWebinarRoutes } from './routes/webinars/index.ts'
import { ROLE_COOKIE } from './roleCookie.ts'
import type { RouteConfig } from './routeConfig.ts'
import { problemSchema } from './schemas/identity.ts'
import type { Schema } from './schemas/shapes.ts'

/** `/health` and everything under `/api/v1`. */
export async function addApi(app: FastifyInstance, dependencies: AppDependencies): Promise<void> {
  app.addSchema(problemSchema)
  await app.register(swagger, {
    openapi: {
      openapi: '3.0.3',
      info: {
        title: 'Parcours course server',
        version: '1',
        description: 'Courses, completion and figures about groups. Every refusal is application/problem+json with a stable code.',
        license: { name: 'AGPL-3.0-or-later', url: 'https://www.gnu.org/licenses/agpl-3.0.html' },
      },
      servers: [{ url: dependencies.publicUrl }],
      components: {
        securitySchemes: {
          'token': { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'EdDSA token of a paired space, a guest or a campus role; at most 300 s.' },
          'role-cookie': { type: 'apiKey', in: 'cookie', name: ROLE_COOKIE },
        },
      },
    },
    transform: ({ schema, url, route }) => ({ schema: withRefusals(schema as Schema, (route.config as RouteConfig | undefined)?.refusals), url }),
    // Schemas keep their own names, such as `Problem`, instead of `def-0`.
    refResolver: { buildLocalReference: (json, _baseUri, _fragment, index) => (typeof json['$id'] === 'string' ? json['$id'] : `def-${index}`) },
  })
  addHealthRoute(app, dependencies)
  await app.register(async (api) => {
    await addCors(api, dependencies.isAllowedOrigin)
    addAuthentication(api, dependencies.verifyToken)
    api.addHook('onRequest', (_request, reply, done) => {
      reply.header('cache-control', 'no-store')
      done()
    })
    const limits = makeRateLimits(dependencies)
    addCatalogueRoutes(api, dependencies)
    addGuestRoutes(api, dependencies, limits)
    addPairingRoutes(api, dependencies, limits)
    addSpaceRoutes(api, dependencies, limits)
    addCampusLoginRoutes(api, dependencies, limits)
    addFactRoutes(api, dependencies, limits)
    addMeRoutes(api, dependencies, limits)
    addFigureRoutes(api, dependencies)
    addSurveyRoutes(api, dependencies, limits)
    addAdventureRoutes(api, dependencies, limits)
    addWebinarRoutes(api, dependencies, limits)
    addRoute(api, 'GET', '/openapi.json', {
      summary: 'This description',
      tags: ['health'],
      answers: { 200: { type: 'object', additionalProperties: true } },
    }, async (_request, reply) => {
      reply.header('cache-control', 'no-cache')
      return app.swagger()
    }, { isCompressed: true })
  }, { prefix: '/api/v1' })
}
