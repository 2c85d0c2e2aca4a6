// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FastifyInstance } from 'fastify'
import type { AppDependencies } from '../../dependencies.ts'
import type { RateLimits } from '../../rateLimits.ts'
import { addDeskRoutes } from './deskRoutes.ts'
import { addLinkRoutes } from './linkRoutes.ts'
import { addMyWebinarRoutes } from './mineRoutes.ts'
import { addPeopleRoutes } from './peopleRoutes.ts'
import { addPublicWebinarRoutes } from './publicRoutes.ts'

/**
 * Webinars, under `/api/v1`. Messages are in the `webinar…` files of `courses/src/messages`.
 * « staff » is a trainer or a coordinator of the space that owns the series; others get 404 `unknown-series`.
 *
 * | Route | Who | In → out |
 * |---|---|---|
 * | GET /series?when&page | anybody, by audience | → PublicSeriesPage; `when` is `upcoming` (default) or `past` |
 * | GET /series/:seriesId | anybody, by audience | → PublicSeries; a token of somebody registered opens the replays |
 * | GET /series/:seriesId/feed.ics | public series | → text/calendar |
 * | PUT /registrations/:registrationId | without a token, public series | RegistrationRequest → RegistrationReceipt |
 * | GET /registration-links/:link | whoever holds the link | → LinkedRegistration |
 * | POST /registration-links/:link/confirmation | the same | → LinkedRegistration; the address is right |
 * | POST /registration-links/:link/withdrawal | the same | → LinkedRegistration |
 * | POST /registration-links/:link/unsubscription | the same; also the one click of mail programs | → LinkedRegistration |
 * | POST /registration-links/:link/subscription | the same | → LinkedRegistration; mail again |
 * | POST /registration-links/:link/sessions/:sessionId/join | the same | JoinRequest → JoinMessage |
 * | GET /calendar-feeds/:secret | whoever holds the address | → text/calendar, a person's own sessions |
 * | GET /attestations/:code | anybody | → AttestationCheck |
 * | GET /me/registrations?when&page | learner | → MyRegistration[], 50 a page; `when`: `upcoming` (default), `past`, `all` |
 * | GET /me/registrations/:registrationId | learner | → MyRegistration |
 * | PUT /me/registrations/:registrationId | learner | RegistrationRequest → MyRegistration; whoever is registered already gets that one |
 * | DELETE /me/registrations/:registrationId | learner | → MyRegistration, withdrawn; its calendarEntry rows are to be removed |
 * | DELETE /me/registrations/:registrationId/sessions/:sessionId | learner | → MyRegistration; leaves one session of the series |
 * | PUT /me/registrations/:registrationId/sessions/:sessionId | learner | → MyRegistration; comes back to it |
 * | POST /me/sessions/:sessionId/join | learner | JoinRequest → JoinMessage |
 * | PUT /me/sessions/:sessionId/self-declaration | learner | SelfDeclarationRequest → MyAttendance |
 * | PUT /me/sessions/:sessionId/replay | learner | ReplayReport → ReplayProgress |
 * | POST /me/series/:seriesId/attestation | learner | → AttestationFacts |
 * | GET /me/announcements?page | learner | → MyAnnouncement[], 50 a page, newest first |
 * | PUT, DELETE /me/calendar-feed | learner | → CalendarFeedMessage; → 204 |
 * | GET /space/calendar-changes?after | the space itself | → CalendarChangesPage, at most 200 changes |
 * | GET /desk/series-templates | staff | → SeriesTemplateLine[] |
 * | GET /desk/series?page | staff | → TrainerSeriesLine[], 50 a page, newest first |
 * | POST /desk/series | staff | SeriesCreation → 201 TrainerSeries; sent again, the same one |
 * | GET /desk/series/:seriesId | staff | → TrainerSeries |
 * | PUT /desk/series/:seriesId | staff | SeriesEdit → TrainerSeries; 409 `series-changed`, detail { revision, changed: "title, capacity" } |
 * | DELETE /desk/series/:seriesId | staff, a draft nobody registered to | → 204 |
 * | PUT /desk/series/:seriesId/sessions | staff | SessionsEdit → TrainerSeries; all of them or none; 409 as above |
 * | PUT /desk/series/:seriesId/sessions/:sessionId | staff | SessionEdit → TrainerSeries; revision 0 adds a session; 409 as above |
 * | POST /desk/series/:seriesId/reschedule | staff | RescheduleRequest → RescheduleMessage; 409 as above |
 * | GET /desk/series/:seriesId/registrants?page&status | staff | → RegistrantPage, 50 a page |
 * | GET /desk/series/:seriesId/registrants.csv?language | staff | → text/csv |
 * | POST /desk/series/:seriesId/registrants/:registrationId/decision | staff | RegistrationDecision → RegistrantRow |
 * | GET /desk/series/:seriesId/sessions/:sessionId/attendance?page | staff | → AttendancePage, 100 a page |
 * | GET /desk/series/:seriesId/sessions/:sessionId/attendance.csv?language | staff | → text/csv |
 * | PUT /desk/series/:seriesId/sessions/:sessionId/attendance | staff | AttendanceTick → AttendanceRow |
 * | POST /desk/series/:seriesId/sessions/:sessionId/join | staff | JoinRequest → JoinMessage, as a moderator; opens the room at any hour |
 * | GET /desk/series/:seriesId/announcements | staff | → AnnouncementMessage[], at most 100, newest first |
 * | POST /desk/announcements/count | staff of all its series | AnnouncementChoice → AnnouncementCount; nothing is sent |
 * | PUT /desk/announcements/:announcementId | staff of all its series | AnnouncementRequest → AnnouncementMessage |
 * | GET /desk/series/:seriesId/mails?page | staff | → MailPage: what waits or failed |
 * | POST /desk/series/:seriesId/mails/retry | staff | → MailPage; what failed is tried again now |
 * | GET /desk/series/:seriesId/figures | staff | → SeriesFigures, from the day's snapshot |
 * | GET /desk/series/:seriesId/figures.csv?language | staff | → text/csv |
 */
export function addWebinarRoutes(app: FastifyInstance, dependencies: AppDependencies, limits: RateLimits): void {
  addPublicWebinarRoutes(app, dependencies, limits)
  addLinkRoutes(app, dependencies, limits)
  addMyWebinarRoutes(app, dependencies, limits)
  addDeskRoutes(app, dependencies, limits)
  addPeopleRoutes(app, dependencies, limits)
}
