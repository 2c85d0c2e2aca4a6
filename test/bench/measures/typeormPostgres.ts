// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import pg from 'pg'
import { openDatabase } from '../../../course-server/src/database/dataSource.ts'
import { numberPlaceholders } from '../../../course-server/src/database/dialect.ts'
import { storePostgresFacts } from '../../../course-server/src/database/postgresFactStore.ts'
import type { FactWrite, Repositories } from '../../../course-server/src/services/repositories.ts'
import { startEmbeddedPostgres } from '../../../course-server/test/support/embeddedPostgres.ts'
import type { Bench, Measure } from '../measure.ts'
import type { Finding } from '../ratio.ts'
import { costOf, type Cost } from '../timing/cpuTime.ts'
import { interleave } from '../timing/interleave.ts'
import { compareRounds, medianOf } from '../timing/spread.ts'
import { numberCourses } from '../world/benchParts.ts'
import { factWrites, listCompletions } from '../world/benchWrites.ts'
import { fillPostgres } from '../world/fillPostgres.ts'
import { prepareDatabase } from '../world/prepareDatabase.ts'
import { settle } from '../world/settle.ts'
import { BATCH, inBatches } from './batches.ts'
import { exactFinding } from './exactFinding.ts'

const DAY_MS = 86_400_000

/** What TypeORM costs our write path on PostgreSQL. */
export const typeormPostgres: Measure = {
  name: 'typeorm-postgres',
  ratioNames: ['typeorm-tax-postgres', 'typeorm-wall-postgres', 'rollups-exact-postgres'],
  run: measureTypeorm,
}

async function measureTypeorm(bench: Bench): Promise<readonly Finding[]> {
  const { sizes, say } = bench
  const server = await startEmbeddedPostgres()
  try {
    const opened = await openDatabase({ kind: 'postgres', url: server.url })
    const client = new pg.Client({ connectionString: server.url })
    try {
      await client.connect()
      const now = new Date()
      await prepareDatabase(opened.repositories, Math.min(sizes.spaceCount, 1_000), now)
      const courses = await numberCourses(opened.repositories)
      say(`filling PostgreSQL with ${sizes.postgresFactCount} facts …`)
      await fillPostgres(opened.writer, sizes.postgresFactCount, Math.floor(now.getTime() / DAY_MS), courses)
      await settle(opened, now)
      // One database for all rounds, so each round has writes of its own.
      const perRound = sizes.warmUpCount + Math.floor(sizes.writeCount / 4)
      const writesOf = (round: number, variant: 0 | 1) => factWrites(
        listCompletions(sizes.postgresFactCount, perRound, (2 * round + variant) * perRound), courses, Math.floor(now.getTime() / 1000),
      )
      const rounds = await interleave({
        ours: (round) => costPerFact(writesOf(round, 0), sizes.warmUpCount, recordOurs(opened.repositories)),
        raw: (round) => costPerFact(writesOf(round, 1), sizes.warmUpCount, recordRaw(client)),
      }, sizes.rounds)
      const differences = await opened.repositories.figures.verify()
      return findings(rounds, differences.length, bench)
    } finally {
      await client.end()
      await opened.close()
    }
  } finally {
    await server.stop()
  }
}

type Record = (batch: readonly FactWrite[]) => Promise<unknown>

function recordOurs({ learning }: Repositories): Record {
  return (batch) => learning.recordAll(batch)
}

/** The same statements and merges, by the driver alone. */
function recordRaw(client: pg.Client): Record {
  return async (batch) => {
    await client.query('BEGIN')
    await storePostgresFacts(async ({ sql, parameters }) => {
      const result = await client.query<object>(numberPlaceholders(sql), [...parameters])
      return result.rows
    }, batch)
    await client.query('COMMIT')
  }
}

async function costPerFact(writes: readonly FactWrite[], warmUpCount: number, record: Record): Promise<Cost> {
  for (const batch of inBatches(writes.slice(0, warmUpCount))) await record(batch)
  const measured = writes.slice(warmUpCount)
  const cost = await costOf(async () => {
    for (const batch of inBatches(measured)) await record(batch)
  })
  return { cpuMicros: cost.cpuMicros / measured.length, wallMicros: cost.wallMicros / measured.length }
}

function findings(rounds: Readonly<{ ours: readonly Cost[]; raw: readonly Cost[] }>, differenceCount: number, { sizes }: Bench): readonly Finding[] {
  const of = (field: keyof Cost) => [rounds.ours.map((cost) => cost[field]), rounds.raw.map((cost) => cost[field])] as const
  const [oursCpu, rawCpu] = of('cpuMicros')
  const [oursWall, rawWall] = of('wallMicros')
  const setting = `unnest batches of ${BATCH}, synchronous_commit=on, rollups on, ${sizes.postgresFactCount} facts, one connection, embedded PostgreSQL`
  return [
    {
      name: 'typeorm-tax-postgres', ...compareRounds(oursCpu, rawCpu), unit: '×', goal: 1.15, goalKind: 'goal', better: 'lower',
      note: `CPU of Node per event: through TypeORM ${medianOf(oursCpu).toFixed(1)} µs, pg alone ${medianOf(rawCpu).toFixed(1)} µs; ${setting}`,
    },
    {
      name: 'typeorm-wall-postgres', ...compareRounds(oursWall, rawWall), unit: '×', goal: 1.15, goalKind: 'goal', better: 'lower',
      note: `time per event: through TypeORM ${medianOf(oursWall).toFixed(1)} µs, pg alone ${medianOf(rawWall).toFixed(1)} µs`,
    },
    exactFinding('rollups-exact-postgres', differenceCount, 'PostgreSQL, after the last round'),
  ]
}
