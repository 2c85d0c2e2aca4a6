// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import Database from 'better-sqlite3'
import { join } from 'node:path'

/** Completions of whole courses, straight from the rollup of a test server's SQLite file. */
export function countCompletedCourses(dataFolder: string): number {
  return sum(dataFolder, 'SELECT sum(completed_courses) AS total FROM course_day_rollups')
}

export function countCompletedActivities(dataFolder: string): number {
  return sum(dataFolder, 'SELECT sum(completed_activities) AS total FROM course_day_rollups')
}

function sum(dataFolder: string, query: string): number {
  const database = new Database(join(dataFolder, 'parcours.sqlite'), { readonly: true })
  try {
    const row = database.prepare<[], { total: number | null }>(query).get()
    return row?.total ?? 0
  } finally {
    database.close()
  }
}
