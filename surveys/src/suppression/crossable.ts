// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Table } from '../aggregate/table.ts'
import { tablesOf } from '../aggregate/tablesOf.ts'
import { ownValue } from '../ownValue.ts'
import { questionsOf, type Survey } from '../survey.ts'
import type { Ledger, TableRelease } from './ledger.ts'

/** Why a two-way table is not given. */
export const CROSSING_REFUSALS = [
  'unknown-table', 'still-open', 'conditional-question', 'not-published', 'closes-loop', 'groups-too-small', 'other-dimension', 'shown-in-batches',
] as const
export type CrossingRefusal = (typeof CROSSING_REFUSALS)[number]

export interface Crossable {
  readonly table: Table
  readonly release: TableRelease
}

/**
 * A table that may be crossed with something: asked of everybody, and shown by the final publication. Otherwise the
 * rows, added up, would show what was hidden.
 */
export function findCrossable(survey: Survey, ledger: Ledger, tableId: string): Crossable | CrossingRefusal {
  const table = tablesOf(survey).find(other => other.tableId === tableId)
  if (table === undefined) return 'unknown-table'
  if (!ledger.isFinal) return 'still-open'
  const question = questionsOf(survey).find(other => other.questionId === table.questionId)
  if (question?.visibleIf !== undefined) return 'conditional-question'
  const release = ownValue(ledger.tables, tableId)?.current
  if (release?.publication !== ledger.publications) return 'not-published'
  return { table, release }
}
