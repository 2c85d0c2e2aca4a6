// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CourseCounts, DayCounts, PartCounts } from '../services/repositories.ts'
import type { RunStatement } from './database.ts'
import type { DayChange, PartChange, RollupChanges } from './rollupChanges.ts'

/** 53 weeks: a year of whole weeks, the current one included. */
const MAX_DAYS = 371

/** Which course a part is of, and the id it has today. */
export type PartNames = ReadonlyMap<number, { readonly courseNumber: number; readonly partId: string }>

/** As many as the courses have parts; they are content, not facts. */
export async function readPartNames(read: RunStatement): Promise<PartNames> {
  const rows = await read<{ part_number: number; course_number: number; part_id: string }>(
    'SELECT part_number, course_number, part_id FROM course_parts',
  )
  return new Map(rows.map((row) => [row.part_number, { courseNumber: row.course_number, partId: row.part_id }]))
}

/** Sums as a page reads them, by course number; slots added up. */
export function courseCountsOf({ parts, days }: Pick<RollupChanges, 'parts' | 'days'>, names: PartNames): ReadonlyMap<number, CourseCounts> {
  const partsByCourse = new Map<number, Record<string, PartCounts>>()
  for (const byPart of parts.values()) {
    for (const [partNumber, change] of byPart) {
      const name = names.get(partNumber)
      if (name === undefined) continue
      const ofCourse = partsByCourse.get(name.courseNumber) ?? {}
      partsByCourse.set(name.courseNumber, ofCourse)
      ofCourse[name.partId] = addPart(ofCourse[name.partId], change)
    }
  }
  const counts = new Map<number, CourseCounts>()
  for (const [courseNumber, byDay] of daysByCourse(days)) {
    counts.set(courseNumber, { ...totalsOf(byDay), parts: partsByCourse.get(courseNumber) ?? {}, days: lastDaysOf(byDay) })
  }
  return counts
}

function addPart(sum: PartCounts | undefined, { started, completed, notYet, needPerson }: PartChange): PartCounts {
  return {
    started: (sum?.started ?? 0) + started,
    completed: (sum?.completed ?? 0) + completed,
    notYet: (sum?.notYet ?? 0) + notYet,
    needPerson: (sum?.needPerson ?? 0) + needPerson,
  }
}

function daysByCourse(days: RollupChanges['days']): Map<number, Map<number, DayChange>> {
  const sums = new Map<number, Map<number, DayChange>>()
  for (const byCourse of days.values()) {
    for (const [courseNumber, byDay] of byCourse) {
      const ofCourse = sums.get(courseNumber) ?? new Map<number, DayChange>()
      sums.set(courseNumber, ofCourse)
      for (const [day, change] of byDay) {
        const sum = ofCourse.get(day)
        if (sum === undefined) ofCourse.set(day, { ...change })
        // The keys are those of the change itself.
        else for (const key of Object.keys(change) as (keyof DayChange)[]) sum[key] += change[key]
      }
    }
  }
  return sums
}

function totalsOf(byDay: ReadonlyMap<number, DayChange>): Pick<CourseCounts, 'enrolled' | 'started' | 'completed'> {
  const totals = { enrolled: 0, started: 0, completed: 0 }
  for (const day of byDay.values()) {
    totals.enrolled += day.enrolled
    totals.started += day.startedCourses
    totals.completed += day.completedCourses
  }
  return totals
}

function lastDaysOf(byDay: ReadonlyMap<number, DayChange>): readonly DayCounts[] {
  return [...byDay]
    .map(([day, { enrolled, startedActivities, completedActivities, completedCourses }]) =>
      ({ day, enrolled, startedActivities, completedActivities, completedCourses }))
    .filter((day) => day.enrolled + day.startedActivities + day.completedActivities + day.completedCourses > 0)
    .sort((one, other) => one.day - other.day)
    .slice(-MAX_DAYS)
}
