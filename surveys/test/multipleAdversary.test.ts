// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countSubmissions, emptyLedger, publish, showResults, type Ledger, type Response, type Submission, type SurveyResults } from '../src/index.ts'
import { reason, type Fact } from './adversary.ts'
import { aSurveyAsking } from './readContent.ts'

const K = 5
const IDS = ['x', 'y', 'z']

/** A pattern is a set of ticks, written as bits; 0 is nothing ticked, or the question passed. */
const ticks = (pattern: number): string[] => IDS.filter((_, index) => (pattern >> index) % 2 === 1)

describe('an adversary who knows all that was shown of a multiple question', () => {
  const options = IDS.map(id => `{ id: ${id}, title: ${id} }`).join(', ')

  it.each([{ most: '', patterns: [0, 1, 2, 3, 4, 5, 6, 7] }, { most: '  most: 2\n', patterns: [0, 1, 2, 3, 4, 5, 6] }])('with $most recovers no small number of people who ticked one option, or two, or one without the other', ({ most, patterns }) => {
    const survey = aSurveyAsking(`- id: q\n  kind: multiple\n  title: Q\n${most}  options: [${options}]\n`, 'results: batches\n')
    const runs = fc.array(fc.record({ times: fc.constantFrom(1, 2, 4, 5, 5, 6, 8), pattern: fc.constantFrom(...patterns, 1, 1, 2) }), { minLength: 1, maxLength: 9 })
    let shownCount = 0
    fc.assert(fc.property(runs, fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 3 }), (blocks, publishAfter) => {
      const people = blocks.flatMap(({ times, pattern }) => Array.from({ length: times }, () => pattern))
      const submissions = people.map((pattern): Submission => {
        const responses: Record<string, Response> = pattern === 0 ? {} : { q: { kind: 'multiple', optionIds: ticks(pattern) } }
        return { surveyId: 'test', version: 1, pairCode: undefined, responses }
      })
      let ledger: Ledger = emptyLedger(survey)
      const results: SurveyResults[] = []
      for (const at of [...publishAfter.filter(count => count < people.length).sort((left, right) => left - right), people.length]) {
        const publication = publish(survey, countSubmissions(survey, submissions.slice(0, at)), ledger, { isClosed: at === people.length })
        if (publication.kind === 'published') ledger = publication.ledger
        results.push(showResults(survey, ledger))
      }
      const cuts = [...new Set([...results.map(result => result.submissions ?? 0), people.length])].filter(cut => cut > 0).sort((left, right) => left - right)
      const kinds = cuts.flatMap((_, time) => patterns.map(pattern => ({ time, pattern })))
      type Kind = (typeof kinds)[number]
      const facts: Fact[] = []
      const add = (count: number, test: (kind: Kind) => boolean): void => { facts.push({ count, includes: (index) => { const kind = kinds[index]; return kind !== undefined && test(kind) } }) }
      for (const result of results) {
        const { submissions: shownTotal } = result
        if (shownTotal !== null) add(shownTotal, kind => (cuts[kind.time] ?? 0) <= shownTotal)
        for (const table of result.questions.flatMap(question => (question.kind === 'counted' ? question.tables : []))) {
          if (table.kind !== 'shown') continue
          shownCount += 1
          const [chosen] = table.cells
          add(chosen?.count ?? 0, kind => (cuts[kind.time] ?? 0) <= table.submissions && ticks(kind.pattern).includes(table.partId ?? ''))
          add(table.base, kind => (cuts[kind.time] ?? 0) <= table.submissions)
        }
      }
      const ask = reason(kinds.length, facts)
      const asKinds = people.map((pattern, index): Kind => ({ time: cuts.findIndex(cut => index < cut), pattern }))
      const has = (id: string) => (kind: Kind): boolean => ticks(kind.pattern).includes(id)
      const secrets = IDS.flatMap(one => [has(one), ...IDS.filter(other => other !== one).flatMap(other => [
        (kind: Kind) => has(one)(kind) && has(other)(kind), (kind: Kind) => has(one)(kind) && !has(other)(kind),
      ])])
      for (const secret of secrets) {
        const size = asKinds.filter(secret).length
        if (size > 0 && size < K) expect(ask((index) => { const kind = kinds[index]; return kind !== undefined && secret(kind) })).toBeUndefined()
      }
    }), { numRuns: 300 })
    expect(shownCount).toBeGreaterThan(100)
  }, 60_000)
})
