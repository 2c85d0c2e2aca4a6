// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { openDatabase } from '../../../course-server/src/database/dataSource.ts'
import type { Bench, Measure } from '../measure.ts'
import type { Finding } from '../ratio.ts'
import { costOf, type Cost } from '../timing/cpuTime.ts'
import { medianOf, quantileOf, spreadOf, summaryOf } from '../timing/spread.ts'
import { assertExact } from '../world/settle.ts'
import type { FilledFile, World } from '../world/world.ts'
import { FIGURES, openFigureReader, type Figure, type FigureReader } from './figureReader.ts'

const P95_GOAL_MS = 20
const EXPONENT_GOAL = 0.1
/** Below this, the clock and the processor's caches say more than the database does. */
const FLOOR_MICROS = 50
const WARM_UP_CALLS = 40
/** The dearer ones are called less often. */
const CALLS_PER: Readonly<Record<Figure, number>> = { 'own-space': 1, 'audience': 1, 'list': 4, 'snapshot': 20 }

/** What a coordinator waits for, and whether it grows with what people do. */
export const dashboards: Measure = {
  name: 'dashboards',
  ratioNames: FIGURES.flatMap((figure) => [`dashboard-p95-${figure}`, `dashboard-growth-exponent-${figure}`]),
  run: measureDashboards,
}

/** Every call of one round, per figure. */
type Times = Readonly<Record<Figure, readonly Cost[]>>

async function measureDashboards(bench: Bench): Promise<readonly Finding[]> {
  const { world, sizes } = bench
  const filled: FilledFile[] = []
  for (const factCount of sizes.factCounts) filled.push(await world.filledFile(factCount))
  const rounds = await onCopies(world, filled, async (files) => {
    const readers: FigureReader[] = []
    try {
      for (const [index, file] of files.entries()) {
        readers.push(await openFigureReader(await openDatabase({ kind: 'sqlite', file }), filled[index]?.factCount ?? 0))
      }
      return await timeRounds(readers, bench)
    } finally {
      for (const { close } of readers) await close()
    }
  })
  const taken = filled.map(({ factCount }, index) => ({ factCount, rounds: rounds.flatMap((times) => times[index] ?? []) }))
  return FIGURES.flatMap((figure) => [...p95Findings(figure, taken, bench), ...exponentFindings(figure, taken)])
}

/** All copies are there at once. */
function onCopies<T>(world: World, [first, ...others]: readonly FilledFile[], work: (files: readonly string[]) => Promise<T>): Promise<T> {
  if (first === undefined) return work([])
  return world.onCopy(first, (file) => onCopies(world, others, (files) => work([file, ...files])))
}

async function timeRounds(readers: readonly FigureReader[], { sizes }: Bench): Promise<readonly (readonly Times[])[]> {
  await timeRound(readers, WARM_UP_CALLS)
  const rounds: (readonly Times[])[] = []
  for (let round = 0; round < sizes.rounds; round++) rounds.push(await timeRound(readers, sizes.figureCalls))
  // The snapshots wrote: the sums must still be right.
  for (const { repositories } of readers) await assertExact(repositories)
  return rounds
}

/** Sizes take turns at every call, so that whatever else the machine does falls on all of them. One `Times` per reader. */
async function timeRound(readers: readonly FigureReader[], callCount: number): Promise<readonly Times[]> {
  const times = readers.map(() => ({ 'own-space': [] as Cost[], 'audience': [] as Cost[], 'list': [] as Cost[], 'snapshot': [] as Cost[] }))
  for (const figure of FIGURES) {
    for (let call = 0; call < Math.ceil(callCount / CALLS_PER[figure]); call++) {
      for (const [index, reader] of readers.entries()) times[index]?.[figure].push(await timeCall(reader, figure))
    }
  }
  return times
}

async function timeCall(reader: FigureReader, figure: Figure): Promise<Cost> {
  const { cpuMicros, wallMicros } = await costOf(reader.read[figure])
  const share = figure === 'snapshot' ? 1 / reader.courseCount : 1
  return { cpuMicros: cpuMicros * share, wallMicros: wallMicros * share }
}

interface Taken {
  readonly factCount: number
  readonly rounds: readonly Times[]
}

function p95Findings(figure: Figure, taken: readonly Taken[], { sizes }: Bench): readonly Finding[] {
  return taken.filter(({ factCount }) => factCount >= sizes.factCount).map(({ factCount, rounds }) => ({
    name: `dashboard-p95-${figure}${factCount === sizes.factCount ? '' : '-at-10m'}`,
    ...summaryOf(rounds.map((times) => p95Ms(times[figure], 'cpuMicros'))),
    unit: 'ms', goal: P95_GOAL_MS, goalKind: 'goal', better: 'lower',
    note: `${NOTES[figure]}: CPU time, which is the waiting time on a machine that does nothing else (${medianOf(rounds.map((times) => p95Ms(times[figure], 'wallMicros'))).toFixed(1)} ms on the clock of this one); ${factCount} facts, ${sizes.spaceCount} spaces`,
  }))
}

function p95Ms(costs: readonly Cost[], field: keyof Cost): number {
  return quantileOf(costs.map((cost) => cost[field]), 0.95) / 1000
}

function exponentFindings(figure: Figure, taken: readonly Taken[]): readonly Finding[] {
  return taken.slice(1).map((larger, index) => {
    const smaller = taken[index] ?? larger
    const growth = Math.log10(larger.factCount / smaller.factCount)
    const [before, after] = [smaller, larger].map(({ rounds }) => rounds.map((times) => Math.max(FLOOR_MICROS, medianOf(times[figure].map(({ cpuMicros }) => cpuMicros)))))
    if (before === undefined || after === undefined) throw new Error('Two sizes give two lists.')
    return {
      name: `dashboard-growth-exponent-${figure}${index === 0 ? '' : '-to-10m'}`,
      value: Math.log10(medianOf(after) / medianOf(before)) / growth,
      spread: spreadOf(after.map((micros, round) => Math.log10(micros / (before[round] ?? NaN)) / growth)),
      unit: '', goal: EXPONENT_GOAL, goalKind: 'goal', better: 'lower',
      note: `median CPU time ${Math.round(medianOf(before))} µs at ${smaller.factCount} facts, ${Math.round(medianOf(after))} µs at ${larger.factCount}`,
    }
  })
}

const NOTES: Readonly<Record<Figure, string>> = {
  'own-space': 'a coordinator reads a course for a full space (50 learners)',
  'audience': 'the owner reads a course for its whole audience',
  'list': 'a coordinator’s first page: one line for each of 30 courses',
  'snapshot': 'one course’s share of taking the daily snapshot with one space changed',
}
