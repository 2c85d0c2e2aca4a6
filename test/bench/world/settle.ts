// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { OpenDatabase } from '../../../course-server/src/database/dataSource.ts'
import { rebuildRollups } from '../../../course-server/src/database/rebuildRollups.ts'

/** Counts everything anew and takes the snapshots. @throws when the counts differ from a recount: no number would mean anything */
export async function settle({ database, repositories }: OpenDatabase, now: Date): Promise<void> {
  await database.transact(() => rebuildRollups(database.dialect))
  await assertExact(repositories)
  await repositories.figures.refresh(now)
}

/** @throws on the first rollup that is not the sum of its facts */
export async function assertExact({ figures }: OpenDatabase['repositories']): Promise<void> {
  const [difference] = await figures.verify()
  if (difference === undefined) return
  const { rollup, key, stored, recounted } = difference
  throw new Error(`The rollup ${rollup} ${key} is ${stored}, a recount gives ${recounted}.`)
}
