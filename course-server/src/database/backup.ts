// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import {
  BACKUP_FORMAT, BACKUP_VERSION, migrationNames, tableLayouts, toBackupValue, type BackupEnd, type BackupHeader, type TableLayout,
} from './backupFormat.ts'
import type { Database, RunStatement } from './database.ts'
import type { SqlValue } from './sqlScript.ts'

/** Rows read at a time; few where one row may be a picture or a whole course. */
const PAGE_ROWS = 500
const PAGE_ROWS_OF: Readonly<Record<string, number>> = { media_files: 2, publications: 10 }

/** Writes all that cannot be counted again, as it was at one moment, while the server goes on. Ends the stream. */
export async function backupTo(database: Database, output: Writable, now: Date): Promise<void> {
  const view = await database.openView()
  try {
    await pipeline(Readable.from(chunksOf(view.read, tableLayouts(database), now), { objectMode: false, highWaterMark: 65_536 }), output)
  } finally {
    await view.close()
  }
}

/** Text of whole lines, a page at a time; the loop is free in between. */
async function* chunksOf(read: RunStatement, layouts: readonly TableLayout[], now: Date): AsyncGenerator<string> {
  const sha256 = createHash('sha256')
  const header = await headerOf(read, layouts, now)
  const first = `${JSON.stringify(header)}\n`
  sha256.update(first)
  yield first
  let lineCount = 1
  for (const [tableIndex, layout] of layouts.entries()) {
    for await (const page of pagesOf(read, layout)) {
      const lines = page.map((row) => `${JSON.stringify([tableIndex, ...layout.columns.map((column) => toBackupValue(row[column] ?? null))])}\n`).join('')
      sha256.update(lines)
      lineCount += page.length
      yield lines
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  const end: BackupEnd = { lineCount, sha256: sha256.digest('hex') }
  yield `${JSON.stringify(end)}\n`
}

async function headerOf(read: RunStatement, layouts: readonly TableLayout[], now: Date): Promise<BackupHeader> {
  const tables = []
  for (const { name, columns } of layouts) {
    const [row] = await read<{ rows: number }>(`SELECT count(*) AS rows FROM ${name}`)
    tables.push({ name, columns, rowCount: row?.rows ?? 0 })
  }
  return { format: BACKUP_FORMAT, version: BACKUP_VERSION, takenAt: now.toISOString(), migrations: migrationNames(), tables }
}

type Row = Readonly<Record<string, SqlValue>>

/** By key, each page from where the last ended: neither an offset to skip nor a cursor to hold. */
async function* pagesOf(read: RunStatement, { name, columns, key }: TableLayout): AsyncGenerator<readonly Row[]> {
  const limit = PAGE_ROWS_OF[name] ?? PAGE_ROWS
  const select = `SELECT ${columns.join(', ')} FROM ${name}`
  const order = `ORDER BY ${key.join(', ')} LIMIT ${limit}`
  let page = await read<Row>(`${select} ${order}`)
  while (page.length > 0) {
    yield page
    const last = page.at(-1)
    if (page.length < limit || last === undefined) return
    page = await read<Row>(
      `${select} WHERE (${key.join(', ')}) > (${key.map(() => '?').join(', ')}) ${order}`, ...key.map((column) => last[column] ?? null),
    )
  }
}
