// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ShownPart, SurveyResults } from '../messages/results.ts'

/** One edition of the same survey: a year, a cohort's own survey, a space's. The people are not the same. */
export interface Edition {
  readonly editionId: string
  readonly results: SurveyResults
}

export interface ComparedTable {
  readonly tableId: string
  readonly points: readonly { readonly editionId: string; readonly favourable: ShownPart | null; readonly submissions: number | null }[]
  /** Last shown less first shown, in points of percent, from the rounded figures shown; null with fewer than two. */
  readonly differencePoints: number | null
}

/**
 * The favourable share of each table from one edition to the next, from shown figures alone. Questions are matched
 * by id, so versions may differ; one that is hidden or absent leaves a gap, never a zero.
 */
export function compareEditions(editions: readonly Edition[]): ComparedTable[] {
  const tableIds = [...new Set(editions.flatMap(({ results }) => shownTables(results).map(table => table.tableId)))]
  return tableIds.map((tableId) => {
    const points = editions.map(({ editionId, results }) => {
      const table = shownTables(results).find(other => other.tableId === tableId)
      return { editionId, favourable: table?.favourable ?? null, submissions: table?.submissions ?? results.submissions }
    })
    const percents = points.flatMap(({ favourable }) => (typeof favourable?.percent === 'number' ? [favourable.percent] : []))
    const [first, last] = [percents[0], percents.at(-1)]
    const isComparable = percents.length >= 2 && first !== undefined && last !== undefined
    return { tableId, points, differencePoints: isComparable ? last - first : null }
  }).filter(({ points }) => points.some(point => point.favourable !== null))
}

function shownTables(results: SurveyResults): { tableId: string; favourable: ShownPart | null; submissions: number }[] {
  return results.questions.flatMap(question => (question.kind === 'counted' ? question.tables.flatMap(table => (table.kind === 'shown' ? [table] : [])) : []))
}
