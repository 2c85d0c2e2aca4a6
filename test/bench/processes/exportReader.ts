// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Writable } from 'node:stream'
import { backupTo } from '../../../course-server/src/database/backup.ts'
import { openDatabase } from '../../../course-server/src/database/dataSource.ts'
import type { Database } from '../../../course-server/src/database/database.ts'
import { exportCompletions } from '../../../course-server/src/database/exportCompletions.ts'
import { exportSubmissions } from '../../../course-server/src/database/surveys/exportSubmissions.ts'
import { BENCH_EDITION_ID } from '../world/benchSurvey.ts'
import { answerParent } from './answerParent.ts'

export interface ExportRequest {
  readonly file: string
  readonly what: 'backup' | 'csv' | 'survey'
}

/** What reading everything out did to this process. */
export interface ExportPrice {
  readonly growthBytes: number
  readonly loopDelayP99Ms: number
  readonly loopDelayMaxMs: number
  readonly lineCount: number
  readonly seconds: number
}

const NEW_LINE = 10

const WRITERS: Readonly<Record<ExportRequest['what'], (database: Database, output: Writable) => Promise<void>>> = {
  backup: (database, output) => backupTo(database, output, new Date()),
  csv: exportCompletions,
  survey: async (database, output) => {
    const refusal = await exportSubmissions(database, BENCH_EDITION_ID, output)
    if (refusal !== undefined) throw new Error(refusal)
  },
}

async function exportAll({ file, what }: ExportRequest): Promise<ExportPrice> {
  const opened = await openDatabase({ kind: 'sqlite', file })
  globalThis.gc?.()
  const before = process.memoryUsage.rss()
  let peak = before
  let lineCount = 0
  const sample = () => { peak = Math.max(peak, process.memoryUsage.rss()) }
  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      for (const byte of chunk) if (byte === NEW_LINE) lineCount++
      sample()
      done()
    },
  })
  const delay = monitorEventLoopDelay({ resolution: 1 })
  const timer = setInterval(sample, 5)
  delay.enable()
  const startedMs = performance.now()
  await WRITERS[what](opened.database, output)
  const seconds = (performance.now() - startedMs) / 1000
  delay.disable()
  clearInterval(timer)
  await opened.close()
  return { growthBytes: peak - before, loopDelayP99Ms: delay.percentile(99) / 1e6, loopDelayMaxMs: delay.max / 1e6, lineCount, seconds }
}

answerParent({ exportAll }, async () => {})
