// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { buildServices } from '../../../course-server/src/buildServices.ts'
import { openDatabase } from '../../../course-server/src/database/dataSource.ts'
import type { Caller } from '../../../course-server/src/services/caller.ts'
import type { Bench, Measure } from '../measure.ts'
import { startChild } from '../processes/childProcess.ts'
import type { ExportPrice, ExportRequest } from '../processes/exportReader.ts'
import type { Finding } from '../ratio.ts'
import { costOf, type Cost } from '../timing/cpuTime.ts'
import { medianOf, quantileOf, summaryOf } from '../timing/spread.ts'
import { BENCH_EDITION_ID, onClosedSurvey } from '../world/benchSurvey.ts'
import { mainThreadFinding, measureMainThread } from './surveyInBrowser.ts'

const P95_GOAL_MS = 20
const SIZE_GOAL_KB = 10
const GROWTH_GOAL_MB = 32
const WARM_UP_CALLS = 40
/** Each reads every answer. */
const MOST_EXPORTS = 2

/** What a coordinator waits for when so many have answered, and what reading all answers out costs in memory. */
export const surveyPages: Measure = {
  name: 'survey-pages',
  ratioNames: ['survey-dashboard-p95-some', 'survey-dashboard-p95-many', 'survey-dashboard-size', 'survey-main-thread-some', 'survey-main-thread-many', 'survey-csv-memory-growth'],
  run: measurePages,
}

async function measurePages(bench: Bench): Promise<readonly Finding[]> {
  const { sizes } = bench
  const readAll = async (file: string) => ({ pages: await readPages(file, bench), inBrowser: await measureMainThread(file, bench.say) })
  const { pages: some, inBrowser: someInBrowser } = await onClosedSurvey(sizes.surveyCounts[0], readAll)
  bench.say(`filling a survey with ${sizes.surveyCounts[1]} submissions …`)
  const { pages: many, inBrowser: manyInBrowser, csv } = await onClosedSurvey(sizes.surveyCounts[1], async (file) => {
    bench.say('reading its pages …')
    const pages = await readAll(file)
    bench.say('reading all its answers out …')
    return { ...pages, csv: await exportAll(file, bench) }
  })
  const note = (count: number, { rounds }: Pages): string =>
    `CPU time of one dashboard, from its ledger to JSON; ${count} submissions of 10 questions (${medianOf(rounds.map((round) => p95Ms(round, 'wallMicros'))).toFixed(1)} ms on the clock)`
  const p95 = (name: string, count: number, pages: Pages): Finding => ({
    name, ...summaryOf(pages.rounds.map((round) => p95Ms(round, 'cpuMicros'))), unit: 'ms', goal: P95_GOAL_MS, goalKind: 'goal', better: 'lower', note: note(count, pages),
  })
  return [
    p95('survey-dashboard-p95-some', sizes.surveyCounts[0], some),
    p95('survey-dashboard-p95-many', sizes.surveyCounts[1], many),
    {
      name: 'survey-dashboard-size', value: many.bytes / 1000, spread: [some.bytes / 1000, many.bytes / 1000], unit: 'kB', goal: SIZE_GOAL_KB, goalKind: 'goal', better: 'lower',
      note: `JSON as sent, uncompressed, the same for ${sizes.surveyCounts[0]} and ${sizes.surveyCounts[1]} submissions but for the digits`,
    },
    mainThreadFinding('survey-main-thread-some', sizes.surveyCounts[0], someInBrowser),
    mainThreadFinding('survey-main-thread-many', sizes.surveyCounts[1], manyInBrowser),
    {
      name: 'survey-csv-memory-growth', ...summaryOf(csv.map(({ growthBytes }) => growthBytes / 1e6)), unit: 'MB', goal: GROWTH_GOAL_MB, goalKind: 'goal', better: 'lower',
      note: `the operator’s CSV of ${csv[0]?.lineCount ?? 0} lines in ${medianOf(csv.map(({ seconds }) => seconds)).toFixed(1)} s, resident memory over that of the idle process`,
    },
  ]
}

interface Pages {
  readonly rounds: readonly (readonly Cost[])[]
  readonly bytes: number
}

async function readPages(file: string, { sizes }: Bench): Promise<Pages> {
  const opened = await openDatabase({ kind: 'sqlite', file })
  try {
    const { services: { surveys } } = await buildServices(opened.repositories, { publicUrl: 'http://127.0.0.1' }, () => new Date())
    const campus = await opened.repositories.spaces.find('campus')
    const caller: Caller = { kind: 'known', spaceNumber: campus?.spaceNumber ?? 0, spaceId: 'campus', subject: 'bench', roles: ['learner', 'coordinator'], isGuest: false, isHost: false }
    const read = async (): Promise<string> => JSON.stringify((await surveys.dashboards.get(caller, BENCH_EDITION_ID, {})).dashboard)
    const page = await read()
    // Void if nothing is shown: then it would be small and quick for nothing.
    if (!page.includes('"kind":"shown"') || page.includes('"kind":"hidden","tableId"')) throw new Error('The dashboard does not show every table.')
    for (let call = 0; call < WARM_UP_CALLS; call++) await read()
    const rounds: Cost[][] = []
    for (let round = 0; round < sizes.rounds; round++) {
      const costs: Cost[] = []
      for (let call = 0; call < sizes.figureCalls; call++) costs.push(await costOf(read))
      rounds.push(costs)
    }
    return { rounds, bytes: Buffer.byteLength(page) }
  } finally {
    await opened.close()
  }
}

function p95Ms(costs: readonly Cost[], field: keyof Cost): number {
  return quantileOf(costs.map((cost) => cost[field]), 0.95) / 1000
}

/** In a process that has done nothing else. */
async function exportAll(file: string, { sizes }: Bench): Promise<readonly ExportPrice[]> {
  const prices: ExportPrice[] = []
  for (let round = 0; round < Math.min(sizes.processRounds, MOST_EXPORTS); round++) {
    const child = startChild('./exportReader.ts', ['--expose-gc', '--max-semi-space-size=2'])
    const request: ExportRequest = { file, what: 'survey' }
    try {
      prices.push(await child.ask<ExportPrice>('exportAll', request))
    } finally {
      await child.end()
    }
  }
  return prices
}
