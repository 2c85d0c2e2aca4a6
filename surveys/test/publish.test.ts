// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import {
  breakDown, countSubmissions, crossTable, emptyLedger, findGroupRow, publish, resultRows, showResults,
  type Counters, type Ledger, type QuestionResults, type Submission, type Survey,
} from '../src/index.ts'
import { aSurveyAsking } from './readContent.ts'

const TWO = '  options: [{ id: yes, title: Y, favourable: true }, { id: no, title: N }]\n'
const single = (mode: string, more = ''): Survey => aSurveyAsking(`- id: q\n  kind: single\n  title: Q\n${more}${TWO}`, `results: ${mode}\n`)
const counters = (submissions: number, cells: Record<string, number>): Counters => ({
  surveyId: 'test', version: 1, submissions, questions: { q: { responses: Object.values(cells).reduce((total, count) => total + count, 0), cells } },
})
const first = (survey: Survey, ledger: Ledger): QuestionResults | undefined => showResults(survey, ledger).questions[0]
const published = (survey: Survey, count: Counters, ledger: Ledger, isClosed = true): Ledger => {
  const publication = publish(survey, count, ledger, { isClosed })
  return publication.kind === 'published' ? publication.ledger : ledger
}

describe('a table', () => {
  it.each([
    { yes: 0, no: 0, shown: true, why: 'nobody answered' }, { yes: 5, no: 0, shown: true, why: 'five are unanimous' }, { yes: 4, no: 0, shown: false, why: 'four are too few' },
    { yes: 5, no: 5, shown: true, why: 'both sides have five' }, { yes: 13, no: 4, shown: false, why: 'the complement has four' }, { yes: 1, no: 16, shown: false, why: 'one is alone' },
    { yes: 11, no: 6, shown: true, why: 'both sides are large enough' },
  ])('of $yes and $no is shown: $shown, because $why', ({ yes, no, shown }) => {
    const survey = single('closing')
    const result = first(survey, published(survey, counters(yes + no, { yes, no }), emptyLedger(survey)))
    expect(result).toMatchObject({ tables: [{ kind: shown ? 'shown' : 'hidden' }] })
  })

  it('of a sensitive question is hidden when all agree', () => {
    const survey = single('closing', '  sensitive: true\n')
    expect(first(survey, published(survey, counters(17, { yes: 17 }), emptyLedger(survey)))).toMatchObject({ tables: [{ kind: 'hidden' }] })
    expect(first(survey, published(survey, counters(17, { yes: 12, no: 5 }), emptyLedger(survey)))).toMatchObject({ tables: [{ kind: 'shown' }] })
  })

  it('of a 0–10 scale is joined as far as it must be, without mean or median then', () => {
    const survey = aSurveyAsking('- { id: q, kind: zero-ten, title: Q }\n')
    const at = (cells: Record<string, number>): unknown => first(survey, published(survey, counters(30, cells), emptyLedger(survey)))
    expect(at({ 3: 10, 8: 10, 10: 10 })).toMatchObject({ tables: [{ isFull: true, meanTenths: 70, median: 8 }] })
    expect(at({ 3: 4, 4: 6, 8: 10, 10: 10 })).toMatchObject({ tables: [{ isFull: false, meanTenths: null, median: null, cells: [{ cellId: '0-6', count: 10 }, { cellId: '7-8' }, { cellId: '9-10' }] }] })
    expect(at({ 3: 10, 8: 18, 10: 2 })).toMatchObject({ tables: [{ isFull: false, cells: [{ cellId: 'favourable', count: 20 }, { cellId: 'others', count: 10 }] }] })
  })

  it('of a multiple question is shown option by option, or all together where choices are limited', () => {
    const ask = (more: string): Survey => aSurveyAsking(`- id: q\n  kind: multiple\n  title: Q\n${more}  options: [{ id: a, title: A }, { id: b, title: B }, { id: c, title: C }]\n`)
    const count: Counters = { surveyId: 'test', version: 1, submissions: 20, questions: { q: { responses: 20, cells: { a: 10, b: 2, c: 20 } } } }
    const kinds = (survey: Survey): unknown => { const result = first(survey, published(survey, count, emptyLedger(survey))); return result?.kind === 'counted' ? result.tables.map(table => table.kind) : [] }
    expect(kinds(ask(''))).toEqual(['shown', 'hidden', 'shown'])
    expect(kinds(ask('  most: 2\n'))).toEqual(['hidden', 'hidden', 'hidden'])
  })
})

