// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request } from 'autocannon'
import type { Bench, Measure } from '../measure.ts'
import { startChild } from '../processes/childProcess.ts'
import { sendAll } from '../processes/sendAll.ts'
import type { Started, StartRequest } from '../processes/writeServer.ts'
import type { Finding } from '../ratio.ts'
import { interleave } from '../timing/interleave.ts'
import { compareRounds, medianOf } from '../timing/spread.ts'
import type { FilledFile } from '../world/world.ts'
import { batchRequests, singleRequests, singleWriters, batchWriters, ENTRIES_PER_BATCH, type Writer } from './writeRequests.ts'

const CONNECTIONS = 64

/** What a durable completion costs through the whole server, beside the same route without storage, and in outbox batches. */
export const httpWrites: Measure = {
  name: 'http-writes',
  ratioNames: ['write-cpu-ratio', 'write-rate-ratio', 'outbox-per-event-ratio', 'outbox-cpu-ratio'],
  run: measureWrites,
}

/** Of one event. */
interface Price {
  readonly cpuMicros: number
  readonly perSecond: number
}

interface Variant {
  readonly storage: StartRequest['storage']
  readonly writers: readonly Writer[]
  readonly eventsPerRequest: number
  readonly requests: (tokens: readonly string[]) => { readonly warmUp: readonly Request[]; readonly measured: readonly Request[] }
}

async function measureWrites(bench: Bench): Promise<readonly Finding[]> {
  const { sizes } = bench
  const filled = await bench.world.filledFile(sizes.factCount)
  const warmUpCount = CONNECTIONS * sizes.httpWarmUpPerConnection
  const count = CONNECTIONS * sizes.httpWritesPerConnection
  const now = new Date().toISOString()
  const learners = singleWriters(sizes.factCount)
  const single = (storage: StartRequest['storage']): Variant => ({
    storage, writers: learners, eventsPerRequest: 1,
    requests: (tokens) => split(singleRequests(sizes.factCount, warmUpCount + count, tokens, now), warmUpCount),
  })
  const batchCount = CONNECTIONS * Math.max(1, Math.round(sizes.httpWritesPerConnection / 16))
  const batchWarmUp = CONNECTIONS
  const outbox: Variant = {
    storage: 'database', writers: batchWriters(sizes.factCount, batchWarmUp + batchCount), eventsPerRequest: ENTRIES_PER_BATCH,
    requests: (tokens) => split(batchRequests(sizes.factCount, batchWarmUp + batchCount, tokens, now), batchWarmUp),
  }
  const none = single('none')
  const stored = single('database')
  const rounds = await interleave({
    none: () => priceOf(none, filled, bench, false),
    stored: (round) => priceOf(stored, filled, bench, round === sizes.processRounds - 1),
    outbox: (round) => priceOf(outbox, filled, bench, round === sizes.processRounds - 1),
  }, sizes.processRounds)
  return findings(rounds, learners.length, bench)
}

function split(requests: readonly Request[], warmUpCount: number): ReturnType<Variant['requests']> {
  return { warmUp: requests.slice(0, warmUpCount), measured: requests.slice(warmUpCount) }
}

/** A server of its own on a copy of its own; recounting takes long, so only the last round is recounted. @throws when an answer is no success or a rollup is wrong afterwards */
function priceOf(variant: Variant, filled: FilledFile, { world }: Bench, isVerified: boolean): Promise<Price> {
  return world.onCopy(filled, (file) => priceOn(file, variant, isVerified))
}

async function priceOn(file: string, { storage, writers, eventsPerRequest, requests }: Variant, isVerified: boolean): Promise<Price> {
  const server = startChild('./writeServer.ts', ['--max-semi-space-size=2'])
  try {
    const request: StartRequest = { file, storage, learners: writers }
    const { url, tokens } = await server.ask<Started>('start', request)
    const { warmUp, measured } = requests(tokens)
    await sendAll(url, warmUp, { connections: CONNECTIONS })
    const before = await server.ask<number>('cpuMicros')
    const { seconds } = await sendAll(url, measured, { connections: CONNECTIONS })
    const after = await server.ask<number>('cpuMicros')
    const differenceCount = isVerified ? await server.ask<number>('differenceCount') : 0
    if (differenceCount > 0) throw new Error(`${differenceCount} rollups differ from a recount: the numbers are void.`)
    const eventCount = measured.length * eventsPerRequest
    return { cpuMicros: (after - before) / eventCount, perSecond: eventCount / seconds }
  } finally {
    await server.end()
  }
}

type Rounds = Readonly<Record<'none' | 'stored' | 'outbox', readonly Price[]>>

function findings(rounds: Rounds, learnerCount: number, { sizes }: Bench): readonly Finding[] {
  const cpu = (variant: keyof Rounds) => rounds[variant].map(({ cpuMicros }) => cpuMicros)
  const rate = (variant: keyof Rounds) => rounds[variant].map(({ perSecond }) => perSecond)
  const cpuShown = (variant: keyof Rounds) => `${medianOf(cpu(variant)).toFixed(0)} µs`
  const rateShown = (variant: keyof Rounds) => `${Math.round(medianOf(rate(variant)))}/s`
  const setting = `${CONNECTIONS} connections, ${learnerCount} learners, random keys, ${sizes.factCount} facts, FULL, rollups on, cache 16 MiB`
  return [
    {
      name: 'write-cpu-ratio', ...compareRounds(cpu('stored'), cpu('none')), unit: '×', goal: 2.4, goalKind: 'goal', better: 'lower',
      note: `server CPU per completion: stored ${cpuShown('stored')}, without storage ${cpuShown('none')}; ${setting}`,
    },
    {
      name: 'write-rate-ratio', ...compareRounds(rate('stored'), rate('none')), unit: '×', goal: 0.65, goalKind: 'wish', better: 'higher',
      note: `stored ${rateShown('stored')}, without storage ${rateShown('none')}; the load’s own process may be what limits`,
    },
    {
      name: 'outbox-per-event-ratio', ...compareRounds(rate('outbox'), rate('stored')), unit: '×', goal: 2, goalKind: 'goal', better: 'higher',
      note: `events per second in outbox batches of ${ENTRIES_PER_BATCH} ${rateShown('outbox')}, one by one ${rateShown('stored')}`,
    },
    {
      name: 'outbox-cpu-ratio', ...compareRounds(cpu('stored'), cpu('outbox')), unit: '×', goal: 2, goalKind: 'goal', better: 'higher',
      note: `server CPU per event: one by one ${cpuShown('stored')}, in batches of ${ENTRIES_PER_BATCH} ${cpuShown('outbox')}`,
    },
  ]
}
