// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { setTimeout as wait } from 'node:timers/promises'
import type { Database } from '../database.ts'
import { connectionOf } from '../sqliteStatements.ts'
import { putSetting } from '../settingsRepository.ts'
import { execute, rowOf, rowsOf, type SqlScript } from '../sqlScript.ts'

/** The tables whose place on disk could tell an order, with their keys. */
const ORDERED_TABLES = [
  ['survey_issuances', 'space_number, subject, edition_number'],
  ['survey_spent_tokens', 'edition_number, token_hash'],
] as const

/** A reader in the middle of something keeps the log from being emptied. */
const MOST_TRIES = 20
const PAUSE_MS = 50

/** Rewrites what says who had a token, so that neither place nor transaction tells an order; then empties the log. */
export async function tidy(database: Database): Promise<void> {
  for (const [table, key] of ORDERED_TABLES) await database.transact(() => rewrite(database, table, key))
  if (database.dialect === 'sqlite') await emptyLog(database)
}

function* rewrite({ dialect }: Database, table: string, key: string): SqlScript<void> {
  const setting = `${table}-tidied`
  const known = yield* rowOf<{ value: string }>('SELECT value FROM settings WHERE name = ?', setting)
  const [held] = yield* rowsOf<{ count: number }>(`SELECT count(*) AS count FROM ${table}`)
  // Nothing came since the last time: nothing has an order.
  if (known?.value === String(held?.count ?? 0)) return
  yield* putSetting(setting, String(held?.count ?? 0))
  if (dialect === 'sqlite') {
    yield* rowsOf('PRAGMA secure_delete = ON')
    yield* execute(`CREATE TEMP TABLE tidied AS SELECT * FROM ${table}`)
    yield* execute(`DELETE FROM ${table}`)
  } else {
    yield* execute(`LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`)
    yield* execute(`CREATE TEMP TABLE tidied ON COMMIT DROP AS SELECT * FROM ${table}`)
    yield* execute(`TRUNCATE ${table}`)
  }
  yield* execute(`INSERT INTO ${table} SELECT * FROM tidied ORDER BY ${key}`)
  if (dialect === 'sqlite') {
    yield* execute('DROP TABLE tidied')
    yield* rowsOf('PRAGMA secure_delete = OFF')
  }
}

/** @throws when something keeps reading the old state for a second: the next night tries again */
async function emptyLog(database: Database): Promise<void> {
  const connection = connectionOf(database.writer)
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const [state] = connection.pragma('wal_checkpoint(TRUNCATE)') as { readonly busy: number }[]
    if (state?.busy === 0) return
    await wait(PAUSE_MS)
  }
  throw new Error('The log of the database could not be emptied.')
}
