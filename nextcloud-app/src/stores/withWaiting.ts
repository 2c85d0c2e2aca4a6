// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ActivityProgress, CourseProgressDetail, LearningFact } from '@parcours/courses'

/**
 * Lays facts that still wait in this browser over what the server said, so that a page shows what the person just did.
 * It never says that an activity or a course is completed: the server decides that.
 */
export function withWaiting(
  detail: CourseProgressDetail | undefined, courseId: string, facts: readonly LearningFact[],
): CourseProgressDetail | undefined {
  return facts
    .filter((fact) => fact.courseId === courseId)
    .reduce<CourseProgressDetail | undefined>((known, fact) => withFact(known ?? nothingDone(courseId), fact), detail)
}

function withFact(detail: CourseProgressDetail, fact: LearningFact): CourseProgressDetail {
  const enrolled = { ...detail, enrolledOn: detail.enrolledOn ?? fact.occurredAt.slice(0, 10) }
  if (fact.kind === 'enrol') {
    return enrolled
  }
  const { activityId } = fact
  const activity = detail.activities.find((one) => one.activityId === activityId) ?? untouched(activityId)
  const others = detail.activities.filter((one) => one.activityId !== activityId)
  return { ...enrolled, activities: [...others, withActivityFact(activity, fact)], resumeActivityId: detail.resumeActivityId ?? activityId }
}

function withActivityFact(activity: ActivityProgress, fact: Exclude<LearningFact, { kind: 'enrol' }>): ActivityProgress {
  switch (fact.kind) {
    case 'start':
    case 'attempt':
      return { ...activity, hasStarted: true }
    case 'way':
      return { ...activity, hasStarted: true, waysDone: [...new Set([...activity.waysDone, fact.way])] }
    case 'practice':
      return { ...activity, hasStarted: true, practiceOutcome: fact.outcome }
  }
}

function nothingDone(courseId: string): CourseProgressDetail {
  return {
    courseId, enrolledOn: null, startedOn: null, completedOn: null,
    requiredCount: 0, requiredCompletedCount: 0, completedModuleIds: [], activities: [], resumeActivityId: null,
  }
}

function untouched(activityId: string): ActivityProgress {
  return {
    activityId, hasStarted: false, isCompleted: false, completedOn: null,
    waysDone: [], practiceOutcome: null, bestAttempt: null, lastAttempt: null,
  }
}
