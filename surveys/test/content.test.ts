// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { findAdvice, hintsFor, questionsOf, readingLevel, toPublicSurvey, toSurveyJs } from '../src/index.ts'
import { CONTENT, readContent } from './readContent.ts'

const SLUGS = readdirSync(CONTENT)

describe('the shipped surveys', () => {
  it('are these six', () => {
    expect(SLUGS.sort()).toEqual(['a-chaud', 'avant-apres', 'bilan-de-parcours', 'diagnostic-numerique', 'vos-besoins', 'votre-arrivee'])
  })

  it.each(SLUGS)('%s is read without any issue or warning, in French and in English', (slug) => {
    const parsed = readContent(slug)
    expect(parsed).toMatchObject({ kind: 'survey', warnings: [] })
    if (parsed.kind !== 'survey') return
    expect(parsed.survey.surveyId).toBe(slug)
    expect(parsed.survey.languages).toEqual(['fr', 'en'])
  })

  it.each(SLUGS)('%s has at most 8 questions, all optional, and nothing missing in English', (slug) => {
    const parsed = readContent(slug)
    if (parsed.kind !== 'survey') throw new Error(slug)
    const questions = questionsOf(parsed.survey)
    expect(questions.length).toBeLessThanOrEqual(8)
    expect(questions.filter(question => question.isRequired)).toEqual([])
    const serious = hintsFor(parsed.survey).filter(({ code }) => code !== 'many-questions')
    expect(serious).toEqual([])
  })

  it.each(SLUGS)('%s speaks plainly: no exclamation mark, no « Veuillez », no « Oups »', (slug) => {
    const parsed = readContent(slug)
    expect(JSON.stringify(parsed)).not.toMatch(/!|Veuillez|Oups|·|cliquez ici/i)
  })

  it.each(SLUGS)('%s is shown in a third language with the original’s texts, marked as such', (slug) => {
    const parsed = readContent(slug)
    if (parsed.kind !== 'survey') throw new Error(slug)
    const shown = toPublicSurvey(parsed.survey, 'de')
    expect(shown.language).toBe('fr')
    expect(shown.sections.flatMap(section => section.questions).every(question => question.language === 'fr')).toBe(true)
    expect(toSurveyJs(parsed.survey, 'en')).toHaveProperty('pages')
  })

  it.each(SLUGS)('%s begins no line with a French sign when it is shown, and leaves English as written', (slug) => {
    const parsed = readContent(slug)
    if (parsed.kind !== 'survey') throw new Error(slug)
    const shown = JSON.stringify(toPublicSurvey(parsed.survey, 'fr'))
    expect(shown).not.toMatch(/ [:;?!»]|« /)
    expect(shown).toContain('\u00A0?')
    expect(JSON.stringify(toPublicSurvey(parsed.survey, 'en'))).not.toContain('\u00A0')
  })

  it('has questions that are easy or of medium difficulty to read', () => {
    for (const slug of SLUGS) {
      const parsed = readContent(slug)
      if (parsed.kind !== 'survey') throw new Error(slug)
      for (const question of questionsOf(parsed.survey)) {
        for (const [language, { title }] of Object.entries(question.texts)) expect(readingLevel(title, language)?.level ?? 'easy', title).not.toBe('hard')
      }
    }
  })
})

describe('the advice of the digital check-up', () => {
  const STEPS = ['faire-connaissance', 'diagnostiquer', 'decider', 'choisir', 'essayer', 'migrer', 'former', 'passer-la-main']
  const parsed = readContent('diagnostic-numerique')
  if (parsed.kind !== 'survey') throw new Error('unreadable')
  const { survey } = parsed

  it.each([
    { done: undefined, advice: undefined, why: 'nothing was answered' },
    { done: ['aucune'], advice: 'faire-connaissance', why: 'nothing is done' },
    ...STEPS.map((_, index) => ({ done: STEPS.slice(0, index + 1), advice: STEPS[index + 1] ?? 'revenir-au-cap', why: `${index + 1} steps are done` })),
    { done: ['essayer'], advice: 'faire-connaissance', why: 'an early step was skipped' },
  ])('is $advice when $why', ({ done, advice }) => {
    const answers = done === undefined ? {} : { etapes: done }
    expect(findAdvice(survey, answers)?.adviceId).toBe(advice)
  })
})
