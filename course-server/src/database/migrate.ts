// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { DataSource, type DataSourceOptions } from 'typeorm'
import { DatabaseError } from './databaseError.ts'
import { MIGRATIONS } from './migrations.ts'

/** Any number that nothing else in the database uses. */
const MIGRATION_LOCK = 7_032_019

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
  await (dataSource.options.type === 'postgres' ? runInTurn(dataSource, known) : runOrFindDone(dataSource, known))
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

/** Of two processes that start together on one file, one makes the tables and the other finds them there. */
async function runOrFindDone(dataSource: DataSource, known: readonly string[]): Promise<void> {
  try {
    await dataSource.runMigrations({ transaction: 'all' })
  } catch (error) {
    const done = await namesDone(dataSource)
    if (!known.every((name) => done.includes(name))) throw error
  }
}

/** Of two nodes that start together, one waits. A pool of one connection, so that the lock and the work are one session. */
async function runInTurn(dataSource: DataSource, known: readonly string[]): Promise<void> {
  const alone = await new DataSource({ ...dataSource.options, poolSize: 1 } as DataSourceOptions).initialize()
  try {
    await alone.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
    const done = await namesDone(alone)
    if (!known.every((name) => done.includes(name))) await alone.runMigrations({ transaction: 'all' })
  } finally {
    // Ending the session gives the lock back.
    await alone.destroy()
  }
}
