// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Language, PracticeOutcome, Way } from '../course.ts'

/** Instant in RFC 3339, UTC. */
export type Instant = string
/** Day in UTC, `YYYY-MM-DD`. */
export type Day = string

/** What a learner did, as the app sends it. Sending it again changes nothing. */
export type LearningFact =
  | { readonly kind: 'enrol'; readonly courseId: string; readonly occurredAt: Instant }
  | { readonly kind: 'start'; readonly courseId: string; readonly activityId: string; readonly occurredAt: Instant }
  /** « J'ai terminé »: the text read or the video watched. A quiz is an attempt, a practice an outcome. */
  | { readonly kind: 'way'; readonly courseId: string; readonly activityId: string; readonly way: Exclude<Way, 'quiz'>; readonly occurredAt: Instant }
  | { readonly kind: 'practice'; readonly courseId: string; readonly activityId: string; readonly outcome: PracticeOutcome; readonly occurredAt: Instant }
  | { readonly kind: 'attempt'; readonly courseId: string; readonly activityId: string; readonly attempt: AttemptRequest; readonly occurredAt: Instant }

export interface AttemptRequest {
  /** UUIDv7 made by the browser: the idempotency key. */
  readonly attemptId: string
  readonly contentHash: string
  readonly language: Language
  /** Chosen option ids per question id; an unanswered question is absent or empty. */
  readonly responses: Readonly<Record<string, readonly string[]>>
}

/** What was kept, as the server answers a fact. */
export interface FactResult {
  readonly activity: ActivityProgress | null
  readonly course: CourseProgress
  /** Only for an attempt. */
  readonly attempt: AttemptResult | null
}

export interface ActivityProgress {
  readonly activityId: string
  readonly hasStarted: boolean
  readonly isCompleted: boolean
  readonly completedOn: Day | null
  readonly waysDone: readonly Way[]
  readonly practiceOutcome: PracticeOutcome | null
  readonly bestAttempt: AttemptScore | null
  readonly lastAttempt: AttemptScore | null
}

/** « 3 réponses justes sur 5 ». */
export interface AttemptScore {
  readonly rightCount: number
  readonly questionCount: number
}

export interface CourseProgress {
  readonly courseId: string
  readonly enrolledOn: Day | null
  readonly startedOn: Day | null
  readonly completedOn: Day | null
  /** Required activities of the current publication. */
  readonly requiredCount: number
  readonly requiredCompletedCount: number
  readonly completedModuleIds: readonly string[]
}

export interface AttemptResult {
  readonly attemptId: string
  readonly rightCount: number
  readonly questionCount: number
  readonly hasPassed: boolean
  readonly questions: readonly QuestionResult[]
}

export interface QuestionResult {
  readonly questionId: string
  readonly isRight: boolean
  readonly rightOptionIds: readonly string[]
  readonly chosenOptionIds: readonly string[]
  /** Explanation per option id, safe HTML, for the options that have one. */
  readonly feedbackHtml: Readonly<Record<string, string>>
}

/** The learner's own state in one course. */
export interface CourseProgressDetail extends CourseProgress {
  readonly activities: readonly ActivityProgress[]
  /** Where to take up again: the first started or untouched activity after the last thing done. */
  readonly resumeActivityId: string | null
}

export interface MyProgress {
  readonly courses: readonly (CourseProgress & { readonly title: string; readonly resumeActivityId: string | null; readonly resumeTitle: string | null })[]
}

/** Up to 500 offline writes in one request; each is answered on its own. */
export interface OutboxBatch {
  readonly entries: readonly { readonly entryId: string; readonly fact: LearningFact }[]
}

export interface OutboxBatchResult {
  readonly results: readonly OutboxEntryResult[]
}

export type OutboxEntryResult =
  | { readonly entryId: string; readonly kind: 'recorded'; readonly result: FactResult }
  /** Refused for good: sending it again would be refused again. `code` as in problem+json. */
  | { readonly entryId: string; readonly kind: 'refused'; readonly code: string }
