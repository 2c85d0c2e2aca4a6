// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  breakDown, countPairsOfAnswers, countSubmissions, crossTable, emptyLedger, publish, showCrossing, showResults,
  type CrossingResults, type Ledger, type Response, type Submission, type Survey, type SurveyResults,
} from '../src/index.ts'
import { reason, type Fact } from './adversary.ts'
import { aSurveyAsking } from './readContent.ts'
import { smallGroupsFound, type AnswerGiven, type Slice, type Test } from './smallGroupsFound.ts'

const K = 5
const COHORTS = ['spring', 'summer', 'autumn']

/** Three questions: `a` and `b` of everybody, `c` only of those who gave the first answer to `a`. */
function aSurveyOf(mode: 'closing' | 'batches', aOptions: number, bOptions: number, isSensitive: boolean): Survey {
  const options = (count: number): string => Array.from({ length: count }, (_, index) => `  - { id: o${index}, title: O${index}${index === 0 ? ', favourable: true' : ''} }\n`).join('')
  return aSurveyAsking(
    `- id: a\n  kind: single\n  title: A\n  options:\n${options(aOptions)}`
    + `- id: b\n  kind: single\n  title: B\n  sensitive: ${isSensitive}\n  options:\n${options(bOptions)}`
    + `- id: c\n  kind: single\n  title: C\n  visibleIf: { question: a, answers: [o0] }\n  options:\n${options(2)}`,
    `results: ${mode}\n`,
  )
}

/** Answers as numbers: undefined is a skipped question, and `c` is never seen when `a` is not 0. */
interface Person { readonly cohort: number; readonly a: number | undefined; readonly b: number | undefined; readonly c: number | undefined }

function submissionOf(survey: Survey, person: Person): Submission {
  const responses: Record<string, Response> = {}
  for (const id of ['a', 'b', 'c'] as const) if (person[id] !== undefined) responses[id] = { kind: 'single', optionId: `o${person[id]}` }
  return { surveyId: survey.surveyId, version: survey.version, pairCode: undefined, responses }
}

/** Everything that was shown of one survey over its whole life, by whatever way. */
interface Shown { readonly results: readonly SurveyResults[]; readonly byCohort: readonly CrossingResults[]; readonly crossed: readonly CrossingResults[] }

/** Lives through a survey: publications when asked for, closing, then every comparison somebody may ask, in their order. */
function live(survey: Survey, people: readonly Person[], publishAfter: readonly number[], questionOrder: readonly string[], crossFirst: boolean, remembers = true): Shown {
  const submissions = people.map(person => submissionOf(survey, person))
  let ledger: Ledger = emptyLedger(survey)
  const results: SurveyResults[] = []
  for (const [count, isClosed] of [...publishAfter.map((at): [number, boolean] => [at, false]), [people.length, true] as const]) {
    const publication = publish(survey, countSubmissions(survey, submissions.slice(0, count)), remembers ? ledger : emptyLedger(survey), { isClosed })
    if (publication.kind === 'published') ledger = publication.ledger
    results.push(showResults(survey, ledger))
  }
  const crossed: CrossingResults[] = []
  const byCohort: CrossingResults[] = []
  const cross = (): void => {
    const answer = crossTable(survey, ledger, { rowTableId: 'a', columnTableId: 'b', counts: countPairsOfAnswers(survey, 'a', 'b', submissions) })
    if (answer.kind === 'shown') { if (remembers) ledger = answer.ledger; crossed.push(showCrossing(survey, answer.crossing)) }
  }
  if (crossFirst) cross()
  for (const tableId of questionOrder) {
    const groups = COHORTS.map((groupId, cohort) => ({
      groupId, mayBeNamed: true, counters: countSubmissions(survey, submissions.filter((_, index) => people[index]?.cohort === cohort)),
    }))
    const answer = breakDown(survey, ledger, { tableId, dimensionId: 'cohort', groups, detail: crossFirst ? 'full' : 'split' })
    if (answer.kind === 'shown') { if (remembers) ledger = answer.ledger; byCohort.push(showCrossing(survey, answer.crossing)) }
  }
  cross()
  return { results, byCohort, crossed }
}

