// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { setTimeout as wait } from 'node:timers/promises'
import type { Database } from './database.ts'
import type { Dialect } from './dialect.ts'
import { connectionOf } from './sqliteStatements.ts'
import { execute, rowsOf, type SqlScript } from './sqlScript.ts'

/** A reader in the middle of something keeps the log from being emptied. */
const MOST_TRIES = 20
const PAUSE_MS = 50

/** Writes a table anew, in the order of its key, and leaves nothing where it stood: what was deleted from it is gone from the disk too. */
export function* rewriteTable(dialect: Dialect, table: string, key: string): SqlScript<void> {
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

/** Whatever the script deletes is overwritten, where the database can. */
export function* overwriting<T>(dialect: Dialect, script: SqlScript<T>): SqlScript<T> {
  if (dialect === 'sqlite') yield* rowsOf('PRAGMA secure_delete = ON')
  const outcome = yield* script
  if (dialect === 'sqlite') yield* rowsOf('PRAGMA secure_delete = OFF')
  return outcome
}

/** SQLite's log keeps what was written before. @throws when something keeps reading the old state for a second: the next night tries again */
export async function emptyLog(database: Database): Promise<void> {
  if (database.dialect !== 'sqlite') return
  const connection = connectionOf(database.writer)
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const [state] = connection.pragma('wal_checkpoint(TRUNCATE)') as { readonly busy: number }[]
    if (state?.busy === 0) return
    await wait(PAUSE_MS)
  }
  throw new Error('The log of the database could not be emptied.')
}
