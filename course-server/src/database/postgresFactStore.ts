// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FactOutcome, FactWrite } from '../services/repositories.ts'
import { applyFact } from './applyFact.ts'
import { emptyCourseState, type AttemptRow, type CourseState, type EnrolmentState, type LearnerState } from './learningState.ts'
import type { PostgresRunner } from './postgresRunner.ts'
import { savePostgresLearners, savePostgresRollups } from './postgresFactWrites.ts'
import { PROGRESS_COLUMNS, progressOfRecord, type ProgressRecord } from './progressRows.ts'
import { noRollupChanges, spaceChange } from './rollupChanges.ts'

/** By `${spaceNumber} ${subject}`. */
type Learners = Map<string, LearnerState>

/**
 * Stores a batch of facts: locks the spaces, reads what the facts are about, works them in by the same
 * code as SQLite, writes what changed. With the space locked nobody else changes its rows, so what was
 * read stays true; locks are taken in the order of the keys everywhere, so nodes do not block each other.
 */
export async function storePostgresFacts(run: PostgresRunner, writes: readonly FactWrite[]): Promise<readonly FactOutcome[]> {
  const nextNumbers = await lockSpaces(run, writes)
  const learners = await findLearners(run, writes, nextNumbers)
  await findCourses(run, learners, writes)
  await findAttempts(run, learners, writes)
  const changes = noRollupChanges()
  const outcomes = writes.map((write) => {
    const learner = learnerOf(learners, write)
    return applyFact(learner, courseOf(learner, write.course.courseNumber), write, changes)
  })
  const inOrder = [...learners.values()].sort((one, other) => one.spaceNumber - other.spaceNumber || one.learnerNumber - other.learnerNumber)
  for (const learner of inOrder) if (learner.isNew) spaceChange(changes, learner.spaceNumber)
  await savePostgresLearners(run, inOrder)
  await savePostgresRollups(run, changes, inOrder)
  return outcomes
}

async function lockSpaces(run: PostgresRunner, writes: readonly FactWrite[]): Promise<Map<number, number>> {
  const spaceNumbers = [...new Set(writes.map((write) => write.spaceNumber))]
  const rows = (await run({
    sql: `SELECT space_number, next_learner_number FROM space_rollups WHERE space_number = ANY($1::int[])
      ORDER BY space_number FOR UPDATE`,
    parameters: [spaceNumbers],
  })) as { readonly space_number: number; readonly next_learner_number: number }[]
  return new Map(rows.map((row) => [row.space_number, row.next_learner_number]))
}

async function findLearners(run: PostgresRunner, writes: readonly FactWrite[], nextNumbers: Map<number, number>): Promise<Learners> {
  const wanted = new Map(writes.map((write) => [keyOf(write), write]))
  const rows = (await run({
    sql: `SELECT space_number, subject, learner_number FROM learners
      JOIN unnest($1::int[], $2::text[]) AS wanted (space_number, subject) USING (space_number, subject)`,
    parameters: [[...wanted.values()].map((write) => write.spaceNumber), [...wanted.values()].map((write) => write.subject)],
  })) as { readonly space_number: number; readonly subject: string; readonly learner_number: number }[]
  const stored = new Map(rows.map((row) => [keyOf({ spaceNumber: row.space_number, subject: row.subject }), row.learner_number]))
  const learners: Learners = new Map()
  for (const [key, { spaceNumber, subject }] of wanted) {
    const known = stored.get(key)
    const learnerNumber = known ?? takeNumber(nextNumbers, spaceNumber)
    learners.set(key, { spaceNumber, subject, learnerNumber, isNew: known === undefined, courses: new Map(), attempts: new Map(), newAttemptIds: [] })
  }
  return learners
}

function takeNumber(nextNumbers: Map<number, number>, spaceNumber: number): number {
  const next = nextNumbers.get(spaceNumber)
  if (next === undefined) throw new Error(`Space ${spaceNumber} is not registered.`)
  nextNumbers.set(spaceNumber, next + 1)
  return next
}

