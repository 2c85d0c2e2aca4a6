// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { DataSource } from 'typeorm'
import type { FactOutcome, FactWrite } from '../services/repositories.ts'
import type { Dialect } from './dialect.ts'
import type { SqlScript, SqlValue } from './sqlScript.ts'

/** An open database, as the repositories use it. */
export interface Database {
  readonly dialect: Dialect
  /** Only its own queue writes through it. */
  readonly writer: DataSource
  /** Refuses writes on SQLite; the same pool as `writer` on PostgreSQL. */
  readonly reader: DataSource
  /** Reads committed rows. On SQLite this holds the thread: ask for a bounded number. */
  read<Row extends object>(sql: string, ...parameters: readonly SqlValue[]): Promise<readonly Row[]>
  /** Runs a script in one transaction, in its turn; resolves after the commit. */
  transact<T>(script: () => SqlScript<T>): Promise<T>
  /** Facts share transactions. @throws WriterBusyError, StorageFullError */
  recordFacts(writes: readonly FactWrite[]): Promise<readonly FactOutcome[]>
  /** One unchanging view of everything, for backups and recounts. Close it. */
  openView(): Promise<DatabaseView>
  /** One transaction with nothing else beside it, for a restore: all of it or none. */
  replaceAll<T>(work: (run: RunStatement) => Promise<T>): Promise<T>
  /** Waits for what is queued, then closes. */
  close(): Promise<void>
}

export type RunStatement = <Row extends object>(sql: string, ...parameters: readonly SqlValue[]) => Promise<readonly Row[]>

export interface DatabaseView {
  readonly read: RunStatement
  close(): Promise<void>
}
