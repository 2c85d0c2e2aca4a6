// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { parseSurvey, validateSubmission, type SentResponse } from '@parcours/surveys'
import { expect, it } from 'vitest'
import { cellsByQuestion, responsesOf } from '../../src/database/surveys/keptCells.ts'
import { surveyFiles } from './surveyWorld.ts'

const OPTIONS = 'options: [{ id: a, title: A }, { id: b-2, title: B }, { id: constructor, title: C }]'
const QUESTIONS = `- { id: one, kind: single, title: T, ${OPTIONS} }
- { id: some, kind: multiple, title: T, ${OPTIONS} }
- { id: mark, kind: scale, title: T, points: 5 }
- { id: ten, kind: zero-ten, title: T }
- { id: grid, kind: matrix, title: T, rows: [{ id: r-1, title: R }, { id: r-2, title: S }], ${OPTIONS} }
- { id: order, kind: ranking, title: T, top: 3, ${OPTIONS} }
- { id: size, kind: number, title: T, min: 0, max: 50, classes: [6, 16] }
- { id: when, kind: date, title: T, min: 2026-01-01, max: 2026-12-31, classes: [2026-06-01] }
- { id: words, kind: long-text, title: T }
`
const ALL: Readonly<Record<string, SentResponse>> = {
  one: 'constructor', some: ['a', 'b-2'], mark: 4, ten: 0, grid: { 'r-1': 'a', 'r-2': 'b-2' }, order: ['b-2', 'a', 'constructor'], size: 12, when: '2026-07-01',
  words: { text: 'Oui.', mayQuote: false },
}

it.each([{ responses: ALL }, { responses: {} }, { responses: { order: ['a'] } }, { responses: { grid: { 'r-2': 'constructor' } } }])(
  'every closed answer comes back as it was, and words do not: $responses', ({ responses }) => {
    const parsed = parseSurvey(surveyFiles({ head: 'moreThanEight: true\n', questions: QUESTIONS }))
    if (parsed.kind === 'issues') throw new Error(JSON.stringify(parsed.issues))
    const validated = validateSubmission(parsed.survey, { surveyId: 'seance', version: 1, responses })
    if (validated.kind === 'issues') throw new Error(JSON.stringify(validated.issues))
    const closed = Object.fromEntries(Object.entries(validated.submission.responses).filter(([, { kind }]) => kind !== 'text'))
    const kept = JSON.parse(JSON.stringify(cellsByQuestion(validated.submission.responses))) as Record<string, string[]>
    expect(responsesOf(parsed.survey, kept)).toEqual(closed)
  },
)
