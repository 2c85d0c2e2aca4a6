// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type BetterSqlite3 from 'better-sqlite3'
import type { DataSource } from 'typeorm'
import type { Statement } from './sqlScript.ts'

export type SqliteConnection = BetterSqlite3.Database

/** The connection TypeORM opened. Its driver types it `any`; it is better-sqlite3's by the options we give. */
export function connectionOf(dataSource: DataSource): SqliteConnection {
  return (dataSource.driver as unknown as { readonly databaseConnection: SqliteConnection }).databaseConnection
}

/** Runs statements, each prepared once: our texts are fixed, so they are few. */
export function createStatementRunner(connection: SqliteConnection): (statement: Statement) => readonly object[] {
  const prepared = new Map<string, BetterSqlite3.Statement>()
  return ({ sql, parameters }) => {
    let statement = prepared.get(sql)
    if (statement === undefined) prepared.set(sql, (statement = connection.prepare(sql)))
    if (statement.reader) return statement.all(...parameters) as object[]
    statement.run(...parameters)
    return []
  }
}
