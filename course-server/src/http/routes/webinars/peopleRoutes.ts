// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { attendanceTable, type AnnouncementChoice, type AnnouncementRequest, type AttendanceTick, type RegistrationDecision, type RegistrationStatus } from '@parcours/courses'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ParcoursError } from '../../../errors.ts'
import { requireStaff } from '../../../services/webinars/access.ts'
import { callerOf } from '../../authentication.ts'
import type { AppDependencies } from '../../dependencies.ts'
import type { RateLimits } from '../../rateLimits.ts'
import { language, listOf } from '../../schemas/shapes.ts'
import {
  announcementChoice, announcementCount, announcementMessage, announcementRequest, attendancePage, attendanceRow, attendanceTick, mailPage, registrantPage, registrantRow, registrationDecision,
} from '../../schemas/webinars/desk.ts'
import { seriesFigures } from '../../schemas/webinars/figures.ts'
import { pageQuery, paramsOf, registrationId, status, webinarId } from '../../schemas/webinars/shapes.ts'
import { csvOf, registrantsCsv, seriesFiguresCsv } from '../../seriesTables.ts'
import { addRoute } from '../route.ts'
import { CSV, pageOf, paramOf, queryOf, sendCsv } from './requestParts.ts'

const languageQuery = { type: 'object', additionalProperties: false, properties: { language } }