async function findCourses(run: PostgresRunner, learners: Learners, writes: readonly FactWrite[]): Promise<void> {
  const asked = new Map<string, readonly [learner: LearnerState, courseNumber: number]>()
  for (const write of writes) {
    const learner = learnerOf(learners, write)
    if (!learner.isNew) asked.set(`${learner.spaceNumber} ${learner.learnerNumber} ${write.course.courseNumber}`, [learner, write.course.courseNumber])
  }
  if (asked.size === 0) return
  const pairs = [...asked.values()]
  const parameters = [
    pairs.map(([learner]) => learner.spaceNumber), pairs.map(([learner]) => learner.learnerNumber), pairs.map(([, courseNumber]) => courseNumber),
  ]
  const from = (table: string, columns: string) => ({
    sql: `SELECT space_number, learner_number, course_number, ${columns} FROM ${table}
      JOIN unnest($1::int[], $2::int[], $3::int[]) AS asked (space_number, learner_number, course_number)
      USING (space_number, learner_number, course_number)`,
    parameters,
  })
  const stateOf = (row: CourseKey): CourseState | undefined => {
    const pair = asked.get(`${row.space_number} ${row.learner_number} ${row.course_number}`)
    return pair && courseOf(pair[0], pair[1])
  }
  const enrolments = await run(from('enrolments', 'enrolled_day AS "enrolledDay", started_day AS "startedDay", completed_day AS "completedDay"'))
  for (const row of enrolments as (CourseKey & EnrolmentState)[]) {
    const state = stateOf(row)
    if (state !== undefined) state.enrolment = { enrolledDay: row.enrolledDay, startedDay: row.startedDay, completedDay: row.completedDay }
  }
  const progress = await run(from('progress', `part_number, ${PROGRESS_COLUMNS.join(', ')}`))
  for (const row of progress as (CourseKey & ProgressRecord)[]) stateOf(row)?.rows.set(row.part_number, progressOfRecord(row))
}

interface CourseKey { readonly space_number: number; readonly learner_number: number; readonly course_number: number }

async function findAttempts(run: PostgresRunner, learners: Learners, writes: readonly FactWrite[]): Promise<void> {
  const asked = writes.flatMap((write) => {
    const learner = learnerOf(learners, write)
    return write.act.kind === 'attempt' && !learner.isNew ? [{ learner, attemptId: write.act.attemptId }] : []
  })
  if (asked.length === 0) return
  const byNumber = new Map(asked.map(({ learner }) => [`${learner.spaceNumber} ${learner.learnerNumber}`, learner]))
  const rows = (await run({
    sql: `SELECT DISTINCT space_number AS "spaceNumber", learner_number AS "learnerNumber", attempt_id AS "attemptId",
        course_number AS "courseNumber", part_number AS "partNumber", content_hash AS "contentHash", right_count AS "rightCount",
        question_count AS "questionCount", submitted_at_seconds AS "submittedAtSeconds", responses_json AS "responsesJson"
      FROM attempts JOIN unnest($1::int[], $2::int[], $3::text[]) AS asked (space_number, learner_number, attempt_id)
      USING (space_number, learner_number, attempt_id)`,
    parameters: [asked.map(({ learner }) => learner.spaceNumber), asked.map(({ learner }) => learner.learnerNumber), asked.map(({ attemptId }) => attemptId)],
  })) as (AttemptRow & { readonly spaceNumber: number; readonly learnerNumber: number })[]
  for (const row of rows) byNumber.get(`${row.spaceNumber} ${row.learnerNumber}`)?.attempts.set(row.attemptId, row)
}

function learnerOf(learners: Learners, write: FactWrite): LearnerState {
  const learner = learners.get(keyOf(write))
  if (learner === undefined) throw new Error('A learner of the batch was not read.')
  return learner
}

function courseOf(learner: LearnerState, courseNumber: number): CourseState {
  let state = learner.courses.get(courseNumber)
  if (state === undefined) learner.courses.set(courseNumber, (state = emptyCourseState(courseNumber)))
  return state
}

function keyOf({ spaceNumber, subject }: { readonly spaceNumber: number; readonly subject: string }): string {
  return `${spaceNumber} ${subject}`
}
