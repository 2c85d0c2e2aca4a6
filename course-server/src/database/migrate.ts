// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { DataSource } from 'typeorm'
import { DatabaseError } from './databaseError.ts'
import { MIGRATIONS } from './migrations.ts'

/** Brings the tables up to date, or says what is in the way. @throws DatabaseError */
export async function migrate(dataSource: DataSource, isAllowed: boolean): Promise<void> {
  const done = await namesDone(dataSource)
  const known = MIGRATIONS.map((Migration) => new Migration().name)
  const unknown = done.filter((name) => !known.includes(name))
  if (unknown.length > 0) {
    throw new DatabaseError('database-newer', `The database was made by a newer Parcours (${unknown.join(', ')}): install that version.`)
  }
  if (known.every((name) => done.includes(name))) return
  if (!isAllowed) throw new DatabaseError('migrations-pending', 'The database is behind this Parcours: run `parcours migrate` first.')
  await runOrFindDone(dataSource, known)
}

async function namesDone(dataSource: DataSource): Promise<readonly string[]> {
  const queryRunner = dataSource.createQueryRunner()
  try {
    if (!(await queryRunner.hasTable('migrations'))) return []
    const rows = (await queryRunner.query('SELECT name FROM migrations')) as { readonly name: string }[]
    return rows.map((row) => row.name)
  } finally {
    await queryRunner.release()
  }
}

/** Of two nodes that start together, one creates the tables and the other finds them there. */
async function runOrFindDone(dataSource: DataSource, known: readonly string[]): Promise<void> {
  try {
    await dataSource.runMigrations({ transaction: 'all' })
  } catch (error) {
    const done = await namesDone(dataSource)
    if (!known.every((name) => done.includes(name))) throw error
  }
}
