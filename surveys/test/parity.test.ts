// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import {
  checkParity, compareWithPublished, countSubmissions, emptyLedger, publish, questionsOf, readReport, showResults, validateSubmission,
  type Submission, type Survey, type TableResults,
} from '../src/index.ts'
import { HUBIKOOP } from './hubikoop.ts'
import { readContent } from './readContent.ts'

const PUBLISHED = [['attentes', 94], ['duree', 82], ['niveau', 88], ['pratiques', 64], ['ateliers', 76]] as const
const figures = PUBLISHED.map(([figureId, percent]) => ({ figureId, percent }))

const survey = shipped()
const submissions = HUBIKOOP.map((values): Submission => {
  const sent = { surveyId: survey.surveyId, version: 1, responses: Object.fromEntries(Object.entries(values).map(([id, value]) => [id, value.replaceAll('_', '-')])) }
  const validated = validateSubmission(survey, sent)
  if (validated.kind === 'issues') throw new Error(JSON.stringify(validated.issues))
  return validated.submission
})
const counters = countSubmissions(survey, submissions)

describe('the published percentages', () => {
  it.each([
    { rounding: 'half-up', bases: [33, 50] },
    { rounding: 'truncated', bases: [17, 34, 50, 51] },
    { rounding: 'ceiling', bases: [33, 49, 50, 58] },
  ])('fit $bases respondents up to 60, $rounding', ({ rounding, bases }) => {
    const verdict = checkParity({ declaredBase: undefined, figures }, 60).verdicts.find(other => other.rounding === rounding)
    expect(verdict?.possibleBases).toEqual(bases)
  })

  it('cannot come from the 13 declared: 94 % needs 16 half-up, 17 truncated, 15 by ceiling', () => {
    const report = checkParity({ declaredBase: 13, figures }, 60)
    expect(report.isDeclaredBasePossible).toBe(false)
    const needed = report.verdicts.map(({ rounding, impossible }) => [rounding, impossible.find(figure => figure.percent === 94)?.smallestBase])
    expect(needed).toEqual([['half-up', 16], ['truncated', 17], ['ceiling', 15]])
    // At 13 only 76 is reachable, truncated: 10 of 13.
    expect(report.verdicts.map(({ impossible }) => impossible.map(figure => figure.percent))).toEqual([[94, 82, 88, 64, 76], [94, 82, 88, 64], [94, 82, 88, 64, 76]])
  })

  it('agree six times with the synthetic answers when truncated', () => {
    const all = compareWithPublished(survey, counters, [{ figureId: 'satisfaction', percent: 100 }, ...figures], 'truncated')
    expect(all.map(figure => figure.agrees)).toEqual([true, true, true, true, true, true])
  })

  it('differ half-up in « pratiques » and nowhere else', () => {
    const all = compareWithPublished(survey, counters, [{ figureId: 'satisfaction', percent: 100 }, ...figures], 'half-up')
    expect(all.filter(figure => !figure.agrees)).toEqual([{ tableId: 'pratiques', published: 64, computed: 65, agrees: false }])
  })

  it('are read from the words of a report, with the number of respondents it claims', () => {
    const text = 'Sur les 13 réponses reçues, 94 % disent que le parcours a répondu à leurs attentes, 82 % que la durée convenait, '
      + '88% que les explications étaient claires, 64 % ont renforcé leurs pratiques et 76 % souhaitent des ateliers. La part était de 12,5 % en 2021 et de 250 % ailleurs.'
    const found = readReport(text)
    expect(found.declaredBase).toBe(13)
    expect(found.figures.map(figure => figure.percent)).toEqual([94, 82, 88, 64, 76])
    expect(found.excerpts['figure-4']).toContain('ont renforcé leurs pratiques')
    expect(checkParity(found).isDeclaredBasePossible).toBe(false)
  })

  it.each(['', '%%%%', '999 %', 'personne'])('nothing is found in %j', (text) => {
    expect(readReport(text)).toEqual({ declaredBase: undefined, figures: [], excerpts: {} })
  })
})

describe('the 17 synthetic answers at k = 5', () => {
  const shown = showAt(5)

  it('show satisfaction in full and pratiques in two parts, and nothing else', () => {
    expect(shown['satisfaction']).toMatchObject({ kind: 'shown', isFull: true, base: 17, cells: [{ count: 9 }, { count: 8 }, { count: 0 }, { count: 0 }] })
    expect(shown['pratiques']).toMatchObject({ kind: 'shown', isFull: false, base: 17, cells: [{ count: 11, percent: 65 }, { count: 6, percent: 35 }], favourable: { count: 11, base: 17, percent: 65, rounding: 'half-up' } })
  })

  it.each(['attentes', 'duree', 'niveau', 'ateliers'])('hold no number at all for %s', (questionId) => {
    expect(shown[questionId]).toEqual({ kind: 'hidden', tableId: questionId, partId: null, reason: 'small-groups' })
  })

  it('at k = 3 also show duree and ateliers', () => {
    const atThree = Object.values(showAt(3)).filter(table => table.kind === 'shown').map(table => table.tableId)
    expect(atThree.sort()).toEqual(['ateliers', 'duree', 'pratiques', 'satisfaction'])
  })
})

function showAt(k: number): Record<string, TableResults> {
  const publication = publish(survey, counters, emptyLedger(survey), { isClosed: true, k })
  if (publication.kind !== 'published') throw new Error(publication.reason)
  return Object.fromEntries(showResults(survey, publication.ledger, { k }).questions.flatMap(question => (question.kind === 'counted' ? question.tables.map(table => [table.tableId, table]) : [])))
}

function shipped(): Survey {
  const parsed = readContent('bilan-de-parcours')
  if (parsed.kind !== 'survey' || questionsOf(parsed.survey).length !== 8) throw new Error('bilan-de-parcours')
  return parsed.survey
}
