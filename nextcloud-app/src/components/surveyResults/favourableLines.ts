// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ShownPart } from '@parcours/surveys'
import type { ChartConfiguration } from 'chart.js'
import { t } from '../../l10n.ts'
import type { SurveyReport } from '../../stores/surveyResults.ts'
import { tableName } from '../../surveyResultWords.ts'

export interface FavourableLine {
  readonly tableId: string
  readonly name: string
  readonly favourable: ShownPart
}

/** The favourable share of each table that may be shown, in the survey's own order: never sorted into a ranking. */
export function favourableLines({ survey, results }: Pick<SurveyReport, 'survey' | 'results'>): readonly FavourableLine[] {
  return results.questions.flatMap((question) => (question.kind === 'texts' ? [] : question.tables.flatMap((table) => (
    table.kind === 'shown' && table.favourable !== null && table.favourable.percent !== null
      ? [{ tableId: table.tableId, name: tableName(survey, table.tableId), favourable: table.favourable }]
      : []))))
}

/** Horizontal bars from zero to a hundred, no animation. Names are cut to what fits beside them in that many pixels. */
export function favourableChartConfig(lines: readonly FavourableLine[], readVariable: (name: string) => string, widthPixels: number): ChartConfiguration<'bar'> {
  const most = widthPixels < NARROW_PIXELS ? LABEL_CHARACTERS / 2 : LABEL_CHARACTERS
  const text = readVariable('--color-main-text')
  return {
    type: 'bar',
    data: {
      labels: lines.map(({ name }) => (name.length > most ? `${name.slice(0, most - 1)}…` : name)),
      datasets: [{ label: t('parcours', 'Favourable answers, percent'), data: lines.map(({ favourable }) => favourable.percent ?? 0), backgroundColor: readVariable('--color-primary-element') }],
    },
    options: {
      animation: false,
      indexAxis: 'y',
      maintainAspectRatio: false,
      scales: {
        x: { min: 0, max: 100, ticks: { color: text }, grid: { color: readVariable('--color-border') } },
        y: { ticks: { color: text }, grid: { display: false } },
      },
      plugins: { legend: { labels: { color: text } } },
    },
  }
}

/** A longer name would leave no room for its bar; the table beside has it whole. */
const LABEL_CHARACTERS = 40
/** As on a phone. */
const NARROW_PIXELS = 450
