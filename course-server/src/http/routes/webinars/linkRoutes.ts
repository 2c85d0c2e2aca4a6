// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { JoinRequest } from '@parcours/courses'
import type { FastifyInstance } from 'fastify'
import type { AppDependencies } from '../../dependencies.ts'
import type { RateLimits } from '../../rateLimits.ts'
import { joinMessage, joinRequest, linkedRegistration } from '../../schemas/webinars/mine.ts'
import { paramsOf, webinarId } from '../../schemas/webinars/shapes.ts'
import { addRoute } from '../route.ts'
import { paramOf } from './requestParts.ts'

const link = { type: 'string', maxLength: 150, pattern: '^[\\w.-]{40,150}$' }

/** Links without a login: to confirm an address, to leave, to join. */
export function addLinkRoutes(app: FastifyInstance, { services: { webinars: { linked } } }: AppDependencies, limits: RateLimits): void {
  const params = paramsOf({ link })

  addRoute(app, 'GET', '/registration-links/:link', {
    summary: 'The registration that a link belongs to',
    tags: ['webinars'],
    params,
    answers: { 200: linkedRegistration },
    refusals: [404],
  }, async (request) => limits.trySecret(request, () => linked.get(paramOf(request, 'link'))))

  for (const [path, summary, act] of [
    ['confirmation', 'The address is right', (secret: string) => linked.confirm(secret)],
    ['withdrawal', 'Withdraw', (secret: string) => linked.withdraw(secret)],
    ['subscription', 'Mail about this series again', (secret: string) => linked.subscribe(secret)],
  ] as const) {
    addRoute(app, 'POST', `/registration-links/:link/${path}`, {
      summary,
      tags: ['webinars'],
      params,
      answers: { 200: linkedRegistration },
      refusals: [404, 409],
    }, async (request) => limits.trySecret(request, () => act(paramOf(request, 'link'))))
  }

  app.register((forms, _options, added) => {
    // The one click of mail programs is a form of one field: https://www.rfc-editor.org/rfc/rfc8058
    forms.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: ONE_CLICK_BYTES }, (_request, _body, done) => { done(null, undefined) })
    addRoute(forms, 'POST', '/registration-links/:link/unsubscription', {
      summary: 'No further mail about this series',
      tags: ['webinars'],
      params,
      answers: { 200: linkedRegistration },
      refusals: [404, 413],
    }, async (request) => limits.trySecret(request, () => linked.unsubscribe(paramOf(request, 'link'))))
    added()
  })

  addRoute(app, 'POST', '/registration-links/:link/sessions/:sessionId/join', {
    summary: 'The way into the room, by link',
    tags: ['webinars'],
    params: paramsOf({ link, sessionId: webinarId }),
    body: joinRequest,
    answers: { 200: joinMessage },
    refusals: [403, 404, 409, 415],
  }, async (request) => limits.trySecret(request, () => linked.join(paramOf(request, 'link'), paramOf(request, 'sessionId'), request.body as JoinRequest)))
}

const ONE_CLICK_BYTES = 1024
