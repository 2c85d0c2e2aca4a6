// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Rounding } from '../aggregate/rounding.ts'

/** What a survey shows: the same figures for the page, its CSV, its ODS and its print. */
export interface SurveyResults {
  readonly surveyId: string
  readonly version: number
  /** Submissions in the last publication, 0 before the first; null from 1 to 4, « moins de 5 réponses ». */
  readonly submissions: number | null
  readonly isFinal: boolean
  /** Smallest group shown, on both sides of every figure. */
  readonly smallestGroup: number
  readonly rounding: Rounding
  /** True for answers collected elsewhere and brought in by hand. */
  readonly isImported: boolean
  readonly questions: readonly QuestionResults[]
}

export type QuestionResults =
  | { readonly kind: 'counted'; readonly questionId: string; readonly tables: readonly TableResults[] }
  /** Free texts: how many may be read, null when none may yet. */
  | { readonly kind: 'texts'; readonly questionId: string; readonly readable: number | null }

export type TableResults = ShownTable | HiddenTable

export interface ShownTable {
  readonly kind: 'shown'
  readonly tableId: string
  /** Row of a matrix or option of a multiple or ranking question; null when the table is the whole question. */
  readonly partId: string | null
  /** The base of every percentage here: how many answered, or, in a multiple question, how many were asked. */
  readonly base: number
  /** Submissions in the publication these figures come from; may be fewer than the survey's. */
  readonly submissions: number
  /** False when categories had to be joined. */
  readonly isFull: boolean
  readonly cells: readonly ShownCell[]
  /** Null where the question calls nothing favourable. */
  readonly favourable: ShownPart | null
  /** In tenths of a point, half up. Only for a scale shown in full. */
  readonly meanTenths: number | null
  readonly median: number | null
}

/** A part of a base. `percent` is whole, rounded as the message says; null for an empty base. */
export interface ShownPart {
  readonly count: number
  readonly base: number
  readonly percent: number | null
  readonly rounding: Rounding
}

export interface ShownCell extends ShownPart {
  /** Id of the option, point or class, or of the group of several. */
  readonly cellId: string
  /** The options, points or classes in it. */
  readonly memberIds: readonly string[]
  readonly isFavourable: boolean | null
}

/** « moins de 5 réponses »: no count, no percentage, nothing from which one could be computed. */
export interface HiddenTable {
  readonly kind: 'hidden'
  readonly tableId: string
  readonly partId: string | null
  readonly reason: 'small-groups'
}

/** A two-way table as shown. */
export interface CrossingResults {
  readonly rounding: Rounding
  readonly smallestGroup: number
  readonly rowTableId: string | null
  readonly columnTableId: string
  readonly columns: readonly {
    readonly cellId: string
    readonly memberIds: readonly string[]
    readonly isFavourable: boolean | null
    /** Those who passed this question are counted here, being too few to be told apart. */
    readonly includesPassed: boolean
  }[]
  readonly rows: readonly {
    readonly rowId: string
    /** The options, points or classes in this row; none in a row of people. */
    readonly memberIds: readonly string[]
    /** As in a column. */
    readonly includesPassed: boolean
    /** Groups joined in this row because they are too small alone. */
    readonly joinedIds: readonly string[]
    readonly base: number
    readonly cells: readonly ShownPart[]
  }[]
}