/** Kinds of people: when counted, cohort, and the three answers (last value: none). */
function kindsOf(survey: { a: number; b: number }, cuts: readonly number[]): { time: number; cohort: number; a: number; b: number; c: number }[] {
  const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index)
  return range(cuts.length).flatMap(time => range(COHORTS.length).flatMap(cohort => range(survey.a + 1).flatMap(a => range(survey.b + 1).flatMap(b =>
    (a === 0 ? range(3) : [2]).map(c => ({ time, cohort, a, b, c }))))))
}

type Kind = ReturnType<typeof kindsOf>[number]
const QUESTIONS = ['a', 'b', 'c'] as const

function factsOf({ results, byCohort, crossed }: Shown, kinds: readonly Kind[], cuts: readonly number[], sizes: { a: number; b: number }): Fact[] {
  const facts: Fact[] = []
  const add = (count: number, includes: (kind: Kind) => boolean): void => { facts.push({ count, includes: index => { const kind = kinds[index]; return kind !== undefined && includes(kind) } }) }
  const has = (kind: Kind, question: string, memberIds: readonly string[]): boolean =>
    QUESTIONS.some(id => id === question && memberIds.includes(`o${kind[id]}`))
  const isPartOf = (kind: Kind, question: 'a' | 'b', { memberIds, includesPassed }: { memberIds: readonly string[]; includesPassed: boolean }): boolean =>
    has(kind, question, memberIds) || (includesPassed && kind[question] === sizes[question])
  for (const result of results) {
    const { submissions } = result
    if (submissions !== null) add(submissions, kind => (cuts[kind.time] ?? 0) <= submissions)
    for (const question of result.questions) {
      if (question.kind !== 'counted') continue
      for (const table of question.tables) {
        if (table.kind !== 'shown') continue
        for (const cell of table.cells) add(cell.count, kind => (cuts[kind.time] ?? 0) <= table.submissions && has(kind, table.tableId, cell.memberIds))
      }
    }
  }
  for (const crossing of byCohort) {
    for (const row of crossing.rows) for (const [index, cell] of row.cells.entries()) {
      add(cell.count, kind => row.joinedIds.includes(COHORTS[kind.cohort] ?? '') && has(kind, crossing.columnTableId, crossing.columns[index]?.memberIds ?? []))
    }
  }
  for (const crossing of crossed) {
    for (const row of crossing.rows) for (const [index, cell] of row.cells.entries()) {
      const column = crossing.columns[index]
      add(cell.count, kind => column !== undefined && isPartOf(kind, 'a', row) && isPartOf(kind, 'b', column))
    }
  }
  return facts
}

/** Each answer and its complement, by time, by cohort, beside another answer, and among those who passed a question. */
function asked(sizes: { a: number; b: number }, cutCount: number, isSensitive: boolean): { answers: AnswerGiven<Kind>[]; slices: Slice<Kind>[] } {
  const counts = { a: sizes.a, b: sizes.b, c: 2 }
  const answers = QUESTIONS.flatMap(questionId => Array.from({ length: counts[questionId] }, (_, answer): AnswerGiven<Kind>[] => {
    const [given, other]: [Test<Kind>, Test<Kind>] = [kind => kind[questionId] === answer, kind => kind[questionId] !== answer && kind[questionId] < counts[questionId]]
    const isOfSensitive = isSensitive && questionId === 'b'
    return [{ questionId, given, other, isOfSensitive }, { questionId, given: other, other: given, isOfSensitive: false }]
  }).flat())
  const unmade = (slice: Test<Kind>): Slice<Kind> => ({ slice, madeBy: [] })
  return {
    answers,
    slices: [
      ...Array.from({ length: cutCount }, (_, from) => Array.from({ length: cutCount - from }, (__, more) => unmade(kind => kind.time >= from && kind.time <= from + more))).flat(),
      ...[...COHORTS.keys()].flatMap(cohort => [unmade(kind => kind.cohort === cohort), unmade(kind => kind.cohort !== cohort)]),
      // Whoever answered `c` gave the first answer to `a`, by definition.
      ...answers.map(({ questionId, given }) => ({ slice: given, madeBy: questionId === 'c' ? ['a', 'c'] : [questionId] })),
      ...(['a', 'b'] as const).map(id => unmade(kind => kind[id] === counts[id])),
      // Those who did not call something favourable, in any words or none.
      ...(['a', 'b'] as const).map((id): Slice<Kind> => ({ slice: kind => kind[id] !== 0, madeBy: [id] })),
    ],
  }
}

