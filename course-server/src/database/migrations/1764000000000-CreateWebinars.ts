// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm'
import { columnTypes, dropTables, type ColumnTypes } from './columnTypes.ts'

/** Series and sessions, who registered, who was there; names and addresses apart; mail that waits to leave. */
export class CreateWebinars1764000000000 implements MigrationInterface {
  name = 'CreateWebinars1764000000000'

  async up(queryRunner: QueryRunner): Promise<void> {
    const types = columnTypes(queryRunner)
    const statements = [...seriesStatements(types), ...registrationStatements(types), ...attendanceStatements(types), ...mailStatements(types)]
    for (const statement of statements) await queryRunner.query(statement)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTables(queryRunner, [
      'series_snapshots', 'calendar_changes', 'calendar_counters', 'calendar_feeds', 'attestations', 'mails', 'announcements', 'contacts',
      'replay_views', 'attendance_marks', 'meeting_reports', 'attendance_facts', 'session_people', 'session_meetings', 'registrations',
      'registrants', 'series_changes', 'sessions', 'series',
    ])
  }
}

/** The owner's space leads every key: a series lives where its space lives. */
function seriesStatements({ integer, text, instant, keyed }: ColumnTypes): readonly string[] {
  const ofSeries = `space_number ${integer} NOT NULL, series_number ${integer} NOT NULL`
  return [
    `CREATE TABLE series (
      ${ofSeries}, series_id ${text} NOT NULL,
      status ${text} NOT NULL CHECK (status IN ('draft', 'open', 'closed', 'cancelled')),
      audience ${text} NOT NULL CHECK (audience IN ('space', 'spaces', 'public')),
      capacity ${integer}, contact_days ${integer} NOT NULL, details_json ${text} NOT NULL,
      revision ${integer} NOT NULL, version ${integer} NOT NULL, created_at ${instant} NOT NULL, changed_at ${instant} NOT NULL,
      first_starts_at ${instant}, last_ends_at ${instant},
      next_session_number ${integer} NOT NULL, next_registrant_number ${integer} NOT NULL, next_registration_number ${integer} NOT NULL,
      PRIMARY KEY (space_number, series_number)) ${keyed}`,
    'CREATE INDEX series_series_id ON series (series_id)',
    'CREATE INDEX series_audience ON series (audience)',
    `CREATE TABLE sessions (
      ${ofSeries}, session_number ${integer} NOT NULL, session_id ${text} NOT NULL,
      status ${text} NOT NULL CHECK (status IN ('tentative', 'confirmed', 'cancelled')),
      starts_at ${instant} NOT NULL, ends_at ${instant} NOT NULL, capacity ${integer}, sequence ${integer} NOT NULL, details_json ${text} NOT NULL,
      revision ${integer} NOT NULL, changed_at ${instant} NOT NULL,
      PRIMARY KEY (space_number, series_number, session_number)) ${keyed}`,
    'CREATE INDEX sessions_session_id ON sessions (session_id)',
    'CREATE INDEX sessions_starts_at ON sessions (starts_at)',
    `CREATE TABLE series_changes (
      ${ofSeries}, session_number ${integer} NOT NULL, revision ${integer} NOT NULL, fields ${text} NOT NULL, changed_at ${instant} NOT NULL,
      PRIMARY KEY (space_number, series_number, session_number, revision)) ${keyed}`,
    `CREATE TABLE series_snapshots (
      ${ofSeries}, taken_at ${instant} NOT NULL, counts_json ${text} NOT NULL, PRIMARY KEY (space_number, series_number)) ${keyed}`,
    `CREATE TABLE attestations (
      space_number ${integer} NOT NULL, code_hash ${text} NOT NULL, facts_json ${text} NOT NULL, issued_day ${integer} NOT NULL,
      PRIMARY KEY (space_number, code_hash)) ${keyed}`,
    'CREATE INDEX attestations_code_hash ON attestations (code_hash)',
  ]
}

