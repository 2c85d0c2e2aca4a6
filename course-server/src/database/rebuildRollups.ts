// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { FOR_UPDATE, type Dialect } from './dialect.ts'
import { ROLLUP_SLOTS } from './rollupChanges.ts'
import { execute, rowsOf, type SqlScript } from './sqlScript.ts'

/** Makes every rollup anew from the rows, in one transaction: after a restore, or when `verify` found a difference. */
export function* rebuildRollups(dialect: Dialect): SqlScript<void> {
  yield* execute(ADD_MISSING_SPACES)
  yield* rowsOf(`SELECT space_number FROM space_rollups ORDER BY space_number ${FOR_UPDATE[dialect]}`)
  yield* execute('DELETE FROM part_rollups')
  yield* execute('DELETE FROM course_day_rollups')
  yield* execute(FILL_PARTS)
  yield* execute(FILL_DAYS)
  yield* execute(FILL_SPACES)
}

const SLOT = `space_number % ${ROLLUP_SLOTS}`

const ADD_MISSING_SPACES = `INSERT INTO space_rollups (space_number, enrolled, started_activities, completed_activities,
    completed_courses, version, snapshot_version, next_learner_number)
  SELECT space_number, 0, 0, 0, 0, 0, 0, 1 FROM spaces WHERE space_number NOT IN (SELECT space_number FROM space_rollups)`

const FILL_PARTS = `INSERT INTO part_rollups (part_number, slot, started, completed, not_yet, need_person)
  SELECT part_number, ${SLOT}, count(*), sum(CASE WHEN status = 2 THEN 1 ELSE 0 END),
    sum(CASE WHEN practice_code = 2 THEN 1 ELSE 0 END), sum(CASE WHEN practice_code = 3 THEN 1 ELSE 0 END)
  FROM progress GROUP BY 1, 2 ORDER BY 1, 2`

const ACTIVITY_ROWS = "progress p JOIN course_parts c ON c.part_number = p.part_number AND c.kind = 'activity'"

const FILL_DAYS = `INSERT INTO course_day_rollups
    (course_number, day, slot, enrolled, started_activities, completed_activities, started_courses, completed_courses)
  SELECT course_number, day, slot, sum(enrolled), sum(started_activities), sum(completed_activities), sum(started_courses), sum(completed_courses)
  FROM (
    SELECT course_number, enrolled_day AS day, ${SLOT} AS slot, 1 AS enrolled, 0 AS started_activities, 0 AS completed_activities,
      0 AS started_courses, 0 AS completed_courses FROM enrolments
    UNION ALL SELECT course_number, started_day, ${SLOT}, 0, 0, 0, 1, 0 FROM enrolments WHERE started_day IS NOT NULL
    UNION ALL SELECT course_number, completed_day, ${SLOT}, 0, 0, 0, 0, 1 FROM enrolments WHERE completed_day IS NOT NULL
    UNION ALL SELECT p.course_number, p.started_day, ${SLOT}, 0, 1, 0, 0, 0 FROM ${ACTIVITY_ROWS}
    UNION ALL SELECT p.course_number, p.completed_day, ${SLOT}, 0, 0, 1, 0, 0 FROM ${ACTIVITY_ROWS} WHERE p.status = 2
  ) AS days GROUP BY course_number, day, slot ORDER BY course_number, day, slot`

const FILL_SPACES = `UPDATE space_rollups SET
  enrolled = (SELECT count(*) FROM enrolments e WHERE e.space_number = space_rollups.space_number),
  completed_courses = (SELECT count(*) FROM enrolments e WHERE e.space_number = space_rollups.space_number AND e.completed_day IS NOT NULL),
  started_activities = (SELECT count(*) FROM ${ACTIVITY_ROWS} WHERE p.space_number = space_rollups.space_number),
  completed_activities = (SELECT count(*) FROM ${ACTIVITY_ROWS} WHERE p.space_number = space_rollups.space_number AND p.status = 2),
  version = version + 1,
  next_learner_number = (SELECT coalesce(max(l.learner_number), 0) + 1 FROM learners l WHERE l.space_number = space_rollups.space_number
    AND l.learner_number >= space_rollups.next_learner_number
    UNION ALL SELECT space_rollups.next_learner_number ORDER BY 1 DESC LIMIT 1)`
