// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareWithPublished, IMPORT_SOURCES, importRows, LIMITS, type Imported } from '../src/index.ts'
import { aSurveyAsking } from './readContent.ts'

const survey = aSurveyAsking([
  '- { id: happy, kind: single, title: "Êtes-vous content⋅e ?", options: [{ id: yes, title: Oui, favourable: true }, { id: no, title: Non }] }\n',
  '- { id: tools, kind: multiple, title: Vos outils, options: [{ id: pad, title: Un pad }, { id: call, title: Une visio }] }\n',
  '- { id: grid, kind: matrix, title: Vos usages, rows: [{ id: mail, title: Courriel }], options: [{ id: often, title: Souvent }, { id: never, title: Jamais }] }\n',
  '- { id: rank, kind: ranking, title: Vos besoins, top: 2, options: [{ id: pad, title: Un pad }, { id: call, title: Une visio }] }\n',
  '- { id: mark, kind: scale, title: Une note, points: 5 }\n',
  '- { id: words, kind: long-text, title: Un mot }\n',
  '- { id: why, kind: long-text, title: Pourquoi, visibleIf: { question: happy, answers: [no] } }\n',
].join(''))

const cells = (imported: Imported): unknown => imported.kind === 'imported' && Object.fromEntries(Object.entries(imported.counters.questions).map(([id, question]) => [id, question.cells]))
const EXPECTED = { happy: { yes: 1, no: 1 }, tools: { pad: 2, call: 1 }, grid: { 'mail.often': 1 }, rank: { 'call.1': 1, 'pad.2': 1 }, mark: { 4: 1 }, words: {} }

describe('answers collected elsewhere', () => {
  it('are counted from Nextcloud Forms', () => {
    const imported = importRows(survey, 'nextcloud-forms', [
      ['User ID', 'User display name', 'Timestamp', 'Êtes-vous content·e ?', 'Vos outils', 'Vos besoins', 'Une note', 'Un mot', 'Autre'],
      ['samia', 'Samia', '2026-01-01T00:00:00', 'Oui', 'Un pad; Une visio', 'Une visio; Un pad', '4', 'zut', ''],
      ['', '', '', 'Non', 'Un pad', '', '', 'ah', 'x'], ['', '', '', '', '', '', '', '', ''],
    ])
    expect(imported).toMatchObject({ kind: 'imported', isImported: true, counters: { submissions: 2 }, texts: { words: ['ah', 'zut'] } })
    expect(cells(imported)).toEqual({ ...EXPECTED, grid: undefined })
    expect(imported.issues.map(issue => `${issue.code} ${issue.column ?? ''}`)).toEqual(expect.arrayContaining(['identity-column User ID', 'identity-column Timestamp', 'unknown-column Autre', 'question-without-column grid']))
    expect(JSON.stringify(imported)).not.toMatch(/samia|2026-01-01/i)
  })

  it('are counted from LimeSurvey', () => {
    const imported = importRows(survey, 'limesurvey', [
      ['Response ID', 'Date submitted', 'happy', 'Vos outils [Un pad]', 'tools[call]', 'Vos usages [Courriel]', 'Vos besoins [Rang 1]', 'Vos besoins [Rang 2]', 'mark', 'Un mot'],
      ['1', '1980-01-01', 'Oui', 'Oui', 'Oui', 'Souvent', 'Une visio', 'Un pad', '4', 'ah'], ['2', '1980-01-01', 'Non', 'Y', 'N', '', '', '', '', ''],
    ])
    expect(cells(imported)).toEqual(EXPECTED)
  })

  it('are counted from Framaforms, with its three heading rows and a column per option', () => {
    const imported = importRows(survey, 'framaforms', [
      ['Submission Details', '', '', '', '', '', '', '', '', '', ''],
      ['', '', '', 'Êtes-vous content⋅e ?', '', 'Vos outils', '', 'Vos usages', 'Vos besoins', '', 'Une note'],
      ['Serial', 'SID', 'IP Address', 'Oui', 'Non', 'Un pad', 'Une visio', 'Courriel', 'Un pad', 'Une visio', 'Une note'],
      ['1', '101', '192.0.2.1', 'X', '', 'X', 'X', 'Souvent', '2', '1', '4'], ['2', '102', '192.0.2.2', '', 'X', 'X', '', '', '', '', ''],
    ])
    expect(cells(imported)).toEqual({ ...EXPECTED, words: undefined })
    expect(JSON.stringify(imported)).not.toContain('192.0.2')
  })

  it('report what they could not read, and answers nobody would have been asked for', () => {
    const imported = importRows(survey, 'nextcloud-forms', [['happy', 'mark', 'why'], ['Oui', '9', 'car'], ['Bof', 'x', '']])
    expect(imported.issues.map(issue => `${issue.code} ${issue.column ?? ''} ${issue.count}`)).toEqual(expect.arrayContaining(['unknown-value happy 1', 'unknown-value mark 2', 'hidden-answer  1']))
  })

  it('are compared with the percentage that was published of them', () => {
    const imported = importRows(survey, 'nextcloud-forms', [['happy'], ['Oui'], ['Oui'], ['Non']])
    if (imported.kind !== 'imported') throw new Error('refused')
    expect(compareWithPublished(survey, imported.counters, [{ figureId: 'happy', percent: 70 }, { figureId: 'words', percent: 3 }], 'half-up')).toEqual([
      { tableId: 'happy', published: 70, computed: 67, agrees: false }, { tableId: 'words', published: 3, computed: undefined, agrees: false },
    ])
  })

  it.each([
    { rows: [], code: 'no-header' }, { rows: [['', '']], code: 'no-header' }, { rows: [['Nothing known']], code: 'no-known-column' },
    { rows: [Array.from({ length: LIMITS.importedColumns + 1 }, () => 'x')], code: 'too-many-columns' }, { rows: Array.from({ length: LIMITS.importedRows + 1 }, () => ['x']), code: 'too-many-rows' },
  ])('are refused: $code', ({ rows, code }) => {
    const imported = importRows(survey, 'nextcloud-forms', rows)
    expect([imported.kind, imported.issues[0]?.code]).toEqual(['refused', code])
    expect(imported.issues[0]?.message.fr).not.toMatch(/\{/)
  })

  it('never make the import throw', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('happy', 'tools[pad]', 'Vos besoins [1]', 'SID', 'Oui', ';', 'X', '[', ']'))
    fc.assert(fc.property(fc.constantFrom(...IMPORT_SOURCES), fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 6 }), (source, rows) => {
      expect(['imported', 'refused']).toContain(importRows(survey, source, rows).kind)
    }))
  })
})
