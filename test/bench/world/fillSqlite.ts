// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import BetterSqlite3 from 'better-sqlite3'
import type { NumberedCourse } from './benchParts.ts'
import { listLearners } from './population.ts'
import { FILLED_TABLES, rowsOf, type FilledTable, type Row } from './tableRows.ts'

/** Writes the facts straight into the tables; nothing is counted yet. Safe against nothing: it is a new file. */
export function fillSqlite(file: string, factCount: number, today: number, courses: readonly NumberedCourse[]): void {
  const connection = new BetterSqlite3(file)
  try {
    connection.pragma('synchronous = OFF')
    connection.pragma('cache_size = -65536')
    connection.exec('BEGIN')
    // So that tokens may speak for them.
    connection.exec("UPDATE spaces SET status = 'paired'")
    const insert = inserter(connection)
    for (const learner of listLearners(factCount, today)) {
      const rows = rowsOf(learner, courses)
      for (const row of rows.learners) insert('learners', row)
      for (const row of rows.enrolments) insert('enrolments', row)
      for (const row of rows.progress) insert('progress', row)
    }
    connection.exec('COMMIT')
    connection.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    connection.close()
  }
}

function inserter(connection: BetterSqlite3.Database): (table: FilledTable, row: Row) => void {
  const prepare = (table: FilledTable) => {
    const columns = FILLED_TABLES[table]
    return connection.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`)
  }
  const statements = { learners: prepare('learners'), enrolments: prepare('enrolments'), progress: prepare('progress') }
  return (table, row) => { statements[table].run(...row) }
}
