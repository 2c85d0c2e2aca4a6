// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Survey } from '../survey.ts'

/**
 * Everything a survey has ever shown, and nothing else: screen, JSON, CSV and print are made from it alone,
 * and every new figure is checked against it. It holds no count that was hidden.
 */
export interface Ledger {
  readonly surveyId: string
  readonly version: number
  /** Submissions in the last publication. */
  readonly submissions: number
  /** Publications so far. */
  readonly publications: number
  /** True once published after closing; nothing is counted any more. */
  readonly isFinal: boolean
  readonly tables: Readonly<Record<string, TableHistory>>
  /** Free texts that may be read, per question: as many as there were then. */
  readonly texts: Readonly<Record<string, TextRelease>>
  /** Tables of groups and of two questions, by key; asked again, they are given again unchanged. */
  readonly crossings: Readonly<Record<string, Crossing>>
}

export interface TableHistory {
  readonly current: TableRelease
  /** Last release at each level: increments at that level are counted from it. */
  readonly lastByLevel: readonly (TableRelease | null)[]
  /** How often the figures moved. */
  readonly releases: number
}

export interface TableRelease {
  /** Index in the table's levels. */
  readonly level: number
  /** Per group of that level. Their sum is the base. */
  readonly counts: readonly number[]
  /** Submissions in the publication this was part of. */
  readonly submissions: number
  /** Number of that publication, from 1. */
  readonly publication: number
}

export interface TextRelease {
  readonly count: number
  readonly submissions: number
}

/** A shown two-way table. */
export interface Crossing {
  /** What is crossed: a table and a dimension, or two tables. */
  readonly between: readonly [string, string]
  readonly rows: readonly { readonly rowId: string; readonly joinedIds: readonly string[]; readonly counts: readonly number[] }[]
  /** Level of the first and of the second; 0 for a dimension. */
  readonly levels: readonly [number, number]
}

export function emptyLedger(survey: Pick<Survey, 'surveyId' | 'version'>): Ledger {
  return { surveyId: survey.surveyId, version: survey.version, submissions: 0, publications: 0, isFinal: false, tables: {}, texts: {}, crossings: {} }
}
