// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { availableParallelism } from 'node:os'
import { DataSource, type QueryRunner } from 'typeorm'
import type { Database, DatabaseView, RunStatement } from './database.ts'
import { DatabaseError, driverCodeOf, isHopelessWrite, writeError } from './databaseError.ts'
import { numberPlaceholders } from './dialect.ts'
import { MIGRATIONS } from './migrations.ts'
import { storePostgresFacts } from './postgresFactStore.ts'
import type { PostgresRunner } from './postgresRunner.ts'
import { runScript, type SqlValue, type Statement } from './sqlScript.ts'
import { allTables } from './tables.ts'
import { createWriterQueue } from './writerQueue.ts'

/** Deadlock and serialisation failure: PostgreSQL undid everything and asks to try again. */
const RETRIED_CODES = new Set(['40P01', '40001'])
const MAX_TRIES = 6
const CONNECT_MILLISECONDS = 5_000

export interface PostgresOptions {
  readonly url: string
  /** At most two per core serves best; more only wait for one another. */
  readonly poolSize?: number
}

export async function openPostgresPool({ url, poolSize = 2 * availableParallelism() }: PostgresOptions): Promise<DataSource> {
  const pool = new DataSource({
    type: 'postgres',
    url,
    poolSize,
    connectTimeoutMS: CONNECT_MILLISECONDS,
    applicationName: 'parcours',
    entities: allTables('postgres'),
    migrations: MIGRATIONS,
    // Our 64-bit numbers are instants and sums, far below 2^53.
    parseInt8: true,
  })
  await pool.initialize()
  const [setting] = await pool.query<{ readonly synchronous_commit: string }[]>('SHOW synchronous_commit')
  if (setting?.synchronous_commit === 'off') {
    throw new DatabaseError('unsafe-database', 'PostgreSQL has synchronous_commit=off: an acknowledged write could be lost. Turn it on.')
  }
  return pool
}

export function createPostgresDatabase(pool: DataSource): Database {
  const queue = createWriterQueue({
    commit: (writes: Parameters<typeof storePostgresFacts>[1]) => inTransaction(pool, (run) => storePostgresFacts(run, writes)),
    isHopeless: isHopelessWrite,
  })
  return {
    dialect: 'postgres',
    writer: pool,
    reader: pool,
    read: <Row extends object>(sql: string, ...parameters: readonly SqlValue[]) =>
      pool.query<readonly Row[]>(numberPlaceholders(sql), [...parameters]),
    transact: (script) => inTransaction(pool, (run) => runScript(script(), run)),
    recordFacts: (writes) => queue.pushAll(writes),
    openView: () => openView(pool),
    replaceAll: (work) => inTransaction(pool, (run) => work(typedRunner(run)), 1),
    close: async () => {
      await queue.drain()
      await pool.destroy()
    },
  }
}

async function inTransaction<T>(
  pool: DataSource, work: (run: PostgresRunner) => Promise<T>, maxTries = MAX_TRIES,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    const queryRunner = pool.createQueryRunner()
    try {
      // Each statement sees what others committed before it: so does the one after the space's lock.
      await queryRunner.startTransaction('READ COMMITTED')
      const result = await work(runnerOf(queryRunner))
      await queryRunner.commitTransaction()
      return result
    } catch (error) {
      await rollBack(queryRunner)
      if (tries >= maxTries || !RETRIED_CODES.has(driverCodeOf(error))) throw writeError(error)
    } finally {
      await queryRunner.release()
    }
  }
}

async function rollBack(queryRunner: QueryRunner): Promise<void> {
  if (!queryRunner.isTransactionActive) return
  // A lost connection has rolled back already; the first error is the one to tell.
  await queryRunner.rollbackTransaction().catch(() => {})
}

/** Our statements say `?`; those written for PostgreSQL alone say `$1` and hold no `?`. */
function runnerOf(queryRunner: QueryRunner): PostgresRunner {
  return async ({ sql, parameters }) => {
    const result = await queryRunner.query(numberPlaceholders(sql), [...parameters], true)
    return result.records as object[]
  }
}

function typedRunner(run: (statement: Statement) => Promise<readonly object[]>): RunStatement {
  return async <Row extends object>(sql: string, ...parameters: readonly SqlValue[]) => (await run({ sql, parameters })) as readonly Row[]
}

async function openView(pool: DataSource): Promise<DatabaseView> {
  const queryRunner = pool.createQueryRunner()
  try {
    await queryRunner.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  } catch (error) {
    await queryRunner.release()
    throw error
  }
  return {
    read: typedRunner(runnerOf(queryRunner)),
    close: async () => {
      await queryRunner.query('ROLLBACK').catch(() => {})
      await queryRunner.release()
    },
  }
}