describe('publication', () => {
  it.each([
    { mode: 'closing', submissions: 50, isClosed: false, reason: 'before-closing' }, { mode: 'batches', submissions: 4, isClosed: false, reason: 'batch-too-small' },
    { mode: 'batches', submissions: 0, isClosed: false, reason: 'batch-too-small' }, { mode: 'batches', submissions: 5, isClosed: false, reason: undefined },
    { mode: 'closing', submissions: 0, isClosed: true, reason: undefined }, { mode: 'closing', submissions: 1, isClosed: true, reason: undefined },
  ])('$mode with $submissions, closed: $isClosed, waits for: $reason', ({ mode, submissions, isClosed, reason }) => {
    const survey = single(mode)
    expect(publish(survey, counters(submissions, { yes: submissions }), emptyLedger(survey), { isClosed })).toMatchObject(reason === undefined ? { kind: 'published' } : { kind: 'unchanged', reason })
  })

  it('keeps the last figures, with their own number, when what is new would tell too much', () => {
    const survey = single('batches')
    const ledger = published(survey, counters(17, { yes: 10, no: 7 }), emptyLedger(survey), false)
    const next = published(survey, counters(22, { yes: 14, no: 8 }), ledger, false)
    expect(next.submissions).toBe(22)
    expect(first(survey, next)).toMatchObject({ tables: [{ kind: 'shown', base: 17, submissions: 17, cells: [{ count: 10 }, { count: 7 }] }] })
    const last = published(survey, counters(27, { yes: 15, no: 12 }), next, false)
    expect(first(survey, last)).toMatchObject({ tables: [{ kind: 'shown', base: 27, submissions: 27 }] })
  })

  it('is final after closing, and holds no hidden count', () => {
    const survey = single('closing')
    const ledger = published(survey, counters(17, { yes: 16, no: 1 }), emptyLedger(survey))
    expect(publish(survey, counters(30, { yes: 20, no: 10 }), ledger, { isClosed: true })).toEqual({ kind: 'unchanged', reason: 'final' })
    expect(ledger).toMatchObject({ submissions: 17, tables: {}, isFinal: true })
  })

  it('refuses counters of another version, or shrunk', () => {
    const survey = single('batches')
    const ledger = published(survey, counters(10, { yes: 5, no: 5 }), emptyLedger(survey), false)
    expect(() => publish(survey, { ...counters(20, {}), version: 2 }, ledger, { isClosed: true })).toThrow(RangeError)
    expect(() => publish(survey, counters(9, { yes: 9 }), ledger, { isClosed: true })).toThrow(RangeError)
  })

  it.each([{ texts: 4, readable: null }, { texts: 5, readable: 5 }])('lets $readable of $texts texts be read', ({ texts, readable }) => {
    const survey = aSurveyAsking('- { id: q, kind: long-text, title: Q }\n')
    const count: Counters = { surveyId: 'test', version: 1, submissions: 20, questions: { q: { responses: texts, cells: {} } } }
    expect(first(survey, published(survey, count, emptyLedger(survey)))).toEqual({ kind: 'texts', questionId: 'q', readable })
  })

  it('hides a conditional question when who met its condition is hidden', () => {
    const survey = aSurveyAsking(`- id: q\n  kind: single\n  title: Q\n${TWO}- id: then\n  kind: single\n  title: T\n  visibleIf: { question: q, answers: [yes] }\n${TWO}`)
    const kinds = (yes: number, no: number): unknown => {
      const count: Counters = { ...counters(yes + no, { yes, no }), questions: { q: { responses: yes + no, cells: { yes, no } }, then: { responses: yes, cells: { yes } } } }
      return showResults(survey, published(survey, count, emptyLedger(survey))).questions.map(question => question.kind === 'counted' && question.tables[0]?.kind)
    }
    expect(kinds(13, 4)).toEqual(['hidden', 'hidden'])
    expect(kinds(12, 5)).toEqual(['shown', 'shown'])
  })
})

