// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { chmodSync, existsSync } from 'node:fs'
import BetterSqlite3 from 'better-sqlite3'
import { DataSource } from 'typeorm'
import type { FactWrite } from '../services/repositories.ts'
import type { Database, DatabaseView, RunStatement } from './database.ts'
import { DatabaseError, isDiskFull, writeError } from './databaseError.ts'
import { MIGRATIONS } from './migrations.ts'
import { createSqliteFactStore } from './sqliteFactStore.ts'
import { connectionOf, createStatementRunner, type SqliteConnection } from './sqliteStatements.ts'
import { runScriptNow, type SqlValue, type Statement } from './sqlScript.ts'
import { allTables } from './tables.ts'
import { createWriterQueue } from './writerQueue.ts'

/** KiB. Set and stated, so that a small machine knows what it gives. */
const DEFAULT_CACHE_KIB = 16_384
/** Another process, such as a command, may hold the write lock for so long. */
const BUSY_MILLISECONDS = 5_000
/** Pages of 4 KiB written before the log is folded back: fewer folds for batches, at most 16 MiB of log. */
const CHECKPOINT_PAGES = 4_000
/** What `PRAGMA synchronous` says for FULL: a commit is on the disk before it is answered. */
const SYNCHRONOUS_FULL = 2

export interface SqliteOptions {
  readonly file: string
  readonly cacheKib?: number
}

/** The writing side, before migrations. */
export async function openSqliteWriter({ file, cacheKib = DEFAULT_CACHE_KIB }: SqliteOptions): Promise<DataSource> {
  const writer = new DataSource({
    type: 'better-sqlite3',
    database: file,
    entities: allTables('sqlite'),
    migrations: MIGRATIONS,
    enableWAL: true,
    timeout: BUSY_MILLISECONDS,
    prepareDatabase: (connection: SqliteConnection) => { prepareWriter(connection, file, cacheKib) },
  })
  await writer.initialize()
  const synchronous = connectionOf(writer).pragma('synchronous', { simple: true })
  if (synchronous !== SYNCHRONOUS_FULL) {
    throw new DatabaseError('unsafe-database', `SQLite is at synchronous=${String(synchronous)}; writes would not be safe.`)
  }
  return writer
}

/** The whole, once the tables are there. */
export async function createSqliteDatabase(writer: DataSource, { file, cacheKib = DEFAULT_CACHE_KIB }: SqliteOptions): Promise<Database> {
  const reader = await openReader(file, cacheKib)
  const connection = connectionOf(writer)
  const run = createStatementRunner(connection)
  const readNow = createStatementRunner(connectionOf(reader))
  const facts = createSqliteFactStore(connection)
  const queue = createWriterQueue({
    commit: (writes: readonly FactWrite[]) => orWriteError(() => facts.commit(writes)),
    isHopeless: isDiskFull,
  })
  return {
    dialect: 'sqlite',
    writer,
    reader,
    read: typedRunner(readNow),
    transact: (script) => queue.runAlone(() => {
      facts.forget()
      const transaction = connection.transaction(() => runScriptNow(script(), run))
      return orWriteError(() => transaction.immediate())
    }),
    recordFacts: (writes) => queue.pushAll(writes),
    openView: () => Promise.resolve().then(() => openView(file)),
    replaceAll: (work) => queue.runAlone(() => {
      facts.forget()
      return runInOneTransaction(connection, () => work(typedRunner(run)))
    }),
    close: async () => {
      await queue.drain()
      await reader.destroy()
      await writer.destroy()
    },
  }
}

/** Files of this database, the log beside it included, are for the server's own account. */
function prepareWriter(connection: SqliteConnection, file: string, cacheKib: number): void {
  if (existsSync(file)) chmodSync(file, 0o600)
  connection.pragma('journal_mode = WAL')
  // TypeORM's `enableWAL` alone leaves NORMAL on a file that is already in WAL (performance.md §3.9).
  connection.pragma('synchronous = FULL')
  connection.pragma(`cache_size = -${cacheKib}`)
  connection.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
}

async function openReader(file: string, cacheKib: number): Promise<DataSource> {
  const reader = new DataSource({
    type: 'better-sqlite3',
    database: file,
    entities: allTables('sqlite'),
    readonly: true,
    fileMustExist: true,
    timeout: BUSY_MILLISECONDS,
    prepareDatabase: (connection: SqliteConnection) => { connection.pragma(`cache_size = -${cacheKib}`) },
  })
  return reader.initialize()
}

/** A connection of its own: its transaction sees one moment, and holds back no writer. */
function openView(file: string): DatabaseView {
  const connection = new BetterSqlite3(file, { readonly: true, fileMustExist: true, timeout: BUSY_MILLISECONDS })
  const run = createStatementRunner(connection)
  connection.exec('BEGIN')
  // The view is of the first read, so read now.
  connection.prepare('SELECT count(*) FROM settings').get()
  return {
    read: typedRunner(run),
    close: () => {
      connection.close()
      return Promise.resolve()
    },
  }
}

/** By hand, because the work waits between statements; the queue keeps everybody else out. */
async function runInOneTransaction<T>(connection: SqliteConnection, work: () => Promise<T>): Promise<T> {
  connection.exec('BEGIN IMMEDIATE')
  try {
    const result = await work()
    connection.exec('COMMIT')
    return result
  } catch (error) {
    // A full disk may have ended the transaction by itself.
    if (connection.inTransaction) connection.exec('ROLLBACK')
    throw writeError(error)
  }
}

function typedRunner(run: (statement: Statement) => readonly object[]): RunStatement {
  // A throw becomes a rejection, as on PostgreSQL.
  return <Row extends object>(sql: string, ...parameters: readonly SqlValue[]) =>
    Promise.resolve().then(() => run({ sql, parameters }) as readonly Row[])
}

function orWriteError<T>(write: () => T): T {
  try {
    return write()
  } catch (error) {
    throw writeError(error)
  }
}
