// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Repositories } from '../../../course-server/src/services/repositories.ts'
import { ACTIVITY_COUNT, benchActivityId, benchCourseId, benchModuleId, COURSE_COUNT, MODULE_COUNT } from './benchCourse.ts'

/** The numbers a bench course and its parts got in a database. */
export interface NumberedCourse {
  readonly courseNumber: number
  readonly moduleNumbers: readonly number[]
  readonly activityNumbers: readonly number[]
}

/** By course index. @throws when a bench course is missing */
export async function numberCourses({ content }: Repositories): Promise<readonly NumberedCourse[]> {
  const byId = new Map((await content.listCurrent()).map((publication) => [publication.courseId, publication]))
  return Array.from({ length: COURSE_COUNT }, (_, courseIndex) => {
    const publication = byId.get(benchCourseId(courseIndex))
    if (publication === undefined) throw new Error(`${benchCourseId(courseIndex)} is not published.`)
    const numberOf = (partId: string) => publication.partNumbers.get(partId) ?? NaN
    return {
      courseNumber: publication.courseNumber,
      moduleNumbers: Array.from({ length: MODULE_COUNT }, (_, module) => numberOf(benchModuleId(courseIndex, module))),
      activityNumbers: Array.from({ length: ACTIVITY_COUNT }, (_, activity) => numberOf(benchActivityId(courseIndex, activity))),
    }
  })
}
