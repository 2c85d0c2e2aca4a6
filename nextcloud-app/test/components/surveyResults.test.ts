// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { countSubmissions, emptyLedger, parseSurvey, publish, showResults, toPublicSurvey, validateSubmission, type Submission, type Survey } from '@parcours/surveys'
import { beforeEach, describe, expect, it } from 'vitest'
import CrossingTable from '../../src/components/surveyResults/CrossingTable.vue'
import FavourableTable from '../../src/components/surveyResults/FavourableTable.vue'
import { favourableLines } from '../../src/components/surveyResults/favourableLines.ts'
import QuestionResults from '../../src/components/surveyResults/QuestionResults.vue'
import { resultsSentence } from '../../src/surveyResultWords.ts'
import { createFakeServer } from '../support/fakeServer.ts'
import { listAxeViolations, mountWith, pageText } from '../support/mountApp.ts'

beforeEach(() => { createFakeServer() })

const SOURCE = `
id: end
version: 1
lang: en
title: The end
intro: Three questions.
licence: CC-BY-SA-4.0
authors: [Us]
sections:
  - id: all
    questions:
      - id: happy
        kind: single
        title: Are you happy with it?
        options:
          - { id: very, title: Very, favourable: true }
          - { id: rather, title: Rather, favourable: true }
          - { id: little, title: A little }
      - id: length
        kind: scale
        title: Was it the right length?
        points: 5
        low: Far too short
        high: Just right
        favourableFrom: 4
      - id: people
        kind: number
        title: How many of you came?
        min: 0
        max: 50
        classes: [6, 16]
      - id: words
        kind: long-text
        title: In your words
`

function theSurvey(): Survey {
  const parsed = parseSurvey([{ path: 'survey.yml', text: SOURCE }])
  if (parsed.kind !== 'survey') {
    throw new Error(JSON.stringify(parsed.issues))
  }
  return parsed.survey
}

function resultsOf(responses: readonly Record<string, unknown>[]) {
  const survey = theSurvey()
  const submissions = responses.map((given): Submission => {
    const read = validateSubmission(survey, { surveyId: 'end', version: 1, responses: given })
    if (read.kind === 'issues') {
      throw new Error(JSON.stringify(read.issues))
    }
    return read.submission
  })
  const publication = publish(survey, countSubmissions(survey, submissions), emptyLedger(survey), { isClosed: true })
  const ledger = publication.kind === 'published' ? publication.ledger : emptyLedger(survey)
  return { survey: toPublicSurvey(survey, 'en'), results: showResults(survey, ledger) }
}

const seventeen = Array.from({ length: 17 }, (_, index) => ({ happy: index < 9 ? 'very' : 'rather', length: index < 6 ? 2 : 5, people: index < 8 ? 3 : 20 }))

async function show(responses: readonly Record<string, unknown>[], questionId: string) {
  const { survey, results } = resultsOf(responses)
  const question = survey.sections[0]?.questions.find((one) => one.questionId === questionId)
  const result = results.questions.find((one) => one.questionId === questionId)
  return await mountWith(QuestionResults, { question, result, submissions: results.submissions })
}

describe('the results of one question', () => {
  it('are a table first, with both figures beside each percentage and the base below', async () => {
    const { wrapper } = await show(seventeen, 'happy')
    const rows = [...document.querySelectorAll('tbody tr')].map((row) => [...row.children].map(({ textContent }) => textContent.trim()).join(' '))
    expect(rows).toEqual(['Very 9 out of 17 (53%)', 'Rather 8 out of 17 (47%)', 'A little 0 out of 17 (0%)'])
    expect(pageText()).toContain('Base: 17 people who answered this question.')
    expect(pageText()).toContain('Favourable: 17 out of 17 (100%)')
    expect(await listAxeViolations(wrapper.element as Element)).toEqual([])
  })

  it('name the ends of a scale and the bounds of a class', async () => {
    await show(seventeen, 'length')
    expect(pageText()).toContain('5 (Just right)')
    document.body.innerHTML = ''
    await show(seventeen, 'people')
    expect(pageText()).toContain('Below 6')
    expect(pageText()).toContain('16 or more')
  })

  it('say in words that few people are protected, and hold no figure of them', async () => {
    const { wrapper } = await show(seventeen.map((one, index) => ({ ...one, happy: index < 16 ? 'very' : 'little' })), 'happy')
    expect(pageText(wrapper.element as Element)).toContain('Hidden: too few people chose one of the answers.')
    expect(pageText(wrapper.element as Element)).not.toMatch(/\d/)
  })
})

