// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RollupChanges } from './rollupChanges.ts'

/** Numbers of one counter row, its key first, in the order of the statements below. */
export type CounterRow = readonly number[]

export interface RollupRows {
  readonly spaces: readonly CounterRow[]
  readonly parts: readonly CounterRow[]
  readonly days: readonly CounterRow[]
}

/** The space's row is there since it was registered; locks are taken in the order spaces, parts, days. */
export const ADD_TO_SPACE = `UPDATE space_rollups SET enrolled = enrolled + ?, started_activities = started_activities + ?,
  completed_activities = completed_activities + ?, completed_courses = completed_courses + ?, version = version + 1
  WHERE space_number = ?`

export const ADD_TO_PART = `INSERT INTO part_rollups AS r (part_number, slot, started, completed, not_yet, need_person)
  VALUES (?, ?, ?, ?, ?, ?)
  ON CONFLICT (part_number, slot) DO UPDATE SET started = r.started + excluded.started, completed = r.completed + excluded.completed,
    not_yet = r.not_yet + excluded.not_yet, need_person = r.need_person + excluded.need_person`

export const ADD_TO_DAY = `INSERT INTO course_day_rollups AS r
  (course_number, day, slot, enrolled, started_activities, completed_activities, started_courses, completed_courses)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (course_number, day, slot) DO UPDATE SET enrolled = r.enrolled + excluded.enrolled,
    started_activities = r.started_activities + excluded.started_activities,
    completed_activities = r.completed_activities + excluded.completed_activities,
    started_courses = r.started_courses + excluded.started_courses,
    completed_courses = r.completed_courses + excluded.completed_courses`

/** The changes as rows, in the order of their keys, without those that change nothing. */
export function rollupRowsOf(changes: RollupChanges): RollupRows {
  const spaces: CounterRow[] = []
  for (const [spaceNumber, s] of changes.spaces) {
    spaces.push([spaceNumber, s.enrolled, s.startedActivities, s.completedActivities, s.completedCourses])
  }
  const parts: CounterRow[] = []
  for (const [slot, byPart] of changes.parts) {
    for (const [partNumber, p] of byPart) {
      if (p.started !== 0 || p.completed !== 0 || p.notYet !== 0 || p.needPerson !== 0) {
        parts.push([partNumber, slot, p.started, p.completed, p.notYet, p.needPerson])
      }
    }
  }
  return { spaces: spaces.sort(byKey), parts: parts.sort(byKey), days: dayRowsOf(changes).sort(byKey) }
}

function dayRowsOf(changes: RollupChanges): CounterRow[] {
  const rows: CounterRow[] = []
  for (const [slot, byCourse] of changes.days) {
    for (const [courseNumber, byDay] of byCourse) {
      for (const [day, d] of byDay) {
        if (d.enrolled !== 0 || d.startedActivities !== 0 || d.completedActivities !== 0 || d.startedCourses !== 0 || d.completedCourses !== 0) {
          rows.push([courseNumber, day, slot, d.enrolled, d.startedActivities, d.completedActivities, d.startedCourses, d.completedCourses])
        }
      }
    }
  }
  return rows
}

/** Keys have at most three columns, and no two rows share one. */
function byKey(one: CounterRow, other: CounterRow): number {
  return difference(one, other, 0) || difference(one, other, 1) || difference(one, other, 2)
}

function difference(one: CounterRow, other: CounterRow, column: number): number {
  return (one[column] ?? 0) - (other[column] ?? 0)
}
