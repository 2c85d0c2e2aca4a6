// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ShownCount, WeekFigures } from '@parcours/courses'
import type { ChartConfiguration } from 'chart.js'
import { locale, t } from '../../l10n.ts'

/** What a count may be at least and at most; a masked one is from 0 to 4. */
function boundsOf(count: ShownCount | null): { readonly from: number; readonly to: number } {
  switch (count?.kind) {
    case 'exact':
      return { from: count.value, to: count.value }
    case 'between':
      return count
    case 'few':
      return { from: 0, to: count.below - 1 }
    default:
      return { from: 0, to: 0 }
  }
}

/** False when every week is masked whole: then the table says so and there is nothing to draw. */
export function isDrawable(weeks: readonly WeekFigures[]): boolean {
  return weeks.some(({ completedActivities }) => boundsOf(completedActivities).to > 0)
}

/** Bars from zero, no animation: a report that can be printed, not a show. What is uncertain is hatched. */
export function weekChartConfig(weeks: readonly WeekFigures[], readVariable: (name: string) => string): ChartConfiguration<'bar'> {
  const text = readVariable('--color-main-text')
  const colour = readVariable('--color-primary-element')
  const format = new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'short', timeZone: 'UTC' })
  const bounds = weeks.map(({ completedActivities }) => boundsOf(completedActivities))
  const border = { borderWidth: 1, borderColor: colour }
  return {
    type: 'bar',
    data: {
      labels: weeks.map(({ weekOn }) => format.format(new Date(`${weekOn}T00:00:00Z`))),
      datasets: [
        { label: t('parcours', 'Activities completed, at least'), data: bounds.map(({ from }) => from), backgroundColor: colour, ...border },
        { label: t('parcours', 'At most'), data: bounds.map(({ from, to }) => to - from), backgroundColor: hatch(colour), ...border },
      ],
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      scales: {
        x: { stacked: true, ticks: { color: text }, grid: { display: false } },
        y: { stacked: true, beginAtZero: true, ticks: { color: text, precision: 0 }, grid: { color: readVariable('--color-border') } },
      },
      plugins: { legend: { labels: { color: text } } },
    },
  }
}

/** Slanted lines, so that colour is not the only difference; a plain colour where no canvas is at hand. */
function hatch(colour: string): CanvasPattern | string {
  const tile = document.createElement('canvas')
  tile.width = 6
  tile.height = 6
  const pen = tile.getContext('2d')
  if (pen === null) {
    return colour
  }
  pen.strokeStyle = colour
  pen.moveTo(0, 6)
  pen.lineTo(6, 0)
  pen.stroke()
  return pen.createPattern(tile, 'repeat') ?? colour
}
