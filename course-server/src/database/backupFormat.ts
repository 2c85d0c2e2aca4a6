// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Database } from './database.ts'
import type { SqlValue } from './sqlScript.ts'
import { MIGRATIONS } from './migrations.ts'
import { keptTables } from './tables.ts'

/**
 * A backup is text, one JSON value per line: a header, a line per row, an end with the checksum of all before it.
 * It holds no engine's own format, so it moves between SQLite and PostgreSQL.
 */
export const BACKUP_FORMAT = 'parcours-backup'
export const BACKUP_VERSION = 1

export interface BackupHeader {
  readonly format: typeof BACKUP_FORMAT
  readonly version: typeof BACKUP_VERSION
  readonly takenAt: string
  /** Names of the migrations whose tables these are. */
  readonly migrations: readonly string[]
  readonly tables: readonly BackupTable[]
}

export interface BackupTable {
  readonly name: string
  readonly columns: readonly string[]
  readonly rowCount: number
}

/** The table's place in the header, then its columns' values. */
export type BackupRow = readonly [tableIndex: number, ...values: readonly BackupValue[]]
export type BackupValue = string | number | null | { readonly base64: string }

export interface BackupEnd {
  /** Lines before this one. */
  readonly lineCount: number
  /** SHA-256 of them, line ends included, hexadecimal. */
  readonly sha256: string
}

export interface TableLayout {
  readonly name: string
  readonly columns: readonly string[]
  readonly key: readonly string[]
}

/** The tables a backup holds, parents first, as this version has them. */
export function tableLayouts(database: Database): readonly TableLayout[] {
  return keptTables(database.dialect).map((schema) => {
    const metadata = database.reader.getMetadata(schema.options.name)
    return {
      name: metadata.tableName,
      columns: metadata.columns.map((column) => column.databaseName),
      key: metadata.primaryColumns.map((column) => column.databaseName),
    }
  })
}

export function migrationNames(): readonly string[] {
  return MIGRATIONS.map((Migration) => new Migration().name)
}

export function toBackupValue(value: SqlValue): BackupValue {
  return value instanceof Uint8Array ? { base64: Buffer.from(value).toString('base64') } : value
}

export function fromBackupValue(value: BackupValue): SqlValue {
  return typeof value === 'object' && value !== null ? Buffer.from(value.base64, 'base64') : value
}

