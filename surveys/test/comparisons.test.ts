// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import {
  compareEditions, compareVersions, contractText, countChanges, emptyLedger, findLoosened, privacyContract, publish, showChanges, showResults,
  type Counters, type Submission, type Survey, type SurveyResults,
} from '../src/index.ts'
import { aSurveyAsking } from './readContent.ts'

const OPTIONS = '  options: [{ id: a, title: A, favourable: true }, { id: b, title: B }]\n'
const ask = (more = '', head = ''): Survey => aSurveyAsking(`- id: q\n  kind: single\n  title: Q\n${OPTIONS}${more}`, head)

describe('editions', () => {
  const survey = ask()
  const edition = (a: number, b: number): SurveyResults => {
    const counters: Counters = { surveyId: 'test', version: 1, submissions: a + b, questions: { q: { responses: a + b, cells: { a, b } } } }
    const publication = publish(survey, counters, emptyLedger(survey), { isClosed: true })
    if (publication.kind !== 'published') throw new Error(publication.reason)
    return showResults(survey, publication.ledger)
  }

  it('are compared by what each one shows; a hidden one is a gap, not a zero', () => {
    const [line] = compareEditions([{ editionId: '2024', results: edition(10, 10) }, { editionId: '2025', results: edition(16, 1) }, { editionId: '2026', results: edition(15, 5) }])
    expect(line?.points.map(point => point.favourable?.percent ?? null)).toEqual([50, null, 75])
    expect(line?.differencePoints).toBe(25)
  })

  it.each([{ editions: [] }, { editions: [{ editionId: 'x', results: edition(16, 1) }] }])('without any shown figure give no line', ({ editions }) => {
    expect(compareEditions(editions)).toEqual([])
  })

  it('have no difference when only one is shown', () => {
    expect(compareEditions([{ editionId: 'x', results: edition(10, 10) }])[0]?.differencePoints).toBeNull()
  })
})

describe('before and after', () => {
  const survey = aSurveyAsking('- { id: q, kind: scale, title: Q, points: 5 }\n', 'paired: true\n')
  const one = (pairCode: string | undefined, point: number): Submission => ({ surveyId: 'test', version: 1, pairCode, responses: { q: { kind: 'scale', point } } })

  it('pairs by code, leaving out lone, missing and repeated codes', () => {
    const before = [one('p', 1), one('q', 3), one('r', 3), one('lone', 2), one(undefined, 5), one('twice', 1), one('twice', 2)]
    const after = [one('p', 4), one('q', 3), one('r', 1), one(undefined, 5), one('twice', 5)]
    expect(countChanges(survey, before, after)).toEqual([{ questionId: 'q', counts: [1, 1, 1] }])
  })

  it.each([
    { counts: [5, 5, 10], kind: 'full' }, { counts: [0, 0, 5], kind: 'full' }, { counts: [1, 4, 10], kind: 'split' }, { counts: [1, 2, 10], kind: 'hidden' }, { counts: [0, 0, 4], kind: 'hidden' }, { counts: [0, 0, 0], kind: 'hidden' },
  ])('$counts are shown: $kind', ({ counts: [lower = 0, same = 0, higher = 0], kind }) => {
    expect(showChanges([{ questionId: 'q', counts: [lower, same, higher] }])[0]?.kind).toBe(kind)
  })
})

describe('versions', () => {
  it.each([
    { after: ask(), change: 'same' },
    { after: ask().sections[0] === undefined ? ask() : { ...ask(), sections: aSurveyAsking(`- id: q\n  kind: single\n  title: Better words\n${OPTIONS}`).sections }, change: 'wording' },
    { after: aSurveyAsking('- { id: q2, formerly: [q], kind: single, title: Q, options: [{ id: z, formerly: [a], title: A, favourable: true }, { id: b, title: B }] }\n'), change: 'wording' },
    { after: aSurveyAsking('- { id: q, kind: single, title: Q, options: [{ id: z, title: A, favourable: true }, { id: b, title: B }] }\n'), change: 'structure' },
    { after: aSurveyAsking('- { id: q, kind: single, title: Q, options: [{ id: b, title: B }, { id: a, title: A, favourable: true }] }\n'), change: 'structure' },
    { after: ask('- { id: more, kind: long-text, title: T }\n'), change: 'structure' },
    { after: aSurveyAsking(`- id: q\n  kind: multiple\n  title: Q\n${OPTIONS}`), change: 'structure' },
  ])('differ by $change', ({ after, change }) => {
    expect(compareVersions(ask(), after)).toBe(change)
  })
})

describe('a survey written again by another hand', () => {
  const reversed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reversed)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).reverse().map(([key, part]) => [key, reversed(part)]))
  }
  const condition = '- { id: why, kind: long-text, title: Why, visibleIf: { question: q, answers: [a] } }\n'

  it.each([[ask()], [ask(condition)], [ask('- { id: n, kind: number, title: N, min: 0, max: 9, classes: [5] }\n')]])('is the same, whatever the order of its keys', (survey) => {
    const again = reversed(JSON.parse(JSON.stringify(survey))) as Survey
    expect(JSON.stringify(again)).not.toBe(JSON.stringify(survey))
    expect(compareVersions(survey, again)).toBe('same')
    expect(compareVersions(again, survey)).toBe('same')
  })

  it('has changed its words or its structure and no more', () => {
    const words = { ...reversed(ask()) as Survey, texts: { en: { title: 'Other words', intro: 'I' } } }
    expect(compareVersions(ask(), words)).toBe('wording')
    expect(compareVersions(ask(), reversed(ask(condition)) as Survey)).toBe('structure')
    expect(compareVersions(ask(condition), reversed(ask(condition.replace('[a]', '[b]'))) as Survey)).toBe('structure')
  })
})

describe('the privacy contract', () => {
  const text = '- { id: t, kind: long-text, title: T }\n'

  it('has the same text for the same promises, and nobody reads texts where none is asked', () => {
    expect(contractText(privacyContract(ask()))).toBe(contractText(privacyContract(ask())))
    expect(privacyContract(ask()).textReaders).toBe('nobody')
  })

  it.each([
    { before: ask(), after: ask(), loosened: [] },
    { before: ask(), after: ask(text), loosened: ['textReaders'] },
    { before: ask('', 'privacy: { retentionMonths: 12 }\n'), after: ask('', 'privacy: { retentionMonths: 13 }\n'), loosened: ['retentionMonths'] },
    { before: ask('', 'privacy: { retentionMonths: 13 }\n'), after: ask('', 'privacy: { retentionMonths: 12 }\n'), loosened: [] },
    { before: ask('', 'privacy: { respondentsSeeResults: false }\n'), after: ask(), loosened: ['respondentsSeeResults'] },
  ])('loses $loosened', ({ before, after, loosened }) => {
    expect(findLoosened(privacyContract(before), privacyContract(after))).toEqual(loosened)
  })
})
