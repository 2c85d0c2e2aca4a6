// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { parseSurvey, type CrossingRequest, type EditionDashboard, type NamedCrossing, type Response, type Survey } from '@parcours/surveys'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reason, type Fact } from '../../../surveys/test/adversary.ts'
import { smallGroupsFound, type AnswerGiven, type Slice, type Test } from '../../../surveys/test/smallGroupsFound.ts'
import { contractOf, hashContract } from '../../src/services/surveys/contracts.ts'
import type { StoredEdition } from '../../src/services/surveys/repositories.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { DATABASES } from '../support/databases.ts'
import { makeWorld, surveyFiles, type SurveyWorld } from './surveyWorld.ts'

const COHORTS = ['spring', 'summer', 'autumn']
const RUNS = { sqlite: 12, postgres: 4 } as const

interface Person { readonly cohort: number; readonly a: number; readonly b: number | undefined }
interface Life { readonly mode: string; readonly a: number; readonly people: readonly Person[]; readonly publishAfter: readonly number[]; readonly crossings: readonly CrossingRequest[] }

const byCohort = (tableId: string): CrossingRequest => ({ kind: 'groups', tableId })
const CROSSED: CrossingRequest = { kind: 'tables', rowTableId: 'a', columnTableId: 'b' }

const life = fc.record({
  mode: fc.constantFrom('closing', 'batches'),
  a: fc.integer({ min: 2, max: 3 }),
  publishAfter: fc.array(fc.integer({ min: 4, max: 50 }), { maxLength: 3 }),
  crossings: fc.constantFrom([byCohort('a'), byCohort('b'), CROSSED], [CROSSED, byCohort('b')], [byCohort('b'), CROSSED, byCohort('a')]),
  runs: fc.array(fc.record({
    times: fc.constantFrom(1, 2, 4, 5, 5, 6, 7, 10), cohort: fc.constantFrom(0, 0, 1, 2), a: fc.constantFrom(0, 0, 1, 2), b: fc.constantFrom(0, 0, 1, undefined),
  }), { minLength: 3, maxLength: 9 }),
}).map(({ runs, a, publishAfter, ...rest }): Life => {
  const people = runs.flatMap(({ times, ...person }) => Array.from({ length: times }, () => ({ ...person, a: person.a % a })))
  return { ...rest, a, people, publishAfter: [...new Set(publishAfter.filter((at) => at < people.length))].sort((one, other) => one - other) }
})

