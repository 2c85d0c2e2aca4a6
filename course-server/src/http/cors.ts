// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import cors from '@fastify/cors'
import type { FastifyInstance } from 'fastify'
import type { IsAllowedOrigin } from '../services/allowedOrigins.ts'

/** Two hours: Chromium keeps a preflight no longer. https://developer.mozilla.org/docs/Web/HTTP/Headers/Access-Control-Max-Age */
const MAX_AGE_SECONDS = 7200

/** Pages of paired spaces may call the API from their exact origin; cookies never travel. */
export async function addCors(app: FastifyInstance, isAllowedOrigin: IsAllowedOrigin): Promise<void> {
  await app.register(cors, {
    origin: async (origin: string | undefined) => (origin !== undefined && await isAllowedOrigin(origin) ? origin : false),
    methods: ['GET', 'PUT', 'POST', 'DELETE'],
    allowedHeaders: ['authorization', 'content-type'],
    exposedHeaders: ['retry-after', 'content-disposition'],
    maxAge: MAX_AGE_SECONDS,
    credentials: false,
  })
}
