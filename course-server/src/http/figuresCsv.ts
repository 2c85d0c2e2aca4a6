// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CourseFigures, ShownCount, ShownShare } from '@parcours/courses'
import { stringify } from 'csv-stringify/sync'

/**
 * The table of a course's figures, from the same masked structure as the screen. A byte-order mark
 * lets spreadsheets read the accents.
 */
export function figuresCsv(figures: CourseFigures, language: string): string {
  const words = language === 'fr' ? FRENCH : ENGLISH
  const shareRow = (module: string, title: string, kind: string, started: ShownShare | null, completed: ShownShare) => [
    module, title, kind,
    started === null ? '' : shown(started.count, words), percent(started),
    shown(completed.count, words), percent(completed), shown(completed.base, words),
  ]
  const rows = [
    [words.takenAt, figures.takenAt],
    [],
    words.columns,
    shareRow('', figures.title, words.course, figures.started, figures.completed),
    ...figures.modules.flatMap((module) => [
      shareRow(module.title, '', words.module, null, module.completed),
      ...module.activities.map((activity) => shareRow(module.title, activity.title, activity.kind, activity.started, activity.completed)),
    ]),
    [],
    words.weekColumns,
    ...figures.weeks.map((week) => [week.weekOn, shown(week.enrolled, words), week.completedActivities === null ? '' : shown(week.completedActivities, words), shown(week.completed, words)]),
  ]
  return stringify(rows.map((row) => row.map(defuse)), { bom: true, record_delimiter: 'windows', quoted_string: true })
}

/**
 * A cell that begins with one of these is a formula to a spreadsheet: an apostrophe makes it text.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
export function defuse(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
}

interface TableWords {
  readonly takenAt: string
  readonly course: string
  readonly module: string
  readonly few: string
  readonly between: (from: number, to: number) => string
  readonly columns: readonly string[]
  readonly weekColumns: readonly string[]
}

const FRENCH: TableWords = {
  takenAt: 'Chiffres au (UTC)',
  course: 'parcours',
  module: 'module',
  few: 'moins de 5',
  between: (from, to) => `entre ${from} et ${to}`,
  columns: ['Module', 'Titre', 'Nature', 'Ont commencé', '% ont commencé', 'Ont terminé', '% ont terminé', 'Base (personnes)'],
  weekColumns: ['Semaine du (UTC)', 'Inscriptions', 'Activités terminées', 'Parcours terminés'],
}

const ENGLISH: TableWords = {
  takenAt: 'Figures as of (UTC)',
  course: 'course',
  module: 'module',
  few: 'fewer than 5',
  between: (from, to) => `between ${from} and ${to}`,
  columns: ['Module', 'Title', 'Kind', 'Started', '% started', 'Completed', '% completed', 'Base (people)'],
  weekColumns: ['Week of (UTC)', 'Enrolments', 'Activities completed', 'Courses completed'],
}

function shown(count: ShownCount, words: TableWords): string {
  switch (count.kind) {
    case 'exact': return String(count.value)
    case 'between': return words.between(count.from, count.to)
    case 'few': return words.few
  }
}

function percent(share: ShownShare | null): string {
  return share?.percent === null || share === null ? '' : String(share.percent)
}
