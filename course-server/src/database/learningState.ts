// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EpochDay, LearnerCourse, ProgressRow } from '../services/repositories.ts'

/** A progress row with what its merges need beside what is shown. Never changed in place. */
export interface ProgressState extends ProgressRow {
  readonly practiceAtSeconds: number | null
  readonly lastAtSeconds: number | null
  readonly attemptCount: number
}

export interface EnrolmentState {
  readonly enrolledDay: EpochDay
  readonly startedDay: EpochDay | null
  readonly completedDay: EpochDay | null
}

/** One learner in one course, while a transaction works on it. */
export interface CourseState {
  readonly courseNumber: number
  enrolment: EnrolmentState | undefined
  readonly rows: Map<number, ProgressState>
  /** What differs from the database. */
  isEnrolmentChanged: boolean
  readonly changedParts: Set<number>
}

/** One learner, while a transaction works on them. */
export interface LearnerState {
  readonly spaceNumber: number
  readonly subject: string
  readonly learnerNumber: number
  isNew: boolean
  readonly courses: Map<number, CourseState>
  /** By attempt id: those stored that this transaction asks about, and those it adds. */
  readonly attempts: Map<string, AttemptState>
  readonly newAttemptIds: string[]
}

export interface AttemptState {
  readonly courseNumber: number
  readonly partNumber: number
  readonly contentHash: string
  readonly rightCount: number
  readonly questionCount: number
  readonly submittedAtSeconds: number
  readonly responsesJson: string
}

export interface AttemptRow extends AttemptState {
  readonly attemptId: string
}

export function emptyCourseState(courseNumber: number): CourseState {
  return { courseNumber, enrolment: undefined, rows: new Map(), isEnrolmentChanged: false, changedParts: new Set() }
}

export function learnerCourseOf(state: CourseState): LearnerCourse {
  return {
    courseNumber: state.courseNumber,
    enrolledDay: state.enrolment?.enrolledDay ?? null,
    startedDay: state.enrolment?.startedDay ?? null,
    completedDay: state.enrolment?.completedDay ?? null,
    rows: [...state.rows.values()],
  }
}
