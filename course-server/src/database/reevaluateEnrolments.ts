// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CourseRule, EpochDay } from '../services/repositories.ts'
import { completeModulesAndCourse } from './applyFact.ts'
import type { Database } from './database.ts'
import { FOR_UPDATE, placeholders, type Dialect } from './dialect.ts'
import { readCourse, saveCourse, saveRollups } from './learnerScripts.ts'
import type { LearnerState } from './learningState.ts'
import { noRollupChanges } from './rollupChanges.ts'
import { rowsOf, type SqlScript } from './sqlScript.ts'

/** Enrolments looked at per read, and worked on per transaction: each holds the thread a few milliseconds. */
const PAGE_ROWS = 2_000
const CHUNK_ROWS = 50

interface EnrolmentKey {
  readonly space_number: number
  readonly learner_number: number
  readonly course_number: number
}

/** Completes what a new publication's rules complete, for everyone who has not finished. */
export async function reevaluateOpenEnrolments(database: Database, course: CourseRule, day: EpochDay): Promise<number> {
  let changedCount = 0
  let after: EnrolmentKey = { space_number: -1, learner_number: -1, course_number: -1 }
  for (;;) {
    const page = await readPage(database, after)
    const open = page.filter((row) => row.course_number === course.courseNumber && row.completed_day === null)
    for (let from = 0; from < open.length; from += CHUNK_ROWS) {
      const chunk = open.slice(from, from + CHUNK_ROWS)
      changedCount += await database.transact(() => reevaluateChunk(database.dialect, course, day, chunk))
    }
    const last = page.at(-1)
    if (last === undefined || page.length < PAGE_ROWS) return changedCount
    after = last
    await new Promise((resolve) => setImmediate(resolve))
  }
}

function readPage(database: Database, after: EnrolmentKey): Promise<readonly (EnrolmentKey & { readonly completed_day: number | null })[]> {
  return database.read(
    `SELECT space_number, learner_number, course_number, completed_day FROM enrolments
      WHERE (space_number, learner_number, course_number) > (?, ?, ?)
      ORDER BY space_number, learner_number, course_number LIMIT ${PAGE_ROWS}`,
    after.space_number, after.learner_number, after.course_number,
  )
}

/** Reads again under the lock: the page may be old. */
function* reevaluateChunk(dialect: Dialect, course: CourseRule, day: EpochDay, chunk: readonly EnrolmentKey[]): SqlScript<number> {
  const spaceNumbers = [...new Set(chunk.map((row) => row.space_number))]
  yield* rowsOf(
    `SELECT space_number FROM space_rollups WHERE space_number IN (${placeholders(spaceNumbers.length)})
      ORDER BY space_number ${FOR_UPDATE[dialect]}`, ...spaceNumbers,
  )
  const changes = noRollupChanges()
  let changedCount = 0
  for (const { space_number: spaceNumber, learner_number: learnerNumber } of chunk) {
    const state = yield* readCourse(spaceNumber, learnerNumber, course.courseNumber)
    if (state.enrolment === undefined || state.enrolment.completedDay !== null) continue
    const learner: LearnerState = {
      spaceNumber, subject: '', learnerNumber, isNew: false, courses: new Map(), attempts: new Map(), newAttemptIds: [],
    }
    if (!completeModulesAndCourse(learner, state, course, day, changes)) continue
    changedCount++
    yield* saveCourse(spaceNumber, learnerNumber, state)
  }
  yield* saveRollups(changes)
  return changedCount
}
