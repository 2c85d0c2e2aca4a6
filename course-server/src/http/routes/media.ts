// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { callerOf } from '../authentication.ts'
import type { AppDependencies } from '../dependencies.ts'
import { slug } from '../schemas/shapes.ts'
import { addRoute } from './route.ts'

/** A picture opened by itself may style itself and nothing else: an SVG holds no script here. */
const MEDIA_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"
/** An hour without asking, then by ETag: a course's pictures change with its publications. */
const MAX_AGE_SECONDS = 3600

/** Pictures and files of a course. The path may begin with a ticket (see `mediaTicket.ts`). */
export function addMediaRoute(app: FastifyInstance, { services: { reading } }: AppDependencies): void {
  addRoute(app, 'GET', '/courses/:courseId/media/*', {
    summary: 'A picture or a file of the course',
    tags: ['content'],
    params: { type: 'object', required: ['courseId'], properties: { 'courseId': slug, '*': { type: 'string', maxLength: 300 } } },
    answers: {
      200: { description: 'The file.', content: { '*/*': { schema: { type: 'string', format: 'binary' } } } },
      304: { type: 'null', description: 'Not changed.' },
    },
    refusals: [401, 404],
  }, async (request, reply) => {
    const params = request.params as Readonly<Record<string, string>>
    const file = await reading.getMedia(callerOf(request), params['courseId'] ?? '', params['*'] ?? '')
    const etag = `"${createHash('sha256').update(file.bytes).digest('base64url').slice(0, 22)}"`
    reply.header('etag', etag).header('cache-control', `${file.isPublic ? 'public' : 'private'}, max-age=${MAX_AGE_SECONDS}`)
      .header('content-security-policy', MEDIA_POLICY).header('cross-origin-resource-policy', 'cross-origin')
    if (request.headers['if-none-match'] === etag) return reply.code(304).send()
    return reply.type(file.contentType).send(Buffer.from(file.bytes))
  })
}
