// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { StorageFullError } from '../services/repositories.ts'

export type DatabaseErrorCode =
  | 'folder-not-writable' | 'not-a-database' | 'database-newer' | 'migrations-pending' | 'database-unreachable' | 'database-locked'
  | 'unsafe-database' | 'no-database' | 'invalid-backup' | 'database-not-empty'

/** Why the database cannot be used, in one sentence for the operator. */
export class DatabaseError extends Error {
  readonly code: DatabaseErrorCode

  constructor(code: DatabaseErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'DatabaseError'
    this.code = code
  }
}

/** The driver's own code, such as `SQLITE_FULL`, `EACCES` or `40P01`. TypeORM wraps it in `driverError`. */
export function driverCodeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return ''
  if ('driverError' in error && error.driverError !== undefined) return driverCodeOf(error.driverError)
  return 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** SQLite says FULL, or an input/output error when the disk refuses; PostgreSQL 53100. */
export function isDiskFull(error: unknown): boolean {
  return error instanceof StorageFullError || ['SQLITE_FULL', 'SQLITE_IOERR_WRITE', '53100', 'ENOSPC'].includes(driverCodeOf(error))
}

/** Trying the writes of a batch one by one cannot help: the disk is full, or nobody answers. */
export function isHopelessWrite(error: unknown): boolean {
  return isDiskFull(error) || isConnectionLost(error)
}

/** Connection exceptions, shutdowns, and what the operating system says of sockets. */
export function isConnectionLost(error: unknown): boolean {
  return /^(08|57P|E[A-Z]+$)/.test(driverCodeOf(error)) || /Connection terminated/.test(String(error))
}

/** What a failed write is thrown as: nothing of it was kept. */
export function writeError(error: unknown): unknown {
  return isDiskFull(error) ? new StorageFullError(error) : error
}

/** SQLite's unique and primary-key violations, and PostgreSQL's. */
export function isDuplicate(error: unknown): boolean {
  return ['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY', '23505'].includes(driverCodeOf(error))
}
