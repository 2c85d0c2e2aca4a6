// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ActivityKind, ByLanguage, Language, Way } from './course.ts'

/** What the server keeps to itself: the rules, the right answers and the explanations. Never sent to a browser. */
export interface CourseKey {
  readonly courseId: string
  readonly formerly: readonly string[]
  /** In order. */
  readonly modules: readonly ModuleKey[]
}

export interface ModuleKey {
  readonly moduleId: string
  readonly formerly: readonly string[]
  readonly isRequired: boolean
  readonly activities: readonly ActivityKey[]
}

export interface ActivityKey {
  readonly activityId: string
  readonly formerly: readonly string[]
  readonly kind: ActivityKind
  readonly isRequired: boolean
  readonly completion: 'any' | 'all'
  /** Whole percent of fully right questions; null without a quiz. */
  readonly quizPercent: number | null
  readonly ways: readonly Way[]
  /** Language the explanations fall back to. */
  readonly language: Language
  readonly questions: readonly QuestionKey[]
}

export interface QuestionKey {
  readonly questionId: string
  readonly optionIds: readonly string[]
  readonly rightOptionIds: readonly string[]
  /** Explanations, safe HTML, by language; `[optionId, html]` for the options that have one. */
  readonly feedback: ByLanguage<readonly (readonly [string, string])[]>
}
