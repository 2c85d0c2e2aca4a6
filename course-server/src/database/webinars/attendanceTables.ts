// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { EntitySchema } from 'typeorm'
import { flag, instant, integer, key, maybe, text } from '../tables/columns.ts'

const ofSession = { space_number: key(integer), series_number: key(integer), session_number: key(integer) } as const

/** The room of a session, under the random id that BigBlueButton knows it by. */
export const sessionMeetingsTable = new EntitySchema({
  name: 'session_meetings',
  columns: { ...ofSession, meeting_id: text, fact_count: integer },
  indices: [{ name: 'session_meetings_meeting_id', columns: ['meeting_id'] }],
})

/** Whom the meeting room sees: another random name in each session. */
export const sessionPeopleTable = new EntitySchema({
  name: 'session_people',
  columns: {
    ...ofSession,
    registrant_number: key(integer),
    participant_id: text,
    /** False: the person joined without their presence being noted. */
    is_recorded: flag,
  },
  indices: [{ name: 'session_people_participant_id', columns: ['participant_id'] }],
})

/** What each source saw, as it came. Registrant 0 where the fact names nobody; `at` 0 where the key has none. */
export const attendanceFactsTable = new EntitySchema({
  name: 'attendance_facts',
  columns: {
    ...ofSession,
    source: key(text),
    meeting_run_id: key(text),
    kind: key(text),
    connection_id: key(text),
    registrant_number: key(integer),
    at: key(instant),
    to_at: maybe(instant),
  },
})

/** Runs of a room that already gave their one report. */
export const meetingReportsTable = new EntitySchema({
  name: 'meeting_reports',
  columns: { ...ofSession, meeting_run_id: key(text), reported_at: instant },
})

/** Said by the person, or ticked by the trainer. */
export const attendanceMarksTable = new EntitySchema({
  name: 'attendance_marks',
  columns: { ...ofSession, registrant_number: key(integer), source: key(text), is_present: flag, marked_at: instant },
})

/** Which parts of the replay were played. */
export const replayViewsTable = new EntitySchema({
  name: 'replay_views',
  columns: { ...ofSession, registrant_number: key(integer), watched_json: text, watched_at: instant },
})
