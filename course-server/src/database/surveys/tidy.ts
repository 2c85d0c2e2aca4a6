// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Database } from '../database.ts'
import { emptyLog, rewriteTable } from '../overwrite.ts'
import { putSetting } from '../settingsRepository.ts'
import { rowOf, rowsOf, type SqlScript } from '../sqlScript.ts'

/** The tables whose place on disk could tell an order, with their keys. */
const ORDERED_TABLES = [
  ['survey_issuances', 'space_number, subject, edition_number'],
  ['survey_spent_tokens', 'edition_number, token_hash'],
] as const

/** Rewrites what says who had a token, so that neither place nor transaction tells an order; then empties the log. */
export async function tidy(database: Database): Promise<void> {
  for (const [table, key] of ORDERED_TABLES) await database.transact(() => rewrite(database, table, key))
  await emptyLog(database)
}

function* rewrite({ dialect }: Database, table: string, key: string): SqlScript<void> {
  const setting = `${table}-tidied`
  const known = yield* rowOf<{ value: string }>('SELECT value FROM settings WHERE name = ?', setting)
  const [held] = yield* rowsOf<{ count: number }>(`SELECT count(*) AS count FROM ${table}`)
  // Nothing came since the last time: nothing has an order.
  if (known?.value === String(held?.count ?? 0)) return
  yield* putSetting(setting, String(held?.count ?? 0))
  yield* rewriteTable(dialect, table, key)
}
