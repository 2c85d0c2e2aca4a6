// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ActivityKey, CourseKey, ModuleKey } from '../courseKey.ts'

/** Modules whose required activities are all completed. A module without a required activity is complete. */
export function completedModules(course: CourseKey, completedActivityIds: ReadonlySet<string>): string[] {
  return course.modules.filter(module => isModuleCompleted(module, completedActivityIds)).map(module => module.moduleId)
}

/**
 * Whether the required activities of all required modules are completed.
 * A course that requires nothing is completed with the first activity completed: enrolling alone does not finish it.
 */
export function isCourseCompleted(course: CourseKey, completedActivityIds: ReadonlySet<string>): boolean {
  const required = listRequired(course)
  if (required.length > 0) return required.every(activity => isDone(activity, completedActivityIds))
  return course.modules.some(module => module.activities.some(activity => isDone(activity, completedActivityIds)))
}

/** How many activities the course requires, and how many of them are completed. */
export function requiredProgress(course: CourseKey, completedActivityIds: ReadonlySet<string>): { requiredCount: number; requiredCompletedCount: number } {
  const required = listRequired(course)
  return { requiredCount: required.length, requiredCompletedCount: required.filter(activity => isDone(activity, completedActivityIds)).length }
}

function listRequired(course: CourseKey): ActivityKey[] {
  return course.modules.filter(module => module.isRequired).flatMap(requiredActivities)
}

function isModuleCompleted(module: ModuleKey, completed: ReadonlySet<string>): boolean {
  return requiredActivities(module).every(activity => isDone(activity, completed))
}

function requiredActivities(module: ModuleKey): ActivityKey[] {
  return module.activities.filter(activity => activity.isRequired)
}

/** Facts recorded under a former id of the activity count. */
function isDone({ activityId, formerly }: ActivityKey, completed: ReadonlySet<string>): boolean {
  return completed.has(activityId) || formerly.some(id => completed.has(id))
}
