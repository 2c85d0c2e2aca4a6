// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { dayOf, mondayOf, type ActivityCounts, type CourseCounts as DomainCounts, type FiguresOutline, type WeekCounts } from '@parcours/courses'
import type { CourseCounts, PartCounts } from './repositories.ts'

/** Nothing was ever done. */
export const NO_COUNTS: CourseCounts = { enrolled: 0, started: 0, completed: 0, parts: {}, days: [] }

const NO_PART: PartCounts = { started: 0, completed: 0, notYet: 0, needPerson: 0 }

/** The counts of a snapshot as the domain masks them: parts told apart by the outline, days as weeks. */
export function courseCountsOf(counts: CourseCounts, outline: FiguresOutline): DomainCounts {
  const partOf = (partId: string) => (Object.hasOwn(counts.parts, partId) ? counts.parts[partId] : undefined) ?? NO_PART
  return {
    enrolledCount: counts.enrolled,
    startedCount: counts.started,
    completedCount: counts.completed,
    moduleCompletedCounts: Object.fromEntries(outline.modules.map(({ moduleId }) => [moduleId, partOf(moduleId).completed])),
    activities: Object.fromEntries(outline.modules.flatMap(({ activities }) => activities.map(({ activityId }) => [activityId, activityCountsOf(partOf(activityId))] as const))),
    weeks: weeksOf(counts),
  }
}

function activityCountsOf({ started, completed, notYet, needPerson }: PartCounts): ActivityCounts {
  return { startedCount: started, completedCount: completed, notYetCount: notYet, needPersonCount: needPerson }
}

function weeksOf({ days }: CourseCounts): readonly WeekCounts[] {
  const weeks = new Map<number, WeekCounts>()
  for (const { day, enrolled, completedActivities, completedCourses } of days) {
    const monday = mondayOf(day)
    const week = weeks.get(monday)
    weeks.set(monday, {
      weekOn: dayOf(monday),
      enrolledCount: (week?.enrolledCount ?? 0) + enrolled,
      completedActivityCount: (week?.completedActivityCount ?? 0) + completedActivities,
      completedCount: (week?.completedCount ?? 0) + completedCourses,
    })
  }
  return [...weeks.values()]
}
