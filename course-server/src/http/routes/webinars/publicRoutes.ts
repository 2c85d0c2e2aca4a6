// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RegistrationRequest } from '@parcours/courses'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { ParcoursError } from '../../../errors.ts'
import { callerOf } from '../../authentication.ts'
import type { AppDependencies } from '../../dependencies.ts'
import type { RateLimits } from '../../rateLimits.ts'
import { registrationReceipt, registrationRequest } from '../../schemas/webinars/mine.ts'
import { attestationCheck, publicSeries, publicSeriesPage } from '../../schemas/webinars/publicSeries.ts'
import { pageQuery, paramsOf, webinarId } from '../../schemas/webinars/shapes.ts'
import { oneOf } from '../../schemas/shapes.ts'
import { addRoute } from '../route.ts'
import { paramOf, queryOf } from './requestParts.ts'

const CALENDAR = { description: 'iCalendar, RFC 5545.', content: { 'text/calendar': { schema: { type: 'string' } } } }

/** What anybody may read, and registering by a plain form. */
export function addPublicWebinarRoutes(app: FastifyInstance, { services: { webinars } }: AppDependencies, limits: RateLimits): void {
  addRoute(app, 'GET', '/series', {
    summary: 'Series to come, or past ones, 20 a page',
    tags: ['webinars'],
    querystring: pageQuery({ when: oneOf(['upcoming', 'past']) }),
    answers: { 200: publicSeriesPage },
  }, async (request) => {
    const { when = 'upcoming', page = '1' } = queryOf<{ when?: 'upcoming' | 'past'; page?: string }>(request)
    return webinars.catalogue.list(callerOf(request), { when, page: Number(page) })
  })

  addRoute(app, 'GET', '/series/:seriesId', {
    summary: 'One series with its sessions',
    tags: ['webinars'],
    params: paramsOf({ seriesId: webinarId }),
    answers: { 200: publicSeries },
    refusals: [404],
  }, async (request) => webinars.catalogue.get(callerOf(request), paramOf(request, 'seriesId')))

  addRoute(app, 'GET', '/series/:seriesId/feed.ics', {
    summary: 'The calendar of a public series',
    tags: ['webinars'],
    params: paramsOf({ seriesId: webinarId }),
    answers: { 200: CALENDAR },
    refusals: [404],
  }, async (request, reply) => sendCalendar(reply, await webinars.catalogue.getFeed(paramOf(request, 'seriesId'))), { isCompressed: true })

  addRoute(app, 'PUT', '/registrations/:registrationId', {
    summary: 'Register for a public series without a token',
    tags: ['webinars'],
    params: paramsOf({ registrationId: webinarId }),
    body: registrationRequest,
    answers: { 200: registrationReceipt },
    refusals: [404, 409, 415, 422],
  }, async (request) => {
    const body = request.body as RegistrationRequest
    if (body.registrationId !== paramOf(request, 'registrationId')) throw new ParcoursError('invalid-request', { detail: { fields: 'body/registrationId' } })
    limits.takeFormRegistration(request, body.contact?.email ?? null)
    return webinars.registering.registerByForm(body)
  })

  addRoute(app, 'GET', '/calendar-feeds/:secret', {
    summary: 'A person’s own calendar',
    tags: ['webinars'],
    params: paramsOf({ secret: { type: 'string', pattern: '^[\\w-]{43}$' } }),
    answers: { 200: CALENDAR },
    refusals: [404],
  }, async (request, reply) => sendCalendar(reply, await webinars.calendars.getFeed(paramOf(request, 'secret'))))

  addRoute(app, 'GET', '/attestations/:code', {
    summary: 'What an attestation’s code stands for',
    tags: ['webinars'],
    params: paramsOf({ code: { type: 'string', maxLength: 40, pattern: '^[0-9A-Za-z -]{20,40}$' } }),
    answers: { 200: attestationCheck },
    refusals: [404],
  }, async (request) => limits.trySecret(request, () => webinars.attesting.verify(paramOf(request, 'code'))))
}

function sendCalendar(reply: FastifyReply, text: string): FastifyReply {
  // Read again by programs: small when nothing changed.
  return reply.type('text/calendar; charset=utf-8').header('cache-control', 'no-cache').serializer((body: unknown) => String(body)).send(text)
}
