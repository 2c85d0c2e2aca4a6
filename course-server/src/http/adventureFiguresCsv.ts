// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { LEFT_ROW, MISSION_ROW, UNFINISHED_ROW, type AdventureFigures, type PathTable } from '@parcours/courses'
import { stringify } from 'csv-stringify/sync'
import { defuse } from './figuresCsv.ts'

/** The tables of a story's figures, from the same structure as the screen: what is hidden there is hidden here. */
export function adventureFiguresCsv(figures: AdventureFigures, language: string): string {
  const words = language === 'fr' ? FRENCH : ENGLISH
  const titles = new Map(figures.passages.map(({ passageId, title }) => [passageId, title]))
  const titleOf = (id: string): string => words.rows[id] ?? titles.get(id) ?? id
  const rows = (question: string, passage: string, table: PathTable, nameOf: (id: string) => string): string[][] => (table.kind === 'hidden'
    ? [[passage, question, words.hidden, '', '', '']]
    : table.rows.map(({ ids, count, percent }) => [passage, question, ids.map(nameOf).join(words.or), String(count), percent === null ? '' : String(percent), String(table.base)]))
  const all = [
    [words.takenAt, figures.takenAt],
    ...figures.role === null ? [] : [[words.role, figures.role]],
    [],
    words.columns,
    ...rows(words.endings, '', figures.endings, titleOf),
    ...rows(words.stopped, '', figures.stopped, titleOf),
    ...rows(words.months, '', figures.months, (id) => id),
    ...figures.passages.flatMap(({ title, choices, edges, mission }) => [
      ...rows(words.choices, title, choices, (id) => words.rows[id] ?? edges.find(({ choiceId }) => choiceId === id)?.text ?? id),
      ...mission === null ? [] : [...rows(words.results, title, mission.results, (id) => words.resultNames[id] ?? id), ...rows(words.reasons, title, mission.reasons, (id) => id)],
    ]),
  ]
  return stringify(all.map((row) => row.map(defuse)), { bom: true, record_delimiter: 'windows', quoted_string: true })
}

interface TableWords {
  readonly takenAt: string
  readonly role: string
  readonly hidden: string
  readonly or: string
  readonly columns: readonly string[]
  readonly endings: string
  readonly stopped: string
  readonly months: string
  readonly choices: string
  readonly results: string
  readonly reasons: string
  readonly rows: Readonly<Record<string, string>>
  readonly resultNames: Readonly<Record<string, string>>
}

const FRENCH: TableWords = {
  takenAt: 'chiffres au', role: 'rôle', hidden: 'trop peu de lectures', or: ' ou ',
  columns: ['passage', 'question', 'réponse', 'lectures', '% (arrondi)', 'sur'],
  endings: 'comment l’histoire finit', stopped: 'où l’on s’arrête', months: 'mois', choices: 'premier choix', results: 'mission', reasons: 'pourquoi pas',
  rows: { [MISSION_ROW]: 'suite de la mission', [LEFT_ROW]: 's’arrête ici', [UNFINISHED_ROW]: 'sans fin' },
  resultNames: { yes: 'constaté par le navigateur', no: 'pas encore', absent: 'application absente', unknown: 'pas pu voir', skipped: 'passé', declared: 'déclaré' },
}

const ENGLISH: TableWords = {
  takenAt: 'figures as of', role: 'role', hidden: 'too few runs', or: ' or ',
  columns: ['passage', 'question', 'answer', 'runs', '% (rounded)', 'of'],
  endings: 'how the story ends', stopped: 'where readers stop', months: 'month', choices: 'first choice', results: 'mission', reasons: 'why not',
  rows: { [MISSION_ROW]: 'on by the mission', [LEFT_ROW]: 'stops here', [UNFINISHED_ROW]: 'no ending' },
  resultNames: { yes: 'seen by the browser', no: 'not yet', absent: 'app missing', unknown: 'could not see', skipped: 'passed', declared: 'declared' },
}
