// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { QuestionKind, Visibility } from '../question.ts'
import type { Language } from '../language.ts'
import type { AdviceCondition, PrivacyTerms, ResultsMode } from '../survey.ts'

/** A survey as the browser gets it, in one language; a text missing there comes in the original's, and says so. */
export interface PublicSurvey {
  readonly surveyId: string
  readonly version: number
  readonly language: Language
  readonly languages: readonly Language[]
  readonly title: string
  readonly intro: string
  readonly licence: string
  readonly authors: readonly string[]
  readonly isPaired: boolean
  readonly results: ResultsMode
  readonly privacy: PrivacyTerms
  readonly smallestGroup: number
  readonly sections: readonly PublicSection[]
  readonly advices: readonly PublicAdvice[]
}

export interface PublicSection {
  readonly sectionId: string
  readonly language: Language
  readonly title: string | null
  readonly questions: readonly PublicQuestion[]
}

/** One question; what its kind does not have is null or empty. */
export interface PublicQuestion {
  readonly questionId: string
  readonly kind: QuestionKind
  readonly language: Language
  readonly title: string
  readonly help: string | null
  readonly isRequired: boolean
  readonly isSensitive: boolean
  readonly visibleIf: Visibility | null
  readonly options: readonly PublicOption[]
  readonly rows: readonly { readonly rowId: string; readonly label: string }[]
  /** Points from `from` to `to`, for scale and zero-ten. */
  readonly points: { readonly from: number; readonly to: number; readonly low: string | null; readonly high: string | null } | null
  /** At most this many options chosen or ranked. */
  readonly most: number | null
  /** `classes`: lower bounds, rising; the figures name them `class-0` (below the first), `class-1` and so on. */
  readonly number: { readonly min: number; readonly max: number; readonly unit: string | null; readonly classes: readonly number[] } | null
  readonly date: { readonly min: string; readonly max: string; readonly classes: readonly string[] } | null
  readonly mostCharacters: number | null
}

export interface PublicOption {
  readonly optionId: string
  readonly label: string
  readonly isExclusive: boolean
}

export interface PublicAdvice {
  readonly adviceId: string
  readonly language: Language
  readonly title: string
  readonly text: string
  readonly conditions: readonly AdviceCondition[]
}