/** Sizes of small groups that the adversary works out. */
function recovered(shown: Shown, people: readonly Person[], sizes: { a: number; b: number }, isSensitive = false): number[] {
  const cuts = [...new Set([...shown.results.map(result => result.submissions ?? 0), people.length])].filter(cut => cut > 0).sort((left, right) => left - right)
  const kinds = kindsOf(sizes, cuts)
  const asKinds = people.map((person, index): Kind => ({
    time: cuts.findIndex(cut => index < cut), cohort: person.cohort, a: person.a ?? sizes.a, b: person.b ?? sizes.b, c: person.c ?? 2,
  }))
  return smallGroupsFound({ kinds, people: asKinds, oracle: reason(kinds.length, factsOf(shown, kinds, cuts, sizes)), ...asked(sizes, cuts.length, isSensitive) })
}

const world = fc.record({
  mode: fc.constantFrom('closing', 'batches'),
  a: fc.integer({ min: 2, max: 3 }),
  b: fc.integer({ min: 2, max: 3 }),
  isSensitive: fc.boolean(),
  publishAfter: fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 4 }),
  questionOrder: fc.constantFrom(['a', 'b', 'c'], ['b', 'a', 'c'], ['c', 'b', 'a']),
  crossFirst: fc.boolean(),
  // People come in runs around the threshold, so that parts are often empty, often small, often just enough.
  runs: fc.array(fc.record({
    times: fc.constantFrom(1, 2, 3, 4, 5, 5, 5, 6, 7, 10), cohort: fc.constantFrom(0, 0, 1, 2),
    a: fc.constantFrom(0, 0, 0, 1, 1, 2, undefined), b: fc.constantFrom(0, 0, 0, 1, 1, 1, 2, undefined), c: fc.constantFrom(0, 0, 1, undefined),
  }), { minLength: 3, maxLength: 14 }),
}).map(({ runs, a, b, publishAfter, ...rest }) => {
  const people = runs.flatMap(({ times, ...person }) => Array.from({ length: times }, (): Person => {
    const first = person.a === undefined ? undefined : person.a % a
    return { cohort: person.cohort, a: first, b: person.b === undefined ? undefined : person.b % b, c: first === 0 ? person.c : undefined }
  }))
  return { ...rest, a, b, people, publishAfter: [...new Set(publishAfter.filter(at => at < people.length))].sort((left, right) => left - right) }
})

