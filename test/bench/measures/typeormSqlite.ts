// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import BetterSqlite3 from 'better-sqlite3'
import { openDatabase, type OpenDatabase } from '../../../course-server/src/database/dataSource.ts'
import { createSqliteFactStore } from '../../../course-server/src/database/sqliteFactStore.ts'
import { connectionOf } from '../../../course-server/src/database/sqliteStatements.ts'
import type { FactWrite } from '../../../course-server/src/services/repositories.ts'
import type { Bench, Measure } from '../measure.ts'
import type { Finding } from '../ratio.ts'
import { costOf, type Cost } from '../timing/cpuTime.ts'
import { interleave } from '../timing/interleave.ts'
import { compareRounds, medianOf } from '../timing/spread.ts'
import { factWrites, listCompletions } from '../world/benchWrites.ts'
import { BATCH, inBatches } from './batches.ts'
import { exactFinding } from './exactFinding.ts'
import { saveAsEntity, upsertAsEntity } from './idiomaticTypeorm.ts'

/** What TypeORM costs our write path on SQLite, and what its own ways of writing would cost. */
export const typeormSqlite: Measure = {
  name: 'typeorm-sqlite',
  ratioNames: ['typeorm-tax', 'typeorm-upsert-ratio', 'typeorm-save-ratio', 'rollups-exact'],
  run: measureTypeorm,
}

async function measureTypeorm(bench: Bench): Promise<readonly Finding[]> {
  const { sizes, world } = bench
  const filled = await world.filledFile(sizes.factCount)
  const atSeconds = Math.floor(Date.now() / 1000)
  const writes = factWrites(listCompletions(sizes.factCount, sizes.warmUpCount + sizes.writeCount), filled.courses, atSeconds)
  // Recounting takes longer than all the rest.
  const lastRound = sizes.rounds - 1
  let differenceCount = 0

  const onDatabase = (work: (opened: OpenDatabase) => Promise<Cost>) => world.onCopy(filled, (file) => withDatabase(file, work))
  const rounds = await interleave({
    ours: (round) => onDatabase(async (opened) => {
      const cost = await costPerFact(writes, sizes.warmUpCount, (batch) => opened.repositories.learning.recordAll(batch))
      if (round === lastRound) differenceCount += await countDifferences(opened)
      return cost
    }),
    raw: (round) => world.onCopy(filled, async (file) => {
      const cost = await recordRaw(file, writes, sizes.warmUpCount)
      if (round === lastRound) differenceCount += await withDatabase(file, countDifferences)
      return cost
    }),
    upsert: () => onDatabase((opened) => recordIdiomatically(opened, writes, sizes.ormCount, upsertAsEntity)),
    save: () => onDatabase((opened) => recordIdiomatically(opened, writes, sizes.ormCount, saveAsEntity)),
  }, sizes.rounds)

  const cpu = (variant: keyof typeof rounds) => rounds[variant].map(({ cpuMicros }) => cpuMicros)
  const shown = (variant: keyof typeof rounds) => `${medianOf(cpu(variant)).toFixed(1)} µs`
  const setting = `${sizes.factCount} facts, random keys; CPU per event`
  return [
    {
      name: 'typeorm-tax', ...compareRounds(cpu('ours'), cpu('raw')), unit: '×', goal: 1.15, goalKind: 'goal', better: 'lower',
      note: `batches of ${BATCH}, FULL, rollups on: repository, writer queue and TypeORM’s connection ${shown('ours')}, the same statements on a bare better-sqlite3 connection ${shown('raw')}; ${setting}`,
    },
    {
      name: 'typeorm-upsert-ratio', ...compareRounds(cpu('upsert'), cpu('ours')), unit: '×', goal: 2, goalKind: 'goal', better: 'higher',
      note: `upsert() per event ${shown('upsert')}: the progress row alone, NORMAL, no enrolment, no rollups; ours as above`,
    },
    {
      name: 'typeorm-save-ratio', ...compareRounds(cpu('save'), cpu('ours')), unit: '×', goal: 4, goalKind: 'goal', better: 'higher',
      note: `save() per event ${shown('save')}: the progress row alone, NORMAL, no enrolment, no rollups; ours as above`,
    },
    exactFinding('rollups-exact', differenceCount, 'SQLite, after the last round of both'),
  ]
}

async function withDatabase<T>(file: string, work: (opened: OpenDatabase) => Promise<T>): Promise<T> {
  const opened = await openDatabase({ kind: 'sqlite', file })
  try {
    return await work(opened)
  } finally {
    await opened.close()
  }
}

async function countDifferences({ repositories }: OpenDatabase): Promise<number> {
  return (await repositories.figures.verify()).length
}

/** Our own store, statements and merges, on a connection that TypeORM never saw. */
async function recordRaw(file: string, writes: readonly FactWrite[], warmUpCount: number): Promise<Cost> {
  const connection = new BetterSqlite3(file)
  try {
    for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'cache_size = -16384', 'wal_autocheckpoint = 4000']) connection.pragma(pragma)
    const store = createSqliteFactStore(connection)
    return await costPerFact(writes, warmUpCount, (batch) => Promise.resolve(store.commit(batch)))
  } finally {
    connection.close()
  }
}

async function costPerFact(
  writes: readonly FactWrite[], warmUpCount: number, record: (batch: readonly FactWrite[]) => Promise<unknown>,
): Promise<Cost> {
  for (const batch of inBatches(writes.slice(0, warmUpCount))) await record(batch)
  const measured = inBatches(writes.slice(warmUpCount))
  const cost = await costOf(async () => {
    for (const batch of measured) await record(batch)
  })
  return perFact(cost, writes.length - warmUpCount)
}

/** NORMAL, which spares it the wait for the disk: the comparison favours it. */
async function recordIdiomatically(
  { writer }: OpenDatabase, writes: readonly FactWrite[], count: number, record: typeof upsertAsEntity,
): Promise<Cost> {
  connectionOf(writer).pragma('synchronous = NORMAL')
  const warmUpCount = Math.ceil(count / 10)
  for (const write of writes.slice(0, warmUpCount)) await record(writer, write)
  const measured = writes.slice(warmUpCount, warmUpCount + count)
  const cost = await costOf(async () => {
    for (const write of measured) await record(writer, write)
  })
  return perFact(cost, measured.length)
}

function perFact({ cpuMicros, wallMicros }: Cost, count: number): Cost {
  return { cpuMicros: cpuMicros / count, wallMicros: wallMicros / count }
}
