// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CourseProgressDetail, Language, MyProgress } from '@parcours/courses'
import { ParcoursError } from '../errors.ts'
import { requireLearner, type Caller } from './caller.ts'
import { textsIn, type OpenPublication } from './openPublication.ts'
import { activitiesProgress, courseProgress, resumeIn } from './progressOf.ts'
import type { Publications } from './publications.ts'
import type { LearningRepository } from './repositories.ts'

/** The learner's own state, and nobody else's. */
export interface ProgressService {
  list(caller: Caller, language: Language | undefined): Promise<MyProgress>
  get(caller: Caller, courseId: string): Promise<CourseProgressDetail>
}

export function makeProgressService(learning: LearningRepository, publications: Publications): ProgressService {
  return {
    async list(caller, language) {
      const { spaceNumber, subject } = requireLearner(caller)
      const [mine, all] = await Promise.all([learning.listCourses(spaceNumber, subject), publications.list()])
      const byNumber = new Map<number, OpenPublication>(all.map((one) => [one.courseNumber, one]))
      const courses = mine.flatMap((learnerCourse) => {
        const publication = byNumber.get(learnerCourse.courseNumber)
        if (publication === undefined) return []
        const { course, activities } = textsIn(publication, language)
        const resumeActivityId = resumeIn(publication, learnerCourse)
        const resumeTitle = activities.find(({ activityId }) => activityId === resumeActivityId)?.title ?? null
        return [{ ...courseProgress(publication, learnerCourse), title: course.title, resumeActivityId, resumeTitle }]
      })
      return { courses }
    },

    async get(caller, courseId) {
      const { spaceNumber, subject } = requireLearner(caller)
      const publication = await publications.findVisible(caller, courseId)
      if (publication === undefined) throw new ParcoursError('unknown-course')
      const learnerCourse = await learning.findCourse(spaceNumber, subject, publication.courseNumber)
      return {
        ...courseProgress(publication, learnerCourse),
        activities: activitiesProgress(publication, learnerCourse),
        resumeActivityId: resumeIn(publication, learnerCourse),
      }
    },
  }
}