/** A registration is a fact about a pseudonym; the learner's own space is beside it. */
function registrationStatements({ integer, text, instant, keyed }: ColumnTypes): readonly string[] {
  const ofSeries = `space_number ${integer} NOT NULL, series_number ${integer} NOT NULL`
  return [
    `CREATE TABLE registrants (
      ${ofSeries}, registrant_number ${integer} NOT NULL, learner_space_number ${integer}, learner_number ${integer}, is_excluded ${integer} NOT NULL,
      PRIMARY KEY (space_number, series_number, registrant_number),
      CONSTRAINT registrants_learner UNIQUE (space_number, series_number, learner_space_number, learner_number)) ${keyed}`,
    'CREATE INDEX registrants_of_learner ON registrants (learner_space_number, learner_number)',
    `CREATE TABLE registrations (
      ${ofSeries}, registration_number ${integer} NOT NULL, registration_id ${text} NOT NULL, registrant_number ${integer} NOT NULL,
      session_number ${integer} NOT NULL,
      status ${text} NOT NULL CHECK (status IN ('pending', 'waitlisted', 'confirmed', 'refused', 'declined', 'withdrawn')),
      awaits ${text}, arrival ${integer} NOT NULL, sequence ${integer} NOT NULL, channel ${text} NOT NULL, answers_json ${text} NOT NULL,
      registered_at ${instant} NOT NULL, confirmed_at ${instant}, left_at ${instant},
      PRIMARY KEY (space_number, series_number, registration_number)) ${keyed}`,
    'CREATE INDEX registrations_registration_id ON registrations (registration_id)',
    'CREATE INDEX registrations_of_registrant ON registrations (space_number, series_number, registrant_number)',
    'CREATE INDEX registrations_in_line ON registrations (space_number, series_number, session_number, status, arrival)',
    `CREATE UNIQUE INDEX registrations_live ON registrations (space_number, series_number, registrant_number, session_number)
      WHERE status IN ('pending', 'waitlisted', 'confirmed')`,
    `CREATE TABLE contacts (
      ${ofSeries}, registrant_number ${integer} NOT NULL, name ${text}, address ${text}, address_hash ${text}, language ${text} NOT NULL,
      is_address_confirmed ${integer} NOT NULL, wants_mail ${integer} NOT NULL, created_at ${instant} NOT NULL,
      PRIMARY KEY (space_number, series_number, registrant_number)) ${keyed}`,
    'CREATE INDEX contacts_address_hash ON contacts (space_number, series_number, address_hash)',
    `CREATE TABLE calendar_feeds (
      space_number ${integer} NOT NULL, learner_number ${integer} NOT NULL, feed_hash ${text} NOT NULL,
      PRIMARY KEY (space_number, learner_number)) ${keyed}`,
    'CREATE INDEX calendar_feeds_feed_hash ON calendar_feeds (feed_hash)',
    `CREATE TABLE calendar_counters (
      space_number ${integer} NOT NULL PRIMARY KEY, last_change_number ${integer} NOT NULL)`,
    `CREATE TABLE calendar_changes (
      space_number ${integer} NOT NULL, change_number ${integer} NOT NULL, owner_space_number ${integer} NOT NULL,
      series_number ${integer} NOT NULL, registrant_number ${integer} NOT NULL, session_number ${integer} NOT NULL, changed_at ${instant} NOT NULL,
      PRIMARY KEY (space_number, change_number)) ${keyed}`,
  ]
}

function attendanceStatements({ integer, text, instant, keyed }: ColumnTypes): readonly string[] {
  const ofSession = `space_number ${integer} NOT NULL, series_number ${integer} NOT NULL, session_number ${integer} NOT NULL`
  const ofPerson = `${ofSession}, registrant_number ${integer} NOT NULL`
  const personKey = 'space_number, series_number, session_number, registrant_number'
  return [
    `CREATE TABLE session_meetings (
      ${ofSession}, meeting_id ${text} NOT NULL, fact_count ${integer} NOT NULL, PRIMARY KEY (space_number, series_number, session_number)) ${keyed}`,
    'CREATE INDEX session_meetings_meeting_id ON session_meetings (meeting_id)',
    `CREATE TABLE session_people (
      ${ofPerson}, participant_id ${text} NOT NULL, is_recorded ${integer} NOT NULL, PRIMARY KEY (${personKey})) ${keyed}`,
    'CREATE INDEX session_people_participant_id ON session_people (participant_id)',
    `CREATE TABLE attendance_facts (
      ${ofSession}, source ${text} NOT NULL, meeting_run_id ${text} NOT NULL, kind ${text} NOT NULL, connection_id ${text} NOT NULL,
      registrant_number ${integer} NOT NULL, at ${instant} NOT NULL, to_at ${instant},
      PRIMARY KEY (space_number, series_number, session_number, source, meeting_run_id, kind, connection_id, registrant_number, at)) ${keyed}`,
    `CREATE TABLE meeting_reports (
      ${ofSession}, meeting_run_id ${text} NOT NULL, reported_at ${instant} NOT NULL,
      PRIMARY KEY (space_number, series_number, session_number, meeting_run_id)) ${keyed}`,
    `CREATE TABLE attendance_marks (
      ${ofPerson}, source ${text} NOT NULL, is_present ${integer} NOT NULL, marked_at ${instant} NOT NULL,
      PRIMARY KEY (${personKey}, source)) ${keyed}`,
    `CREATE TABLE replay_views (
      ${ofPerson}, watched_json ${text} NOT NULL, watched_at ${instant} NOT NULL, PRIMARY KEY (${personKey})) ${keyed}`,
  ]
}

/** Mail holds no address: it is read from the contact when the mail leaves. */
function mailStatements({ integer, text, instant, keyed }: ColumnTypes): readonly string[] {
  return [
    `CREATE TABLE announcements (
      space_number ${integer} NOT NULL, announcement_id ${text} NOT NULL, series_number ${integer} NOT NULL,
      details_json ${text} NOT NULL, recipient_count ${integer} NOT NULL, announced_at ${instant} NOT NULL,
      PRIMARY KEY (space_number, announcement_id, series_number)) ${keyed}`,
    'CREATE INDEX announcements_series ON announcements (space_number, series_number, announced_at)',
    `CREATE TABLE mails (
      space_number ${integer} NOT NULL, series_number ${integer} NOT NULL, registrant_number ${integer} NOT NULL,
      kind ${text} NOT NULL, about ${text} NOT NULL, version ${instant} NOT NULL,
      state ${text} NOT NULL CHECK (state IN ('waiting', 'sent', 'failed')),
      attempt_count ${integer} NOT NULL, next_try_at ${instant} NOT NULL, error_code ${text},
      created_at ${instant} NOT NULL, settled_at ${instant},
      PRIMARY KEY (space_number, series_number, registrant_number, kind, about)) ${keyed}`,
    'CREATE INDEX mails_due ON mails (state, next_try_at)',
  ]
}
