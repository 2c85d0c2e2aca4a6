// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm'
import { columnTypes, dropTables, type ColumnTypes } from './columnTypes.ts'

/** Adventures, saved runs that the server cannot read, and ways taken that nothing ties to whoever took them. */
export class CreateAdventures1764000200000 implements MigrationInterface {
  name = 'CreateAdventures1764000200000'

  async up(queryRunner: QueryRunner): Promise<void> {
    const types = columnTypes(queryRunner)
    for (const statement of [...storyStatements(types), ...pathStatements(types)]) await queryRunner.query(statement)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTables(queryRunner, [
      'path_ledgers', 'path_counters', 'path_marks', 'path_runs', 'saved_runs', 'adventure_publications', 'adventure_ids', 'adventures',
    ])
  }
}

function storyStatements({ integer, text, instant, keyed }: ColumnTypes): readonly string[] {
  return [
    `CREATE TABLE adventures (
      adventure_number ${integer} NOT NULL PRIMARY KEY, owner_space_number ${integer} NOT NULL REFERENCES spaces (space_number),
      adventure_id ${text} NOT NULL, audience ${text} NOT NULL CHECK (audience IN ('space', 'spaces', 'public')),
      current_publication_number ${integer}, draft_json ${text}, revision ${integer} NOT NULL,
      CONSTRAINT adventures_owner_id UNIQUE (owner_space_number, adventure_id))`,
    `CREATE TABLE adventure_ids (
      owner_space_number ${integer} NOT NULL, adventure_id ${text} NOT NULL, adventure_number ${integer} NOT NULL,
      PRIMARY KEY (owner_space_number, adventure_id)) ${keyed}`,
    'CREATE INDEX adventure_ids_id ON adventure_ids (adventure_id)',
    `CREATE TABLE adventure_publications (
      publication_number ${integer} NOT NULL PRIMARY KEY, adventure_number ${integer} NOT NULL, content_hash ${text} NOT NULL,
      version ${text} NOT NULL, published_at ${instant} NOT NULL, files_json ${text} NOT NULL, cards_json ${text} NOT NULL,
      public_json ${text} NOT NULL, identities_json ${text} NOT NULL, shape_json ${text} NOT NULL)`,
    'CREATE INDEX adventure_publications_adventure ON adventure_publications (adventure_number)',
    'CREATE INDEX adventure_publications_version ON adventure_publications (version)',
    `CREATE TABLE saved_runs (
      space_number ${integer} NOT NULL, subject ${text} NOT NULL, adventure_id ${text} NOT NULL, revision ${integer} NOT NULL,
      saved_run ${text} NOT NULL, PRIMARY KEY (space_number, subject, adventure_id)) ${keyed}`,
  ]
}

/** No space, no learner, no instant: a run has a random name that its browser alone knows, until its reader has stopped. */
function pathStatements({ integer, text, instant, keyed }: ColumnTypes): readonly string[] {
  return [
    `CREATE TABLE path_runs (
      run_id ${text} NOT NULL PRIMARY KEY, version ${text} NOT NULL, role ${text} NOT NULL, role_step ${integer} NOT NULL,
      last_passage_id ${text} NOT NULL, last_step ${integer} NOT NULL, last_day ${integer} NOT NULL,
      ending_passage_id ${text}, ending_step ${integer}, is_settled ${integer} NOT NULL) ${keyed}`,
    'CREATE INDEX path_runs_last_day ON path_runs (last_day)',
    `CREATE TABLE path_marks (
      run_id ${text} NOT NULL, kind ${text} NOT NULL CHECK (kind IN ('choice', 'mission')), passage_id ${text} NOT NULL, step ${integer} NOT NULL,
      value ${text} NOT NULL, reason ${text}, PRIMARY KEY (run_id, kind, passage_id)) ${keyed}`,
    `CREATE TABLE path_counters (
      version ${text} NOT NULL, kind ${text} NOT NULL, passage_id ${text} NOT NULL, cell ${text} NOT NULL, role ${text} NOT NULL,
      runs ${integer} NOT NULL, PRIMARY KEY (version, kind, passage_id, cell, role)) ${keyed}`,
    `CREATE TABLE path_ledgers (
      version ${text} NOT NULL PRIMARY KEY, ledger_json ${text} NOT NULL, taken_at ${instant} NOT NULL) ${keyed}`,
  ]
}
