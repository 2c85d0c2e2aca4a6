// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PathLedger } from '../../services/adventures/pathLedger.ts'
import type { PathCounter } from '../../services/adventures/pathCounter.ts'
import type { PathRepository } from '../../services/adventures/repositories.ts'
import type { Database } from '../database.ts'
import { execute, type SqlScript } from '../sqlScript.ts'
import { recordPath, settlePaths } from './pathScripts.ts'

/** Cells of one version: passages × choices × roles; far above any story. */
const MOST_COUNTERS = 100_000

export function createPathRepository(database: Database): PathRepository {
  return {
    record: (runId, version, facts) => database.transact(() => recordPath(database.dialect, runId, version, facts)),
    settle: (terms) => database.transact(() => settlePaths(database.dialect, terms)),
    forget: (before) => database.transact(() => forget(before)),
    listCounters: (version) => database.read<PathCounter>(
      `SELECT kind, passage_id AS "passageId", cell, role, runs FROM path_counters WHERE version = ?
        ORDER BY kind, passage_id, cell, role LIMIT ${MOST_COUNTERS}`, version,
    ),
    async findLedger(version) {
      const [row] = await database.read<{ ledger_json: string; taken_at: number }>('SELECT ledger_json, taken_at FROM path_ledgers WHERE version = ?', version)
      // Written by `saveLedger`.
      return row === undefined ? undefined : { ledger: JSON.parse(row.ledger_json) as PathLedger, takenAt: new Date(row.taken_at) }
    },
    saveLedger: (version, ledger, takenAt) => database.transact(() => execute(
      `INSERT INTO path_ledgers (version, ledger_json, taken_at) VALUES (?, ?, ?)
        ON CONFLICT (version) DO UPDATE SET ledger_json = excluded.ledger_json, taken_at = excluded.taken_at`, version, JSON.stringify(ledger), takenAt.getTime(),
    )),
  }
}

/** Their events are too old by now to be taken again. */
function* forget(before: number): SqlScript<void> {
  yield* execute('DELETE FROM path_runs WHERE is_settled = 1 AND last_day < ?', before)
}
