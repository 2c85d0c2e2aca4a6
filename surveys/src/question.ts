// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ByLanguage } from './language.ts'

export const QUESTION_KINDS = [
  'single', 'multiple', 'scale', 'zero-ten', 'matrix', 'ranking', 'number', 'date', 'short-text', 'long-text',
] as const
export type QuestionKind = (typeof QUESTION_KINDS)[number]

export type Question =
  | SingleQuestion | MultipleQuestion | ScaleQuestion | ZeroTenQuestion | MatrixQuestion
  | RankingQuestion | NumberQuestion | DateQuestion | TextQuestion

interface QuestionBase {
  readonly questionId: string
  readonly formerly: readonly string[]
  /** False unless the author says otherwise. */
  readonly isRequired: boolean
  /** True when even « everybody answered the same » may not be shown. */
  readonly isSensitive: boolean
  /** The question is asked only of those who gave one of these answers; undefined: of everybody. */
  readonly visibleIf: Visibility | undefined
  readonly texts: ByLanguage<QuestionText>
}

export interface QuestionText {
  readonly title: string
  readonly help: string | undefined
  /** Labels of options, rows and of the ends of a scale (`low`, `high`), by id. */
  readonly options: Readonly<Record<string, string>>
  readonly rows: Readonly<Record<string, string>>
  readonly low: string | undefined
  readonly high: string | undefined
  readonly unit: string | undefined
}

/** Looks at one earlier question that everybody sees: single, multiple, scale or zero-ten. */
export interface Visibility {
  readonly questionId: string
  /** Option ids, or points written as text. */
  readonly answers: readonly string[]
}

/** An answer one can choose. Its id is stable for ever; counters hang on it, never on its label. */
export interface Option {
  readonly optionId: string
  readonly formerly: readonly string[]
  readonly isFavourable: boolean
  /** Excludes every other, such as « aucun ». Only in a multiple question. */
  readonly isExclusive: boolean
}

export interface SingleQuestion extends QuestionBase { readonly kind: 'single'; readonly options: readonly Option[] }

export interface MultipleQuestion extends QuestionBase {
  readonly kind: 'multiple'
  readonly options: readonly Option[]
  /** At most this many; undefined: as many as one likes. */
  readonly most: number | undefined
}

export interface ScaleQuestion extends QuestionBase {
  readonly kind: 'scale'
  /** Points from 1 to this, 3 to 10. */
  readonly points: number
  /** Points from this on are favourable. */
  readonly favourableFrom: number
}

export interface ZeroTenQuestion extends QuestionBase { readonly kind: 'zero-ten'; readonly favourableFrom: number }

export interface MatrixQuestion extends QuestionBase {
  readonly kind: 'matrix'
  readonly rows: readonly { readonly rowId: string; readonly formerly: readonly string[] }[]
  /** One choice per row. */
  readonly options: readonly Option[]
}

export interface RankingQuestion extends QuestionBase {
  readonly kind: 'ranking'
  readonly options: readonly Option[]
  /** The first this many are ranked; fewer is fine. */
  readonly top: number
}

/** Only the class of the number is kept: an exact number can name a person. */
export interface NumberQuestion extends QuestionBase {
  readonly kind: 'number'
  readonly min: number
  readonly max: number
  /** Lower bounds after `min`, rising: [6, 16] cuts min–5, 6–15, 16–max. */
  readonly classes: readonly number[]
}

/** Only the class of the day is kept. Days are written `2026-01-31`. */
export interface DateQuestion extends QuestionBase {
  readonly kind: 'date'
  readonly min: string
  readonly max: string
  readonly classes: readonly string[]
}

export interface TextQuestion extends QuestionBase {
  readonly kind: 'short-text' | 'long-text'
  /** UTF-16 code units. */
  readonly mostCharacters: number
}

/** Questions with answers one can count; texts are read, not counted. */
export type ClosedQuestion = Exclude<Question, TextQuestion>

export function isClosed(question: Question): question is ClosedQuestion {
  return question.kind !== 'short-text' && question.kind !== 'long-text'
}
