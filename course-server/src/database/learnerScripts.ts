// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Dialect } from './dialect.ts'
import { FOR_UPDATE, placeholders } from './dialect.ts'
import { emptyCourseState, type CourseState, type EnrolmentState, type LearnerState } from './learningState.ts'
import { PROGRESS_COLUMNS, progressOfRecord, progressValuesOf, type ProgressRecord } from './progressRows.ts'
import type { RollupChanges } from './rollupChanges.ts'
import { ADD_TO_DAY, ADD_TO_PART, ADD_TO_SPACE, rollupRowsOf } from './rollupRows.ts'
import { execute, rowOf, rowsOf, type SqlScript } from './sqlScript.ts'

/** Steps that erasing, joining and re-evaluating share; the hot path has its own, per engine. */

/** Whatever changes a space's learners takes this lock first. */
export function* lockSpace(dialect: Dialect, spaceNumber: number): SqlScript<void> {
  yield* rowsOf(`SELECT space_number FROM space_rollups WHERE space_number = ? ${FOR_UPDATE[dialect]}`, spaceNumber)
}

/** A learner with every course; undefined when the space has none of that name. */
export function* readLearner(spaceNumber: number, subject: string): SqlScript<LearnerState | undefined> {
  const row = yield* rowOf<{ learner_number: number }>(
    'SELECT learner_number FROM learners WHERE space_number = ? AND subject = ?', spaceNumber, subject,
  )
  if (row === undefined) return undefined
  const learner = learnerState(spaceNumber, subject, row.learner_number, false)
  const enrolments = yield* rowsOf<EnrolmentState & { courseNumber: number }>(
    `SELECT ${ENROLMENT_COLUMNS} FROM enrolments WHERE space_number = ? AND learner_number = ? ORDER BY course_number`,
    spaceNumber, row.learner_number,
  )
  for (const { courseNumber, ...enrolment } of enrolments) {
    learner.courses.set(courseNumber, { ...emptyCourseState(courseNumber), enrolment })
  }
  const progress = yield* rowsOf<ProgressRecord & { course_number: number }>(
    `SELECT course_number, part_number, ${PROGRESS_COLUMNS.join(', ')} FROM progress WHERE space_number = ? AND learner_number = ?
      ORDER BY course_number, part_number`, spaceNumber, row.learner_number,
  )
  for (const record of progress) learner.courses.get(record.course_number)?.rows.set(record.part_number, progressOfRecord(record))
  return learner
}

export function* readCourse(spaceNumber: number, learnerNumber: number, courseNumber: number): SqlScript<CourseState> {
  const state = emptyCourseState(courseNumber)
  const ofCourse = 'WHERE space_number = ? AND learner_number = ? AND course_number = ?'
  const key = [spaceNumber, learnerNumber, courseNumber] as const
  const enrolment = yield* rowOf<EnrolmentState & { courseNumber: number }>(`SELECT ${ENROLMENT_COLUMNS} FROM enrolments ${ofCourse}`, ...key)
  if (enrolment === undefined) return state
  state.enrolment = { enrolledDay: enrolment.enrolledDay, startedDay: enrolment.startedDay, completedDay: enrolment.completedDay }
  const progress = yield* rowsOf<ProgressRecord>(
    `SELECT part_number, ${PROGRESS_COLUMNS.join(', ')} FROM progress ${ofCourse} ORDER BY part_number`, ...key,
  )
  for (const record of progress) state.rows.set(record.part_number, progressOfRecord(record))
  return state
}

/** Part numbers of the modules of these courses: they count otherwise than activities. */
export function* readModuleNumbers(courseNumbers: readonly number[]): SqlScript<ReadonlySet<number>> {
  if (courseNumbers.length === 0) return new Set()
  const rows = yield* rowsOf<{ part_number: number }>(
    `SELECT part_number FROM course_parts WHERE kind = 'module' AND course_number IN (${placeholders(courseNumbers.length)})`, ...courseNumbers,
  )
  return new Set(rows.map((row) => row.part_number))
}

