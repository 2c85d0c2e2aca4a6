// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Readable } from 'node:stream'
import { fromBackupValue, tableLayouts, type TableLayout } from './backupFormat.ts'
import { readBackup } from './backupReader.ts'
import type { Database, RunStatement } from './database.ts'
import { DatabaseError } from './databaseError.ts'
import { placeholders } from './dialect.ts'
import { forgetLearner, type Erasure } from './eraseLearner.ts'
import { rebuildRollups } from './rebuildRollups.ts'
import { HOST_SETTING, TAKEN_AT_SETTING } from './refreshFigures.ts'
import { runScript, type SqlScript, type SqlValue } from './sqlScript.ts'
import { DERIVED_TABLES } from './tables.ts'
import { compareRollups } from './verifyRollups.ts'

export interface RestoreOptions {
  /** The keyed hash under which `eraseLearner` was told to remember a learner. */
  readonly erasureHashOf: (spaceId: string, subject: string) => string
  /** Erasures remembered outside the database (`ErasureFile`). */
  readonly extraErasures?: readonly Erasure[]
  /** Throws away what the database holds. Off: a database with learners or courses is refused. */
  readonly mayReplace?: boolean
}

export interface RestoreReport {
  readonly rowCount: number
  /** Learners of the backup who had been erased since, and are again. */
  readonly erasedAgainCount: number
}

/** Values in one INSERT: PostgreSQL takes 65,535, SQLite 32,766. */
const MAX_VALUES = 8_000
/** Characters gathered before they are written, for rows that hold pictures. */
const MAX_CHARACTERS = 4_000_000
const PAGE_LEARNERS = 500

/**
 * Puts a backup in the place of what is there, all of it or nothing. `openBackup` is called twice: the
 * first reading only checks. Figures are counted anew; their snapshots come with the next refresh.
 * @throws DatabaseError `invalid-backup`, `database-not-empty`
 */
export async function restoreFrom(database: Database, openBackup: () => Readable, options: RestoreOptions): Promise<RestoreReport> {
  const layouts = tableLayouts(database)
  await readThrough(openBackup(), layouts)
  return database.replaceAll(async (run) => {
    if (options.mayReplace !== true) await refuseUnlessEmpty(run)
    const remembered = [...await readErasures(run), ...(options.extraErasures ?? [])]
    const contentVersion = await readContentVersion(run)
    await emptyTables(run, layouts)
    const rowCount = await insertRows(run, layouts, openBackup())
    const since = await erasuresSince(run, remembered)
    const erasedAgainCount = since.length === 0 ? 0 : await eraseAgain(run, new Set(since.map((erasure) => erasure.erasureHash)), options)
    await rememberErasures(run, since)
    await renewSettings(run, contentVersion)
    await perform(run, rebuildRollups(database.dialect))
    const differences = await compareRollups(run)
    if (differences.length > 0) throw new DatabaseError('invalid-backup', 'The restored rows do not add up. Nothing was changed.')
    return { rowCount, erasedAgainCount }
  })
}

async function readThrough(input: Readable, layouts: readonly TableLayout[]): Promise<void> {
  const rows = readBackup(input, layouts)
  while ((await rows.next()).done !== true);
}

async function refuseUnlessEmpty(run: RunStatement): Promise<void> {
  const [row] = await run<{ held: number }>('SELECT (SELECT count(*) FROM learners) + (SELECT count(*) FROM courses) AS held')
  if ((row?.held ?? 0) > 0) {
    throw new DatabaseError('database-not-empty', 'The database holds learners or courses already: say that it may be replaced.')
  }
}

async function emptyTables(run: RunStatement, layouts: readonly TableLayout[]): Promise<void> {
  for (const { options } of DERIVED_TABLES) await run(`DELETE FROM ${options.name}`)
  for (const { name } of layouts.toReversed()) await run(`DELETE FROM ${name}`)
}

