// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/database/dataSource.ts'
import { MIGRATIONS } from '../../src/database/migrations.ts'
import { allTables } from '../../src/database/tables.ts'
import { DATABASES, type TestDatabase } from '../support/databases.ts'
import { makeSpaces, NOW } from '../support/learningBuilders.ts'

describe.each(DATABASES)('migrations on $name', ({ kind, open }) => {
  let database: TestDatabase
  beforeAll(async () => { database = await open() })
  afterAll(() => database.destroy())

  it('make the columns that the tables say, and no others', async () => {
    const queryRunner = database.writer.createQueryRunner()
    for (const { options: { name } } of allTables(kind)) {
      const made = (await queryRunner.getTable(name))?.columns.map((column) => [column.name, column.isNullable, column.isPrimary])
      const said = database.writer.getMetadata(name).columns.map((column) => [column.databaseName, column.isNullable, column.isPrimary])
      expect(made, name).toEqual(said)
    }
    await queryRunner.release()
  })

  it('go down to nothing and up again', async () => {
    for (let undone = 0; undone < MIGRATIONS.length; undone += 1) await database.writer.undoLastMigration()
    const queryRunner = database.writer.createQueryRunner()
    expect(await queryRunner.hasTable('spaces')).toBe(false)
    await queryRunner.release()
    await database.writer.runMigrations()
    const [space] = await makeSpaces(database.repositories)
    expect(space).toMatchObject({ spaceNumber: 1, createdAt: NOW })
  })

  it('refuse a database of a newer version, and one that is behind when they may not run', async () => {
    await database.writer.query("INSERT INTO migrations (timestamp, name) VALUES (9, 'FromTheFuture9')")
    await database.close()
    await expect(openDatabase(database.options)).rejects.toMatchObject({ code: 'database-newer' })
    const again = await openAsItIs(database)
    await again.query("DELETE FROM migrations WHERE name = 'FromTheFuture9'")
    await again.query('DELETE FROM migrations')
    await again.destroy()
    await expect(openDatabase({ ...database.options, migrate: false })).rejects.toMatchObject({ code: 'migrations-pending' })
  })
})

async function openAsItIs({ writer }: TestDatabase) {
  return writer.initialize()
}
