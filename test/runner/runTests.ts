// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * `npm test`: what CI runs, in this order: types, lint, import rules, the build, every test.
 * The last line counts what passed and what failed.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { installChromiumWhereAllowed } from '../support/chromium.ts'

const REPORT = 'test-output/vitest.json'

interface Tally { passed: number; failed: number; skipped: number }

const STEPS = [
  { name: 'types', script: 'types' },
  { name: 'lint', script: 'lint' },
  { name: 'import rules', script: 'imports' },
  { name: 'build', script: 'build' },
] as const

function main(): void {
  installChromiumWhereAllowed()
  const tally: Tally = { passed: 0, failed: 0, skipped: 0 }
  for (const step of STEPS) {
    const succeeded = run(step.name, 'npm', ['run', '--silent', step.script])
    if (succeeded) tally.passed += 1
    else tally.failed += 1
  }
  runVitest(tally)
  const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : ''
  console.log(`${tally.passed} passed, ${tally.failed} failed${skipped}`)
  process.exitCode = tally.failed > 0 ? 1 : 0
}

function runVitest(tally: Tally): void {
  mkdirSync('test-output', { recursive: true })
  rmSync(REPORT, { force: true })
  const succeeded = run('tests', 'npx', [
    'vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`,
  ])
  const counted = readReport()
  tally.passed += counted.passed
  tally.skipped += counted.skipped
  // A run that fails without a failing test (a crash, an unhandled error) still counts as one failure.
  tally.failed += counted.failed > 0 ? counted.failed : succeeded ? 0 : 1
  if (succeeded && counted.passed === 0) tally.failed += 1
}

function run(name: string, command: string, args: readonly string[]): boolean {
  console.log(`\n── ${name}`)
  const started = Date.now()
  const outcome = spawnSync(command, args, { stdio: 'inherit' })
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  console.log(`── ${name}: ${outcome.status === 0 ? 'passed' : 'FAILED'} in ${seconds} s`)
  return outcome.status === 0
}

/** Vitest's JSON report; an unreadable one counts nothing, and its run has failed already. */
function readReport(): Tally {
  try {
    const report = JSON.parse(readFileSync(REPORT, 'utf8')) as {
      numPassedTests: number
      numFailedTests: number
      numPendingTests: number
    }
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests,
    }
  } catch (error) {
    console.error(`The test report cannot be read: ${String(error)}`)
    return { passed: 0, failed: 0, skipped: 0 }
  }
}

main()
