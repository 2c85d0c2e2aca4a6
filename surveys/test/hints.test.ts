// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { hintsFor, parseSurvey, readingLevel, toPublicSurvey, toSurveyJs } from '../src/index.ts'
import { aSurveyAsking, HEAD } from './readContent.ts'

const codes = (questions: string): string[] => hintsFor(aSurveyAsking(questions)).map(hint => hint.code)
const text = (title: string, id = 'q'): string => `- { id: ${id}, kind: long-text, title: "${title}" }\n`

describe('hints to authors', () => {
  it.each([
    { questions: text('Qu’avez-vous pensé de la salle ?'), hints: [] },
    { questions: text('Ne pensez-vous pas que la salle était belle ?'), hints: ['leading-question'] },
    { questions: text('La salle et/ou le repas vous ont-ils plu ?'), hints: ['double-question'] },
    { questions: text('Considérez-vous l’accompagnement méthodologique interdépartemental particulièrement approprié ?'), hints: ['hard-to-read'] },
    { questions: text(`${'mot '.repeat(26)} ?`), hints: ['long-question'] },
    { questions: text('Un mot ?', 'a') + text('Un mot ?', 'b') + text('Un mot ?', 'c'), hints: ['many-texts'] },
    { questions: Array.from({ length: 6 }, (_, index) => `- { id: s${index}, kind: scale, title: Une note }\n`).join(''), hints: ['many-questions'] },
    { questions: '- { id: q, kind: single, title: Alors, options: [{ id: a, title: A, favourable: true }, { id: b, title: B, favourable: true }, { id: c, title: C }] }\n', hints: ['leading-options'] },
    { questions: '- { id: q, kind: single, title: Alors, options: [{ id: a, title: A, favourable: true }, { id: c, title: C }] }\n', hints: [] },
  ])('of « $questions » are $hints', ({ questions, hints }) => {
    expect(codes(questions)).toEqual(hints)
  })

  it('name what a translation lacks', () => {
    const original = `${HEAD}sections:\n- id: s\n  title: Section\n  questions:\n  - { id: q, kind: single, title: Q, help: H, options: [{ id: a, title: A }, { id: b, title: B }] }\n`
    const parsed = parseSurvey([{ path: 'survey.yml', text: original }, { path: 'survey.en.yml', text: 'title: T\nquestions: { q: { title: Q, options: { a: A } } }\n' }])
    if (parsed.kind !== 'survey') throw new Error(JSON.stringify(parsed.issues))
    const missing = hintsFor(parsed.survey).map(hint => `${hint.questionId ?? ''} ${hint.message.en}`)
    expect(missing).toEqual([expect.stringContaining('sections.s'), expect.stringContaining('q Missing in "en": help'), expect.stringContaining('options.b')])
    const shown = toPublicSurvey(parsed.survey, 'en').sections[0]
    expect([shown?.language, shown?.questions[0]?.language, shown?.questions[0]?.options.map(option => option.label)]).toEqual(['fr', 'en', ['A', 'B']])
  })

  it.each([{ text: 'Deux mots', language: 'fr' }, { text: 'Drei kurze Wörter hier', language: 'de' }])('have no reading level for « $text »', ({ text: words, language }) => {
    expect(readingLevel(words, language)).toBeUndefined()
  })

  it('find a simple sentence easier than a heavy one, in both languages', () => {
    const score = (words: string, language: string): number => readingLevel(words, language)?.score ?? 0
    expect(score('Le chat dort sur le lit.', 'fr')).toBeGreaterThan(score('L’institutionnalisation organisationnelle conditionne l’opérationnalité.', 'fr'))
    expect(score('The cat sleeps on the bed.', 'en')).toBeGreaterThan(score('Organisational institutionalisation conditions operational capability.', 'en'))
  })
})

describe('leaving for SurveyJS', () => {
  it('keeps kinds, options and conditions', () => {
    const survey = aSurveyAsking('- { id: q, kind: scale, title: Q }\n- { id: m, kind: multiple, title: M, options: [{ id: a, title: A }, { id: b, title: B }] }\n- { id: t, kind: short-text, title: T, visibleIf: { question: q, answers: [1, 2] } }\n- { id: u, kind: long-text, title: U, visibleIf: { question: m, answers: [a] } }\n')
    expect(toSurveyJs(survey, 'fr')).toMatchObject({ pages: [{ elements: [
      { name: 'q', type: 'rating', rateMin: 1, rateMax: 5 }, { type: 'checkbox', choices: [{ value: 'a', text: 'A' }, { value: 'b' }] },
      { type: 'text', visibleIf: '{q} = 1 or {q} = 2' }, { type: 'comment', visibleIf: "{m} contains 'a'" },
    ] }] })
  })
})
