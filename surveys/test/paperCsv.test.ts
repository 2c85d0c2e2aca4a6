// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { importRows, paperCsv, toPublicSurvey, type SentResponse } from '../src/index.ts'
import { aSurveyAsking } from './readContent.ts'

/** Ids that are headings of other programs, and labels that are others' ids, on purpose. */
const survey = aSurveyAsking(`- { id: duree, kind: single, title: Q, options: [{ id: b, title: A }, { id: a, title: B }] }
- { id: why, kind: long-text, title: Why, visibleIf: { question: duree, answers: [a] } }
- { id: tools, kind: multiple, title: Tools, options: [{ id: mail, title: M }, { id: files, title: F }] }
- { id: useful, kind: scale, title: Useful, points: 5 }
- { id: trust, kind: matrix, title: Trust, rows: [{ id: share, title: S }, { id: write, title: W }], options: [{ id: able, title: Able }, { id: unsure, title: Unsure }] }
- { id: first, kind: ranking, title: First, top: 2, options: [{ id: site, title: S }, { id: letter, title: L }, { id: talk, title: T }] }
- { id: people, kind: number, title: People, min: 0, max: 50, classes: [6] }
- { id: since, kind: date, title: Since, min: 2020-01-01, max: 2026-12-31, classes: [2024-01-01] }
`)
const WORDS = '=1+1; a "quote", and\nanother line'

/** Cells of a CSV in which every cell stands between quotes. */
function cellsOf(csv: string): string[][] {
  const lines: string[][] = [[]]
  for (const [whole, cell = ''] of csv.matchAll(/"((?:[^"]|"")*)"(?:,|\r\n|$)/g)) {
    lines.at(-1)?.push(cell.replaceAll('""', '"'))
    if (whole.endsWith('\r\n')) lines.push([])
  }
  return lines
}

const read = (...sheets: Readonly<Record<string, SentResponse>>[]) => importRows(survey, 'paper', cellsOf(paperCsv(toPublicSurvey(survey, 'en'), sheets)))

describe('sheets of paper keyed in', () => {
  it('come back as they were, whatever the kind of question', () => {
    const imported = read({
      duree: 'a', why: { text: WORDS, mayQuote: true }, tools: ['mail', 'files'], useful: 4, trust: { share: 'able', write: 'unsure' },
      first: ['letter', 'site'], people: 12, since: '2025-03-01',
    })
    if (imported.kind !== 'imported') throw new Error(JSON.stringify(imported.issues))
    expect(imported.issues).toEqual([])
    expect(imported.texts).toEqual({ why: [WORDS] })
    expect(Object.fromEntries(Object.entries(imported.counters.questions).map(([id, { cells }]) => [id, Object.keys(cells).sort()]))).toEqual({
      duree: ['a'], why: [], tools: ['files', 'mail'], useful: ['4'], trust: ['share.able', 'write.unsure'], first: ['letter.1', 'site.2'], people: ['class-1'], since: ['class-1'],
    })
  })

  it('count once each, leave out what a condition hides, and forget the order of keying', () => {
    const sheets = [{ duree: 'b', why: { text: 'hidden', mayQuote: false } }, { duree: 'a' }, { useful: 1 }, { duree: 'a' }]
    const imported = read(...sheets)
    expect(imported).toMatchObject({ kind: 'imported', texts: {}, issues: [], counters: { submissions: 4, questions: { duree: { responses: 3, cells: { a: 2, b: 1 } } } } })
    const asked = toPublicSurvey(survey, 'en')
    expect(paperCsv(asked, [...sheets].reverse())).toBe(paperCsv(asked, sheets))
  })
})