/** The trainer's desk: who registered, who was there, what was announced, and the figures. */
export function addPeopleRoutes(app: FastifyInstance, { services: { webinars } }: AppDependencies, limits: RateLimits): void {
  const staffOf = (request: FastifyRequest) => {
    const staff = requireStaff(callerOf(request))
    limits.takeWrite(staff)
    return staff
  }
  const seriesOf = (request: FastifyRequest) => paramOf(request, 'seriesId')
  const sessionOf = (request: FastifyRequest) => paramOf(request, 'sessionId')
  const languageOf = (request: FastifyRequest) => queryOf<{ language?: string }>(request).language ?? 'fr'
  const ofSeries = paramsOf({ seriesId: webinarId })
  const ofSession = paramsOf({ seriesId: webinarId, sessionId: webinarId })

  addRoute(app, 'GET', '/desk/series/:seriesId/registrants', {
    summary: 'Who registered, 50 a page',
    tags: ['webinar desk'],
    security: 'token',
    params: ofSeries,
    querystring: pageQuery({ status }),
    answers: { 200: registrantPage },
    refusals: [401, 403, 404],
  }, async (request) => webinars.registrants.list(callerOf(request), seriesOf(request), { page: pageOf(request), status: queryOf<{ status?: RegistrationStatus }>(request).status }))

  addRoute(app, 'GET', '/desk/series/:seriesId/registrants.csv', {
    summary: 'Who registered, as a table',
    tags: ['webinar desk'],
    security: 'token',
    params: ofSeries,
    querystring: languageQuery,
    answers: { 200: CSV },
    refusals: [401, 403, 404],
  }, async (request, reply) => {
    const { stored, rows } = await webinars.registrants.listAll(callerOf(request), seriesOf(request))
    return sendCsv(reply, 'registrants', registrantsCsv(rows, stored.series.registrationQuestions, languageOf(request)))
  })

  addRoute(app, 'POST', '/desk/series/:seriesId/registrants/:registrationId/decision', {
    summary: 'Accept, refuse, or leave out of the figures',
    tags: ['webinar desk'],
    security: 'token',
    params: paramsOf({ seriesId: webinarId, registrationId }),
    body: registrationDecision,
    answers: { 200: registrantRow },
    refusals: [401, 403, 404, 409, 415],
  }, async (request) =>
    webinars.registrants.decide(staffOf(request), seriesOf(request), paramOf(request, 'registrationId'), (request.body as RegistrationDecision).decision))

  addRoute(app, 'GET', '/desk/series/:seriesId/sessions/:sessionId/attendance', {
    summary: 'Who was there, source by source, 100 a page',
    tags: ['webinar desk'],
    security: 'token',
    params: ofSession,
    querystring: pageQuery(),
    answers: { 200: attendancePage },
    refusals: [401, 403, 404],
  }, async (request) => webinars.attendance.get(callerOf(request), seriesOf(request), sessionOf(request), pageOf(request)))

  addRoute(app, 'GET', '/desk/series/:seriesId/sessions/:sessionId/attendance.csv', {
    summary: 'Who was there, as a table',
    tags: ['webinar desk'],
    security: 'token',
    params: ofSession,
    querystring: languageQuery,
    answers: { 200: CSV },
    refusals: [401, 403, 404],
  }, async (request, reply) => {
    const sheet = await webinars.attendance.getSheet(callerOf(request), seriesOf(request), sessionOf(request))
    return sendCsv(reply, `attendance-${sheet.sessionNumber}`, csvOf(attendanceTable([sheet], languageOf(request))))
  })

  addRoute(app, 'PUT', '/desk/series/:seriesId/sessions/:sessionId/attendance', {
    summary: 'The trainer’s own word about one person',
    tags: ['webinar desk'],
    security: 'token',
    params: ofSession,
    body: attendanceTick,
    answers: { 200: attendanceRow },
    refusals: [401, 403, 404, 415],
  }, async (request) => webinars.attendance.tick(staffOf(request), seriesOf(request), sessionOf(request), request.body as AttendanceTick))

  addRoute(app, 'GET', '/desk/series/:seriesId/announcements', {
    summary: 'What was announced, newest first, at most 100',
    tags: ['webinar desk'],
    security: 'token',
    params: ofSeries,
    answers: { 200: listOf(announcementMessage) },
    refusals: [401, 403, 404],
  }, async (request) => webinars.announcing.list(callerOf(request), seriesOf(request)))

  addRoute(app, 'POST', '/desk/announcements/count', {
    summary: 'How many an announcement would go to; nothing is sent',
    tags: ['webinar desk'],
    security: 'token',
    body: announcementChoice,
    answers: { 200: announcementCount },
    refusals: [401, 403, 404, 415],
  }, async (request) => webinars.announcing.count(staffOf(request), request.body as AnnouncementChoice))

  addRoute(app, 'PUT', '/desk/announcements/:announcementId', {
    summary: 'Announce something to the people of one’s series, each once',
    tags: ['webinar desk'],
    security: 'token',
    params: paramsOf({ announcementId: webinarId }),
    body: announcementRequest,
    answers: { 200: announcementMessage },
    refusals: [401, 403, 404, 415, 422],
  }, async (request) => {
    const body = request.body as AnnouncementRequest
    if (body.announcementId !== paramOf(request, 'announcementId')) throw new ParcoursError('invalid-request', { detail: { fields: 'body/announcementId' } })
    return webinars.announcing.announce(staffOf(request), body)
  })

  addRoute(app, 'GET', '/desk/series/:seriesId/mails', {
    summary: 'Mail that waits or failed, 50 a page',
    tags: ['webinar desk'],
    security: 'token',
    params: ofSeries,
    querystring: pageQuery(),
    answers: { 200: mailPage },
    refusals: [401, 403, 404],
  }, async (request) => webinars.registrants.listMails(callerOf(request), seriesOf(request), pageOf(request)))

  addRoute(app, 'POST', '/desk/series/:seriesId/mails/retry', {
    summary: 'Try again what failed',
    tags: ['webinar desk'],
    security: 'token',
    params: ofSeries,
    answers: { 200: mailPage },
    refusals: [401, 403, 404],
  }, async (request) => webinars.registrants.retryMails(staffOf(request), seriesOf(request)))

  addRoute(app, 'GET', '/desk/series/:seriesId/figures', {
    summary: 'Figures of the series, from the day’s snapshot',
    tags: ['webinar desk'],
    security: 'token',
    params: ofSeries,
    answers: { 200: seriesFigures },
    refusals: [401, 403, 404],
  }, async (request) => webinars.figures.get(callerOf(request), seriesOf(request)))

  addRoute(app, 'GET', '/desk/series/:seriesId/figures.csv', {
    summary: 'The same figures as a table',
    tags: ['webinar desk'],
    security: 'token',
    params: ofSeries,
    querystring: languageQuery,
    answers: { 200: CSV },
    refusals: [401, 403, 404],
  }, async (request, reply) => sendCsv(reply, 'series-figures', seriesFiguresCsv(await webinars.figures.get(callerOf(request), seriesOf(request)), languageOf(request))))
}
