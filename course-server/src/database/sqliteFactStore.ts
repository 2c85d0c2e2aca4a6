// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FactOutcome, FactWrite } from '../services/repositories.ts'
import { applyFact } from './applyFact.ts'
import { emptyCourseState, type AttemptState, type CourseState, type LearnerState } from './learningState.ts'
import { PLAIN_COLUMN_COUNT, PROGRESS_COLUMNS, progressOf, progressValuesOf, type ProgressTuple } from './progressRows.ts'
import { createRecentLearners, type RecentLearners } from './recentLearners.ts'
import { noRollupChanges, type RollupChanges } from './rollupChanges.ts'
import { ADD_TO_DAY, ADD_TO_PART, ADD_TO_SPACE, rollupRowsOf } from './rollupRows.ts'
import type { SqliteConnection } from './sqliteStatements.ts'

export interface SqliteFactStore {
  /** One synchronous transaction. */
  commit(writes: readonly FactWrite[]): readonly FactOutcome[]
  /** To be called after anything else wrote through this connection. */
  forget(): void
}

/** Stores batches of facts, and remembers the learners it just worked on. */
export function createSqliteFactStore(connection: SqliteConnection): SqliteFactStore {
  const statements = prepareStatements(connection)
  const recent = createRecentLearners()
  const commit = connection.transaction((writes: readonly FactWrite[]) => {
    // Inside the transaction nobody else writes: what the version says stays true to its end.
    recent.keepIfUnchanged(statements.dataVersion.get() as number)
    return storeFacts(statements, recent, writes)
  })
  return {
    commit(writes) {
      try {
        // Takes the write lock at once: another process may write too, such as a command.
        const outcomes = commit.immediate(writes)
        recent.evict()
        return outcomes
      } catch (error) {
        recent.forget()
        throw error
      }
    },
    forget: () => { recent.forget() },
  }
}

function storeFacts(statements: Statements, recent: RecentLearners, writes: readonly FactWrite[]): readonly FactOutcome[] {
  const learners = new Set<LearnerState>()
  const changes = noRollupChanges()
  const outcomes = writes.map((write) => {
    const learner = recent.use(write.spaceNumber, write.subject, () => findOrCreateLearner(statements, write))
    learners.add(learner)
    const state = findCourse(statements, learner, write.course.courseNumber)
    if (write.act.kind === 'attempt') findAttempt(statements, learner, write.act.attemptId)
    return applyFact(learner, state, write, changes)
  })
  for (const learner of inKeyOrder(learners)) saveLearner(statements, learner)
  saveRollups(statements, changes)
  return outcomes
}

function findOrCreateLearner(statements: Statements, { spaceNumber, subject }: FactWrite): LearnerState {
  const stored = statements.findLearner.get(spaceNumber, subject) as number | undefined
  const learnerNumber = stored ?? (statements.nextLearnerNumber.get(spaceNumber) as number | undefined)
  if (learnerNumber === undefined) throw new Error(`Space ${spaceNumber} is not registered.`)
  if (stored === undefined) statements.insertLearner.run(spaceNumber, subject, learnerNumber)
  return { spaceNumber, subject, learnerNumber, isNew: stored === undefined, courses: new Map(), attempts: new Map(), newAttemptIds: [] }
}

function findCourse(statements: Statements, learner: LearnerState, courseNumber: number): CourseState {
  const known = learner.courses.get(courseNumber)
  if (known !== undefined) return known
  const state = emptyCourseState(courseNumber)
  learner.courses.set(courseNumber, state)
  if (learner.isNew) return state
  const { spaceNumber, learnerNumber } = learner
  const enrolment = statements.findEnrolment.get(spaceNumber, learnerNumber, courseNumber) as EnrolmentTuple | undefined
  // Every fact enrols: without an enrolment there are no rows.
  if (enrolment === undefined) return state
  state.enrolment = { enrolledDay: enrolment[0], startedDay: enrolment[1], completedDay: enrolment[2] }
  const json = statements.listProgress.get(spaceNumber, learnerNumber, courseNumber) as string
  for (const row of JSON.parse(json) as ProgressTuple[]) state.rows.set(row[0], progressOf(row))
  return state
}

function findAttempt(statements: Statements, learner: LearnerState, attemptId: string): void {
  if (learner.isNew || learner.attempts.has(attemptId)) return
  const stored = statements.findAttempt.get(learner.spaceNumber, learner.learnerNumber, attemptId) as AttemptState | undefined
  if (stored !== undefined) learner.attempts.set(attemptId, stored)
}

