// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * One count of people: its categories cut those who answered into parts that do not overlap.
 * A single question is one table; a multiple question is one table per option (chosen or not); a matrix one per row.
 */
export interface Table {
  /** `question`, `question.option` or `question.row`. */
  readonly tableId: string
  readonly questionId: string
  /** The row or option this table is about; undefined when it is about the whole question. */
  readonly partId: string | undefined
  /** The counters' cells that make each category; `rest` is what is left of those asked. */
  readonly categories: readonly Category[]
  /** Finest first; each level joins groups of the one before. The first shows every category. */
  readonly levels: readonly (readonly Group[])[]
  /** Who the base counts; see `Asked`. */
  readonly asked: Asked
  readonly isSensitive: boolean
  /** Points of a scale, category by category, where a mean and a median have a meaning. */
  readonly values: readonly number[] | undefined
}

/**
 * The people a `rest` is taken from. Those who answered, as a rule. In a multiple question, those who were asked:
 * ticking nothing and passing look alike, and if everybody counted had ticked something, two counts would give
 * away how many ticked both.
 */
export type Asked =
  | { readonly kind: 'answered' }
  | { readonly kind: 'everybody' }
  /** Those who gave one of these answers to the question a condition looks at. */
  | { readonly kind: 'condition'; readonly questionId: string; readonly cells: readonly string[] }

export interface Category {
  readonly categoryId: string
  /** `rest`: everyone asked who is in no other category. */
  readonly cells: readonly string[] | 'rest'
}

export interface Group {
  readonly groupId: string
  /** Indexes of the categories joined here. */
  readonly members: readonly number[]
  /** Undefined where the question calls nothing favourable. */
  readonly isFavourable: boolean | undefined
}
