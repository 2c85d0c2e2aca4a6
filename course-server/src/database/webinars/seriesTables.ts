// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { EntitySchema } from 'typeorm'
import { instant, integer, key, maybe, text } from '../tables/columns.ts'

const ofSeries = { space_number: key(integer), series_number: key(integer) } as const

/** Texts and plans are JSON, as the domain has them; columns hold what SQL asks for. */
export const seriesTable = new EntitySchema({
  name: 'series',
  columns: {
    ...ofSeries,
    series_id: text,
    status: text,
    audience: text,
    /** Null: no limit. */
    capacity: maybe(integer),
    /** Names and addresses are erased so many days after the last session. */
    contact_days: integer,
    details_json: text,
    /** Rises with every change of the series itself; sessions have their own. */
    revision: integer,
    /** Rises with every change of the series or a session: what was read at the same version is the same. */
    version: integer,
    created_at: instant,
    changed_at: instant,
    /** Of the sessions that are not cancelled. */
    first_starts_at: maybe(instant),
    last_ends_at: maybe(instant),
    next_session_number: integer,
    next_registrant_number: integer,
    /** Also the order of arrival: none is given twice. */
    next_registration_number: integer,
  },
  indices: [
    { name: 'series_series_id', columns: ['series_id'] },
    { name: 'series_audience', columns: ['audience'] },
  ],
})

export const sessionsTable = new EntitySchema({
  name: 'sessions',
  columns: {
    ...ofSeries,
    session_number: key(integer),
    session_id: text,
    status: text,
    starts_at: instant,
    ends_at: instant,
    capacity: maybe(integer),
    /** Of its calendar objects: rises with what a calendar shows. */
    sequence: integer,
    details_json: text,
    revision: integer,
    changed_at: instant,
  },
  indices: [
    { name: 'sessions_session_id', columns: ['session_id'] },
    { name: 'sessions_starts_at', columns: ['starts_at'] },
  ],
})

/** What each revision changed, so that a second editor is told; session 0 is the series itself. */
export const seriesChangesTable = new EntitySchema({
  name: 'series_changes',
  columns: {
    ...ofSeries,
    session_number: key(integer),
    revision: key(integer),
    /** Names of fields, separated by commas. */
    fields: text,
    changed_at: instant,
  },
})

/** Counts of the day's snapshot, before masking. */
export const seriesSnapshotsTable = new EntitySchema({
  name: 'series_snapshots',
  columns: { ...ofSeries, taken_at: instant, counts_json: text },
})

/** What a signed paper says, without any name nor any link to a person. */
export const attestationsTable = new EntitySchema({
  name: 'attestations',
  columns: { space_number: key(integer), code_hash: key(text), facts_json: text, issued_day: integer },
  indices: [{ name: 'attestations_code_hash', columns: ['code_hash'] }],
})
