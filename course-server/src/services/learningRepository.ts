// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PracticeOutcome } from '@parcours/courses'
import type { ActivityRule, CourseRule } from './contentRepository.ts'
import type { EpochDay } from './epochDay.ts'

export interface FactWrite {
  readonly spaceNumber: number
  readonly subject: string
  readonly course: CourseRule
  /** Undefined for an enrolment. */
  readonly activity: ActivityRule | undefined
  readonly act: FactAct
  /** Clamped instant of the act, seconds since 1970. */
  readonly atSeconds: number
}

export type FactAct =
  | { readonly kind: 'enrol' }
  | { readonly kind: 'start' }
  | { readonly kind: 'way'; readonly wayBit: 1 | 2 }
  | { readonly kind: 'practice'; readonly outcome: PracticeOutcome }
  | {
      readonly kind: 'attempt'
      readonly attemptId: string
      readonly contentHash: string
      readonly responsesJson: string
      readonly rightCount: number
      readonly questionCount: number
      readonly hasPassed: boolean
    }

/** What a person did in one activity or module. */
export interface ProgressRow {
  readonly partNumber: number
  /** 1 started, 2 completed. */
  readonly status: 1 | 2
  readonly waysMask: number
  /** 0 none, 1 tried, 2 not yet, 3 need person. */
  readonly practiceCode: 0 | 1 | 2 | 3
  readonly best: { readonly rightCount: number; readonly questionCount: number } | null
  readonly last: { readonly rightCount: number; readonly questionCount: number } | null
  readonly startedDay: EpochDay
  readonly completedDay: EpochDay | null
}

/** One learner in one course. */
export interface LearnerCourse {
  readonly courseNumber: number
  readonly enrolledDay: EpochDay | null
  readonly startedDay: EpochDay | null
  readonly completedDay: EpochDay | null
  /** Rows of this course's activities and modules. */
  readonly rows: readonly ProgressRow[]
}

export type FactOutcome =
  | { readonly kind: 'recorded'; readonly learnerCourse: LearnerCourse }
  /** An attempt id seen before with other responses. */
  | { readonly kind: 'refused'; readonly code: 'attempt-differs' | 'too-many-attempts' }

/** Thrown when the writer's queue is full: the caller answers 503 with Retry-After. */
export class WriterBusyError extends Error {
  constructor() {
    super('The writer queue is full.')
    this.name = 'WriterBusyError'
  }
}

/** Thrown when the disk is full: nothing of the write was kept, and what was kept before still is. */
export class StorageFullError extends Error {
  readonly code = 'disk-full'

  constructor(cause?: unknown) {
    super('The disk is full.', { cause })
    this.name = 'StorageFullError'
  }
}

export interface LearnerExport {
  readonly courses: readonly (LearnerCourse & { readonly courseId: string; readonly partIds: ReadonlyMap<number, string> })[]
  readonly attempts: readonly {
    readonly courseId: string
    readonly activityId: string
    readonly attemptId: string
    readonly contentHash: string
    readonly rightCount: number
    readonly questionCount: number
    readonly submittedAt: Date
    readonly responsesJson: string
  }[]
}

export interface LearningRepository {
  /** Resolves after the commit, with the state as stored. Replaying changes nothing. @throws WriterBusyError */
  record(write: FactWrite): Promise<FactOutcome>
  /** As `record`, for an outbox batch: one queue entry each, committed together where they fit. */
  recordAll(writes: readonly FactWrite[]): Promise<readonly FactOutcome[]>
  findCourse(spaceNumber: number, subject: string, courseNumber: number): Promise<LearnerCourse | undefined>
  listCourses(spaceNumber: number, subject: string): Promise<readonly LearnerCourse[]>
  exportLearner(spaceNumber: number, subject: string): Promise<LearnerExport>
  /** Deletes every row of the learner (guest identity included), subtracts the rollups, remembers the erasure. */
  eraseLearner(spaceNumber: number, subject: string, erasureHash: string, now: Date): Promise<boolean>
  /** After a publication: completes modules and courses of open enrolments that its rules now complete. Returns how many enrolments changed. */
  reevaluateOpenEnrolments(course: CourseRule, day: EpochDay): Promise<number>
  /**
   * Joins a guest's facts to an account of the same space, by the same merges; the guest disappears.
   * With the rules of the current publications, what both did together completes at once.
   */
  joinGuest(
    spaceNumber: number, guestSubject: string, accountSubject: string, now: Date,
    rules?: readonly { readonly course: CourseRule; readonly activities: readonly ActivityRule[] }[],
  ): Promise<boolean>
}
