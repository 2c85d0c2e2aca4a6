// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SeriesFigures } from '@parcours/courses'
import { describe, expect, it } from 'vitest'
import { seriesFiguresCsv } from '../../src/http/seriesTables.ts'

const FIGURES: SeriesFigures = {
  seriesId: 's', title: 'Outils libres', takenAt: '2026-11-23T03:00:00Z', isMasked: false, presenceRule: { kind: 'minutes', minutes: 10 }, completionPercent: 50,
  registered: { kind: 'exact', value: 9 }, sessions: [], meanAttendance: { mean: 6, isApproximate: true, sessionCount: 3 },
  followedAll: { count: { kind: 'few', below: 5 }, base: { kind: 'exact', value: 9 }, percent: null }, completedCourse: null, sentence: { kind: 'steady', sessionCount: 3, mean: 6 },
}

describe('the table of a series’ figures', () => {
  it('says that a mean of ranges is about so many, as the page does, and an exact one plainly', () => {
    expect(seriesFiguresCsv(FIGURES, 'fr')).toContain('"Présence moyenne par séance","environ 6"')
    expect(seriesFiguresCsv(FIGURES, 'en')).toContain('"Mean attendance per session","about 6"')
    const exact = { ...FIGURES, meanAttendance: { mean: 6, isApproximate: false, sessionCount: 3 } }
    expect(seriesFiguresCsv(exact, 'fr')).toContain('"Présence moyenne par séance","6"')
  })
})
