// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * `npm run bench`: what the course server costs, as ratios to a baseline of the same run. Speeds of this
 * machine are beside the point and noisy; medians of interleaved rounds and their spread are what to keep.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MEASURES } from './measures.ts'
import type { Bench, Measure } from './measure.ts'
import { parseOptions, type Options } from './options.ts'
import type { Finding } from './ratio.ts'
import { describeMachine, listVersions, readLoad } from './report/machine.ts'
import { writeJson, writeText } from './report/report.ts'
import { SIZES } from './sizes.ts'
import { createWorld } from './world/world.ts'

async function main(options: Options): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'parcours-bench-'))
  // The folder goes whatever happens; children are ended by the measure that started them.
  const removeFolder = () => { rmSync(folder, { recursive: true, force: true }) }
  process.on('exit', removeFolder)
  process.on('SIGINT', () => process.exit(130))
  process.on('SIGTERM', () => process.exit(143))
  const startedMs = Date.now()
  const say = (line: string) => { process.stderr.write(`${((Date.now() - startedMs) / 1000).toFixed(0).padStart(4)} s  ${line}\n`) }
  const sizes = SIZES[options.mode]
  const bench: Bench = { sizes, say, world: createWorld(sizes, folder, say) }
  const before = readLoad()
  const findings: Finding[] = []
  for (const measure of chooseMeasures(options.only)) findings.push(...await runMeasure(measure, bench))
  const seconds = (Date.now() - startedMs) / 1000
  const report = {
    mode: options.mode, machine: describeMachine(), versions: listVersions(), load: { before, after: readLoad() }, seconds, findings,
  }
  process.stdout.write(options.isJson ? `${writeJson(report)}\n` : writeText(report))
}

/** @throws when nothing has that name */
function chooseMeasures(only: string | undefined): readonly Measure[] {
  if (only === undefined) return MEASURES
  const chosen = MEASURES.filter(({ name, ratioNames }) => name === only || ratioNames.includes(only))
  if (chosen.length > 0) return chosen
  throw new Error(`Nothing is named ${only}. There are: ${MEASURES.map(({ name }) => name).join(', ')}.`)
}

/** One that fails is told and makes its numbers void; the others still run. */
async function runMeasure(measure: Measure, bench: Bench): Promise<readonly Finding[]> {
  bench.say(`${measure.name} …`)
  try {
    return await measure.run(bench)
  } catch (error) {
    process.exitCode = 1
    const reason = error instanceof Error ? error.message : String(error)
    bench.say(`${measure.name} failed: ${error instanceof Error ? error.stack ?? reason : reason}`)
    return measure.ratioNames.map((name) => (
      { name, value: null, unit: '', goal: null, better: 'lower', spread: null, goalKind: 'goal', note: `failed: ${reason.split('\n')[0] ?? ''}` }
    ))
  }
}

try {
  await main(parseOptions(process.argv.slice(2)))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
