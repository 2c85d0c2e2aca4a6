// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ChangeEditionRequest, ImportRequest, OpenEditionRequest, ParityRequest, SurveyFilesRequest } from '@parcours/surveys'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { requireLearner } from '../../../services/caller.ts'
import { callerOf } from '../../authentication.ts'
import type { AppDependencies } from '../../dependencies.ts'
import type { RateLimits } from '../../rateLimits.ts'
import { editionParams, publicSurvey, surveyParams } from '../../schemas/surveys/answering.ts'
import {
  changeEditionRequest, copyRequest, deskEdition, deskPage, deskQuery, deskSurvey, importRequest, importResult, openEditionRequest, parityMessage, parityRequest,
  publishedSurvey, surveyCheck, surveyFilesRequest,
} from '../../schemas/surveys/desk.ts'
import { languageQuery } from '../../schemas/content.ts'
import { listOf, type Schema } from '../../schemas/shapes.ts'
import { addRoute } from '../route.ts'

const NOTHING = { type: 'null', description: 'Done.' }
/** The CSV and what JSON adds to it. */
const IMPORT_LIMIT_BYTES = 8 * 1024 * 1024
/** Parsing and signing keys cost more than a fact does. */
const DESK_COST = 5

const surveyIdOf = (request: FastifyRequest): string => (request.params as { readonly surveyId: string }).surveyId
const editionIdOf = (request: FastifyRequest): string => (request.params as { readonly editionId: string }).editionId
const filesOf = (request: FastifyRequest): SurveyFilesRequest['files'] => (request.body as SurveyFilesRequest).files

/** Writing and asking surveys: trainers and coordinators. */
export function addDeskRoutes(app: FastifyInstance, dependencies: AppDependencies, limits: RateLimits): void {
  const { services: { surveys: { desk, imports } } } = dependencies
  const common = { tags: ['surveys'], security: 'token' } as const
  const writing = <T>(work: (request: FastifyRequest) => Promise<T>) => async (request: FastifyRequest): Promise<T> => {
    limits.takeWrite(requireLearner(callerOf(request)), DESK_COST)
    return work(request)
  }

  addRoute(app, 'GET', '/surveys', {
    ...common, summary: 'Surveys the space can ask, its own first, 20 a page', querystring: deskQuery, answers: { 200: deskPage }, refusals: [401, 403],
  }, async (request) => {
    const { page = '1', language } = request.query as { readonly page?: string; readonly language?: string }
    return desk.list(callerOf(request), Number(page), language)
  })

  addRoute(app, 'GET', '/surveys/:surveyId', {
    ...common, summary: 'A survey’s source', params: surveyParams, answers: { 200: deskSurvey }, refusals: [401, 403, 404],
  }, async (request) => desk.get(callerOf(request), surveyIdOf(request)))

  addRoute(app, 'PUT', '/surveys/:surveyId/draft', {
    ...common, summary: 'Save a draft, with its errors if need be', params: surveyParams, body: surveyFilesRequest, answers: { 200: deskSurvey }, refusals: [401, 403, 413, 422],
  }, writing(async (request) => desk.saveDraft(callerOf(request), surveyIdOf(request), filesOf(request))))

  addRoute(app, 'DELETE', '/surveys/:surveyId/draft', {
    ...common, summary: 'Throw a draft away', params: surveyParams, answers: { 204: NOTHING }, refusals: [401, 403, 404],
  }, async (request, reply) => {
    await desk.discardDraft(callerOf(request), surveyIdOf(request))
    reply.code(204)
  })

  addRoute(app, 'POST', '/survey-checks', {
    ...common, summary: 'Say what is wrong, and what could be asked better', body: surveyFilesRequest, answers: { 200: surveyCheck }, refusals: [401, 403, 413],
  }, writing((request) => Promise.resolve(desk.check(callerOf(request), filesOf(request)))))

  addRoute(app, 'POST', '/survey-previews', {
    ...common, summary: 'A draft as respondents would see it', querystring: languageQuery, body: surveyFilesRequest, answers: { 200: publicSurvey }, refusals: [401, 403, 413, 422],
  }, writing((request) => Promise.resolve(desk.preview(callerOf(request), filesOf(request), (request.query as { readonly language?: string }).language))))

  addRoute(app, 'POST', '/surveys/:surveyId/publications', {
    ...common, summary: 'Publish the draft', params: surveyParams, answers: { 200: publishedSurvey }, refusals: [401, 403, 404, 409, 422],
  }, writing(async (request) => desk.publish(callerOf(request), surveyIdOf(request))))

  addRoute(app, 'POST', '/surveys/:surveyId/copies', {
    ...common, summary: 'Duplicate as a draft of one’s own', params: surveyParams, body: copyRequest, answers: { 201: deskSurvey }, refusals: [401, 403, 404, 409],
  }, async (request, reply) => {
    const copy = await desk.copy(callerOf(request), surveyIdOf(request), (request.body as { readonly surveyId: string }).surveyId)
    reply.code(201)
    return copy
  })

  addRoute(app, 'POST', '/surveys/:surveyId/imports', {
    ...common, summary: 'Bring in answers collected elsewhere', params: surveyParams, body: importRequest, answers: { 200: importResult }, refusals: [401, 403, 404, 409, 413],
  }, writing(async (request) => imports.importAnswers(callerOf(request), surveyIdOf(request), request.body as ImportRequest)), { bodyLimit: IMPORT_LIMIT_BYTES })

  addRoute(app, 'POST', '/parity-checks', {
    ...common, summary: 'Which numbers of respondents make published percentages possible', body: parityRequest, answers: { 200: parityMessage }, refusals: [401, 413],
  }, writing((request) => Promise.resolve(imports.checkParity(callerOf(request), request.body as ParityRequest))))

  addEditionRoutes(app, dependencies, writing, common)
}

