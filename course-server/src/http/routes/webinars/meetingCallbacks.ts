// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ParcoursError } from '../../../errors.ts'
import type { AttendanceReceiver } from '../../../services/webinars/attendanceReceiver.ts'
import { problemSchema } from '../../schemas/identity.ts'
import { addRoute, type RouteSchema } from '../route.ts'

/** bbb-webhooks sends one event of about 1 kB, or a queue of them. */
const HOOK_LIMIT_BYTES = 1024 * 1024
/** 5,000 people with their chat counts and votes. */
const ANALYTICS_LIMIT_BYTES = 8 * 1024 * 1024
const TAGS = ['meeting callbacks']

const TAKEN = { 204: { type: 'null', description: 'Taken, or of no interest.' } }
const anyQuery = { type: 'object', additionalProperties: true }

/**
 * What BigBlueButton sends by itself, under `/bbb`. Both routes see the body as it came: one is signed as it is
 * written, the other is read by its own limits. 401 tells bbb-webhooks not to send it again; so does every 2xx.
 */
export async function addMeetingCallbackRoutes(app: FastifyInstance, receiver: AttendanceReceiver): Promise<void> {
  app.addSchema(problemSchema)
  await app.register((hooks, _options, done) => {
    keepRaw(hooks, 'application/x-www-form-urlencoded')
    addRoute(hooks, 'POST', '/hook', hookSchema, async (request, reply) => {
      const outcome = await receiver.receiveHook({ pathAndQuery: request.url, body: textOf(request.body), authorization: request.headers.authorization })
      if (outcome === 'refused') refuse(request, 'an event of a meeting was refused: its checksum is not of BBB_SECRET, or weaker than BBB_HOOKS_CHECKSUM')
      reply.code(204)
    }, { bodyLimit: HOOK_LIMIT_BYTES })
    done()
  })
  await app.register((analytics, _options, done) => {
    keepRaw(analytics, 'application/json')
    addRoute(analytics, 'POST', '/analytics/:meetingId', analyticsSchema, async (request, reply) => {
      const { meetingId = '' } = request.params as Readonly<Record<string, string>>
      const outcome = await receiver.receiveAnalytics({ meetingId, body: textOf(request.body), authorization: request.headers.authorization })
      if (outcome === 'refused') refuse(request, 'the report of a meeting was refused: its token is not signed with BBB_SECRET')
      if (outcome === 'malformed') throw new ParcoursError('invalid-request')
      reply.code(204)
    }, { bodyLimit: ANALYTICS_LIMIT_BYTES })
    done()
  })
}

/** The sender takes a 401 for delivered and tells nobody: the log is the only place where a host sees what to mend. */
function refuse(request: FastifyRequest, sentence: string): never {
  request.log.warn(sentence)
  throw new ParcoursError('invalid-token')
}

const hookSchema: RouteSchema = { summary: 'An event of a meeting', tags: TAGS, querystring: anyQuery, answers: TAKEN, refusals: [401] }
const analyticsSchema: RouteSchema = { summary: 'The report of an ended meeting', tags: TAGS, querystring: anyQuery, answers: TAKEN, refusals: [401, 413] }

/** Within this scope alone: a body of this type stays the text that it was. */
function keepRaw(scope: FastifyInstance, contentType: string): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser(contentType, { parseAs: 'string' }, (_request, body, done) => { done(null, body) })
}

function textOf(body: unknown): string {
  return typeof body === 'string' ? body : ''
}
