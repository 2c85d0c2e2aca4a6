// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RollupDifference } from '../services/repositories.ts'
import type { Database, DatabaseView, RunStatement } from './database.ts'
import { recountSpace } from './recount.ts'
import { noRollupChanges } from './rollupChanges.ts'
import { rollupRowsOf, type CounterRow } from './rollupRows.ts'

const MAX_DIFFERENCES = 100
const PAGE_SPACES = 500

/** Holds every rollup against a recount of one moment's rows. */
export async function verifyRollups(database: Database): Promise<readonly RollupDifference[]> {
  const view: DatabaseView = await database.openView()
  try {
    return await compareRollups(view.read)
  } finally {
    await view.close()
  }
}

/** The same inside a transaction that is under way, such as a restore. */
export async function compareRollups(read: RunStatement): Promise<readonly RollupDifference[]> {
  const counted = noRollupChanges()
  for (let after = -1; ;) {
    const page = await read<{ space_number: number }>(
      `SELECT space_number FROM spaces WHERE space_number > ? ORDER BY space_number LIMIT ${PAGE_SPACES}`, after,
    )
    for (const { space_number: spaceNumber } of page) await recountSpace(read, spaceNumber, counted)
    const last = page.at(-1)
    if (last === undefined) break
    after = last.space_number
  }
  const recounted = rollupRowsOf(counted)
  return [
    ...differences('part', 2, await read(STORED_PARTS), recounted.parts),
    ...differences('course-day', 3, await read(STORED_DAYS), recounted.days),
    ...differences('space', 1, await read(STORED_SPACES), recounted.spaces),
  ].slice(0, MAX_DIFFERENCES)
}

const STORED_PARTS = 'SELECT part_number, slot, started, completed, not_yet, need_person FROM part_rollups'
const STORED_DAYS = `SELECT course_number, day, slot, enrolled, started_activities, completed_activities, started_courses, completed_courses
  FROM course_day_rollups`
const STORED_SPACES = 'SELECT space_number, enrolled, started_activities, completed_activities, completed_courses FROM space_rollups'

/** A row that is absent on one side counts as zeros: an erasure leaves zeros behind. */
function differences(
  rollup: RollupDifference['rollup'], keySize: number, storedRows: readonly object[], recountedRows: readonly CounterRow[],
): RollupDifference[] {
  const stored = byKey(storedRows.map((row) => Object.values(row) as number[]), keySize)
  const recounted = byKey(recountedRows, keySize)
  const found: RollupDifference[] = []
  for (const key of new Set([...stored.keys(), ...recounted.keys()])) {
    const [one, other] = [countersOf(stored.get(key)), countersOf(recounted.get(key))]
    if (one !== other) found.push({ rollup, key, stored: one || '0', recounted: other || '0' })
  }
  return found
}

function byKey(rows: readonly CounterRow[], keySize: number): Map<string, CounterRow> {
  return new Map(rows.map((row) => [row.slice(0, keySize).join('/'), row.slice(keySize)]))
}

/** Empty for nothing but zeros. */
function countersOf(counters: CounterRow | undefined): string {
  return counters?.some((counter) => counter !== 0) === true ? counters.join(' ') : ''
}
