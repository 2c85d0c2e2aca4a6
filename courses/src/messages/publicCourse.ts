// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ActivityKind, CourseForm, Language, Material, PracticeOutcome, Theme, Video, Way } from '../course.ts'

/** A course in the catalogue. `language` is that of the texts shown, which may be the original's. */
export interface CourseCard {
  readonly courseId: string
  readonly language: Language
  readonly languages: readonly Language[]
  readonly title: string
  readonly summary: string
  readonly form: CourseForm
  readonly themes: readonly Theme[]
  readonly durationMinutes: number
  readonly activityCount: number
  readonly licence: string
  /** Everything the search looks through, folded (see `foldForSearch`). */
  readonly searchText: string
}

export interface CataloguePage {
  readonly courses: readonly CourseCard[]
  readonly page: number
  readonly pageCount: number
  readonly courseCount: number
}

/** A course's outline: no activity text, no quiz. */
export interface PublicCourse {
  readonly courseId: string
  readonly contentHash: string
  readonly language: Language
  readonly languages: readonly Language[]
  readonly title: string
  readonly summary: string
  readonly outcomes: readonly string[]
  readonly forWhom: string
  readonly form: CourseForm
  readonly themes: readonly Theme[]
  readonly licence: string
  readonly authors: readonly string[]
  readonly attestationHours: number | null
  readonly durationMinutes: number
  readonly modules: readonly PublicModule[]
}

export interface PublicModule {
  readonly moduleId: string
  readonly title: string
  readonly summary: string | null
  readonly isRequired: boolean
  readonly activities: readonly PublicActivityLine[]
}

export interface PublicActivityLine {
  readonly activityId: string
  readonly kind: ActivityKind
  readonly title: string
  /** May differ from the course's where a translation is missing. */
  readonly language: Language
  readonly durationMinutes: number
  readonly isRequired: boolean
  readonly hasVideo: boolean
  readonly quizQuestionCount: number
}

/** One activity as read: text, video, questions without key or feedback. */
export interface PublicActivity {
  readonly courseId: string
  readonly moduleId: string
  readonly activityId: string
  readonly contentHash: string
  readonly kind: ActivityKind
  readonly language: Language
  readonly title: string
  readonly durationMinutes: number
  readonly isRequired: boolean
  readonly completion: 'any' | 'all'
  readonly quizPercent: number | null
  readonly ways: readonly Way[]
  readonly ref: string | null
  readonly html: string
  readonly video: Video | null
  readonly quiz: readonly PublicQuizQuestion[]
  readonly materials: readonly Material[]
}

export interface PublicQuizQuestion {
  readonly questionId: string
  readonly promptHtml: string
  readonly isMultiple: boolean
  readonly options: readonly { readonly optionId: string; readonly html: string }[]
}

export interface PublicSheet {
  readonly courseId: string
  readonly sheetId: string
  readonly language: Language
  readonly title: string
  readonly html: string
}

/** Re-exported for readers of messages. */
export type { Material, PracticeOutcome, Video }
