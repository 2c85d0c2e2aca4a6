// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CodeTextRequest, CrossingRequest, Language, Rounding, SpaceConsent, ThemesRequest } from '@parcours/surveys'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { requireLearner } from '../../../services/caller.ts'
import { callerOf } from '../../authentication.ts'
import type { AppDependencies } from '../../dependencies.ts'
import type { RateLimits } from '../../rateLimits.ts'
import { languageQuery } from '../../schemas/content.ts'
import { editionParams, questionParams, surveyParams, textParams } from '../../schemas/surveys/answering.ts'
import {
  codeTextRequest, crossingRequest, dashboardQuery, editionDashboard, editionsComparison, namedCrossing, sharedTexts, spaceConsent, textMessage, textsMessage,
  surveyFiguresPage, surveyFiguresQuery, textsQuery, themesRequest,
} from '../../schemas/surveys/dashboard.ts'
import { resultsCsv } from '../../surveyTables/resultsCsv.ts'
import { resultsOds } from '../../surveyTables/resultsOds.ts'
import { resultSheets } from '../../surveyTables/resultSheets.ts'
import { addRoute } from '../route.ts'

const NOTHING = { type: 'null', description: 'Done.' }
/** A crossing reads every answer of a closed edition. */
const CROSSING_COST = 20

const paramsOf = (request: FastifyRequest) => request.params as { readonly editionId: string; readonly surveyId: string; readonly questionId: string; readonly textId: string }

interface DashboardQuery { readonly language?: string; readonly rounding?: Rounding; readonly link?: string }

/** What surveys show: figures from ledgers alone, and texts to those who may read them. */
export function addDashboardRoutes(app: FastifyInstance, dependencies: AppDependencies, limits: RateLimits): void {
  const { services: { surveys: { dashboards, figures } } } = dependencies
  const common = { tags: ['surveys'], security: 'token' } as const
  const show = (request: FastifyRequest) => {
    const { rounding, link } = request.query as DashboardQuery
    return dashboards.get(callerOf(request), paramsOf(request).editionId, { rounding, linkCode: link })
  }

  addRoute(app, 'GET', '/survey-figures', {
    ...common, summary: 'What each survey of the space says in one line, 10 a page', querystring: surveyFiguresQuery, answers: { 200: surveyFiguresPage }, refusals: [401, 403],
  }, async (request) => {
    const { page = '1', language } = request.query as { readonly page?: string; readonly language?: Language }
    return figures.list(callerOf(request), { page: Number(page), language })
  })

  addRoute(app, 'GET', '/editions/:editionId/dashboard', {
    tags: ['surveys'], summary: 'What an edition shows', params: editionParams, querystring: dashboardQuery, answers: { 200: editionDashboard }, refusals: [401, 404],
  }, async (request) => (await show(request)).dashboard)

  const addTable = (extension: 'csv' | 'ods', contentType: string, write: (sheets: ReturnType<typeof resultSheets>) => string | Uint8Array): void => {
    addRoute(app, 'GET', `/editions/:editionId/dashboard.${extension}`, {
      tags: ['surveys'], summary: `The same figures as ${extension.toUpperCase()}`, params: editionParams, querystring: dashboardQuery,
      answers: { 200: { description: 'The tables.', content: { [contentType]: { schema: { type: 'string', format: 'binary' } } } } },
      refusals: [401, 404],
    }, async (request, reply) => {
      const { survey, dashboard } = await show(request)
      const { language = survey.language } = request.query as DashboardQuery
      return sendFile(reply, contentType, `${survey.surveyId}.${extension}`, write(resultSheets(survey, dashboard, language)))
    })
  }
  addTable('csv', 'text/csv; charset=utf-8', resultsCsv)
  addTable('ods', 'application/vnd.oasis.opendocument.spreadsheet', resultsOds)

  addRoute(app, 'POST', '/editions/:editionId/crossings', {
    ...common, summary: 'One more two-way table, once and for all', params: editionParams, body: crossingRequest, answers: { 200: namedCrossing }, refusals: [401, 403, 404, 409],
  }, async (request) => {
    limits.takeWrite(requireLearner(callerOf(request)), CROSSING_COST)
    return dashboards.cross(callerOf(request), paramsOf(request).editionId, request.body as CrossingRequest)
  })

  addRoute(app, 'GET', '/surveys/:surveyId/comparison', {
    ...common, summary: 'The space’s editions beside each other', params: surveyParams, querystring: languageQuery, answers: { 200: editionsComparison }, refusals: [401, 403, 404],
  }, async (request) => dashboards.compare(callerOf(request), paramsOf(request).surveyId, (request.query as { readonly language?: Language }).language))

  addRoute(app, 'GET', '/survey-consent', {
    ...common, summary: 'Whether this space agrees to be named beside its figures', answers: { 200: spaceConsent }, refusals: [401, 403],
  }, async (request) => dashboards.getConsent(callerOf(request)))

  addRoute(app, 'PUT', '/survey-consent', {
    ...common, summary: 'Agree to be named, or no longer', body: spaceConsent, answers: { 200: spaceConsent }, refusals: [401, 403],
  }, async (request) => dashboards.setConsent(callerOf(request), request.body as SpaceConsent))

  addTextRoutes(app, dependencies, common)
}

function sendFile(reply: FastifyReply, contentType: string, name: string, content: string | Uint8Array): FastifyReply {
  return reply.type(contentType).header('content-disposition', `attachment; filename="${name}"`)
    // Already written: the schema of JSON answers has no say.
    .serializer((payload: unknown) => payload as string).send(typeof content === 'string' ? content : Buffer.from(content))
}

function addTextRoutes(app: FastifyInstance, { services: { surveys: { texts } } }: AppDependencies, common: { readonly tags: readonly string[]; readonly security: 'token' }): void {
  addRoute(app, 'GET', '/editions/:editionId/texts/:questionId', {
    ...common, summary: 'Free texts, for the owner’s coordinators, 20 a page', params: questionParams, querystring: textsQuery, answers: { 200: textsMessage }, refusals: [401, 403, 404],
  }, async (request) => {
    const { page = '1', query = '' } = request.query as { readonly page?: string; readonly query?: string }
    const { editionId, questionId } = paramsOf(request)
    return texts.list(callerOf(request), editionId, questionId, { page: Number(page), query })
  })

  addRoute(app, 'PUT', '/editions/:editionId/texts/:questionId/:textId', {
    ...common, summary: 'Give a text its themes, or redact it', params: textParams, body: codeTextRequest, answers: { 200: textMessage }, refusals: [401, 403, 404],
  }, async (request) => {
    const { editionId, questionId, textId } = paramsOf(request)
    return texts.code(callerOf(request), editionId, questionId, textId, request.body as CodeTextRequest)
  })

  addRoute(app, 'PUT', '/editions/:editionId/themes/:questionId', {
    ...common, summary: 'Name the themes of a question', params: questionParams, body: themesRequest, answers: { 204: NOTHING }, refusals: [401, 403, 404],
  }, async (request, reply) => {
    const { editionId, questionId } = paramsOf(request)
    await texts.setThemes(callerOf(request), editionId, questionId, (request.body as ThemesRequest).themes)
    reply.code(204)
  })

  addRoute(app, 'POST', '/editions/:editionId/shares/:questionId', {
    ...common, summary: 'Share themes and redacted quotes, once', params: questionParams, answers: { 200: sharedTexts }, refusals: [401, 403, 404, 409],
  }, async (request) => {
    const { editionId, questionId } = paramsOf(request)
    return texts.share(callerOf(request), editionId, questionId)
  })
}
