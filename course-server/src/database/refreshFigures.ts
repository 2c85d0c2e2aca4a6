// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CourseCounts, HostCounts } from '../services/repositories.ts'
import { courseCountsOf, readPartNames, type PartNames } from './courseCounts.ts'
import type { Database } from './database.ts'
import { recountSpace } from './recount.ts'
import { noRollupChanges, type DayChange, type PartChange, type RollupChanges } from './rollupChanges.ts'
import { putSetting } from './settingsRepository.ts'
import { execute, type SqlScript } from './sqlScript.ts'

export const TAKEN_AT_SETTING = 'figures-taken-at'
export const HOST_SETTING = 'figures-host'

/** Snapshots written per transaction. */
const CHUNK_COURSES = 10
const CHUNK_SPACES = 50

/** Takes the snapshot that pages read until the next one. */
export async function refreshFigures(database: Database, now: Date): Promise<{ readonly courseCount: number; readonly spaceCount: number }> {
  const names = await readPartNames((sql, ...parameters) => database.read(sql, ...parameters))
  const courseCount = await refreshAudiences(database, names, now)
  const spaceCount = await refreshSpaces(database, names, now)
  const host = await countHost(database)
  await database.transact(() => putHost(host, now))
  return { courseCount, spaceCount }
}

/** From the rollups: as much work as there are courses, parts and days, whatever the number of facts. */
async function refreshAudiences(database: Database, names: PartNames, now: Date): Promise<number> {
  const counts = [...courseCountsOf(await readRollups(database), names)]
  for (let from = 0; from < counts.length; from += CHUNK_COURSES) {
    await database.transact(() => putAudiences(counts.slice(from, from + CHUNK_COURSES), now))
  }
  return counts.length
}

async function readRollups(database: Database): Promise<Pick<RollupChanges, 'parts' | 'days'>> {
  const { parts, days } = noRollupChanges()
  const partRows = await database.read<PartChange & { partNumber: number }>(
    `SELECT part_number AS "partNumber", sum(started) AS started, sum(completed) AS completed, sum(not_yet) AS "notYet",
      sum(need_person) AS "needPerson" FROM part_rollups GROUP BY part_number`,
  )
  parts.set(0, new Map(partRows.map(({ partNumber, ...change }) => [partNumber, change])))
  const courses = await database.read<{ course_number: number }>('SELECT DISTINCT course_number FROM course_day_rollups')
  const byCourse = new Map<number, Map<number, DayChange>>()
  days.set(0, byCourse)
  for (const { course_number: courseNumber } of courses) {
    const rows = await database.read<DayChange & { day: number }>(
      `SELECT day, sum(enrolled) AS enrolled, sum(started_activities) AS "startedActivities", sum(completed_activities) AS "completedActivities",
        sum(started_courses) AS "startedCourses", sum(completed_courses) AS "completedCourses"
        FROM course_day_rollups WHERE course_number = ? GROUP BY day`, courseNumber,
    )
    byCourse.set(courseNumber, new Map(rows.map(({ day, ...change }) => [day, change])))
    // SQLite reads are synchronous: requests get their turn between courses.
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { parts, days }
}

interface DirtySpace { readonly space_number: number; readonly version: number }

/** The spaces where something changed since their last snapshot, each from its own range of rows. */
async function refreshSpaces(database: Database, names: PartNames, now: Date): Promise<number> {
  let spaceCount = 0
  for (let after = -1; ;) {
    const page = await database.read<DirtySpace>(
      `SELECT space_number, version FROM space_rollups WHERE version <> snapshot_version AND space_number > ?
        ORDER BY space_number LIMIT ${CHUNK_SPACES}`, after,
    )
    const last = page.at(-1)
    if (last === undefined) return spaceCount
    const counted: SpaceCounts[] = []
    for (const { space_number: spaceNumber, version } of page) {
      const changes = await recountSpace((sql, ...parameters) => database.read(sql, ...parameters), spaceNumber)
      counted.push({ spaceNumber, version, counts: courseCountsOf(changes, names) })
      await new Promise((resolve) => setImmediate(resolve))
    }
    await database.transact(() => putSpaces(counted, now))
    spaceCount += page.length
    after = last.space_number
  }
}

interface SpaceCounts { readonly spaceNumber: number; readonly version: number; readonly counts: ReadonlyMap<number, CourseCounts> }

function* putAudiences(counts: readonly (readonly [number, CourseCounts])[], now: Date): SqlScript<void> {
  for (const [courseNumber, courseCounts] of counts) {
    yield* execute(
      `INSERT INTO audience_snapshots (course_number, taken_at, counts_json) VALUES (?, ?, ?)
        ON CONFLICT (course_number) DO UPDATE SET taken_at = excluded.taken_at, counts_json = excluded.counts_json`,
      courseNumber, now.getTime(), JSON.stringify(courseCounts),
    )
  }
}

/** The version is the one read before counting: a fact that came meanwhile leaves the space dirty. */
function* putSpaces(spaces: readonly SpaceCounts[], now: Date): SqlScript<void> {
  for (const { spaceNumber, version } of spaces) {
    yield* execute('UPDATE space_rollups SET snapshot_version = ? WHERE space_number = ?', version, spaceNumber)
  }
  for (const { spaceNumber, counts } of spaces) {
    yield* execute('DELETE FROM space_snapshots WHERE space_number = ?', spaceNumber)
    for (const [courseNumber, courseCounts] of counts) {
      yield* execute(
        'INSERT INTO space_snapshots (space_number, course_number, taken_at, counts_json) VALUES (?, ?, ?, ?)',
        spaceNumber, courseNumber, now.getTime(), JSON.stringify(courseCounts),
      )
    }
  }
}

/** A space is active when somebody there ever enrolled. */
async function countHost(database: Database): Promise<Omit<HostCounts, 'takenAt'>> {
  const [spaces] = await database.read<{ spaceCount: number }>(`SELECT count(*) AS "spaceCount" FROM spaces WHERE status <> 'revoked'`)
  const [sums] = await database.read<Omit<HostCounts, 'takenAt' | 'spaceCount'>>(
    `SELECT coalesce(sum(CASE WHEN enrolled > 0 THEN 1 ELSE 0 END), 0) AS "activeSpaceCount", coalesce(sum(enrolled), 0) AS enrolled,
      coalesce(sum(completed_activities), 0) AS "completedActivities", coalesce(sum(completed_courses), 0) AS "completedCourses"
      FROM space_rollups`,
  )
  return { activeSpaceCount: 0, enrolled: 0, completedActivities: 0, completedCourses: 0, ...sums, spaceCount: spaces?.spaceCount ?? 0 }
}

function* putHost(counts: Omit<HostCounts, 'takenAt'>, now: Date): SqlScript<void> {
  yield* putSetting(HOST_SETTING, JSON.stringify(counts))
  yield* putSetting(TAKEN_AT_SETTING, now.toISOString())
}
