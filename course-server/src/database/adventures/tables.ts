// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { EntitySchema } from 'typeorm'
import { instant, integer, key, maybe, text } from '../tables/columns.ts'

/** Stories as written and published. */
export const adventuresTable = new EntitySchema({
  name: 'adventures',
  columns: {
    adventure_number: key(integer), owner_space_number: integer, adventure_id: text, audience: text,
    current_publication_number: maybe(integer), draft_json: maybe(text), revision: integer,
  },
  uniques: [{ name: 'adventures_owner_id', columns: ['owner_space_number', 'adventure_id'] }],
})

/** Every id a story ever had, in its space. */
export const adventureIdsTable = new EntitySchema({
  name: 'adventure_ids',
  columns: { owner_space_number: key(integer), adventure_id: key(text), adventure_number: integer },
})

export const adventurePublicationsTable = new EntitySchema({
  name: 'adventure_publications',
  columns: {
    publication_number: key(integer), adventure_number: integer, content_hash: text, version: text, published_at: instant,
    files_json: text, cards_json: text, public_json: text, identities_json: text, shape_json: text,
  },
})

/** Text that the server does not read. */
export const savedRunsTable = new EntitySchema({
  name: 'saved_runs',
  columns: { space_number: key(integer), subject: key(text), adventure_id: key(text), revision: integer, saved_run: text },
})

/** Runs whose reader may still go on; nothing else in the database knows their ids. */
export const pathRunsTable = new EntitySchema({
  name: 'path_runs',
  columns: {
    run_id: key(text), version: text, role: text, role_step: integer, last_passage_id: text, last_step: integer, last_day: integer,
    ending_passage_id: maybe(text), ending_step: maybe(integer), is_settled: integer,
  },
})

/** First choice and best mission result per passage of such a run. */
export const pathMarksTable = new EntitySchema({
  name: 'path_marks',
  columns: { run_id: key(text), kind: key(text), passage_id: key(text), step: integer, value: text, reason: maybe(text) },
})

export const pathCountersTable = new EntitySchema({
  name: 'path_counters',
  columns: { version: key(text), kind: key(text), passage_id: key(text), cell: key(text), role: key(text), runs: integer },
})

/** All that was ever shown of a version's figures. */
export const pathLedgersTable = new EntitySchema({
  name: 'path_ledgers',
  columns: { version: key(text), ledger_json: text, taken_at: instant },
})

/** Parents first, as a backup holds them. */
export const ADVENTURE_TABLES = [
  adventuresTable, adventureIdsTable, adventurePublicationsTable, savedRunsTable, pathRunsTable, pathMarksTable, pathCountersTable, pathLedgersTable,
]
