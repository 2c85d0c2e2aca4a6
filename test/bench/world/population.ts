// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { ACTIVITIES_PER_MODULE, COURSE_COUNT } from './benchCourse.ts'
import { createRandom } from './random.ts'

/** A space at its ceiling: 50 accounts (performance.md §1), each in 2 of its 4 courses, 10 activities begun in each. */
export const LEARNERS_PER_SPACE = 50
export const COURSES_PER_LEARNER = 2
export const BEGUN_PER_COURSE = 10
export const FACTS_PER_SPACE = LEARNERS_PER_SPACE * COURSES_PER_LEARNER * BEGUN_PER_COURSE
const COURSES_PER_SPACE = 4
/** The campus has number 1. */
export const FIRST_SPACE_NUMBER = 2
const COMPLETED_PERCENT = 85
const DAYS = 365
const SEED = 20_261_122

export interface LearnerRows {
  readonly spaceNumber: number
  readonly learnerNumber: number
  readonly subject: string
  readonly courses: readonly CourseRows[]
}

export interface CourseRows {
  readonly courseIndex: number
  readonly startedDay: number
  /** Begun activities in order; null while one is not completed. */
  readonly completedDays: readonly (number | null)[]
  /** Day on which each of the first modules was completed, or null. */
  readonly moduleDays: readonly (number | null)[]
}

/** How many spaces learn when there are so many progress rows of activities. */
export function activeSpacesOf(factCount: number): number {
  return Math.ceil(factCount / FACTS_PER_SPACE)
}

/** 43 characters of base64url, as tokens carry. */
export function benchSubject(spaceNumber: number, learnerNumber: number): string {
  return `bench-${spaceNumber}-${learnerNumber}-`.padEnd(43, '_')
}

/** The courses a learner is in, as indices. */
export function coursesOf(spaceNumber: number, learnerNumber: number): readonly number[] {
  return Array.from({ length: COURSES_PER_LEARNER }, (_, index) => (spaceNumber + (learnerNumber + index) % COURSES_PER_SPACE) % COURSE_COUNT)
}

/** Everyone, in the order of the keys, with a year of activity up to `today`. The same at every run but for the days. */
export function* listLearners(factCount: number, today: number): Generator<LearnerRows> {
  const random = createRandom(SEED)
  for (let space = 0; space < activeSpacesOf(factCount); space++) {
    const spaceNumber = FIRST_SPACE_NUMBER + space
    for (let learnerNumber = 1; learnerNumber <= LEARNERS_PER_SPACE; learnerNumber++) {
      const courses = [...coursesOf(spaceNumber, learnerNumber)].sort((one, other) => one - other)
      yield {
        spaceNumber,
        learnerNumber,
        subject: benchSubject(spaceNumber, learnerNumber),
        courses: courses.map((courseIndex) => courseRows(courseIndex, today, random)),
      }
    }
  }
}

function courseRows(courseIndex: number, today: number, random: ReturnType<typeof createRandom>): CourseRows {
  const startedDay = today - random.below(DAYS)
  const completedDays = Array.from({ length: BEGUN_PER_COURSE }, (_, activity) => (
    random.isLikely(COMPLETED_PERCENT) ? Math.min(today, startedDay + activity) : null
  ))
  const moduleDays = Array.from({ length: BEGUN_PER_COURSE / ACTIVITIES_PER_MODULE }, (_, module) => {
    const days = completedDays.slice(module * ACTIVITIES_PER_MODULE, (module + 1) * ACTIVITIES_PER_MODULE)
    return days.includes(null) ? null : Math.max(...days.map(Number))
  })
  return { courseIndex, startedDay, completedDays, moduleDays }
}
