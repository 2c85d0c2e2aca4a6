// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FastifyInstance } from 'fastify'
import type { AppDependencies } from '../../dependencies.ts'
import type { RateLimits } from '../../rateLimits.ts'
import { addAnsweringRoutes } from './answering.ts'
import { addDashboardRoutes } from './dashboards.ts'
import { addDeskRoutes } from './desk.ts'

/**
 * Surveys. Messages are in `surveys/src/messages/`. « staff » is a trainer or coordinator of the space that owns the
 * survey or the edition; texts are for its coordinators alone.
 *
 * | Route | Who | In → out |
 * |---|---|---|
 * | GET /editions?page&language&surveyId, or with sessionId, courseId or adventureId | anybody, by audience and by what they did | → EditionPage |
 * | GET /editions/:editionId?language&link | audience, staff, or with the link's code | → AnswerableEdition, closed ones too: labels for the figures |
 * | POST /editions/:editionId/tokens | audience with identity, or with the link's code | SubmissionTokenRequest → SubmissionTokenMessage |
 * | POST /submissions | **no identity** (an Authorization header is refused) | SubmissionRequest → 201 SubmissionReceipt |
 * | GET /editions/:editionId/dashboard?language&rounding&link | staff; after closing those who had a token, or the link | → EditionDashboard |
 * | GET /editions/:editionId/dashboard.csv, .ods | the same | the same figures as tables |
 * | POST /editions/:editionId/crossings | staff | CrossingRequest → NamedCrossing |
 * | GET /editions/:editionId/texts/:questionId?page&query | coordinator | → TextsMessage |
 * | PUT /editions/:editionId/texts/:questionId/:textId | coordinator | CodeTextRequest → TextMessage |
 * | PUT /editions/:editionId/themes/:questionId | coordinator | ThemesRequest → 204 |
 * | POST /editions/:editionId/shares/:questionId | coordinator, once, after closing | → SharedTexts |
 * | GET, PUT /survey-consent | coordinator, for their space | SpaceConsent ⇄ |
 * | GET /survey-figures?page&language | staff | → SurveyFiguresPage, one line per edition of the space |
 * | GET /surveys?page&language | staff | → DeskPage |
 * | GET /surveys/:surveyId | staff | → DeskSurvey |
 * | PUT /surveys/:surveyId/draft | staff | SurveyFilesRequest → DeskSurvey |
 * | DELETE /surveys/:surveyId/draft | staff | → 204 |
 * | POST /survey-checks | staff | SurveyFilesRequest → SurveyCheck |
 * | POST /survey-previews?language | staff | SurveyFilesRequest → PublicSurvey |
 * | POST /surveys/:surveyId/publications | staff | → PublishedSurvey |
 * | POST /surveys/:surveyId/copies | staff | { surveyId: the new id } → DeskSurvey |
 * | GET /surveys/:surveyId/editions | staff | → DeskEdition[] (at most 100, newest first) |
 * | POST /surveys/:surveyId/editions | staff | OpenEditionRequest → 201 DeskEdition |
 * | PUT /editions/:editionId | staff | ChangeEditionRequest → DeskEdition |
 * | POST /editions/:editionId/closing | staff | → DeskEdition; publishes at once, for good |
 * | POST /editions/:editionId/publications | staff | → DeskEdition; a batch, where one is due |
 * | POST /editions/:editionId/reminders | staff | → DeskEdition; to everybody alike, two at most |
 * | GET /surveys/:surveyId/comparison?language | staff | → EditionsComparison of the own space's editions |
 * | POST /surveys/:surveyId/imports | staff | ImportRequest → ImportResult |
 * | POST /parity-checks | anybody with an identity | ParityRequest → ParityMessage |
 */
export function addSurveyRoutes(app: FastifyInstance, dependencies: AppDependencies, limits: RateLimits): void {
  addAnsweringRoutes(app, dependencies, limits)
  addDashboardRoutes(app, dependencies, limits)
  addDeskRoutes(app, dependencies, limits)
}
