// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { questionsOf, type Question, type QuestionResults, type Survey, type SurveyResults } from '@parcours/surveys'

/** Results under today's ids, so that editions asked before a rename stand beside those after it. */
export function alignResults(today: Survey, results: SurveyResults): SurveyResults {
  return { ...results, questions: results.questions.map((result) => align(today, result)) }
}

function align(today: Survey, result: QuestionResults): QuestionResults {
  const question = questionsOf(today).find(({ questionId, formerly }) => questionId === result.questionId || formerly.includes(result.questionId))
  if (question === undefined) return result
  const { questionId } = question
  if (result.kind === 'texts') return { ...result, questionId }
  const tables = result.tables.map((table) => {
    const partId = table.partId === null ? null : todayId(question, table.partId)
    return { ...table, partId, tableId: partId === null ? questionId : `${questionId}.${partId}` }
  })
  return { ...result, questionId, tables }
}

/** Today's id of an option or a row. */
function todayId(question: Question, id: string): string {
  const options = 'options' in question ? question.options.map(({ optionId, formerly }) => ({ id: optionId, formerly })) : []
  const rows = question.kind === 'matrix' ? question.rows.map(({ rowId, formerly }) => ({ id: rowId, formerly })) : []
  return [...options, ...rows].find((one) => one.id === id || one.formerly.includes(id))?.id ?? id
}
