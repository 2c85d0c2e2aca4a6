// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CourseRule, FactWrite } from '../../../course-server/src/services/repositories.ts'
import { ACTIVITIES_PER_MODULE, ACTIVITY_COUNT } from './benchCourse.ts'
import type { NumberedCourse } from './benchParts.ts'
import { activeSpacesOf, BEGUN_PER_COURSE, benchSubject, COURSES_PER_LEARNER, coursesOf, FIRST_SPACE_NUMBER, LEARNERS_PER_SPACE } from './population.ts'

const LEFT_PER_COURSE = ACTIVITY_COUNT - BEGUN_PER_COURSE
const LEFT_PER_LEARNER = COURSES_PER_LEARNER * LEFT_PER_COURSE
/** A prime larger than any share of the writes: neighbours in time are far apart in the table. */
const STRIDE = 15_485_863

/** Somebody completes something they had not begun. */
export interface Completion {
  readonly spaceNumber: number
  readonly learnerNumber: number
  readonly courseIndex: number
  readonly activityIndex: number
}

/**
 * Different completions, spread over the learners of at most `spaceLimit` spaces (themselves spread over
 * all) without repeating one: the worst case for the locality of pages. `from` chooses others.
 * @throws when there are not so many left
 */
export function listCompletions(factCount: number, count: number, from = 0, spaceLimit = Infinity): readonly Completion[] {
  const step = spaceStep(factCount, spaceLimit)
  const total = Math.min(spaceLimit, activeSpacesOf(factCount)) * LEARNERS_PER_SPACE * LEFT_PER_LEARNER
  if (from + count > total) throw new Error(`${factCount} facts leave only ${total} to complete, not ${from + count}.`)
  return Array.from({ length: count }, (_, index) => completionAt(((from + index) * STRIDE) % total, step))
}

/** How far apart so many spaces are when they are spread over all that learn. */
export function spaceStep(factCount: number, spaceLimit: number): number {
  return Math.max(1, Math.floor(activeSpacesOf(factCount) / spaceLimit))
}

function completionAt(place: number, step: number): Completion {
  const learner = Math.floor(place / LEFT_PER_LEARNER)
  const spaceNumber = FIRST_SPACE_NUMBER + Math.floor(learner / LEARNERS_PER_SPACE) * step
  const learnerNumber = 1 + learner % LEARNERS_PER_SPACE
  const left = place % LEFT_PER_LEARNER
  return {
    spaceNumber,
    learnerNumber,
    courseIndex: coursesOf(spaceNumber, learnerNumber)[Math.floor(left / LEFT_PER_COURSE)] ?? 0,
    activityIndex: BEGUN_PER_COURSE + left % LEFT_PER_COURSE,
  }
}

/** The completions as the services hand them to storage. */
export function factWrites(completions: readonly Completion[], courses: readonly NumberedCourse[], atSeconds: number): readonly FactWrite[] {
  const rules = courses.map(ruleOf)
  return completions.map(({ spaceNumber, learnerNumber, courseIndex, activityIndex }) => {
    const rule = rules[courseIndex]
    const partNumber = courses[courseIndex]?.activityNumbers[activityIndex]
    if (rule === undefined || partNumber === undefined) throw new Error(`There is no activity ${activityIndex} in bench course ${courseIndex}.`)
    return {
      spaceNumber,
      subject: benchSubject(spaceNumber, learnerNumber),
      course: rule,
      activity: { partNumber, kind: 'page', completion: 'any', waysMask: 1, isRequired: true },
      act: { kind: 'way', wayBit: 1 },
      atSeconds,
    }
  })
}

function ruleOf({ courseNumber, moduleNumbers, activityNumbers }: NumberedCourse): CourseRule {
  return {
    courseNumber,
    modules: moduleNumbers.map((partNumber, module) => ({
      partNumber,
      isRequired: true,
      requiredPartNumbers: activityNumbers.slice(module * ACTIVITIES_PER_MODULE, (module + 1) * ACTIVITIES_PER_MODULE),
    })),
  }
}
