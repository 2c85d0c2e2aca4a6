// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { EntitySchema } from 'typeorm'
import { instant, integer, key, maybe, text } from '../tables/columns.ts'

/** Surveys as written, published and asked. */
export const surveysTable = new EntitySchema({
  name: 'surveys',
  columns: {
    survey_number: key(integer), owner_space_number: integer, survey_id: text, audience: text,
    published_version: maybe(integer), draft_json: maybe(text),
  },
  uniques: [{ name: 'surveys_owner_id', columns: ['owner_space_number', 'survey_id'] }],
})

export const surveyVersionsTable = new EntitySchema({
  name: 'survey_versions',
  columns: { survey_number: key(integer), version: key(integer), content_hash: text, files_json: text, survey_json: text, published_at: instant },
})

export const surveyEditionsTable = new EntitySchema({
  name: 'survey_editions',
  columns: {
    edition_number: key(integer), edition_id: text, survey_number: integer, version: integer, owner_space_number: integer,
    audience: text, occasion_json: text, moment: maybe(text), pair_id: maybe(text), grouped_by: maybe(text), cohorts_json: text,
    opens_at: instant, closes_at: maybe(instant), closed_at: maybe(instant), is_imported: integer, link_code: maybe(text),
    survey_json: text, contract_json: text, contract_hash: maybe(text),
    key_id: maybe(text), public_key: maybe(text), private_key: maybe(text), reminders_json: text, note_json: maybe(text),
  },
})

/** A token was issued to them: neither when nor in which order. */
export const surveyIssuancesTable = new EntitySchema({
  name: 'survey_issuances',
  columns: { space_number: key(integer), subject: key(text), edition_number: key(integer), blinded_hash: text },
})

export const surveySpentTokensTable = new EntitySchema({
  name: 'survey_spent_tokens',
  columns: { edition_number: key(integer), token_hash: key(text) },
})

/** Submissions of the day, until the shuffle. */
export const surveyArrivalsTable = new EntitySchema({
  name: 'survey_arrivals',
  columns: { arrival_id: key(text), edition_number: integer, pair_code: maybe(text), responses_json: text },
})

/** Answers without their words, which are in `survey_texts`. */
export const surveySubmissionsTable = new EntitySchema({
  name: 'survey_submissions',
  columns: { edition_number: key(integer), submission_id: key(text), pair_code: maybe(text), cells_json: text },
})

export const surveyTextsTable = new EntitySchema({
  name: 'survey_texts',
  columns: {
    edition_number: key(integer), question_id: key(text), text_id: key(text), words: text, folded_words: text,
    may_quote: integer, is_readable: integer, redacted: maybe(text), themes_json: text,
  },
})

export const surveyThemesTable = new EntitySchema({
  name: 'survey_themes',
  columns: { edition_number: key(integer), question_id: key(text), themes_json: text, shared_json: maybe(text) },
})

/** Counts of people per group, question and cell; group `*` is everybody, an empty cell how many answered at all. */
export const surveyCountersTable = new EntitySchema({
  name: 'survey_counters',
  columns: { edition_number: key(integer), group_id: key(text), question_id: key(text), cell_id: key(text), people: integer },
})

/** All that was ever shown of an edition. */
export const surveyLedgersTable = new EntitySchema({
  name: 'survey_ledgers',
  columns: { edition_number: key(integer), ledger_json: text, issued_count: integer, published_day: integer, changes_json: maybe(text) },
})

export const surveyConsentsTable = new EntitySchema({
  name: 'survey_consents',
  columns: { space_number: key(integer), may_be_named: integer },
})

/** Parents first, as a backup holds them. */
export const SURVEY_TABLES = [
  surveysTable, surveyVersionsTable, surveyEditionsTable, surveyIssuancesTable, surveySpentTokensTable, surveyArrivalsTable,
  surveySubmissionsTable, surveyTextsTable, surveyThemesTable, surveyCountersTable, surveyLedgersTable, surveyConsentsTable,
]
