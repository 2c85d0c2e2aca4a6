// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FastifyInstance } from 'fastify'
import type { AppDependencies } from '../../dependencies.ts'
import type { RateLimits } from '../../rateLimits.ts'
import { addDeskRoutes } from './desk.ts'
import { addAdventureFigureRoutes } from './figures.ts'
import { addPlayingRoutes } from './playing.ts'

/**
 * Adventures, under `/api/v1`. Messages are in `courses/src/messages/adventures.ts` and `adventureDesk.ts`.
 * « staff » is a trainer or a coordinator of the space that owns the story; others get 404 `unknown-adventure`.
 *
 * | Route | Who | In → out |
 * |---|---|---|
 * | GET /adventures?page&query&language | anybody, by audience | → AdventurePage, 12 a page |
 * | GET /adventures/:adventureId?language | anybody, by audience | → PublicAdventure; former ids are understood |
 * | GET /me/runs | learner | → SavedRunLine[], at most 200 |
 * | GET /me/runs/:adventureId | learner | → RunSaved; 404 `unknown-run` |
 * | PUT /me/runs/:adventureId | learner | RunSaveRequest → RunSaved; 409 `run-changed-elsewhere`, detail { revision } |
 * | DELETE /me/runs/:adventureId | learner | → 204 |
 * | POST /path-events | **no identity** (an Authorization header is refused, `identity-not-wanted`) | PathEventBatch → PathEventsRecorded |
 * | GET /adventure-figures?page&language | staff: own stories; host: all | → AdventureFiguresLine[], 100 a page |
 * | GET /adventures/:adventureId/figures?role&version&language | staff, host | → AdventureFigures, from the day's snapshot |
 * | GET /adventures/:adventureId/figures.csv?role&version&language | the same | → text/csv |
 * | GET /desk/adventures?page&language | trainer, coordinator | → DeskAdventurePage of the own space, 50 a page |
 * | GET /desk/adventures/:adventureId | staff | → DeskAdventure |
 * | PUT /desk/adventures/:adventureId/draft | trainer, coordinator | AdventureDraftRequest → DeskAdventure; 409 `draft-changed-elsewhere`, detail { revision } |
 * | DELETE /desk/adventures/:adventureId/draft | staff | → 204 |
 * | POST /desk/adventure-checks | trainer, coordinator | AdventureCheckRequest → AdventureCheckMessage |
 * | POST /desk/adventures/:adventureId/publications | staff | AdventurePublicationRequest → AdventurePublicationMessage |
 */
export function addAdventureRoutes(app: FastifyInstance, dependencies: AppDependencies, limits: RateLimits): void {
  addPlayingRoutes(app, dependencies, limits)
  addAdventureFigureRoutes(app, dependencies)
  addDeskRoutes(app, dependencies, limits)
}
