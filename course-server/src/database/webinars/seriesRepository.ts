// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SeriesKey, SeriesReader, SeriesRepository, StoredSeries } from '../../services/webinars/seriesRepository.ts'
import { setBounded } from '../../services/setBounded.ts'
import type { Database } from '../database.ts'
import type { SqlScript, SqlValue } from '../sqlScript.ts'
import { changeSessions, createSeries, editSeries, editSession, removeDraft } from './seriesScripts.ts'
import { SERIES_COLUMNS, seriesOf, type SeriesRow } from './seriesRows.ts'

export function createSeriesRepository(database: Database): SeriesRepository {
  const { dialect } = database
  const recent = new Map<string, RecentSeries>()
  const readSeries = makeReadSeries(database, recent)
  const findWhere = async (where: string, ...parameters: readonly SqlValue[]) => (await readSeries(`WHERE ${where}`, parameters))[0]
  const shared = shareInTurn((seriesId: string) => findWhere('s.series_id = ?', seriesId))
  const write = async <Outcome>(script: () => SqlScript<Outcome>): Promise<Outcome> => {
    try {
      return await database.transact(script)
    } finally {
      shared.forget()
    }
  }
  return {
    create: (spaceNumber, series, sessions, now) => write(() => createSeries(dialect, spaceNumber, series, sessions, now)),
    find: shared.ask,
    findBySession: (sessionId) => findWhere(
      '(s.space_number, s.series_number) IN (SELECT x.space_number, x.series_number FROM sessions x WHERE x.session_id = ?)', sessionId,
    ),
    findByKey: ({ spaceNumber, seriesNumber }) => findWhere('s.space_number = ? AND s.series_number = ?', spaceNumber, seriesNumber),
    async listVisible(reader, { when, now, offset, limit }) {
      const { sql, parameters } = visibleTo(reader)
      const isUpcoming = when === 'upcoming'
      // A series without dates yet is still to come.
      const where = `WHERE ${sql} AND s.status <> 'draft' AND ${isUpcoming ? '(s.last_ends_at IS NULL OR s.last_ends_at > ?)' : 's.last_ends_at <= ?'}`
      const order = isUpcoming ? `ORDER BY ${NEXT_STARTS_AT}, s.space_number, s.series_number` : 'ORDER BY s.last_ends_at DESC, s.space_number, s.series_number'
      const all = [...parameters, now.getTime()]
      return {
        series: await readSeries(`${where} ${order} LIMIT ? OFFSET ?`, [...all, ...(isUpcoming ? [now.getTime()] : []), limit, offset]),
        count: await count(database, where, all),
      }
    },
    async listOwned(spaceNumber, { offset, limit }) {
      const where = 'WHERE s.space_number = ?'
      return {
        series: await readSeries(`${where} ORDER BY s.created_at DESC, s.series_number DESC LIMIT ? OFFSET ?`, [spaceNumber, limit, offset]),
        count: await count(database, where, [spaceNumber]),
      }
    },
    edit: (key, change) => write(() => editSeries(dialect, key, change)),
    editSession: (key, change) => write(() => editSession(dialect, key, change)),
    changeSessions: (key, change) => write(() => changeSessions(dialect, key, change)),
    remove: (key) => write(() => removeDraft(dialect, key)),
  }
}

/**
 * Whoever asks while an answer is under way, or in the same turn of the event loop, shares it: five hundred people who
 * click at once read a series once. What this process writes ends the sharing; what another node wrote is seen one journey
 * to the database later.
 */
function shareInTurn<Answer>(ask: (name: string) => Promise<Answer>): { readonly ask: (name: string) => Promise<Answer>; readonly forget: () => void } {
  const asked = new Map<string, Promise<Answer>>()
  return {
    ask: (name) => {
      const known = asked.get(name)
      if (known !== undefined) return known
      const answer = ask(name).finally(() => setImmediate(() => { if (asked.get(name) === answer) asked.delete(name) }))
      asked.set(name, answer)
      return answer
    },
    forget: () => { asked.clear() },
  }
}

/** When the next session that is not over starts; series without one come last. */
const NEXT_STARTS_AT = `coalesce((SELECT min(x.starts_at) FROM sessions x WHERE x.space_number = s.space_number AND x.series_number = s.series_number
  AND x.status <> 'cancelled' AND x.ends_at > ?), 9007199254740991)`

interface RecentSeries {
  readonly version: number
  readonly changedAt: number
  readonly stored: StoredSeries
}

/** Series kept as read; each with its sessions is some 20 kB. */
const MAX_RECENT = 200

/** Reads what a series' rows say, once per version: whoever opens the same page after another finds it read. */
function makeReadSeries(database: Database, recent: Map<string, RecentSeries>) {
  return async (rest: string, parameters: readonly SqlValue[]): Promise<readonly StoredSeries[]> => {
    const heads = await database.read<SeriesHead>(`SELECT s.space_number, s.series_number, s.series_id, s.version, s.changed_at FROM series s ${rest}`, ...parameters)
    return Promise.all(heads.map(async (head) => {
      const known = recent.get(head.series_id)
      if (known?.version === head.version && known.changedAt === head.changed_at) return known.stored
      const stored = await readOne(database, head)
      setBounded(recent, head.series_id, { version: head.version, changedAt: head.changed_at, stored }, MAX_RECENT)
      return stored
    }))
  }
}

interface SeriesHead { readonly space_number: number; readonly series_number: number; readonly series_id: string; readonly version: number; readonly changed_at: number }

async function readOne(database: Database, { space_number: spaceNumber, series_number: seriesNumber }: SeriesHead): Promise<StoredSeries> {
  const [row] = await database.read<SeriesRow>(`SELECT ${SERIES_COLUMNS} FROM series s WHERE s.space_number = ? AND s.series_number = ?`, spaceNumber, seriesNumber)
  if (row === undefined) throw new Error('A series is gone while it is read.')
  return seriesOf(row, await readSessions(database, { spaceNumber, seriesNumber }))
}

function readSessions(database: Database, { spaceNumber, seriesNumber }: SeriesKey): Promise<readonly { details_json: string }[]> {
  return database.read('SELECT details_json FROM sessions WHERE space_number = ? AND series_number = ? ORDER BY session_number', spaceNumber, seriesNumber)
}

async function count(database: Database, where: string, parameters: readonly SqlValue[]): Promise<number> {
  const [row] = await database.read<{ held: number }>(`SELECT count(*) AS held FROM series s ${where}`, ...parameters)
  return row?.held ?? 0
}

function visibleTo(reader: SeriesReader): { readonly sql: string; readonly parameters: readonly SqlValue[] } {
  if (reader.kind === 'public') return { sql: "s.audience = 'public'", parameters: [] }
  return { sql: "(s.audience IN ('public', 'spaces') OR s.space_number = ?)", parameters: [reader.spaceNumber] }
}
