// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ImportRequest, PublicQuestion, PublicSurvey } from '@parcours/surveys'
import { describe, expect, it } from 'vitest'
import PaperKeying from '../../src/components/surveyDesk/PaperKeying.vue'
import PaperSheet from '../../src/components/surveyDesk/PaperSheet.vue'
import { readSpreadsheetText } from '../../src/readSpreadsheetText.ts'
import { createFakeServer } from '../support/fakeServer.ts'
import { getByRole, listAxeViolations, mountWith, pageText, settle } from '../support/mountApp.ts'

function aQuestion(given: Partial<PublicQuestion> & Pick<PublicQuestion, 'questionId' | 'kind' | 'title'>): PublicQuestion {
  return {
    language: 'en', help: null, isRequired: false, isSensitive: false, visibleIf: null, options: [], rows: [], points: null, most: null,
    number: null, date: null, mostCharacters: null, ...given,
  }
}

const QUESTIONS = [
  aQuestion({ questionId: 'ready', kind: 'single', title: 'Are you ready?', isRequired: true, options: ['Yes', 'No', 'Perhaps'].map((label) => ({ optionId: label.toLowerCase(), label, isExclusive: false })) }),
  aQuestion({ questionId: 'why', kind: 'long-text', title: 'Why not?', mostCharacters: 200, visibleIf: { questionId: 'ready', answers: ['no', 'perhaps'] } }),
  aQuestion({ questionId: 'useful', kind: 'scale', title: 'How useful?', points: { from: 1, to: 5, low: 'Not at all', high: 'Very' } }),
]
const SURVEY: PublicSurvey = {
  surveyId: 'after', version: 1, language: 'en', languages: ['en'], title: 'Right after', intro: 'Two questions.', licence: 'CC0-1.0', authors: ['Us'], isPaired: false, results: 'closing',
  privacy: { retentionMonths: 24, textReaders: 'coordinators', respondentsSeeResults: true }, smallestGroup: 5, sections: [{ sectionId: 's', language: 'en', title: null, questions: QUESTIONS }], advices: [],
}

describe('a survey on paper', () => {
  it('holds every question, with its condition in words, boxes and lines', async () => {
    await mountWith(PaperSheet, { survey: SURVEY, questions: QUESTIONS })
    const text = pageText()
    expect(text).toContain('Only if you answered “No” or “Perhaps” to question 1:')
    expect(text).toContain('Write no name on this sheet.')
    expect(document.querySelectorAll('.paper .box')).toHaveLength(3 + 5)
    expect(document.querySelectorAll('.paper .line')).toHaveLength(5)
    expect(await listAxeViolations(document.querySelector('.paper') ?? document.body)).toEqual([])
  })

  it('is keyed in sheet after sheet with the keyboard’s own order, and brought in as paper', async () => {
    const server = createFakeServer()
    const sent: ImportRequest[] = []
    server.on('POST /surveys/after/imports', ({ body }) => {
      sent.push(body as ImportRequest)
      return { kind: 'imported', editionId: 'e-1', submissionCount: 10, issues: [], parity: null, comparisons: [] }
    })
    const { shell } = await mountWith(PaperKeying, { survey: SURVEY, surveyId: 'after' })
    shell.createIdentity()
    for (let sheet = 1; sheet <= 10; sheet += 1) {
      expect(pageText()).toContain(`Sheet ${sheet}`)
      // What one answered is not ticked for the next.
      expect(document.querySelector('input:checked')).toBeNull()
      choose(getByRole('radio', sheet === 10 ? 'No' : 'Yes') as HTMLInputElement)
      await settle()
      if (sheet === 10) write(document.querySelector('textarea'), 'Too "long"')
      await settle()
      expect(pageText()).not.toContain('may be quoted')
      document.querySelector('form')?.dispatchEvent(new Event('submit'))
      await settle()
      expect(document.activeElement?.id).toBe('question-ready')
    }
    expect(pageText()).toContain('10 sheets are keyed in.')
    expect(await listAxeViolations(document.querySelector('form') ?? document.body)).toEqual([])
    getByRole('button', 'Bring in 10 sheets').click()
    await settle()
    expect(sent).toHaveLength(1)
    expect(sent[0]).toMatchObject({ source: 'paper' })
    expect(sent[0]?.csv.split('\r\n')).toEqual(['"ready","why","useful"', '"no","Too ""long""",""', ...Array<string>(9).fill('"yes","",""')])
    expect(document.activeElement?.textContent).toContain('10 sheets were brought in.')
  })

  it('reads CSV files of spreadsheets, whatever their encoding', () => {
    const bytes = (...values: readonly number[]) => new Uint8Array(values).buffer
    expect(readSpreadsheetText(bytes(0x54, 0x72, 0xE8, 0x73))).toBe('Très')
    expect(readSpreadsheetText(new TextEncoder().encode('\uFEFFTrès’').buffer)).toBe('Très’')
    expect(readSpreadsheetText(bytes(0xFF, 0xFE, 0xE8, 0x00, 0x3B, 0x00))).toBe('è;')
    expect(readSpreadsheetText(bytes(0xFE, 0xFF, 0x00, 0xE8))).toBe('è')
  })
})

function choose(input: HTMLInputElement): void {
  input.checked = true
  input.dispatchEvent(new Event('change'))
}

function write(box: HTMLTextAreaElement | null, text: string): void {
  if (box === null) throw new Error('No box to write in.')
  box.value = text
  box.dispatchEvent(new Event('input'))
}
