// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import { tableLayouts } from '../../src/database/backupFormat.ts'
import { openDatabase, type DatabaseOptions, type OpenDatabase } from '../../src/database/dataSource.ts'
import { DERIVED_TABLES } from '../../src/database/tables.ts'

/** One in use, and one that a closed pool may not have let go of yet. */
const HANDOVER_CONNECTIONS = 2

/** An empty, migrated database that a test has to itself. */
export interface TestDatabase extends OpenDatabase {
  readonly options: DatabaseOptions
  /** As new again, in a fraction of the time: for a `beforeEach`. */
  empty(): Promise<void>
  /** Closes it and leaves nothing behind. */
  destroy(): Promise<void>
}

/** Every repository and route test runs on each: `describe.each(DATABASES)('… on $name', ({ open }) => …)`. */
export const DATABASES: readonly { readonly name: string; readonly kind: 'sqlite' | 'postgres'; readonly open: () => Promise<TestDatabase> }[] = [
  { name: 'SQLite', kind: 'sqlite', open: openTestSqlite },
  { name: 'PostgreSQL (PGlite)', kind: 'postgres', open: openTestPglite },
]

export async function openTestSqlite(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'parcours-test-'))
  const options: DatabaseOptions = { kind: 'sqlite', file: join(folder, 'parcours.sqlite') }
  const opened = await openDatabase(options)
  return {
    ...opened,
    options,
    empty: () => emptyTables(opened),
    destroy: async () => {
      if (opened.writer.isInitialized) await opened.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** PostgreSQL in this process, one connection: for SQL, not for what several connections do to each other. */
export async function openTestPglite(): Promise<TestDatabase> {
  const pglite = await PGlite.create()
  const server = new PGLiteSocketServer({ db: pglite, host: '127.0.0.1', port: 0, maxConnections: HANDOVER_CONNECTIONS })
  await server.start()
  const port = server.getServerConn().split(':').at(-1) ?? ''
  const options: DatabaseOptions = { kind: 'postgres', url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`, poolSize: 1 }
  const opened = await openDatabase(options)
  return {
    ...opened,
    options,
    empty: () => emptyTables(opened),
    destroy: async () => {
      if (opened.writer.isInitialized) await opened.close()
      await server.stop()
      await pglite.close()
    },
  }
}

async function emptyTables({ database }: OpenDatabase): Promise<void> {
  const kept = tableLayouts(database).map((layout) => layout.name).toReversed()
  await database.replaceAll(async (run) => {
    for (const table of [...DERIVED_TABLES.map((schema) => schema.options.name), ...kept]) await run(`DELETE FROM ${table}`)
    await run("INSERT INTO settings (name, value) VALUES ('content-version', '0'), ('last-space-number', '0')")
  })
}
