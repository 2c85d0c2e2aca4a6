// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { PROGRESS_COLUMNS, progressValuesOf } from '../../../course-server/src/database/progressRows.ts'
import type { ProgressState } from '../../../course-server/src/database/learningState.ts'
import type { SqlValue } from '../../../course-server/src/database/sqlScript.ts'
import type { NumberedCourse } from './benchParts.ts'
import type { LearnerRows } from './population.ts'

/** The tables the bench fills by itself, with their columns in the order of `rowsOf`. */
export const FILLED_TABLES = {
  learners: ['space_number', 'subject', 'learner_number'],
  enrolments: ['space_number', 'learner_number', 'course_number', 'enrolled_day', 'started_day', 'completed_day'],
  progress: ['space_number', 'learner_number', 'course_number', 'part_number', ...PROGRESS_COLUMNS],
} as const

export type FilledTable = keyof typeof FILLED_TABLES
export type Row = readonly SqlValue[]

/** A learner's rows, in the order of their keys. */
export function rowsOf(learner: LearnerRows, courses: readonly NumberedCourse[]): Readonly<Record<FilledTable, readonly Row[]>> {
  const { spaceNumber, learnerNumber, subject } = learner
  const enrolments: Row[] = []
  const progress: Row[] = []
  for (const { courseIndex, startedDay, completedDays, moduleDays } of learner.courses) {
    const course = courses[courseIndex]
    if (course === undefined) throw new Error(`There is no bench course ${courseIndex}.`)
    const key = [spaceNumber, learnerNumber, course.courseNumber] as const
    enrolments.push([...key, startedDay, startedDay, null])
    completedDays.forEach((day, activity) => {
      const partNumber = course.activityNumbers[activity] ?? 0
      progress.push([...key, partNumber, ...progressValuesOf(readState(partNumber, startedDay, day))])
    })
    moduleDays.forEach((day, module) => {
      if (day === null) return
      const partNumber = course.moduleNumbers[module] ?? 0
      progress.push([...key, partNumber, ...progressValuesOf({ ...readState(partNumber, day, day), waysMask: 0 })])
    })
  }
  return { learners: [[spaceNumber, subject, learnerNumber]], enrolments, progress }
}

/** Somebody who began, and who read to the end when there is a day for it; no quiz, no practice. */
function readState(partNumber: number, startedDay: number, completedDay: number | null): ProgressState {
  return {
    partNumber, status: completedDay === null ? 1 : 2, waysMask: completedDay === null ? 0 : 1, startedDay, completedDay,
    practiceCode: 0, practiceAtSeconds: null, best: null, last: null, lastAtSeconds: null, attemptCount: 0,
  }
}
