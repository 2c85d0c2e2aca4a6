// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { JoinRequest, RescheduleRequest, SeriesCreation, SeriesEdit, SessionEdit, SessionsEdit } from '@parcours/courses'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { requireStaff } from '../../../services/webinars/access.ts'
import { callerOf } from '../../authentication.ts'
import type { AppDependencies } from '../../dependencies.ts'
import type { RateLimits } from '../../rateLimits.ts'
import { language, listOf } from '../../schemas/shapes.ts'
import {
  rescheduleMessage, rescheduleRequest, seriesCreation, seriesEdit, sessionEdit, sessionsEdit, templateLine, trainerSeries, trainerSeriesLine,
} from '../../schemas/webinars/desk.ts'
import { joinMessage, joinRequest } from '../../schemas/webinars/mine.ts'
import { pageQuery, paramsOf, webinarId } from '../../schemas/webinars/shapes.ts'
import { addRoute } from '../route.ts'
import { pageOf, paramOf, queryOf } from './requestParts.ts'

/** The trainer's desk: series and sessions. */
export function addDeskRoutes(app: FastifyInstance, { services: { webinars: { desk, joining } } }: AppDependencies, limits: RateLimits): void {
  const staffOf = (request: FastifyRequest) => {
    const staff = requireStaff(callerOf(request))
    limits.takeWrite(staff)
    return staff
  }
  const seriesOf = (request: FastifyRequest) => paramOf(request, 'seriesId')
  const ofSeries = paramsOf({ seriesId: webinarId })
  const ofSession = paramsOf({ seriesId: webinarId, sessionId: webinarId })

  addRoute(app, 'GET', '/desk/series-templates', {
    summary: 'Templates to begin a series from',
    tags: ['webinar desk'],
    security: 'token',
    querystring: { type: 'object', additionalProperties: false, properties: { language } },
    answers: { 200: listOf(templateLine) },
    refusals: [401, 403],
  }, (request) => Promise.resolve().then(() => desk.listTemplates(callerOf(request), queryOf<{ language?: string }>(request).language ?? 'fr')))

  addRoute(app, 'GET', '/desk/series', {
    summary: 'Series of one’s own space, 50 a page, newest first',
    tags: ['webinar desk'],
    security: 'token',
    querystring: pageQuery(),
    answers: { 200: listOf(trainerSeriesLine) },
    refusals: [401, 403],
  }, async (request) => desk.list(callerOf(request), pageOf(request)))

  addRoute(app, 'POST', '/desk/series', {
    summary: 'Begin a series as a draft; sent again, it is the same one',
    tags: ['webinar desk'],
    security: 'token',
    body: seriesCreation,
    answers: { 201: trainerSeries },
    refusals: [401, 403, 404, 409, 415, 422],
  }, async (request, reply) => {
    const created = await desk.create(staffOf(request), request.body as SeriesCreation)
    reply.code(201)
    return created
  })

  addRoute(app, 'GET', '/desk/series/:seriesId', {
    summary: 'One series as its trainers see it',
    tags: ['webinar desk'],
    security: 'token',
    params: ofSeries,
    answers: { 200: trainerSeries },
    refusals: [401, 403, 404],
  }, async (request) => desk.get(callerOf(request), seriesOf(request)))

  addRoute(app, 'PUT', '/desk/series/:seriesId', {
    summary: 'Change the series; an edit of an older revision is refused',
    tags: ['webinar desk'],
    security: 'token',
    params: ofSeries,
    body: seriesEdit,
    answers: { 200: trainerSeries },
    refusals: [401, 403, 404, 409, 415, 422],
  }, async (request) => desk.edit(staffOf(request), seriesOf(request), request.body as SeriesEdit))

  addRoute(app, 'DELETE', '/desk/series/:seriesId', {
    summary: 'Throw away a draft that nobody registered to',
    tags: ['webinar desk'],
    security: 'token',
    params: ofSeries,
    answers: { 204: { type: 'null', description: 'Gone.' } },
    refusals: [401, 403, 404, 409],
  }, async (request, reply) => {
    await desk.remove(staffOf(request), seriesOf(request))
    reply.code(204)
  })

  addRoute(app, 'PUT', '/desk/series/:seriesId/sessions', {
    summary: 'Make dates sure, or give one room, to several sessions at once; all are changed, or none',
    tags: ['webinar desk'],
    security: 'token',
    params: ofSeries,
    body: sessionsEdit,
    answers: { 200: trainerSeries },
    refusals: [401, 403, 404, 409, 415, 422],
  }, async (request) => desk.editSessions(staffOf(request), seriesOf(request), request.body as SessionsEdit))

  addRoute(app, 'PUT', '/desk/series/:seriesId/sessions/:sessionId', {
    summary: 'Change a session, or add one with revision 0',
    tags: ['webinar desk'],
    security: 'token',
    params: ofSession,
    body: sessionEdit,
    answers: { 200: trainerSeries },
    refusals: [401, 403, 404, 409, 415, 422],
  }, async (request) => desk.editSession(staffOf(request), seriesOf(request), paramOf(request, 'sessionId'), request.body as SessionEdit))

  addRoute(app, 'POST', '/desk/series/:seriesId/reschedule', {
    summary: 'Move one session or all that are to come; registrations are kept',
    tags: ['webinar desk'],
    security: 'token',
    params: ofSeries,
    body: rescheduleRequest,
    answers: { 200: rescheduleMessage },
    refusals: [401, 403, 404, 409, 415, 422],
  }, async (request) => desk.reschedule(staffOf(request), seriesOf(request), request.body as RescheduleRequest))

  addRoute(app, 'POST', '/desk/series/:seriesId/sessions/:sessionId/join', {
    summary: 'The way into the room as a moderator, at any hour',
    tags: ['webinar desk'],
    security: 'token',
    params: ofSession,
    body: joinRequest,
    answers: { 200: joinMessage },
    refusals: [401, 403, 404, 409, 415],
  }, async (request) => joining.joinAsStaff(staffOf(request), seriesOf(request), paramOf(request, 'sessionId'), request.body as JoinRequest))
}
