// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { toPublicSurvey, type Language, type NamedTable, type Survey } from '@parcours/surveys'

/** What a table is called, in the words of the first of these surveys that has it. */
export function nameTable(surveys: readonly Survey[], tableId: string, wanted: Language | undefined): Pick<NamedTable, 'title' | 'part' | 'language'> {
  for (const survey of surveys) {
    // Ids hold no point: what follows one is a row or an option.
    const [questionId = '', partId] = tableId.split('.')
    const asked = toPublicSurvey(survey, wanted ?? survey.language).sections.flatMap(({ questions }) => questions)
    const question = asked.find((other) => other.questionId === questionId)
    if (question === undefined) continue
    const { title, language, rows, options } = question
    if (partId === undefined) return { title, part: null, language }
    const part = rows.find(({ rowId }) => rowId === partId) ?? options.find(({ optionId }) => optionId === partId)
    if (part !== undefined) return { title, part: part.label, language }
  }
  throw new Error('A table is compared that no edition asked.')
}
