// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SurveyResults } from './messages/results.ts'
import { ownValue } from './ownValue.ts'
import type { Language } from './language.ts'
import { questionsOf, type Survey } from './survey.ts'

/** Headings of `resultRows`, as stable names: the app translates them. */
export const RESULT_COLUMNS = ['questionId', 'question', 'part', 'answer', 'count', 'base', 'percent', 'rounding', 'submissions', 'state'] as const

/** Cells that a spreadsheet would take for a formula. @see https://owasp.org/www-community/attacks/CSV_Injection */
const FORMULA = /^[=+\-@\t\r]/

/**
 * The figures as rows, for CSV, ODS and print alike: the same as on the page and no other. A hidden table is one row
 * without any number.
 */
export function resultRows(survey: Survey, results: SurveyResults, language: Language): string[][] {
  const rows: string[][] = [[...RESULT_COLUMNS]]
  for (const result of results.questions) {
    const question = questionsOf(survey).find(other => other.questionId === result.questionId)
    const text = question === undefined ? undefined : ownValue(question.texts, language) ?? ownValue(question.texts, survey.language)
    const label = (id: string): string => (text === undefined ? undefined : ownValue(text.options, id) ?? ownValue(text.rows, id)) ?? id
    const head = [result.questionId, text?.title ?? '']
    if (result.kind === 'texts') {
      rows.push([...head, '', '', result.readable === null ? '' : String(result.readable), '', '', '', '', result.readable === null ? 'hidden' : 'texts'])
      continue
    }
    for (const table of result.tables) {
      const part = table.partId === null ? '' : label(table.partId)
      if (table.kind === 'hidden') rows.push([...head, part, '', '', '', '', '', '', 'hidden'])
      else {
        for (const { memberIds, count, base, percent, rounding } of table.cells) {
          const answer = memberIds.map(label).join(' + ')
          rows.push([...head, part, answer, String(count), String(base), percent === null ? '' : String(percent), rounding, String(table.submissions), 'shown'])
        }
      }
    }
  }
  return rows.map(row => row.map(cell => (FORMULA.test(cell) ? `'${cell}` : cell)))
}
