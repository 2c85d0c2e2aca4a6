// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ShownPart } from '@parcours/surveys'
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