describe('an adversary who keeps everything that was shown', () => {
  it('recovers no group of 1 to 4 people, over tables, totals, publications, conditions, cohorts and crossings', () => {
    let shownTables = 0
    let shownCrossings = 0
    fc.assert(fc.property(world, ({ mode, a, b, isSensitive, publishAfter, questionOrder, crossFirst, people }) => {
      const survey = aSurveyOf(mode, a, b, isSensitive)
      const shown = live(survey, people, publishAfter, questionOrder, crossFirst)
      shownTables += shown.results.at(-1)?.questions.filter(question => question.kind === 'counted' && question.tables.some(table => table.kind === 'shown')).length ?? 0
      shownCrossings += shown.byCohort.length + shown.crossed.length
      expect(recovered(shown, people, { a, b }, isSensitive)).toEqual([])
    }), { numRuns: 600 })
    // The property would hold of a program that shows nothing.
    expect(shownTables).toBeGreaterThan(100)
    expect(shownCrossings).toBeGreaterThan(20)
  }, 120_000)

  it.each([
    { whoPassed: { cohort: 0, a: 0, b: undefined, c: undefined }, isSensitive: false, joined: 'column' },
    { whoPassed: { cohort: 0, a: undefined, b: 0, c: undefined }, isSensitive: false, joined: 'row' },
    { whoPassed: { cohort: 0, a: undefined, b: 0, c: undefined }, isSensitive: true, joined: 'row' },
  ])('recovers no answer of the one person who passed the other question of two that are crossed: $whoPassed', ({ whoPassed, isSensitive, joined }) => {
    const people = [whoPassed, ...fivePerPair()]
    const shown = live(aSurveyOf('closing', 2, 2, isSensitive), people, [], [], false)
    const [crossing] = shown.crossed
    expect([crossing?.rows.map(row => row.includesPassed), crossing?.columns.map(column => column.includesPassed)]).toEqual([[false, joined === 'row'], [false, joined === 'column']])
    expect(recovered(shown, people, { a: 2, b: 2 }, isSensitive)).toEqual([])
    // Alone, those who passed would be a row of one person.
    const apart = { ...shown, crossed: [withoutPassed(crossing)] }
    expect(recovered(apart, people, { a: 2, b: 2 }, isSensitive)).not.toEqual([])
  })

  it('leaves five people who passed apart, unless all said the same of a sensitive question', () => {
    const people = [...Array.from({ length: 5 }, (): Person => ({ cohort: 0, a: undefined, b: 0, c: undefined })), ...fivePerPair()]
    const crossingOf = (isSensitive: boolean): CrossingResults | undefined => {
      const shown = live(aSurveyOf('closing', 2, 2, isSensitive), people, [], [], false)
      expect(recovered(shown, people, { a: 2, b: 2 }, isSensitive)).toEqual([])
      return shown.crossed[0]
    }
    expect(crossingOf(false)?.rows.map(row => [row.includesPassed, row.base])).toEqual([[false, 10], [false, 10]])
    expect(crossingOf(true)?.rows.map(row => [row.includesPassed, row.base])).toEqual([[false, 10], [true, 15]])
  })

  it('recovers no cohort that two tables joined otherwise: what was joined once stays joined', () => {
    const several = (times: number, person: Person): Person[] => Array.from({ length: times }, () => person)
    const people = [
      ...several(4, { cohort: 1, a: 1, b: 1, c: undefined }), { cohort: 0, a: 1, b: 0, c: undefined }, ...several(11, { cohort: 0, a: 0, b: 0, c: 0 }),
      ...several(7, { cohort: 2, a: 0, b: 1, c: 0 }),
    ]
    const shown = live(aSurveyOf('closing', 2, 2, false), people, [], ['a', 'b'], false)
    expect(shown.byCohort.length).toBeGreaterThan(0)
    expect(recovered(shown, people, { a: 2, b: 2 })).toEqual([])
  })

  it('recovers some from the same surveys when each figure forgets what was shown before: the test can fail', () => {
    const worlds = fc.sample(world, { numRuns: 80, seed: 7 })
    const leaks = worlds.filter(({ mode, a, b, publishAfter, questionOrder, crossFirst, people }) => {
      const shown = live(aSurveyOf(mode, a, b, false), people, publishAfter, questionOrder, crossFirst, false)
      return recovered(shown, people, { a, b }).length > 0
    })
    expect(leaks.length).toBeGreaterThan(2)
  }, 120_000)

  it('recovers some when cells are hidden one by one: the test can fail', () => {
    const people = Array.from({ length: 17 }, (_, index): Person => ({ cohort: 0, a: index < 13 ? 0 : 1, b: 0, c: undefined }))
    const survey = aSurveyOf('closing', 2, 2, false)
    const shown = live(survey, people, [], [], false)
    const naive = { ...shown, results: shown.results.map(result => withCell(result, 'a', 13)) }
    expect(recovered(shown, people, { a: 2, b: 2 })).toEqual([])
    expect(recovered(naive, people, { a: 2, b: 2 })).not.toEqual([])
  })

  it('recovers the eighteenth answer when figures are shown live: the test can fail', () => {
    const people = Array.from({ length: 18 }, (_, index): Person => ({ cohort: 0, a: index < 9 || index === 17 ? 0 : 1, b: 0, c: undefined }))
    const survey = aSurveyOf('closing', 2, 2, false)
    const at = (count: number): SurveyResults => live(survey, people.slice(0, count), [], [], false).results[0] ?? fail()
    expect(recovered({ results: [at(17), at(18)], byCohort: [], crossed: [] }, people, { a: 2, b: 2 })).not.toEqual([])
  })

  it('cannot tell a hidden count even knowing the rule: several counts are hidden the same way', () => {
    const survey = aSurveyOf('closing', 3, 2, false)
    const shownBy = new Map<string, number[][]>()
    for (let first = 0; first <= 16; first += 1) for (let second = 0; first + second <= 16; second += 1) for (let third = 0; first + second + third <= 16; third += 1) {
      const counts = [first, second, third]
      const people = counts.flatMap((count, a) => Array.from({ length: count }, (): Person => ({ cohort: 0, a, b: undefined, c: undefined })))
      if (people.length < K) continue
      const key = JSON.stringify(live(survey, people, [], [], false).results)
      shownBy.set(key, [...(shownBy.get(key) ?? []), counts])
    }
    for (const worlds of shownBy.values()) for (const [index] of [0, 1, 2].entries()) {
      const candidates = new Set(worlds.map(counts => counts[index] ?? 0))
      if (worlds.some(counts => (counts[index] ?? 0) > 0 && (counts[index] ?? 0) < K)) expect(candidates.size, JSON.stringify(worlds)).toBeGreaterThan(1)
    }
  })
})

