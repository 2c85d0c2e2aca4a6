// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  completedModules, outcomeOfCode, requiredProgress, resumeActivity, waysOfMask,
  type ActivityProgress, type CourseProgress,
} from '@parcours/courses'
import { dayOrNull } from './clock.ts'
import type { OpenPublication } from './openPublication.ts'
import type { LearnerCourse, ProgressRow } from './repositories.ts'

/** A learner's course in the words of the current publication. Nothing done yet gives an empty one. */
export function courseProgress(publication: OpenPublication, learnerCourse: LearnerCourse | undefined): CourseProgress {
  const completed = completedActivityIds(publication, learnerCourse)
  const modulesDone = new Set(completedModules(publication.key, completed))
  for (const { moduleId } of publication.key.modules) {
    // A module once completed stays so, whatever was added since.
    if (rowOf(publication, learnerCourse, moduleId)?.status === 2) modulesDone.add(moduleId)
  }
  return {
    courseId: publication.courseId,
    enrolledOn: dayOrNull(learnerCourse?.enrolledDay ?? null),
    startedOn: dayOrNull(learnerCourse?.startedDay ?? null),
    completedOn: dayOrNull(learnerCourse?.completedDay ?? null),
    ...requiredProgress(publication.key, completed),
    completedModuleIds: publication.key.modules.map(({ moduleId }) => moduleId).filter((moduleId) => modulesDone.has(moduleId)),
  }
}

/** Progress in one activity, under the id given. */
export function activityProgress(row: ProgressRow | undefined, activityId: string): ActivityProgress {
  return {
    activityId,
    hasStarted: row !== undefined,
    isCompleted: row?.status === 2,
    completedOn: dayOrNull(row?.completedDay ?? null),
    waysDone: row === undefined ? [] : waysOfMask(row.waysMask),
    practiceOutcome: (row && outcomeOfCode(row.practiceCode)) ?? null,
    bestAttempt: row?.best ?? null,
    lastAttempt: row?.last ?? null,
  }
}

/** Every activity of the publication that the learner touched, in reading order. */
export function activitiesProgress(publication: OpenPublication, learnerCourse: LearnerCourse | undefined): readonly ActivityProgress[] {
  return activityIds(publication).flatMap((activityId) => {
    const row = rowOf(publication, learnerCourse, activityId)
    return row === undefined ? [] : [activityProgress(row, activityId)]
  })
}

/** Where to take up again; null when everything is completed. */
export function resumeIn(publication: OpenPublication, learnerCourse: LearnerCourse | undefined): string | null {
  const ids = activityIds(publication)
  const touched = ids.flatMap((activityId) => {
    const row = rowOf(publication, learnerCourse, activityId)
    return row === undefined ? [] : [{ activityId, isCompleted: row.status === 2, lastAt: row.completedDay ?? row.startedDay }]
  })
  return resumeActivity(ids, touched)
}

export function rowOf({ partNumbers }: OpenPublication, learnerCourse: LearnerCourse | undefined, partId: string): ProgressRow | undefined {
  const partNumber = partNumbers.get(partId)
  return learnerCourse?.rows.find((row) => row.partNumber === partNumber)
}

function activityIds({ key }: OpenPublication): readonly string[] {
  return key.modules.flatMap(({ activities }) => activities.map(({ activityId }) => activityId))
}

function completedActivityIds(publication: OpenPublication, learnerCourse: LearnerCourse | undefined): ReadonlySet<string> {
  return new Set(activityIds(publication).filter((activityId) => rowOf(publication, learnerCourse, activityId)?.status === 2))
}
