// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { MEASURES } from './measures.ts'
import { parseOptions } from './options.ts'
import { ratioOf, verdictOf, type Finding, type Ratio } from './ratio.ts'
import { compareRounds, quantileOf } from './timing/spread.ts'

/** It is under a minute on an idle machine; beside other tests it takes longer. */
const TIMEOUT_MS = 300_000

const FINDING: Finding = { name: 'x', value: 2, unit: '×', goal: 2.4, goalKind: 'goal', better: 'lower', spread: [1.5, 2.5], note: '' }

describe('the bench', () => {
  it('runs every measure at small sizes and prints well-formed JSON alone', async () => {
    const { stdout } = await promisify(execFile)('npx', ['tsx', 'test/bench/bench.ts', '--quick', '--json'], { maxBuffer: 1e7 })
    const report = JSON.parse(stdout) as { machine: object; versions: object; load: object; ratios: Ratio[] }
    expect(Object.keys(report)).toEqual(['machine', 'versions', 'load', 'ratios'])
    const names = report.ratios.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(MEASURES.flatMap(({ ratioNames }) => ratioNames)))
    expect(new Set(names).size).toBe(names.length)
    for (const ratio of report.ratios) {
      expect(Object.keys(ratio)).toEqual(['name', 'value', 'unit', 'goal', 'better', 'spread'])
      expect(ratio.value, ratio.name).toEqual(expect.any(Number))
      expect(['higher', 'lower']).toContain(ratio.better)
    }
    expect(report.ratios.find(({ name }) => name === 'rollups-exact')?.value).toBe(0)
  }, TIMEOUT_MS)
})

describe('a verdict', () => {
  it.each([
    { change: {}, expected: 'met' },
    { change: { value: 2.5 }, expected: 'missed' },
    { change: { value: 2.4 }, expected: 'met' },
    { change: { better: 'higher', goal: 2 }, expected: 'met' },
    { change: { better: 'higher', goal: 2.1 }, expected: 'missed' },
    { change: { goalKind: 'wish', value: 3 }, expected: 'wish not met' },
    { change: { goal: null }, expected: 'reported' },
    { change: { value: null }, expected: 'void' },
  ] as const)('$expected: $change', ({ change, expected }) => {
    expect(verdictOf({ ...FINDING, ...change })).toBe(expected)
  })

  it('keeps a void number void in JSON', () => {
    expect(ratioOf({ ...FINDING, value: null }).value).toBeNull()
  })
})

describe('numbers', () => {
  it.each([
    { values: [1], share: 0.95, expected: 1 },
    { values: [3, 1, 2], share: 0.5, expected: 2 },
    { values: [1, 2], share: 0.5, expected: 1.5 },
    { values: [1, 2, 3, 4, 5], share: 1, expected: 5 },
  ])('the $share quantile of $values is $expected', ({ values, share, expected }) => {
    expect(quantileOf(values, share)).toBe(expected)
  })

  it('compares within rounds, so that a slow round changes nothing', () => {
    expect(compareRounds([2, 20, 2], [1, 10, 1])).toEqual({ value: 2, spread: [2, 2] })
  })
})

describe('the command line', () => {
  it('knows its options', () => {
    expect(parseOptions(['--quick', '--json', '--only', 'typeorm-tax'])).toEqual({ mode: 'quick', isJson: true, only: 'typeorm-tax' })
  })

  it('refuses what it does not know', () => {
    expect(() => parseOptions(['--fast'])).toThrow(/--quick/)
    expect(() => parseOptions(['--only'])).toThrow(/--only/)
  })
})
