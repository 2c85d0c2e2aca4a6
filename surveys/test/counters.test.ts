// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  countSubmission, countSubmissions, emptyCounters, followRenames, mergeCounters, percentOf, responseRate, validateSubmission, type Counters, type Submission,
} from '../src/index.ts'
import { meanTenths, medianOf } from '../src/aggregate/centre.ts'
import { aSurveyAsking } from './readContent.ts'

const OPTIONS = '  options: [{ id: a, title: A }, { id: constructor, title: B }, { id: c, title: C }]\n'
const survey = aSurveyAsking([
  `- id: one\n  kind: single\n  title: T\n${OPTIONS}`, `- id: many\n  kind: multiple\n  title: T\n${OPTIONS}`,
  `- id: grid\n  kind: matrix\n  title: T\n  rows: [{ id: r, title: R }]\n${OPTIONS}`, `- id: rank\n  kind: ranking\n  title: T\n${OPTIONS}`,
  '- { id: words, kind: long-text, title: T }\n',
].join(''))
const ids = fc.constantFrom('a', 'constructor', 'c')
const submissions = fc.record({
  one: fc.option(ids, { nil: undefined }), many: fc.uniqueArray(ids), rank: fc.uniqueArray(ids), grid: fc.option(ids.map(id => ({ r: id })), { nil: undefined }),
}).map((responses): Submission => {
  const validated = validateSubmission(survey, { surveyId: 'test', version: 1, responses })
  if (validated.kind === 'issues') throw new Error(JSON.stringify(validated))
  return validated.submission
})

/** Key order is no part of counters. */
const same = (counters: Counters): unknown => JSON.parse(JSON.stringify(counters))

describe('counters', () => {
  it('are the same counted at once, one by one, or merged in any order and grouping', () => {
    fc.assert(fc.property(fc.array(submissions, { maxLength: 20 }), fc.nat(20), (all, cut) => {
      const count = (some: readonly Submission[]): Counters => countSubmissions(survey, some)
      const [left, right] = [count(all.slice(0, cut)), count(all.slice(cut))]
      expect(mergeCounters(left, right)).toEqual(same(count(all)))
      expect(mergeCounters(right, left)).toEqual(mergeCounters(left, right))
      expect(all.map(one => countSubmission(survey, one)).reduce(mergeCounters, emptyCounters(survey))).toEqual(same(count(all)))
      expect(count([...all].reverse())).toEqual(same(count(all)))
    }))
  })

  it('only grow', () => {
    fc.assert(fc.property(fc.array(submissions), submissions, (all, one) => {
      const [before, after] = [countSubmissions(survey, all), countSubmissions(survey, [...all, one])]
      expect(after.submissions).toBe(before.submissions + 1)
      for (const [id, question] of Object.entries(before.questions)) {
        expect(after.questions[id]?.responses).toBeGreaterThanOrEqual(question.responses)
        for (const [cell, count] of Object.entries(question.cells)) expect(after.questions[id]?.cells[cell]).toBeGreaterThanOrEqual(count)
      }
    }))
  })

  it('of two versions do not mix', () => {
    expect(() => mergeCounters(emptyCounters(survey), { ...emptyCounters(survey), version: 2 })).toThrow(RangeError)
    expect(() => countSubmissions(survey, [{ surveyId: 'other', version: 1, pairCode: undefined, responses: {} }])).toThrow(RangeError)
  })

  it('keep the answers of a renamed option, row and question', () => {
    const renamed = aSurveyAsking([
      '- { id: uno, formerly: [one], kind: single, title: T, options: [{ id: x, formerly: [a], title: A }, { id: c, title: C }] }\n',
      '- { id: grid, kind: matrix, title: T, rows: [{ id: s, formerly: [r], title: R }], options: [{ id: x, formerly: [a], title: A }, { id: c, title: C }] }\n',
      '- { id: rank, kind: ranking, title: T, top: 2, options: [{ id: x, formerly: [a], title: A }, { id: c, title: C }] }\n',
    ].join(''))
    const old: Counters = { surveyId: 'test', version: 1, submissions: 3, questions: {
      one: { responses: 2, cells: { a: 2 } }, uno: { responses: 1, cells: { x: 1 } }, grid: { responses: 1, cells: { 'r.a': 1 } }, rank: { responses: 1, cells: { 'a.2': 1 } },
    } }
    expect(followRenames(renamed, old)).toEqual({ ...old, questions: {
      uno: { responses: 3, cells: { x: 3 } }, grid: { responses: 1, cells: { 's.x': 1 } }, rank: { responses: 1, cells: { 'x.2': 1 } },
    } })
  })
})

describe('a percentage', () => {
  it.each([
    { count: 0, base: 17, halfUp: 0, truncated: 0, ceiling: 0 }, { count: 17, base: 17, halfUp: 100, truncated: 100, ceiling: 100 },
    { count: 11, base: 17, halfUp: 65, truncated: 64, ceiling: 65 }, { count: 1, base: 200, halfUp: 1, truncated: 0, ceiling: 1 },
    { count: 57, base: 200, halfUp: 29, truncated: 28, ceiling: 29 }, { count: 1, base: 3, halfUp: 33, truncated: 33, ceiling: 34 },
    { count: 0, base: 0, halfUp: undefined, truncated: undefined, ceiling: undefined },
  ])('of $count in $base is $halfUp, $truncated, $ceiling', ({ count, base, halfUp, truncated, ceiling }) => {
    expect([percentOf(count, base), percentOf(count, base, 'truncated'), percentOf(count, base, 'ceiling')]).toEqual([halfUp, truncated, ceiling])
  })

  it.each([
    { counts: [0, 0, 0], mean: undefined, median: undefined }, { counts: [1, 0, 0], mean: 10, median: 1 },
    { counts: [1, 0, 1], mean: 20, median: 2 }, { counts: [5, 5, 0], mean: 15, median: 1.5 }, { counts: [0, 1, 2], mean: 27, median: 3 },
  ])('$counts have mean $mean tenths and median $median', ({ counts, mean, median }) => {
    expect([meanTenths([1, 2, 3], counts), medianOf([1, 2, 3], counts)]).toEqual([mean, median])
  })
})

describe('the response rate', () => {
  it.each([
    { submissions: 13, of: 30, expected: { kind: 'shown', percent: 43 } }, { submissions: 13, of: 37, expected: { kind: 'shown', percent: 35 } },
    { submissions: 17, of: 30, expected: { kind: 'shown', percent: 57 } }, { submissions: 5, of: 5, expected: { kind: 'shown', percent: 100 } },
    { submissions: 4, of: 30, expected: { kind: 'hidden', reason: 'small-groups' } }, { submissions: 0, of: 0, expected: { kind: 'hidden', reason: 'small-groups' } },
    { submissions: 31, of: 30, expected: { kind: 'hidden', reason: 'more-than-all' } },
  ])('of $submissions in $of is $expected, with its denominator named', ({ submissions: count, of, expected }) => {
    expect(responseRate(count, of, 'registered')).toMatchObject({ ...expected, denominator: 'registered' })
  })
})
