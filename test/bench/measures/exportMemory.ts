// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Bench, Measure } from '../measure.ts'
import { startChild } from '../processes/childProcess.ts'
import type { ExportPrice, ExportRequest } from '../processes/exportReader.ts'
import type { Finding } from '../ratio.ts'
import { interleave } from '../timing/interleave.ts'
import { medianOf, summaryOf } from '../timing/spread.ts'

const BYTES_PER_MB = 1e6
const GROWTH_GOAL_MB = 32
const DELAY_WISH_MS = 50

/** What reading everything out costs in memory, and whether the server still answers meanwhile. */
export const exportMemory: Measure = {
  name: 'export',
  ratioNames: ['export-memory-growth', 'export-loop-delay-p99', 'export-csv-memory-growth', 'export-csv-loop-delay-p99'],
  run: measureExport,
}

async function measureExport(bench: Bench): Promise<readonly Finding[]> {
  const { file } = await bench.world.filledFile(bench.sizes.factCount)
  const rounds = await interleave({
    backup: () => exportOnce({ file, what: 'backup' }),
    csv: () => exportOnce({ file, what: 'csv' }),
  }, bench.sizes.processRounds)
  return [
    ...findings('export', 'backup of everything, JSON lines', rounds.backup),
    ...findings('export-csv', 'CSV of all enrolments', rounds.csv),
  ]
}

/** In a process that has done nothing else. */
async function exportOnce(request: ExportRequest): Promise<ExportPrice> {
  const child = startChild('./exportReader.ts', ['--expose-gc', '--max-semi-space-size=2'])
  try {
    return await child.ask<ExportPrice>('exportAll', request)
  } finally {
    await child.end()
  }
}

function findings(name: string, what: string, rounds: readonly ExportPrice[]): readonly Finding[] {
  const seconds = medianOf(rounds.map((round) => round.seconds))
  const maxDelayMs = Math.max(...rounds.map(({ loopDelayMaxMs }) => loopDelayMaxMs))
  return [
    {
      name: `${name}-memory-growth`, ...summaryOf(rounds.map(({ growthBytes }) => growthBytes / BYTES_PER_MB)),
      unit: 'MB', goal: GROWTH_GOAL_MB, goalKind: 'goal', better: 'lower',
      note: `${what}: ${rounds[0]?.lineCount ?? 0} lines in ${seconds.toFixed(1)} s, resident memory over that of the idle process`,
    },
    {
      name: `${name}-loop-delay-p99`, ...summaryOf(rounds.map(({ loopDelayP99Ms }) => loopDelayP99Ms)),
      unit: 'ms', goal: DELAY_WISH_MS, goalKind: 'wish', better: 'lower',
      note: `event loop meanwhile, longest ${maxDelayMs.toFixed(0)} ms`,
    },
  ]
}
