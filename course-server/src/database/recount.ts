// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RunStatement } from './database.ts'
import { dayChange, noRollupChanges, partChange, spaceChange, type DayChange, type RollupChanges } from './rollupChanges.ts'

/** Learners counted per query: a few thousand rows, so a few milliseconds. */
const PAGE_LEARNERS = 500
const LAST_NUMBER = 2_147_483_647

/**
 * Counts a space's facts from their rows, by SQL of its own: what the rollups are held against.
 * Adds to `into`, yields between pages.
 */
export async function recountSpace(read: RunStatement, spaceNumber: number, into: RollupChanges = noRollupChanges()): Promise<RollupChanges> {
  spaceChange(into, spaceNumber)
  for (let from = 0; ;) {
    const page = await read<{ learner_number: number }>(
      `SELECT learner_number FROM learners WHERE space_number = ? AND learner_number >= ? ORDER BY learner_number LIMIT ${PAGE_LEARNERS}`,
      spaceNumber, from,
    )
    // The last range has no end: rows that lost their learner are found too.
    const to = page.length < PAGE_LEARNERS ? LAST_NUMBER : (page.at(-1)?.learner_number ?? LAST_NUMBER)
    await recountRange(read, spaceNumber, from, to, into)
    if (to === LAST_NUMBER) return into
    from = to + 1
    await new Promise((resolve) => setImmediate(resolve))
  }
}

const RANGE = 'space_number = ? AND learner_number BETWEEN ? AND ?'

const COUNT_PARTS = `SELECT part_number, count(*) AS started, sum(CASE WHEN status = 2 THEN 1 ELSE 0 END) AS completed,
    sum(CASE WHEN practice_code = 2 THEN 1 ELSE 0 END) AS not_yet, sum(CASE WHEN practice_code = 3 THEN 1 ELSE 0 END) AS need_person
  FROM progress WHERE ${RANGE} GROUP BY part_number`

const COUNT_DAYS = `SELECT course_number, day, what, count(*) AS people FROM (
    SELECT course_number, enrolled_day AS day, 'enrolled' AS what FROM enrolments WHERE ${RANGE}
    UNION ALL SELECT course_number, started_day, 'startedCourses' FROM enrolments WHERE ${RANGE} AND started_day IS NOT NULL
    UNION ALL SELECT course_number, completed_day, 'completedCourses' FROM enrolments WHERE ${RANGE} AND completed_day IS NOT NULL
    UNION ALL SELECT p.course_number, p.started_day, 'startedActivities' FROM progress p
      JOIN course_parts c ON c.part_number = p.part_number AND c.kind = 'activity' WHERE ${RANGE}
    UNION ALL SELECT p.course_number, p.completed_day, 'completedActivities' FROM progress p
      JOIN course_parts c ON c.part_number = p.part_number AND c.kind = 'activity' WHERE ${RANGE} AND p.status = 2
  ) AS days GROUP BY course_number, day, what`

interface CountedPart { readonly part_number: number; readonly started: number; readonly completed: number; readonly not_yet: number; readonly need_person: number }
interface CountedDay { readonly course_number: number; readonly day: number; readonly what: keyof DayChange; readonly people: number }

async function recountRange(read: RunStatement, spaceNumber: number, from: number, to: number, into: RollupChanges): Promise<void> {
  const range = [spaceNumber, from, to] as const
  for (const row of await read<CountedPart>(COUNT_PARTS, ...range)) {
    const part = partChange(into, spaceNumber, row.part_number)
    part.started += row.started
    part.completed += row.completed
    part.notYet += row.not_yet
    part.needPerson += row.need_person
  }
  const space = spaceChange(into, spaceNumber)
  for (const row of await read<CountedDay>(COUNT_DAYS, ...range, ...range, ...range, ...range, ...range)) {
    dayChange(into, spaceNumber, row.course_number, row.day)[row.what] += row.people
    if (row.what !== 'startedCourses') space[row.what] += row.people
  }
}
