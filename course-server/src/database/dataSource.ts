// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { DataSource } from 'typeorm'
import type { Repositories } from '../services/repositories.ts'
import type { Database } from './database.ts'
import { DatabaseError, driverCodeOf, writeError } from './databaseError.ts'
import { createErasureFile, NO_ERASURE_FILE } from './erasureFile.ts'
import { migrate } from './migrate.ts'
import { createPostgresDatabase, openPostgresPool, type PostgresOptions } from './postgresDatabase.ts'
import { createRepositories } from './repositories.ts'
import { createSqliteDatabase, openSqliteWriter, type SqliteOptions } from './sqliteDatabase.ts'

export type DatabaseOptions = (({ readonly kind: 'sqlite' } & SqliteOptions) | ({ readonly kind: 'postgres' } & PostgresOptions)) & {
  /** Brings the tables up to date first (default true); false refuses a database that is behind. */
  readonly migrate?: boolean
  /** A file outside the database that remembers erasures too, for a restore after its loss. */
  readonly erasureFile?: string
}

export interface OpenDatabase {
  readonly database: Database
  readonly repositories: Repositories
  readonly writer: DataSource
  readonly reader: DataSource
  /** Waits for what is queued. */
  close(): Promise<void>
}

/** Opens, checks and migrates. @throws DatabaseError with one sentence for the operator, StorageFullError */
export async function openDatabase(options: DatabaseOptions): Promise<OpenDatabase> {
  const database = options.kind === 'sqlite' ? await openSqlite(options) : await openPostgres(options)
  const erasureFile = options.erasureFile === undefined ? NO_ERASURE_FILE : createErasureFile(options.erasureFile)
  return {
    database,
    repositories: createRepositories(database, erasureFile),
    writer: database.writer,
    reader: database.reader,
    close: () => database.close(),
  }
}

async function openSqlite(options: SqliteOptions & { readonly migrate?: boolean }): Promise<Database> {
  if (options.migrate === false && !existsSync(options.file)) throw noDatabase(dirname(options.file))
  prepareFolder(options.file)
  let writer: DataSource | undefined
  try {
    writer = await openSqliteWriter(options)
    await migrate(writer, options.migrate ?? true)
    return await createSqliteDatabase(writer, options)
  } catch (error) {
    if (writer?.isInitialized === true) await writer.destroy()
    throw sqliteOpenError(error, options.file)
  }
}

async function openPostgres(options: PostgresOptions & { readonly migrate?: boolean }): Promise<Database> {
  let pool: DataSource | undefined
  try {
    pool = await openPostgresPool(options)
    await migrate(pool, options.migrate ?? true)
    return createPostgresDatabase(pool)
  } catch (error) {
    if (pool?.isInitialized === true) await pool.destroy()
    throw postgresOpenError(error, options.url)
  }
}

/** A command that was given another folder than the server's makes no second, empty database there. */
function noDatabase(folder: string): DatabaseError {
  return new DatabaseError('no-database', `There is no database in ${folder}: set PARCOURS_DATA, or DATABASE_URL, as for the server. To make a new one: \`parcours migrate\`.`)
}

function prepareFolder(file: string): void {
  const folder = dirname(file)
  try {
    makeFolder(folder)
    if (!statSync(folder).isDirectory()) throw new Error(`${folder} is a file.`)
    accessSync(folder, constants.W_OK)
    if (existsSync(file)) accessSync(file, constants.W_OK)
  } catch (error) {
    throw new DatabaseError('folder-not-writable', `Parcours cannot write in ${folder}: let PARCOURS_DATA name a folder of the account that runs Parcours.`, error)
  }
}

/** One by one: where nothing can be made, such as under /proc, `recursive` tries for ever (Node 20.20). */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  mkdirSync(folder, { mode: 0o700 })
}

function sqliteOpenError(error: unknown, file: string): unknown {
  switch (driverCodeOf(error)) {
    case 'SQLITE_NOTADB':
    case 'SQLITE_CORRUPT':
      return new DatabaseError('not-a-database', `${file} is not a SQLite database, or it is damaged: restore a backup.`, error)
    case 'SQLITE_READONLY':
    case 'SQLITE_READONLY_DIRECTORY':
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_IOERR_SHMOPEN':
      return new DatabaseError('folder-not-writable', `Parcours cannot write ${file}: give it to the account that runs Parcours.`, error)
    case 'SQLITE_BUSY':
      return new DatabaseError('database-locked', `${file} is held by another process: close it, then start again.`, error)
    default:
      return writeError(error)
  }
}

function postgresOpenError(error: unknown, url: string): unknown {
  if (error instanceof DatabaseError) return error
  const code = driverCodeOf(error)
  const isUnreachable = /^E[A-Z_]+$/.test(code) || /^(08|28|3D|57P)/.test(code) || /timeout|terminated/i.test(String(error))
  if (!isUnreachable) return writeError(error)
  // Never the address itself: it holds the password.
  return new DatabaseError('database-unreachable', `PostgreSQL at ${hostOf(url)} does not answer (${code || 'timeout'}): check DATABASE_URL.`, error)
}

function hostOf(url: string): string {
  // The driver takes the machine itself where none is named.
  return URL.canParse(url) ? new URL(url).host || 'localhost' : 'DATABASE_URL'
}