describe('the page of results', () => {
  it('opens with how many answered, out of whom', () => {
    const { results } = resultsOf(seventeen)
    expect(resultsSentence({ results, rate: null })).toBe('17 people have answered.')
    const rate = { kind: 'shown', submissions: 17, of: 37, denominator: 'attended', percent: 46, rounding: 'half-up' } as const
    expect(resultsSentence({ results, rate })).toBe('17 people have answered, out of 37 who attended (46%).')
    expect(resultsSentence({ results: resultsOf(seventeen.slice(0, 3)).results, rate: null })).toBe('Fewer than 5 answers: nothing is shown, to protect each person.')
  })

  it('sets side by side only the shares that may be shown, in the survey’s own order', () => {
    const { survey, results } = resultsOf(seventeen)
    expect(favourableLines({ survey, results }).map(({ name, favourable }) => [name, favourable.count])).toEqual([['Are you happy with it?', 17], ['Was it the right length?', 11]])
  })

  it('draws each share as a bar from zero to a hundred beside its words, for the eye alone', async () => {
    const { wrapper } = await mountWith(FavourableTable, { lines: favourableLines(resultsOf(seventeen)) })
    const bars = [...(wrapper.element as Element).querySelectorAll<HTMLElement>('.bar')]
    expect(bars.map((bar) => [bar.style.getPropertyValue('--share'), bar.getAttribute('aria-hidden')])).toEqual([['100', 'true'], ['65', 'true']])
    expect(pageText(wrapper.element as Element)).toContain('Was it the right length?11 out of 17 (65%)')
  })

  it('names each side of a two-way table by its answers, and says where people without an answer are counted', async () => {
    const { survey } = resultsOf(seventeen)
    const part = { count: 9, base: 18, percent: 50, rounding: 'half-up' } as const
    const row = { joinedIds: [], base: 18, cells: [part, part] }
    const side = (cellId: string, memberIds: readonly string[], includesPassed: boolean) => ({ cellId, memberIds, isFavourable: null, includesPassed })
    const tableWith = async (includesPassed: boolean) => {
      const rows = [{ ...row, ...side('favourable', ['very', 'rather'], false), rowId: 'favourable' }, { ...row, ...side('others', ['little'], includesPassed), rowId: 'others' }]
      const crossing = { rounding: 'half-up', smallestGroup: 5, rowTableId: 'happy', columnTableId: 'happy', columns: rows, rows } as const
      const { wrapper } = await mountWith(CrossingTable, { survey, named: { crossing, groupNames: {} } })
      const element = wrapper.element as Element
      return { words: pageText(element), heads: [...element.querySelectorAll('tbody th')].map(pageText), columns: [...element.querySelectorAll('thead th')].slice(2).map(pageText) }
    }
    const joined = await tableWith(true)
    expect(joined.heads).toEqual(['Very / Rather', 'A little / no answer'])
    expect(joined.columns).toEqual(joined.heads)
    expect(joined.words).toContain('half up. Those who gave no answer are too few to be told apart')
    const apart = await tableWith(false)
    expect(apart.heads).toEqual(['Very / Rather', 'A little'])
    expect(apart.words).not.toContain('no answer')
  })
})
