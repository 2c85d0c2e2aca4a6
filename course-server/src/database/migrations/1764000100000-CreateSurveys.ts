// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm'
import { columnTypes, dropTables, type ColumnTypes } from './columnTypes.ts'

/** Surveys, their editions, and answers that nothing ties to whoever gave them. */
export class CreateSurveys1764000100000 implements MigrationInterface {
  name = 'CreateSurveys1764000100000'

  async up(queryRunner: QueryRunner): Promise<void> {
    const types = columnTypes(queryRunner)
    for (const statement of [...deskStatements(types), ...answerStatements(types), ...figureStatements(types)]) await queryRunner.query(statement)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTables(queryRunner, [
      'survey_consents', 'survey_ledgers', 'survey_counters', 'survey_themes', 'survey_texts', 'survey_submissions', 'survey_arrivals',
      'survey_spent_tokens', 'survey_issuances', 'survey_editions', 'survey_versions', 'surveys',
    ])
  }
}

function deskStatements({ integer, text, instant, keyed }: ColumnTypes): readonly string[] {
  return [
    `CREATE TABLE surveys (
      survey_number ${integer} NOT NULL PRIMARY KEY, owner_space_number ${integer} NOT NULL REFERENCES spaces (space_number),
      survey_id ${text} NOT NULL, audience ${text} NOT NULL CHECK (audience IN ('space', 'spaces', 'public')),
      published_version ${integer}, draft_json ${text}, CONSTRAINT surveys_owner_id UNIQUE (owner_space_number, survey_id))`,
    'CREATE INDEX surveys_survey_id ON surveys (survey_id)',
    `CREATE TABLE survey_versions (
      survey_number ${integer} NOT NULL, version ${integer} NOT NULL, content_hash ${text} NOT NULL,
      files_json ${text} NOT NULL, survey_json ${text} NOT NULL, published_at ${instant} NOT NULL,
      PRIMARY KEY (survey_number, version)) ${keyed}`,
    `CREATE TABLE survey_editions (
      edition_number ${integer} NOT NULL PRIMARY KEY, edition_id ${text} NOT NULL CONSTRAINT survey_editions_id UNIQUE,
      survey_number ${integer} NOT NULL, version ${integer} NOT NULL, owner_space_number ${integer} NOT NULL,
      audience ${text} NOT NULL CHECK (audience IN ('space', 'spaces', 'public', 'link')), occasion_json ${text} NOT NULL,
      moment ${text}, pair_id ${text}, grouped_by ${text}, cohorts_json ${text} NOT NULL,
      opens_at ${instant} NOT NULL, closes_at ${instant}, closed_at ${instant}, is_imported ${integer} NOT NULL, link_code ${text},
      survey_json ${text} NOT NULL, contract_json ${text} NOT NULL, contract_hash ${text},
      key_id ${text} CONSTRAINT survey_editions_key UNIQUE, public_key ${text}, private_key ${text},
      reminders_json ${text} NOT NULL, note_json ${text})`,
    'CREATE INDEX survey_editions_survey ON survey_editions (survey_number)',
    'CREATE INDEX survey_editions_owner ON survey_editions (owner_space_number)',
    'CREATE INDEX survey_editions_audience ON survey_editions (audience, owner_space_number)',
    'CREATE INDEX survey_editions_pair ON survey_editions (pair_id)',
  ]
}

/**
 * Who had a token, and what was answered: no column in common but the edition, no instant, no number that counts up.
 * What arrives in a day waits apart until it is shuffled.
 */
function answerStatements({ integer, text, keyed }: ColumnTypes): readonly string[] {
  return [
    `CREATE TABLE survey_issuances (
      space_number ${integer} NOT NULL, subject ${text} NOT NULL, edition_number ${integer} NOT NULL, blinded_hash ${text} NOT NULL,
      PRIMARY KEY (space_number, subject, edition_number)) ${keyed}`,
    'CREATE INDEX survey_issuances_edition ON survey_issuances (edition_number)',
    `CREATE TABLE survey_spent_tokens (
      edition_number ${integer} NOT NULL, token_hash ${text} NOT NULL, PRIMARY KEY (edition_number, token_hash)) ${keyed}`,
    `CREATE TABLE survey_arrivals (
      arrival_id ${text} NOT NULL PRIMARY KEY, edition_number ${integer} NOT NULL, pair_code ${text}, responses_json ${text} NOT NULL) ${keyed}`,
    `CREATE TABLE survey_submissions (
      edition_number ${integer} NOT NULL, submission_id ${text} NOT NULL, pair_code ${text}, cells_json ${text} NOT NULL,
      PRIMARY KEY (edition_number, submission_id)) ${keyed}`,
    `CREATE TABLE survey_texts (
      edition_number ${integer} NOT NULL, question_id ${text} NOT NULL, text_id ${text} NOT NULL, words ${text} NOT NULL,
      folded_words ${text} NOT NULL, may_quote ${integer} NOT NULL, is_readable ${integer} NOT NULL, redacted ${text}, themes_json ${text} NOT NULL,
      PRIMARY KEY (edition_number, question_id, text_id)) ${keyed}`,
    `CREATE TABLE survey_themes (
      edition_number ${integer} NOT NULL, question_id ${text} NOT NULL, themes_json ${text} NOT NULL, shared_json ${text},
      PRIMARY KEY (edition_number, question_id)) ${keyed}`,
  ]
}

function figureStatements({ integer, text, keyed }: ColumnTypes): readonly string[] {
  return [
    `CREATE TABLE survey_counters (
      edition_number ${integer} NOT NULL, group_id ${text} NOT NULL, question_id ${text} NOT NULL, cell_id ${text} NOT NULL,
      people ${integer} NOT NULL, PRIMARY KEY (edition_number, group_id, question_id, cell_id)) ${keyed}`,
    `CREATE TABLE survey_ledgers (
      edition_number ${integer} NOT NULL PRIMARY KEY, ledger_json ${text} NOT NULL, issued_count ${integer} NOT NULL,
      published_day ${integer} NOT NULL, changes_json ${text})`,
    `CREATE TABLE survey_consents (
      space_number ${integer} NOT NULL PRIMARY KEY, may_be_named ${integer} NOT NULL)`,
  ]
}
