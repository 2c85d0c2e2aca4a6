// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** BCP 47 tag of a language a course is written in, such as `fr` or `en`. */
export type Language = string

/** What a course is about; the catalogue filters by it. The app holds the words shown for each. */
export const THEMES = [
  'ethics', 'privacy', 'free-software', 'collaboration', 'communication', 'support', 'first-steps', 'mobile',
] as const
export type Theme = (typeof THEMES)[number]

/** `self-paced` is taken freely and alone; `guided` is led with sessions and a cohort. */
export const COURSE_FORMS = ['self-paced', 'guided'] as const
export type CourseForm = (typeof COURSE_FORMS)[number]

export const ACTIVITY_KINDS = ['page', 'practice', 'session', 'survey', 'adventure'] as const
export type ActivityKind = (typeof ACTIVITY_KINDS)[number]

/** The ways through a page. Materials complete nothing, so they are no way. */
export const WAYS = ['text', 'video', 'quiz'] as const
export type Way = (typeof WAYS)[number]

/** What a person says after a practice. Only `tried` completes it. */
export const PRACTICE_OUTCOMES = ['tried', 'not-yet', 'need-person'] as const
export type PracticeOutcome = (typeof PRACTICE_OUTCOMES)[number]

/** A course as parsed: the source of truth, with the answer keys inside. Never sent to a browser. */
export interface Course {
  readonly courseId: string
  readonly formerly: readonly string[]
  /** Language of the original; translations fall back to it. */
  readonly language: Language
  /** Every language with a `course.<lang>.yml`, the original first. */
  readonly languages: readonly Language[]
  readonly form: CourseForm
  readonly themes: readonly Theme[]
  /** SPDX identifier. */
  readonly licence: string
  readonly authors: readonly string[]
  readonly attestationHours: number | undefined
  readonly texts: ByLanguage<CourseText>
  readonly modules: readonly Module[]
  /** Sheets of all modules, in reading order. */
  readonly sheets: readonly Sheet[]
}

/** Texts per language; the course's own language is always there. */
export type ByLanguage<T> = Readonly<Record<Language, T>>

export interface CourseText {
  readonly title: string
  readonly aliases: readonly string[]
  readonly summary: string
  readonly outcomes: readonly string[]
  readonly forWhom: string
}

export interface Module {
  readonly moduleId: string
  readonly formerly: readonly string[]
  readonly isRequired: boolean
  readonly texts: ByLanguage<ModuleText>
  readonly activities: readonly Activity[]
}

export interface ModuleText {
  readonly title: string
  readonly summary: string | undefined
}

export interface Activity {
  readonly activityId: string
  readonly formerly: readonly string[]
  readonly kind: ActivityKind
  /** Whole minutes, 1 to 600. */
  readonly durationMinutes: number
  readonly isRequired: boolean
  /** `any`: one way completes the page; `all`: every way it offers. */
  readonly completion: 'any' | 'all'
  /** Whole percent (0 to 100) of fully right questions that passes the quiz. Undefined without a quiz. */
  readonly quizPercent: number | undefined
  /** The ways this page offers; empty for other kinds. */
  readonly ways: readonly Way[]
  /** What this activity points to: the number of a session in the course's series, or the id of a survey or adventure. */
  readonly ref: string | undefined
  readonly texts: ByLanguage<ActivityText>
}

export interface ActivityText {
  readonly title: string
  /** Safe HTML, quiz and video taken out. */
  readonly html: string
  readonly video: Video | undefined
  readonly quiz: readonly QuizQuestion[]
  readonly materials: readonly Material[]
}

export interface Video {
  /** https address of the PeerTube watch page. Nothing is loaded from it before the person asks. */
  readonly watchUrl: string
  readonly embedUrl: string
  readonly durationMinutes: number | undefined
  readonly sizeMegabytes: number | undefined
  /** Safe HTML that says what the video says, for those who do not watch it. */
  readonly summaryHtml: string
  readonly transcript: readonly TranscriptCue[]
  readonly chapters: readonly VideoChapter[]
}

export interface TranscriptCue {
  readonly startSeconds: number
  readonly text: string
}

export interface VideoChapter {
  readonly startSeconds: number
  readonly title: string
}

export interface QuizQuestion {
  readonly questionId: string
  /** Safe HTML of the question. */
  readonly promptHtml: string
  readonly isMultiple: boolean
  readonly options: readonly QuizOption[]
}

/** An option with its key: stays on the server until the attempt is marked. */
export interface QuizOption {
  readonly optionId: string
  readonly html: string
  readonly isRight: boolean
  /** Safe HTML of the explanation; undefined when the author gave none. */
  readonly feedbackHtml: string | undefined
}

export type Material =
  | { readonly kind: 'sheet'; readonly title: string; readonly sheetId: string }
  | { readonly kind: 'link'; readonly title: string; readonly url: string }
  | { readonly kind: 'file'; readonly title: string; readonly path: string; readonly sizeBytes: number }

/** A printable sheet. */
export interface Sheet {
  readonly sheetId: string
  readonly texts: ByLanguage<SheetText>
}

export interface SheetText {
  readonly title: string
  readonly html: string
}