async function insertRows(run: RunStatement, layouts: readonly TableLayout[], input: Readable): Promise<number> {
  let rowCount = 0
  let gathered: { readonly tableIndex: number; readonly values: SqlValue[][]; characters: number } = { tableIndex: 0, values: [], characters: 0 }
  const flush = async (): Promise<void> => {
    const layout = layouts[gathered.tableIndex]
    if (layout === undefined || gathered.values.length === 0) return
    const row = `(${placeholders(layout.columns.length)})`
    await run(
      `INSERT INTO ${layout.name} (${layout.columns.join(', ')}) VALUES ${gathered.values.map(() => row).join(', ')}`, ...gathered.values.flat(),
    )
  }
  for await (const [tableIndex, ...backupValues] of readBackup(input, layouts)) {
    const isFull = (gathered.values.length + 1) * backupValues.length > MAX_VALUES || gathered.characters > MAX_CHARACTERS
    if (isFull || tableIndex !== gathered.tableIndex) {
      await flush()
      gathered = { tableIndex, values: [], characters: 0 }
    }
    const values = backupValues.map(fromBackupValue)
    gathered.values.push(values)
    for (const value of values) if (value !== null && typeof value !== 'number') gathered.characters += value.length
    rowCount++
  }
  await flush()
  return rowCount
}

async function readErasures(run: RunStatement): Promise<Erasure[]> {
  const rows = await run<{ erasure_hash: string; erased_at: number }>('SELECT erasure_hash, erased_at FROM erasures')
  return rows.map((row) => ({ erasureHash: row.erasure_hash, erasedAt: new Date(row.erased_at) }))
}

/**
 * What is remembered and the backup does not know. By its own list rather than by time: somebody erased
 * before the backup, who came back, is not erased for it again.
 */
async function erasuresSince(run: RunStatement, remembered: readonly Erasure[]): Promise<Erasure[]> {
  const known = new Map((await readErasures(run)).map((erasure) => [erasure.erasureHash, erasure.erasedAt.getTime()]))
  return remembered.filter((erasure) => erasure.erasedAt.getTime() > (known.get(erasure.erasureHash) ?? -Infinity))
}

async function rememberErasures(run: RunStatement, erasures: readonly Erasure[]): Promise<void> {
  for (const { erasureHash, erasedAt } of erasures) {
    await run(
      `INSERT INTO erasures (erasure_hash, erased_at) VALUES (?, ?) ON CONFLICT (erasure_hash) DO UPDATE
        SET erased_at = excluded.erased_at WHERE excluded.erased_at > erasures.erased_at`, erasureHash, erasedAt.getTime(),
    )
  }
}

interface NamedLearner { readonly space_number: number; readonly space_id: string; readonly subject: string }

/** Learners, guests, people who had a token or saved a run alike: they may have done nothing else. */
async function eraseAgain(run: RunStatement, hashes: ReadonlySet<string>, { erasureHashOf }: RestoreOptions): Promise<number> {
  let erasedCount = 0
  for (const table of ['learners', 'guests', 'survey_issuances', 'saved_runs']) {
    let after = { space_number: -1, subject: '' }
    for (;;) {
      const page = await run<NamedLearner>(
        `SELECT t.space_number, s.space_id, t.subject FROM ${table} t JOIN spaces s ON s.space_number = t.space_number
          WHERE (t.space_number, t.subject) > (?, ?) ORDER BY t.space_number, t.subject LIMIT ${PAGE_LEARNERS}`, after.space_number, after.subject,
      )
      for (const learner of page) {
        if (!hashes.has(erasureHashOf(learner.space_id, learner.subject))) continue
        if (await perform(run, forgetLearner(learner.space_number, learner.subject))) erasedCount++
      }
      const last = page.at(-1)
      if (last === undefined) break
      after = last
    }
  }
  return erasedCount
}

async function readContentVersion(run: RunStatement): Promise<number> {
  const [row] = await run<{ value: string }>("SELECT value FROM settings WHERE name = 'content-version'")
  return Number(row?.value ?? 0)
}

/** Nodes that hold the old courses in memory see the version move; figures of before say nothing about now. */
async function renewSettings(run: RunStatement, versionBefore: number): Promise<void> {
  const version = Math.max(versionBefore, await readContentVersion(run)) + 1
  await run("UPDATE settings SET value = ? WHERE name = 'content-version'", String(version))
  await run('DELETE FROM settings WHERE name IN (?, ?)', TAKEN_AT_SETTING, HOST_SETTING)
}

function perform<T>(run: RunStatement, script: SqlScript<T>): Promise<T> {
  return runScript(script, ({ sql, parameters }) => run(sql, ...parameters))
}
