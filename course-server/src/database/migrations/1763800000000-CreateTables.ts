// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm'
import { columnTypes, dropTables, type ColumnTypes } from './columnTypes.ts'

/** The first tables: spaces and roles, content, what learners do, and its rollups. */
export class CreateTables1763800000000 implements MigrationInterface {
  name = 'CreateTables1763800000000'

  async up(queryRunner: QueryRunner): Promise<void> {
    const types = columnTypes(queryRunner)
    const statements = [
      ...spaceStatements(types), ...contentStatements(types), ...learningStatements(types), ...figureStatements(types),
    ]
    for (const statement of statements) await queryRunner.query(statement)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTables(queryRunner, [
      'space_snapshots', 'audience_snapshots', 'space_rollups', 'course_day_rollups', 'part_rollups',
      'erasures', 'attempts', 'progress', 'enrolments', 'learners',
      'media_files', 'publication_parts', 'part_ids', 'course_parts', 'publications', 'course_ids', 'courses',
      'guests', 'role_keys', 'role_invitations', 'pairing_codes', 'space_keys', 'spaces', 'settings',
    ])
  }
}

function spaceStatements({ integer, text, instant, keyed }: ColumnTypes): readonly string[] {
  const ofSpace = `space_number ${integer} NOT NULL REFERENCES spaces (space_number)`
  return [
    `CREATE TABLE settings (name ${text} NOT NULL PRIMARY KEY, value ${text} NOT NULL) ${keyed}`,
    `INSERT INTO settings (name, value) VALUES ('content-version', '0'), ('last-space-number', '0')`,
    `CREATE TABLE spaces (
      space_number ${integer} NOT NULL PRIMARY KEY, space_id ${text} NOT NULL CONSTRAINT spaces_space_id UNIQUE,
      label ${text}, origin ${text}, status ${text} NOT NULL CHECK (status IN ('invited', 'paired', 'revoked')),
      is_campus ${integer} NOT NULL, is_host ${integer} NOT NULL, created_at ${instant} NOT NULL, last_seen_day ${integer})`,
    `CREATE TABLE space_keys (
      key_id ${text} NOT NULL PRIMARY KEY, ${ofSpace}, public_key ${text} NOT NULL CONSTRAINT space_keys_public_key UNIQUE,
      added_at ${instant} NOT NULL, withdrawn_at ${instant}) ${keyed}`,
    'CREATE INDEX space_keys_space_number ON space_keys (space_number)',
    `CREATE TABLE pairing_codes (
      code_hash ${text} NOT NULL PRIMARY KEY, ${ofSpace}, created_at ${instant} NOT NULL, expires_at ${instant} NOT NULL,
      used_at ${instant}) ${keyed}`,
    'CREATE INDEX pairing_codes_space_number ON pairing_codes (space_number)',
    `CREATE TABLE role_invitations (
      link_hash ${text} NOT NULL PRIMARY KEY, ${ofSpace}, role ${text} NOT NULL, is_reusable ${integer} NOT NULL,
      created_at ${instant} NOT NULL, expires_at ${instant} NOT NULL, used_at ${instant}) ${keyed}`,
    'CREATE INDEX role_invitations_space_number ON role_invitations (space_number, role)',
    `CREATE TABLE role_keys (
      key_hash ${text} NOT NULL PRIMARY KEY, ${ofSpace}, role ${text} NOT NULL, subject ${text} NOT NULL,
      created_at ${instant} NOT NULL) ${keyed}`,
    'CREATE INDEX role_keys_space_number ON role_keys (space_number, role)',
    `CREATE TABLE guests (
      ${ofSpace}, subject ${text} NOT NULL, phrase_hash ${text} NOT NULL, last_seen_day ${integer} NOT NULL,
      PRIMARY KEY (space_number, subject)) ${keyed}`,
    'CREATE INDEX guests_phrase_hash ON guests (phrase_hash)',
    'CREATE INDEX guests_last_seen_day ON guests (last_seen_day)',
  ]
}

