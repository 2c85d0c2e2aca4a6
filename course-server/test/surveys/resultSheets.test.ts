// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { emptyLedger, parseSurvey, showResults, type EditionDashboard, type NamedCrossing } from '@parcours/surveys'
import { describe, expect, it } from 'vitest'
import { resultSheets } from '../../src/http/surveyTables/resultSheets.ts'
import { surveyFiles } from './surveyWorld.ts'

/** Two questions whose options have the same ids and other words. */
const QUESTIONS = `- { id: help, kind: single, title: Aidé ?, options: [{ id: yes, title: Oui beaucoup, favourable: true }, { id: no, title: Non jamais }] }
- { id: again, kind: single, title: Encore ?, options: [{ id: yes, title: Avec plaisir, favourable: true }, { id: no, title: Plus maintenant }] }
`

describe('a cross-table that is exported', () => {
  it('says what it crosses, each side in the words of its own question', () => {
    const parsed = parseSurvey(surveyFiles({ questions: QUESTIONS }))
    if (parsed.kind === 'issues') throw new Error(JSON.stringify(parsed.issues))
    const { survey } = parsed
    const part = { count: 5, base: 10, percent: 50, rounding: 'half-up', isFavourable: true, cellId: 'yes', memberIds: ['yes'] } as const
    const columns = [{ cellId: 'yes', memberIds: ['yes'], isFavourable: true, includesPassed: false }, { cellId: 'no', memberIds: ['no'], isFavourable: false, includesPassed: true }]
    const named = {
      groupNames: {},
      crossing: { rounding: 'half-up', smallestGroup: 5, rowTableId: 'help', columnTableId: 'again', columns, rows: ['yes', 'no'].map((rowId) => ({ rowId, memberIds: [rowId], includesPassed: false, joinedIds: [], base: 10, cells: [part, part] })) },
    } as unknown as NamedCrossing
    const dashboard: EditionDashboard = {
      editionId: 'e', state: 'closed', results: showResults(survey, emptyLedger(survey)), publishedOn: null, rate: null, groupedBy: null, crossings: [named], changes: null, shared: [], note: null,
    }
    const sheet = resultSheets(survey, dashboard, 'fr').find(({ name }) => name === 'Croisement 1')
    expect(sheet?.rows).toEqual([
      ['Aidé\u00A0? × Encore\u00A0?', 'Base', 'Avec plaisir', '%', 'Plus maintenant + sans réponse', '%'],
      ['Oui beaucoup', '10', '5', '50', '5', '50'],
      ['Non jamais', '10', '5', '50', '5', '50'],
    ])
  })
})