/** Neighbours in the table are written one after the other. */
function inKeyOrder(learners: Iterable<LearnerState>): LearnerState[] {
  return [...learners].sort((one, other) => one.spaceNumber - other.spaceNumber || one.learnerNumber - other.learnerNumber)
}

function saveLearner(statements: Statements, learner: LearnerState): void {
  const { spaceNumber, learnerNumber } = learner
  for (const state of learner.courses.values()) {
    const { courseNumber, enrolment } = state
    if (state.isEnrolmentChanged && enrolment !== undefined) {
      statements.putEnrolment.run(spaceNumber, learnerNumber, courseNumber, enrolment.enrolledDay, enrolment.startedDay, enrolment.completedDay)
    }
    for (const partNumber of state.changedParts) {
      const row = state.rows.get(partNumber)
      if (row !== undefined) statements.putProgress.run(spaceNumber, learnerNumber, courseNumber, partNumber, ...progressValuesOf(row))
    }
  }
  for (const attemptId of learner.newAttemptIds) {
    const attempt = learner.attempts.get(attemptId)
    if (attempt !== undefined) {
      statements.insertAttempt.run(
        spaceNumber, learnerNumber, attemptId, attempt.courseNumber, attempt.partNumber, attempt.contentHash,
        attempt.rightCount, attempt.questionCount, attempt.submittedAtSeconds, attempt.responsesJson,
      )
    }
  }
}

function saveRollups(statements: Statements, changes: RollupChanges): void {
  const { spaces, parts, days } = rollupRowsOf(changes)
  for (const [spaceNumber, ...counts] of spaces) statements.addToSpace.run(...counts, spaceNumber)
  for (const row of parts) statements.addToPart.run(...row)
  for (const row of days) statements.addToDay.run(...row)
}

type EnrolmentTuple = readonly [enrolledDay: number, startedDay: number | null, completedDay: number | null]
type Statements = ReturnType<typeof prepareStatements>

function prepareStatements(connection: SqliteConnection) {
  const progressColumns = PROGRESS_COLUMNS.join(', ')
  const ofCourse = 'WHERE space_number = ? AND learner_number = ? AND course_number = ?'
  return {
    findLearner: connection.prepare('SELECT learner_number FROM learners WHERE space_number = ? AND subject = ?').pluck(),
    nextLearnerNumber: connection.prepare(`UPDATE space_rollups SET next_learner_number = next_learner_number + 1
      WHERE space_number = ? RETURNING next_learner_number - 1`).pluck(),
    insertLearner: connection.prepare('INSERT INTO learners (space_number, subject, learner_number) VALUES (?, ?, ?)'),
    findEnrolment: connection.prepare(`SELECT enrolled_day, started_day, completed_day FROM enrolments ${ofCourse}`).raw(),
    // One text for all rows: handing over each number costs more than parsing them (23 µs against 9, measured).
    listProgress: connection.prepare(`SELECT json_group_array(CASE WHEN attempt_count = 0 AND practice_code = 0
      THEN json_array(part_number, ${PROGRESS_COLUMNS.slice(0, PLAIN_COLUMN_COUNT).join(', ')})
      ELSE json_array(part_number, ${progressColumns}) END) FROM progress ${ofCourse}`).pluck(),
    /** Changes when another connection, of any process, has written. */
    dataVersion: connection.prepare('PRAGMA data_version').pluck(),
    findAttempt: connection.prepare(`SELECT course_number AS courseNumber, part_number AS partNumber, content_hash AS contentHash,
      right_count AS rightCount, question_count AS questionCount, submitted_at_seconds AS submittedAtSeconds,
      responses_json AS responsesJson FROM attempts WHERE space_number = ? AND learner_number = ? AND attempt_id = ?`),
    // The whole row is given each time, and nothing hangs on it: replacing it is the cheapest write.
    putEnrolment: connection.prepare(`REPLACE INTO enrolments
      (space_number, learner_number, course_number, enrolled_day, started_day, completed_day) VALUES (?, ?, ?, ?, ?, ?)`),
    putProgress: connection.prepare(`REPLACE INTO progress (space_number, learner_number, course_number, part_number, ${progressColumns})
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
    insertAttempt: connection.prepare(`INSERT INTO attempts (space_number, learner_number, attempt_id, course_number, part_number,
      content_hash, right_count, question_count, submitted_at_seconds, responses_json) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
    addToSpace: connection.prepare(ADD_TO_SPACE),
    addToPart: connection.prepare(ADD_TO_PART),
    addToDay: connection.prepare(ADD_TO_DAY),
  }
}