type Writing = <T>(work: (request: FastifyRequest) => Promise<T>) => (request: FastifyRequest) => Promise<T>

function addEditionRoutes(
  app: FastifyInstance, { services: { surveys: { editions } } }: AppDependencies, writing: Writing, common: { readonly tags: readonly string[]; readonly security: 'token' },
): void {
  addRoute(app, 'GET', '/surveys/:surveyId/editions', {
    ...common, summary: 'When and of whom the space asked it, newest first', params: surveyParams, answers: { 200: listOf(deskEdition) }, refusals: [401, 403, 404],
  }, async (request) => editions.list(callerOf(request), surveyIdOf(request)))

  addRoute(app, 'POST', '/surveys/:surveyId/editions', {
    ...common, summary: 'Ask it', params: surveyParams, body: openEditionRequest, answers: { 201: deskEdition }, refusals: [401, 403, 404, 409, 422],
  }, async (request, reply) => {
    const opened = await writing(async () => editions.open(callerOf(request), surveyIdOf(request), request.body as OpenEditionRequest))(request)
    reply.code(201)
    return opened
  })

  const act = (path: string, summary: string, work: (request: FastifyRequest) => Promise<unknown>, body?: Schema): void => {
    addRoute(app, body === undefined ? 'POST' : 'PUT', path, {
      ...common, summary, params: editionParams, ...(body === undefined ? {} : { body }), answers: { 200: deskEdition }, refusals: [401, 403, 404, 409, 422],
    }, writing(work))
  }
  act('/editions/:editionId', 'Change its end, its link or its note', async (request) =>
    editions.change(callerOf(request), editionIdOf(request), request.body as ChangeEditionRequest), changeEditionRequest)
  act('/editions/:editionId/closing', 'Close it and publish for good', async (request) => editions.close(callerOf(request), editionIdOf(request)))
  act('/editions/:editionId/publications', 'Publish a batch, where one is due', async (request) => editions.publish(callerOf(request), editionIdOf(request)))
  act('/editions/:editionId/reminders', 'Remind everybody alike, twice at most', async (request) => editions.remind(callerOf(request), editionIdOf(request)))
}
