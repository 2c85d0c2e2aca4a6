// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { BACKUP_FORMAT, BACKUP_VERSION, migrationNames, type BackupEnd, type BackupHeader, type BackupRow, type TableLayout } from './backupFormat.ts'
import { DatabaseError } from './databaseError.ts'

/** A line holds one row; the largest is a media file in base64. Longer ones are no backup of ours. */
const MAX_LINE_CHARACTERS = 256 * 1024 * 1024

/** Reads a backup row by row. Whoever reads to the end knows that it was whole and unaltered. @throws DatabaseError */
export async function* readBackup(input: Readable, layouts: readonly TableLayout[]): AsyncGenerator<BackupRow, void> {
  const sha256 = createHash('sha256')
  let header: BackupHeader | undefined
  let end: BackupEnd | undefined
  let lineCount = 0
  const rowCounts: number[] = layouts.map(() => 0)
  for await (const line of linesOf(input)) {
    if (end !== undefined) throw invalid('something follows its end')
    const value = parseLine(line)
    if (header === undefined) header = checkHeader(value, layouts)
    else if (isEnd(value)) end = value
    else {
      const row = checkRow(value, layouts)
      rowCounts[row[0]] = (rowCounts[row[0]] ?? 0) + 1
      yield row
    }
    if (end === undefined) {
      sha256.update(line).update('\n')
      lineCount++
    }
  }
  if (header === undefined || end === undefined) throw invalid('it is cut short')
  if (end.lineCount !== lineCount || end.sha256 !== sha256.digest('hex')) throw invalid('its checksum does not match')
  if (header.tables.some((table, index) => table.rowCount !== rowCounts[index])) throw invalid('rows are missing')
}

async function* linesOf(input: Readable): AsyncGenerator<string> {
  let rest = ''
  input.setEncoding('utf8')
  for await (const chunk of input as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > MAX_LINE_CHARACTERS) throw invalid('a line is too long')
    yield* lines
  }
  if (rest !== '') throw invalid('it is cut short')
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw invalid('a line cannot be read')
  }
}

function checkHeader(value: unknown, layouts: readonly TableLayout[]): BackupHeader {
  // Each field is looked at below before it is used.
  const header = (typeof value === 'object' && value !== null ? value : {}) as Partial<BackupHeader>
  if (header.format !== BACKUP_FORMAT) throw invalid('it is no backup of Parcours')
  if (header.version !== BACKUP_VERSION || JSON.stringify(header.migrations) !== JSON.stringify(migrationNames())) {
    throw invalid('it was made by another version of Parcours: restore it with that version, then update')
  }
  const isSame = Array.isArray(header.tables) && header.tables.length === layouts.length
    && layouts.every((layout, index) => {
      const table = header.tables?.[index]
      return table?.name === layout.name && JSON.stringify(table.columns) === JSON.stringify(layout.columns)
    })
  if (!isSame) throw invalid('its tables are not those of this version')
  return header as BackupHeader
}

function isEnd(value: unknown): value is BackupEnd {
  return typeof value === 'object' && value !== null && 'lineCount' in value && 'sha256' in value
}

function checkRow(value: unknown, layouts: readonly TableLayout[]): BackupRow {
  const layout = Array.isArray(value) && typeof value[0] === 'number' ? layouts[value[0]] : undefined
  if (layout === undefined || !Array.isArray(value) || value.length !== layout.columns.length + 1) throw invalid('a line is no row')
  return value as unknown as BackupRow
}

function invalid(why: string): DatabaseError {
  return new DatabaseError('invalid-backup', `This backup cannot be restored: ${why}. Nothing was changed.`)
}
