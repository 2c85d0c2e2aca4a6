// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EntitySchema } from 'typeorm'
import {
  attendanceFactsTable, attendanceMarksTable, meetingReportsTable, replayViewsTable, sessionMeetingsTable, sessionPeopleTable,
} from './attendanceTables.ts'
import { announcementsTable, mailsTable } from './mailTables.ts'
import { calendarChangesTable, calendarCountersTable, calendarFeedsTable, contactsTable, registrantsTable, registrationsTable } from './registrationTables.ts'
import { attestationsTable, seriesChangesTable, seriesSnapshotsTable, seriesTable, sessionsTable } from './seriesTables.ts'

/** What a backup keeps of webinars, parents first. */
export const WEBINAR_TABLES = [
  seriesTable, sessionsTable, seriesChangesTable, attestationsTable,
  registrantsTable, registrationsTable, contactsTable, calendarFeedsTable, calendarCountersTable, calendarChangesTable,
  sessionMeetingsTable, sessionPeopleTable, attendanceFactsTable, meetingReportsTable, attendanceMarksTable, replayViewsTable,
  announcementsTable, mailsTable,
] as readonly EntitySchema[]

/** What the next refresh of the figures makes anew. */
export const DERIVED_WEBINAR_TABLES = [seriesSnapshotsTable] as readonly EntitySchema[]