function contentStatements({ integer, text, instant, bytes, keyed }: ColumnTypes): readonly string[] {
  return [
    `CREATE TABLE courses (
      course_number ${integer} NOT NULL PRIMARY KEY, owner_space_number ${integer} NOT NULL REFERENCES spaces (space_number),
      audience ${text} NOT NULL CHECK (audience IN ('space', 'spaces', 'public')), current_publication_number ${integer} NOT NULL)`,
    `CREATE TABLE course_ids (course_id ${text} NOT NULL PRIMARY KEY, course_number ${integer} NOT NULL) ${keyed}`,
    `CREATE TABLE publications (
      publication_number ${integer} NOT NULL PRIMARY KEY, course_number ${integer} NOT NULL REFERENCES courses (course_number),
      course_id ${text} NOT NULL, content_hash ${text} NOT NULL, published_at ${instant} NOT NULL,
      public_json ${text} NOT NULL, key_json ${text} NOT NULL)`,
    'CREATE INDEX publications_course_hash ON publications (course_number, content_hash)',
    `CREATE TABLE course_parts (
      part_number ${integer} NOT NULL PRIMARY KEY, course_number ${integer} NOT NULL,
      kind ${text} NOT NULL CHECK (kind IN ('module', 'activity')), part_id ${text} NOT NULL)`,
    'CREATE INDEX course_parts_course_number ON course_parts (course_number)',
    `CREATE TABLE part_ids (
      course_number ${integer} NOT NULL, part_id ${text} NOT NULL, part_number ${integer} NOT NULL,
      PRIMARY KEY (course_number, part_id)) ${keyed}`,
    `CREATE TABLE publication_parts (
      part_number ${integer} NOT NULL, publication_number ${integer} NOT NULL, PRIMARY KEY (part_number, publication_number)) ${keyed}`,
    `CREATE TABLE media_files (
      course_number ${integer} NOT NULL, path ${text} NOT NULL, media_hash ${text} NOT NULL, content_type ${text} NOT NULL,
      publication_number ${integer} NOT NULL, bytes ${bytes} NOT NULL, PRIMARY KEY (course_number, path, media_hash))`,
  ]
}

/** No foreign keys here: they would cost every fact a look-up, and none may cross spaces. */
function learningStatements({ integer, text, instant, keyed }: ColumnTypes): readonly string[] {
  const ofLearner = `space_number ${integer} NOT NULL, learner_number ${integer} NOT NULL`
  return [
    `CREATE TABLE learners (
      space_number ${integer} NOT NULL, subject ${text} NOT NULL, learner_number ${integer} NOT NULL,
      PRIMARY KEY (space_number, subject), CONSTRAINT learners_number UNIQUE (space_number, learner_number)) ${keyed}`,
    `CREATE TABLE enrolments (
      ${ofLearner}, course_number ${integer} NOT NULL,
      enrolled_day ${integer} NOT NULL, started_day ${integer}, completed_day ${integer},
      PRIMARY KEY (space_number, learner_number, course_number)) ${keyed}`,
    `CREATE TABLE progress (
      ${ofLearner}, course_number ${integer} NOT NULL, part_number ${integer} NOT NULL,
      status ${integer} NOT NULL, ways_mask ${integer} NOT NULL, practice_code ${integer} NOT NULL, practice_at_seconds ${instant},
      best_right_count ${integer}, best_question_count ${integer},
      last_right_count ${integer}, last_question_count ${integer}, last_at_seconds ${instant}, attempt_count ${integer} NOT NULL,
      started_day ${integer} NOT NULL, completed_day ${integer},
      PRIMARY KEY (space_number, learner_number, course_number, part_number)) ${keyed}`,
    `CREATE TABLE attempts (
      ${ofLearner}, attempt_id ${text} NOT NULL, course_number ${integer} NOT NULL, part_number ${integer} NOT NULL,
      content_hash ${text} NOT NULL, right_count ${integer} NOT NULL, question_count ${integer} NOT NULL,
      submitted_at_seconds ${instant} NOT NULL, responses_json ${text} NOT NULL,
      PRIMARY KEY (space_number, learner_number, attempt_id)) ${keyed}`,
    `CREATE TABLE erasures (erasure_hash ${text} NOT NULL PRIMARY KEY, erased_at ${instant} NOT NULL) ${keyed}`,
  ]
}

function figureStatements({ integer, text, instant, keyed }: ColumnTypes): readonly string[] {
  const counter = (name: string) => `${name} ${integer} NOT NULL`
  return [
    `CREATE TABLE part_rollups (
      ${['part_number', 'slot', 'started', 'completed', 'not_yet', 'need_person'].map(counter).join(', ')},
      PRIMARY KEY (part_number, slot)) ${keyed}`,
    `CREATE TABLE course_day_rollups (
      ${['course_number', 'day', 'slot', 'enrolled', 'started_activities', 'completed_activities', 'started_courses', 'completed_courses'].map(counter).join(', ')},
      PRIMARY KEY (course_number, day, slot)) ${keyed}`,
    `CREATE TABLE space_rollups (
      ${['space_number', 'enrolled', 'started_activities', 'completed_activities', 'completed_courses', 'version', 'snapshot_version', 'next_learner_number'].map(counter).join(', ')},
      PRIMARY KEY (space_number))`,
    `CREATE TABLE audience_snapshots (
      course_number ${integer} NOT NULL PRIMARY KEY, taken_at ${instant} NOT NULL, counts_json ${text} NOT NULL)`,
    `CREATE TABLE space_snapshots (
      space_number ${integer} NOT NULL, course_number ${integer} NOT NULL, taken_at ${instant} NOT NULL, counts_json ${text} NOT NULL,
      PRIMARY KEY (space_number, course_number)) ${keyed}`,
  ]
}
