// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ActivityKey, CourseKey } from '../courseKey.ts'

/** The activity of that id, or that had that id before. */
export function findActivityKey(course: CourseKey, activityId: string): ActivityKey | undefined {
  const activities = listActivityKeys(course)
  return activities.find(activity => activity.activityId === activityId)
    ?? activities.find(activity => activity.formerly.includes(activityId))
}

/** Every activity, in reading order. */
export function listActivityKeys(course: CourseKey): readonly ActivityKey[] {
  return course.modules.flatMap(module => module.activities)
}