describe.each(DATABASES)('an adversary who reads every page, table and export of $name', ({ kind, open }) => {
  let test: TestApp
  let world: SurveyWorld
  beforeAll(async () => {
    test = await openTestApp(open)
    world = await makeWorld(test)
    await world.publish()
  })
  afterAll(() => test.close())

  it('works out no group of one to four people', async () => {
    let shownCells = 0
    await fc.assert(fc.asyncProperty(life, async (one) => {
      const shown = await live(one)
      shownCells += shown.facts.length
      expect(recovered(one, shown)).toEqual([])
    }), { numRuns: RUNS[kind], seed: 20_261_122 })
    expect(shownCells).toBeGreaterThan(3 * RUNS[kind])
  })

  it('does, of a server that shows each cell as it is: the test can fail', () => {
    const people = [...Array.from({ length: 8 }, () => ({ cohort: 0, a: 0, b: 0 })), { cohort: 0, a: 1, b: 0 }]
    const one: Life = { mode: 'closing', a: 2, people, publishAfter: [], crossings: [] }
    const naive = [0, 1].map((answer) => ({ count: people.filter(({ a }) => a === answer).length, includes: (person: Kind) => person.a === answer }))
    expect(recovered(one, { cuts: [people.length], facts: naive })).not.toEqual([])
  })

  /** Asks, answers, publishes, closes and crosses, and keeps all that the routes ever gave. */
  async function live({ mode, a, people, publishAfter, crossings }: Life): Promise<Shown> {
    const survey = surveyOf(mode, a)
    const edition = await openEdition(survey)
    const pages: EditionDashboard[] = []
    const crossed: NamedCrossing['crossing'][] = []
    let sent = 0
    for (const count of [...publishAfter, people.length]) {
      await Promise.all(people.slice(sent, count).map((person) => submit(edition, person)))
      sent = count
      await world.run('POST', `/editions/${edition.editionId}/${count === people.length ? 'closing' : 'publications'}`)
      pages.push(await world.dashboard(edition.editionId))
    }
    for (const request of crossings) {
      const answer = await world.ask('POST', `/editions/${edition.editionId}/crossings`, await world.token(['trainer']), request)
      if (answer.statusCode === 200) crossed.push(answer.json<NamedCrossing>().crossing)
    }
    const last = pages.at(-1)
    if (last !== undefined) await expectSameCsv(edition, last)
    return factsOf(pages, crossed, people.length)
  }

  async function openEdition(survey: Survey): Promise<StoredEdition> {
    const { repositories } = test.database
    const [space, stored] = [await repositories.spaces.find(world.space.spaceId), await repositories.surveys.desk.find((await repositories.spaces.find(world.space.spaceId))?.spaceNumber ?? 0, 'seance')]
    return repositories.surveys.editions.create({
      editionId: randomUUID(), surveyNumber: stored?.surveyNumber ?? 0, version: 1, ownerSpaceNumber: space?.spaceNumber ?? 0, audience: 'space', occasion: { kind: 'anytime' },
      moment: null, pairId: null, groupedBy: 'cohort', cohorts: COHORTS.map((cohortId) => ({ cohortId, label: cohortId })), opensAt: test.clock.now(), closesAt: null,
      closedAt: null, isImported: false, linkCode: null, survey, contract: contractOf(survey, 'cohort'), key: null, privateKey: null,
    })
  }

  async function submit({ editionNumber, contract }: StoredEdition, { cohort, a, b }: Person): Promise<void> {
    const responses: Record<string, Response> = { a: { kind: 'single', optionId: `o${a}` }, ...(b === undefined ? {} : { b: { kind: 'single', optionId: `o${b}` } }) }
    const outcome = await test.database.repositories.surveys.answers.submit({
      editionNumber, contractJson: JSON.stringify(contract), contractHash: hashContract(contract), tokenHash: randomBytes(16).toString('hex'), pairCode: undefined,
      responses, groupId: COHORTS[cohort] ?? null, now: test.clock.now(),
    })
    if (outcome !== 'kept') throw new Error(outcome)
  }

  /** The export holds the page's figures and no other number. */
  async function expectSameCsv({ editionId }: StoredEdition, page: EditionDashboard): Promise<void> {
    const csv = await world.ask('GET', `/editions/${editionId}/dashboard.csv?language=en`, await world.token(['trainer']))
    const rows = parse(csv.body, { bom: true, relaxColumnCount: true })
    const from = rows.findIndex(([first]) => first === 'Identifier')
    const counts = rows.slice(from + 1).filter((row) => row[9] === 'shown').map((row) => Number(row[4]))
    const shown = page.results.questions.flatMap((question) => (question.kind === 'counted' ? question.tables : [])).flatMap((table) => (table.kind === 'shown' ? table.cells : []))
    expect(counts).toEqual(shown.map(({ count }) => count))
  }
})

function surveyOf(mode: string, aOptions: number): Survey {
  const options = (count: number): string => Array.from({ length: count }, (_, index) => `  - { id: o${index}, title: O${index}${index === 0 ? ', favourable: true' : ''} }\n`).join('')
  const questions = `- id: a\n  kind: single\n  title: A\n  options:\n${options(aOptions)}- id: b\n  kind: single\n  title: B\n  options:\n${options(2)}`
  const parsed = parseSurvey(surveyFiles({ head: `results: ${mode}\n`, questions }))
  if (parsed.kind === 'issues') throw new Error(JSON.stringify(parsed.issues))
  return parsed.survey
}

interface Kind { readonly time: number; readonly cohort: number; readonly a: number; readonly b: number | undefined }
interface Told { readonly count: number; readonly includes: (kind: Kind) => boolean }
interface Shown { readonly cuts: readonly number[]; readonly facts: readonly Told[] }

