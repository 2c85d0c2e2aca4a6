// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { DataSource } from 'typeorm'
import type { NumberedCourse } from './benchParts.ts'
import { listLearners } from './population.ts'
import { FILLED_TABLES, rowsOf, type FilledTable, type Row } from './tableRows.ts'

const ROWS_AT_ONCE = 5_000
const TABLES = ['learners', 'enrolments', 'progress'] as const
const TYPES: Readonly<Record<string, string>> = { subject: 'text', practice_at_seconds: 'bigint', last_at_seconds: 'bigint' }

/** Writes the facts straight into the tables; nothing is counted yet. */
export async function fillPostgres(pool: DataSource, factCount: number, today: number, courses: readonly NumberedCourse[]): Promise<void> {
  const waiting: Record<FilledTable, Row[]> = { learners: [], enrolments: [], progress: [] }
  for (const learner of listLearners(factCount, today)) {
    const rows = rowsOf(learner, courses)
    for (const table of TABLES) {
      waiting[table].push(...rows[table])
      if (waiting[table].length >= ROWS_AT_ONCE) await insert(pool, table, waiting[table].splice(0))
    }
  }
  for (const table of TABLES) await insert(pool, table, waiting[table])
  await pool.query('ANALYZE')
}

async function insert(pool: DataSource, table: FilledTable, rows: readonly Row[]): Promise<void> {
  const columns = FILLED_TABLES[table]
  const arrays = columns.map((column, index) => `$${index + 1}::${TYPES[column] ?? 'int'}[]`)
  await pool.query(
    `INSERT INTO ${table} (${columns.join(', ')}) SELECT * FROM unnest(${arrays.join(', ')})`,
    columns.map((_, column) => rows.map((row) => row[column])),
  )
}
