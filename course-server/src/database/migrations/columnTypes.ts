// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { QueryRunner } from 'typeorm'
import type { Dialect } from '../dialect.ts'

export interface ColumnTypes {
  readonly integer: string
  /** Compared byte by byte on both, so that keys are in the same order. */
  readonly text: string
  /** Milliseconds since 1970. */
  readonly instant: string
  readonly bytes: string
  /** Ends a table whose primary key is its order on disk. */
  readonly keyed: string
}

const COLUMN_TYPES: Readonly<Record<Dialect, ColumnTypes>> = {
  sqlite: { integer: 'integer', text: 'text', instant: 'bigint', bytes: 'blob', keyed: 'WITHOUT ROWID' },
  postgres: { integer: 'integer', text: 'text COLLATE "C"', instant: 'bigint', bytes: 'bytea', keyed: '' },
}

export function columnTypes(queryRunner: QueryRunner): ColumnTypes {
  return COLUMN_TYPES[queryRunner.dataSource.options.type === 'postgres' ? 'postgres' : 'sqlite']
}

export async function dropTables(queryRunner: QueryRunner, tables: readonly string[]): Promise<void> {
  for (const table of tables) await queryRunner.query(`DROP TABLE ${table}`)
}