/** The same crossing of those alone who answered both questions, five for each pair. */
function withoutPassed(crossing: CrossingResults | undefined): CrossingResults {
  if (crossing === undefined) return fail()
  return {
    ...crossing, columns: crossing.columns.map(column => ({ ...column, includesPassed: false })),
    rows: crossing.rows.map(row => ({ ...row, includesPassed: false, base: 10, cells: row.cells.map(cell => ({ ...cell, count: 5 })) })),
  }
}

/** Twenty people, five for each pair of answers to `a` and `b`. */
function fivePerPair(): Person[] {
  return [0, 1].flatMap(a => [0, 1].flatMap(b => Array.from({ length: 5 }, (): Person => ({ cohort: 0, a, b, c: undefined }))))
}

/** What a program would show that hides small cells alone. */
function withCell(result: SurveyResults, tableId: string, count: number): SurveyResults {
  return { ...result, questions: result.questions.map(question => (question.questionId !== tableId || question.kind !== 'counted' ? question : {
    ...question, tables: [{ kind: 'shown', tableId, partId: null, base: 17, submissions: 17, isFull: false, favourable: null, meanTenths: null, median: null,
      cells: [
        { cellId: 'o0', memberIds: ['o0'], count, base: 17, percent: 76, rounding: 'half-up', isFavourable: true },
        { cellId: 'all', memberIds: ['o0', 'o1'], count: 17, base: 17, percent: 100, rounding: 'half-up', isFavourable: null },
      ] }],
  })) }
}

function fail(): never {
  throw new Error('nothing was shown')
}