function factsOf(pages: readonly EditionDashboard[], crossed: readonly NamedCrossing['crossing'][], total: number): Shown {
  const cuts = [...new Set([...pages.map(({ results }) => results.submissions ?? 0), total])].filter((cut) => cut > 0).sort((one, other) => one - other)
  const facts: Told[] = []
  const isIn = (kind: Kind, submissions: number): boolean => (cuts[kind.time] ?? 0) <= submissions
  const gave = (kind: Kind, question: string, members: readonly string[]): boolean => members.includes(`o${String(question === 'a' ? kind.a : kind.b)}`)
  for (const { results: { submissions, questions } } of pages) {
    if (submissions !== null) facts.push({ count: submissions, includes: (kind) => isIn(kind, submissions) })
    for (const table of questions.flatMap((question) => (question.kind === 'counted' ? question.tables : []))) {
      if (table.kind !== 'shown') continue
      for (const cell of table.cells) facts.push({ count: cell.count, includes: (kind) => isIn(kind, table.submissions) && gave(kind, table.tableId, cell.memberIds) })
    }
  }
  const isPartOf = (kind: Kind, question: string, { memberIds, includesPassed }: { memberIds: readonly string[]; includesPassed: boolean } | undefined = { memberIds: [], includesPassed: false }): boolean =>
    gave(kind, question, memberIds) || (includesPassed && question === 'b' && kind.b === undefined)
  for (const { rowTableId, columnTableId, columns, rows } of crossed) {
    for (const row of rows) {
      for (const [index, { count }] of row.cells.entries()) {
        facts.push({
          count,
          includes: (kind) => isPartOf(kind, columnTableId, columns[index])
            && (rowTableId === null ? row.joinedIds.includes(COHORTS[kind.cohort] ?? '') : isPartOf(kind, rowTableId, row)),
        })
      }
    }
  }
  return { cuts, facts }
}

/** Sizes of small groups that follow from what was told: an answer, or all others, in any stretch of time, cohort, beside another answer, or among who passed. */
function recovered({ a: aOptions, people }: Life, { cuts, facts }: Shown): number[] {
  const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index)
  const kinds: Kind[] = cuts.flatMap((_, time) => range(COHORTS.length).flatMap((cohort) => range(aOptions).flatMap((a) => [0, 1, undefined].map((b) => ({ time, cohort, a, b })))))
  const asFacts = facts.map(({ count, includes }): Fact => ({ count, includes: (index) => { const kind = kinds[index]; return kind !== undefined && includes(kind) } }))
  const oracle = reason(kinds.length, asFacts)
  const real = people.map((person, index): Kind => ({ ...person, time: cuts.findIndex((cut) => index < cut) }))
  const answers: AnswerGiven<Kind>[] = [
    ...range(aOptions).map((answer) => ({ questionId: 'a', given: (kind: Kind) => kind.a === answer, other: (kind: Kind) => kind.a !== answer, isOfSensitive: false })),
    ...[0, 1].map((answer) => ({ questionId: 'b', given: (kind: Kind) => kind.b === answer, other: (kind: Kind) => kind.b !== undefined && kind.b !== answer, isOfSensitive: false })),
  ].flatMap((answer) => [answer, { ...answer, given: answer.other, other: answer.given }])
  const unmade = (slice: Test<Kind>): Slice<Kind> => ({ slice, madeBy: [] })
  const slices: Slice<Kind>[] = [
    ...cuts.flatMap((_, from) => cuts.slice(from).map((__, more) => unmade((kind) => kind.time >= from && kind.time <= from + more))),
    ...range(COHORTS.length).flatMap((cohort) => [unmade((kind) => kind.cohort === cohort), unmade((kind) => kind.cohort !== cohort)]),
    ...answers.map(({ questionId, given }) => ({ slice: given, madeBy: [questionId] })),
    unmade((kind) => kind.b === undefined), { slice: (kind) => kind.b !== 0, madeBy: ['b'] },
  ]
  return smallGroupsFound({ kinds, people: real, oracle, slices, answers })
}
