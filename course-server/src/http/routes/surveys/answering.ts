// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SubmissionRequest, SubmissionTokenRequest } from '@parcours/surveys'
import type { FastifyInstance } from 'fastify'
import { callerOf } from '../../authentication.ts'
import type { AppDependencies } from '../../dependencies.ts'
import type { RateLimits } from '../../rateLimits.ts'
import {
  answerableEdition, editionPage, editionParams, editionQuery, editionsQuery, submissionReceipt, submissionRequest, submissionTokenMessage, submissionTokenRequest,
} from '../../schemas/surveys/answering.ts'
import { addRoute } from '../route.ts'

interface EditionParams { readonly editionId: string }
interface EditionsQuery {
  readonly page?: string
  readonly language?: string
  readonly surveyId?: string
  readonly sessionId?: string
  readonly courseId?: string
  readonly adventureId?: string
}
interface EditionQuery { readonly language?: string; readonly link?: string }

/** Answering: the token in one's name, the answers in nobody's. */
export function addAnsweringRoutes(app: FastifyInstance, { services: { surveys } }: AppDependencies, limits: RateLimits): void {
  addRoute(app, 'GET', '/editions', {
    summary: 'Surveys the caller may answer, or whose results they may see, 20 a page',
    tags: ['surveys'],
    querystring: editionsQuery,
    answers: { 200: editionPage },
    refusals: [401],
  }, async (request) => {
    const { page = '1', language, surveyId, ...place } = request.query as EditionsQuery
    const [about] = (['session', 'course', 'adventure'] as const).flatMap((kind) => (place[`${kind}Id`] === undefined ? [] : [{ kind, id: place[`${kind}Id`] ?? '' }]))
    return surveys.answering.list(callerOf(request), { page: Number(page), language, wanted: { surveyId, about } })
  })

  addRoute(app, 'GET', '/editions/:editionId', {
    summary: 'A survey as asked: questions, promise, key',
    tags: ['surveys'],
    params: editionParams,
    querystring: editionQuery,
    answers: { 200: answerableEdition },
    refusals: [401, 404],
  }, async (request) => {
    const { language, link } = request.query as EditionQuery
    return surveys.answering.get(callerOf(request), (request.params as EditionParams).editionId, language, link)
  })

  addRoute(app, 'POST', '/editions/:editionId/tokens', {
    summary: 'Have a token signed without its being seen, once per person',
    tags: ['surveys'],
    params: editionParams,
    body: submissionTokenRequest,
    answers: { 200: submissionTokenMessage },
    refusals: [401, 403, 404, 409],
  }, async (request) => {
    const caller = callerOf(request)
    // Without an identity, by a link: as generous as for guests, since a whole class shares an address.
    if (caller.kind === 'known') limits.takeWrite(caller)
    else limits.takeGuestCreation(request)
    return surveys.answering.issueToken(caller, (request.params as EditionParams).editionId, request.body as SubmissionTokenRequest)
  })

  addRoute(app, 'POST', '/submissions', {
    summary: 'Answer, with a token and without an identity; final',
    tags: ['surveys'],
    body: submissionRequest,
    answers: { 201: submissionReceipt },
    refusals: [401, 403, 409, 413, 415, 422],
  }, async (request, reply) => {
    const receipt = await surveys.answering.submit(callerOf(request), request.body as SubmissionRequest)
    reply.code(201)
    return receipt
  })
}