describe('comparison', () => {
  const survey = aSurveyAsking(`- id: q\n  kind: single\n  title: Q\n${TWO}- id: r\n  kind: single\n  title: R\n${TWO}`)
  const of = (yes: number, no: number): Counters => ({ ...counters(yes + no, { yes, no }), questions: { q: { responses: yes + no, cells: { yes, no } }, r: { responses: yes + no, cells: { yes, no } } } })
  const group = (groupId: string, yes: number, no: number, mayBeNamed = true): { groupId: string; mayBeNamed: boolean; counters: Counters } => ({ groupId, mayBeNamed, counters: of(yes, no) })
  const closed = published(survey, of(30, 20), emptyLedger(survey))
  const ask = (groups: readonly ReturnType<typeof group>[], ledger = closed, tableId = 'q', dimensionId = 'cohort'): ReturnType<typeof breakDown> => breakDown(survey, ledger, { tableId, dimensionId, groups })

  it('shows groups that are large enough', () => {
    const answer = ask([group('a', 20, 10), group('b', 10, 10)])
    expect(answer).toMatchObject({ kind: 'shown', crossing: { rows: [{ rowId: 'a', counts: [20, 10] }, { rowId: 'b', counts: [10, 10] }] } })
    expect(answer.kind === 'shown' && findGroupRow(answer.crossing, 'a')?.counts).toEqual([20, 10])
    expect(answer.kind === 'shown' && findGroupRow(answer.crossing, 'z')).toBeUndefined()
  })

  it('joins a small group with the smallest other, so that it does not come back by subtraction', () => {
    const answer = ask([group('a', 17, 8), group('b', 10, 8), group('c', 3, 4)])
    expect(answer).toMatchObject({ kind: 'shown', crossing: { rows: [{ rowId: 'a' }, { rowId: 'other-groups', joinedIds: ['c', 'b'], counts: [13, 12] }] } })
  })

  it('does not name a space that did not agree', () => {
    const answer = ask([group('a', 20, 10), group('b', 10, 10, false)])
    expect(answer).toMatchObject({ kind: 'shown', crossing: { rows: [{ rowId: 'a' }, { rowId: 'other-groups', joinedIds: [] }] } })
  })

  it.each([
    { why: 'every group is too small', answer: () => ask([group('a', 28, 18), group('b', 2, 2)]), reason: 'groups-too-small' },
    { why: 'there is no group', answer: () => ask([]), reason: 'groups-too-small' },
    { why: 'the survey is open', answer: () => ask([group('a', 30, 20)], emptyLedger(survey)), reason: 'still-open' },
    { why: 'the table does not exist', answer: () => ask([], closed, 'z'), reason: 'unknown-table' },
    { why: 'the whole is hidden', answer: () => ask([], published(survey, of(13, 4), emptyLedger(survey))), reason: 'not-published' },
  ])('is refused when $why', ({ answer, reason }) => {
    expect(answer()).toEqual({ kind: 'refused', reason })
  })

  it('gives the same table again, whatever is asked later, and refuses a second dimension and a loop', () => {
    const answer = ask([group('a', 20, 10), group('b', 10, 10)])
    if (answer.kind !== 'shown') throw new Error(answer.reason)
    expect(ask([group('x', 30, 20)], answer.ledger)).toEqual(answer)
    expect(ask([group('x', 30, 20)], answer.ledger, 'r', 'space')).toEqual({ kind: 'refused', reason: 'other-dimension' })
    const second = ask([group('a', 20, 10), group('b', 10, 10)], answer.ledger, 'r')
    if (second.kind !== 'shown') throw new Error(second.reason)
    expect(crossTable(survey, second.ledger, { rowTableId: 'q', columnTableId: 'r', counts: [[20, 10], [10, 10]] })).toEqual({ kind: 'refused', reason: 'closes-loop' })
  })

  it.each([
    { counts: [[20, 10], [10, 10]], kind: 'shown' }, { counts: [[30, 0], [0, 20]], kind: 'shown' }, { counts: [[26, 4], [10, 10]], kind: 'refused' },
  ])('of two questions $counts is $kind', ({ counts, kind }) => {
    expect(crossTable(survey, closed, { rowTableId: 'q', columnTableId: 'r', counts }).kind).toBe(kind)
  })

  it('is refused for figures shown in batches', () => {
    const live = single('batches')
    const ledger = published(live, counters(30, { yes: 15, no: 15 }), published(live, counters(10, { yes: 5, no: 5 }), emptyLedger(live), false))
    const groups = [{ groupId: 'a', mayBeNamed: true, counters: counters(30, { yes: 15, no: 15 }) }]
    expect(breakDown(live, ledger, { tableId: 'q', dimensionId: 'cohort', groups })).toEqual({ kind: 'refused', reason: 'shown-in-batches' })
  })
})

describe('the rows of an export', () => {
  it('hold the figures of the page and nothing of what is hidden', () => {
    const survey = aSurveyAsking(`- id: q\n  kind: single\n  title: "=Q"\n${TWO}- { id: t, kind: long-text, title: T }\n`)
    const rows = (yes: number, no: number): string[][] => resultRows(survey, showResults(survey, published(survey, counters(yes + no, { yes, no }), emptyLedger(survey))), 'en').slice(1)
    expect(rows(12, 5)).toEqual([
      ['q', "'=Q", '', 'Y', '12', '17', '71', 'half-up', '17', 'shown'], ['q', "'=Q", '', 'N', '5', '17', '29', 'half-up', '17', 'shown'],
      ['t', 'T', '', '', '', '', '', '', '', 'hidden'],
    ])
    expect(rows(16, 1)[0]).toEqual(['q', "'=Q", '', '', '', '', '', '', '', 'hidden'])
  })
})

describe('the number of submissions', () => {
  it.each([{ count: 0, shown: 0 }, { count: 1, shown: null }, { count: 4, shown: null }, { count: 5, shown: 5 }])('$count is shown as $shown', ({ count, shown }) => {
    const survey = single('closing')
    expect(showResults(survey, published(survey, counters(count, { yes: count }), emptyLedger(survey))).submissions).toBe(shown)
  })
})

describe('a large survey', () => {
  it('gives a page that does not grow with the number of submissions', () => {
    const survey = single('closing')
    const size = (count: number): number => JSON.stringify(showResults(survey, published(survey, counters(count, { yes: count / 2, no: count / 2 }), emptyLedger(survey)))).length
    expect(size(1_000_000) - size(100)).toBeLessThan(60)
    const none: Submission[] = []
    expect(countSubmissions(survey, none).submissions).toBe(0)
  })
})
