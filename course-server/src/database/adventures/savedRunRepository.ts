// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SavedRunRepository, StoredRun } from '../../services/adventures/repositories.ts'
import type { Database } from '../database.ts'
import { FOR_UPDATE, placeholders, type Dialect } from '../dialect.ts'
import { execute, rowOf, rowsOf, type SqlScript } from '../sqlScript.ts'

const RUNS = 'SELECT adventure_id AS "adventureId", revision, saved_run AS "savedRun" FROM saved_runs WHERE space_number = ? AND subject = ?'

export function createSavedRunRepository(database: Database): SavedRunRepository {
  return {
    async find(spaceNumber, subject, adventureIds) {
      const rows = await database.read<StoredRun>(`${RUNS} AND adventure_id IN (${placeholders(adventureIds.length)})`, spaceNumber, subject, ...adventureIds)
      return newestName(rows, adventureIds)
    },
    list: (spaceNumber, subject, limit) => database.read<StoredRun>(`${RUNS} ORDER BY adventure_id LIMIT ?`, spaceNumber, subject, limit),
    save: (request) => database.transact(() => saveRun(database.dialect, request)),
    remove: (spaceNumber, subject, adventureIds) => database.transact(() => execute(
      `DELETE FROM saved_runs WHERE space_number = ? AND subject = ? AND adventure_id IN (${placeholders(adventureIds.length)})`, spaceNumber, subject, ...adventureIds,
    )),
  }
}

/** Of rows under several ids of one story, that of its newest id. */
function newestName<Row extends { readonly adventureId: string }>(rows: readonly Row[], adventureIds: readonly string[]): Row | undefined {
  return adventureIds.flatMap((id) => rows.find(({ adventureId }) => adventureId === id) ?? [])[0]
}

type SaveRequest = Parameters<SavedRunRepository['save']>[0]

function* saveRun(dialect: Dialect, { spaceNumber, subject, adventureIds, savedRun, revision, mostRuns }: SaveRequest): SqlScript<Awaited<ReturnType<SavedRunRepository['save']>>> {
  const [adventureId] = adventureIds
  const rows = yield* rowsOf<StoredRun>(`${RUNS} AND adventure_id IN (${placeholders(adventureIds.length)}) ${FOR_UPDATE[dialect]}`, spaceNumber, subject, ...adventureIds)
  const known = newestName(rows, adventureIds)
  const stored = known?.revision ?? 0
  // The same request again, its answer having been lost.
  if (known !== undefined && stored === revision + 1 && known.savedRun === savedRun) return { kind: 'saved', revision: stored }
  if (stored !== revision) return { kind: 'stale', revision: stored }
  if (known === undefined) {
    const row = yield* rowOf<{ count: number }>('SELECT count(*) AS count FROM saved_runs WHERE space_number = ? AND subject = ?', spaceNumber, subject)
    if ((row?.count ?? 0) >= mostRuns) return { kind: 'too-many' }
    const added = yield* rowOf(
      `INSERT INTO saved_runs (space_number, subject, adventure_id, revision, saved_run) VALUES (?, ?, ?, 1, ?)
        ON CONFLICT DO NOTHING RETURNING revision`, spaceNumber, subject, adventureId, savedRun,
    )
    return added === undefined ? { kind: 'stale', revision: 1 } : { kind: 'saved', revision: 1 }
  }
  yield* execute(
    'UPDATE saved_runs SET adventure_id = ?, saved_run = ?, revision = ? WHERE space_number = ? AND subject = ? AND adventure_id = ?',
    adventureId, savedRun, stored + 1, spaceNumber, subject, known.adventureId,
  )
  return { kind: 'saved', revision: stored + 1 }
}

/** A guest's runs go too when they join an account: they are encrypted with a phrase that is not the account's. */
export function* eraseSavedRuns(spaceNumber: number, subject: string): SqlScript<boolean> {
  const found = yield* rowOf('SELECT 1 AS found FROM saved_runs WHERE space_number = ? AND subject = ? LIMIT 1', spaceNumber, subject)
  yield* execute('DELETE FROM saved_runs WHERE space_number = ? AND subject = ?', spaceNumber, subject)
  return found !== undefined
}
