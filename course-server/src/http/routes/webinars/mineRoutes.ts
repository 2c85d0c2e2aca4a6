// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { JoinRequest, RegistrationRequest, ReplayReport, SelfDeclarationRequest } from '@parcours/courses'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ParcoursError } from '../../../errors.ts'
import { requireLearner } from '../../../services/caller.ts'
import { callerOf } from '../../authentication.ts'
import type { AppDependencies } from '../../dependencies.ts'
import type { RateLimits } from '../../rateLimits.ts'
import { listOf, oneOf } from '../../schemas/shapes.ts'
import {
  attestationFacts, calendarChangesPage, calendarFeed, joinMessage, joinRequest, myAnnouncement, myAttendance, myRegistration, registrationRequest, replayProgress, replayReport,
  selfDeclarationRequest,
} from '../../schemas/webinars/mine.ts'
import { pageQuery, paramsOf, registrationId, webinarId } from '../../schemas/webinars/shapes.ts'
import { addRoute } from '../route.ts'
import { pageOf, paramOf, queryOf } from './requestParts.ts'

const NOTHING = { type: 'null', description: 'Done.' }

/** A person's own registrations, presence and calendars. */
export function addMyWebinarRoutes(app: FastifyInstance, { services: { webinars } }: AppDependencies, limits: RateLimits): void {
  const { mine } = webinars
  /** The caller, counted for a write. */
  const writerOf = (request: FastifyRequest) => {
    const learner = requireLearner(callerOf(request))
    limits.takeWrite(learner)
    return learner
  }
  const idOf = (request: FastifyRequest) => paramOf(request, 'registrationId')
  const ofRegistration = paramsOf({ registrationId })
  const ofSession = paramsOf({ sessionId: webinarId })

  addRoute(app, 'GET', '/me/registrations', {
    summary: 'My registrations, 50 series a page',
    tags: ['webinars'],
    security: 'token',
    querystring: pageQuery({ when: oneOf(['upcoming', 'past', 'all']) }),
    answers: { 200: listOf(myRegistration) },
    refusals: [401],
  }, async (request) => {
    const { when = 'upcoming' } = queryOf<{ when?: 'upcoming' | 'past' | 'all' }>(request)
    return mine.list(callerOf(request), { when, page: pageOf(request) })
  })

  addRoute(app, 'GET', '/me/registrations/:registrationId', {
    summary: 'One of my registrations, with its sessions and their calendar entries',
    tags: ['webinars'],
    security: 'token',
    params: ofRegistration,
    answers: { 200: myRegistration },
    refusals: [401, 404],
  }, async (request) => mine.get(callerOf(request), idOf(request)))

  addRoute(app, 'PUT', '/me/registrations/:registrationId', {
    summary: 'Register; sent again, nothing changes',
    tags: ['webinars'],
    security: 'token',
    params: paramsOf({ registrationId: webinarId }),
    body: registrationRequest,
    answers: { 200: myRegistration },
    refusals: [401, 404, 409, 415, 422],
  }, async (request) => {
    const body = request.body as RegistrationRequest
    if (body.registrationId !== idOf(request)) throw new ParcoursError('invalid-request', { detail: { fields: 'body/registrationId' } })
    const learner = writerOf(request)
    if (typeof body.contact?.email === 'string') limits.takeAddress(body.contact.email)
    return webinars.registering.register(learner, body)
  })

  addRoute(app, 'DELETE', '/me/registrations/:registrationId', {
    summary: 'Withdraw',
    tags: ['webinars'],
    security: 'token',
    params: ofRegistration,
    answers: { 200: myRegistration },
    refusals: [401, 404, 409],
  }, async (request) => mine.withdraw(writerOf(request), idOf(request)))

  for (const [method, summary] of [['DELETE', 'Leave one session of the series'], ['PUT', 'Come back to it']] as const) {
    addRoute(app, method, '/me/registrations/:registrationId/sessions/:sessionId', {
      summary,
      tags: ['webinars'],
      security: 'token',
      params: paramsOf({ registrationId, sessionId: webinarId }),
      answers: { 200: myRegistration },
      refusals: [401, 404, 409],
    }, async (request) => {
      const [learner, sessionId] = [writerOf(request), paramOf(request, 'sessionId')]
      return method === 'DELETE' ? mine.leaveSession(learner, idOf(request), sessionId) : mine.rejoinSession(learner, idOf(request), sessionId)
    })
  }

  addRoute(app, 'POST', '/me/sessions/:sessionId/join', {
    summary: 'The way into the room, near the start',
    tags: ['webinars'],
    security: 'token',
    params: ofSession,
    body: joinRequest,
    answers: { 200: joinMessage },
    refusals: [401, 403, 404, 409, 415],
  }, async (request) => webinars.joining.join(writerOf(request), paramOf(request, 'sessionId'), request.body as JoinRequest))

  addRoute(app, 'PUT', '/me/sessions/:sessionId/self-declaration', {
    summary: 'I was there, or I was not',
    tags: ['webinars'],
    security: 'token',
    params: ofSession,
    body: selfDeclarationRequest,
    answers: { 200: myAttendance },
    refusals: [401, 403, 404, 409, 415],
  }, async (request) => mine.declare(writerOf(request), paramOf(request, 'sessionId'), request.body as SelfDeclarationRequest))

  addRoute(app, 'PUT', '/me/sessions/:sessionId/replay', {
    summary: 'Parts of the replay that were played',
    tags: ['webinars'],
    security: 'token',
    params: ofSession,
    body: replayReport,
    answers: { 200: replayProgress },
    refusals: [401, 403, 404, 409, 415],
  }, async (request) => mine.reportReplay(writerOf(request), paramOf(request, 'sessionId'), request.body as ReplayReport))

  addRoute(app, 'POST', '/me/series/:seriesId/attestation', {
    summary: 'What my attestation prints, with its code; the name stays in the browser',
    tags: ['webinars'],
    security: 'token',
    params: paramsOf({ seriesId: webinarId }),
    answers: { 200: attestationFacts },
    refusals: [401, 403, 404, 409],
  }, async (request) => webinars.attesting.issue(writerOf(request), paramOf(request, 'seriesId')))

  addRoute(app, 'GET', '/me/announcements', {
    summary: 'What trainers announced to me, newest first, 50 a page',
    tags: ['webinars'],
    security: 'token',
    querystring: pageQuery(),
    answers: { 200: listOf(myAnnouncement) },
    refusals: [401],
  }, async (request) => mine.listAnnouncements(callerOf(request), pageOf(request)))

  addRoute(app, 'PUT', '/me/calendar-feed', {
    summary: 'A new address of my own calendar; the one before works no more',
    tags: ['webinars'],
    security: 'token',
    answers: { 200: calendarFeed },
    refusals: [401],
  }, async (request) => webinars.calendars.makeFeed(writerOf(request)))

  addRoute(app, 'DELETE', '/me/calendar-feed', {
    summary: 'No calendar of my own any more',
    tags: ['webinars'],
    security: 'token',
    answers: { 204: NOTHING },
    refusals: [401],
  }, async (request, reply) => {
    await webinars.calendars.removeFeed(writerOf(request))
    reply.code(204)
  })

  addRoute(app, 'GET', '/space/calendar-changes', {
    summary: 'What the calendars of this space’s people must follow',
    tags: ['webinars'],
    security: 'token',
    querystring: { type: 'object', additionalProperties: false, properties: { after: { type: 'string', maxLength: 40, pattern: '^\\d{1,10}(\\.\\d{1,10}){0,2}$' } } },
    answers: { 200: calendarChangesPage },
    refusals: [401, 403],
  }, async (request) => webinars.calendars.listChanges(callerOf(request), queryOf<{ after?: string }>(request).after ?? '0'))
}