export function* createLearner(spaceNumber: number, subject: string): SqlScript<LearnerState> {
  const row = yield* rowOf<{ learner_number: number }>(
    `UPDATE space_rollups SET next_learner_number = next_learner_number + 1 WHERE space_number = ?
      RETURNING next_learner_number - 1 AS learner_number`, spaceNumber,
  )
  if (row === undefined) throw new Error(`Space ${spaceNumber} is not registered.`)
  yield* execute('INSERT INTO learners (space_number, subject, learner_number) VALUES (?, ?, ?)', spaceNumber, subject, row.learner_number)
  return learnerState(spaceNumber, subject, row.learner_number, true)
}

/** The number of somebody who may be new. The space is locked. */
export function* internLearner(spaceNumber: number, subject: string): SqlScript<number> {
  const row = yield* rowOf<{ learner_number: number }>('SELECT learner_number FROM learners WHERE space_number = ? AND subject = ?', spaceNumber, subject)
  return row?.learner_number ?? (yield* createLearner(spaceNumber, subject)).learnerNumber
}

export function* saveCourse(spaceNumber: number, learnerNumber: number, state: CourseState): SqlScript<void> {
  const { courseNumber, enrolment } = state
  if (state.isEnrolmentChanged && enrolment !== undefined) {
    yield* execute(PUT_ENROLMENT, spaceNumber, learnerNumber, courseNumber, enrolment.enrolledDay, enrolment.startedDay, enrolment.completedDay)
  }
  for (const partNumber of [...state.changedParts].sort((one, other) => one - other)) {
    const row = state.rows.get(partNumber)
    if (row !== undefined) yield* execute(PUT_PROGRESS, spaceNumber, learnerNumber, courseNumber, partNumber, ...progressValuesOf(row))
  }
}

export function* deleteLearner({ spaceNumber, learnerNumber, subject }: LearnerState): SqlScript<void> {
  for (const table of ['attempts', 'progress', 'enrolments']) {
    yield* execute(`DELETE FROM ${table} WHERE space_number = ? AND learner_number = ?`, spaceNumber, learnerNumber)
  }
  yield* execute('DELETE FROM learners WHERE space_number = ? AND subject = ?', spaceNumber, subject)
}

export function* saveRollups(changes: RollupChanges): SqlScript<void> {
  const { spaces, parts, days } = rollupRowsOf(changes)
  for (const [spaceNumber = 0, ...counts] of spaces) yield* execute(ADD_TO_SPACE, ...counts, spaceNumber)
  for (const row of parts) yield* execute(ADD_TO_PART, ...row)
  for (const row of days) yield* execute(ADD_TO_DAY, ...row)
}

const ENROLMENT_COLUMNS = `course_number AS "courseNumber", enrolled_day AS "enrolledDay", started_day AS "startedDay",
  completed_day AS "completedDay"`

const PUT_ENROLMENT = `INSERT INTO enrolments (space_number, learner_number, course_number, enrolled_day, started_day, completed_day)
  VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (space_number, learner_number, course_number) DO UPDATE
  SET enrolled_day = excluded.enrolled_day, started_day = excluded.started_day, completed_day = excluded.completed_day`

const PUT_PROGRESS = `INSERT INTO progress (space_number, learner_number, course_number, part_number, ${PROGRESS_COLUMNS.join(', ')})
  VALUES (${placeholders(4 + PROGRESS_COLUMNS.length)}) ON CONFLICT (space_number, learner_number, course_number, part_number) DO UPDATE
  SET ${PROGRESS_COLUMNS.map((column) => `${column} = excluded.${column}`).join(', ')}`

function learnerState(spaceNumber: number, subject: string, learnerNumber: number, isNew: boolean): LearnerState {
  return { spaceNumber, subject, learnerNumber, isNew, courses: new Map(), attempts: new Map(), newAttemptIds: [] }
}
