// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { LearnerState } from './learningState.ts'
import type { PostgresRunner } from './postgresRunner.ts'
import { PROGRESS_COLUMNS, progressValuesOf } from './progressRows.ts'
import type { RollupChanges } from './rollupChanges.ts'
import { rollupRowsOf } from './rollupRows.ts'

type Row = readonly unknown[]

const LEARNER_KEY = ['space_number int', 'learner_number int'] as const
const BIG_COLUMNS: ReadonlySet<string> = new Set(['practice_at_seconds', 'last_at_seconds'])
const PROGRESS_TYPED = PROGRESS_COLUMNS.map((column) => `${column} ${BIG_COLUMNS.has(column) ? 'bigint' : 'int'}`)

/** Writes what changed of the learners, who come in the order of their keys. */
export async function savePostgresLearners(run: PostgresRunner, learners: readonly LearnerState[]): Promise<void> {
  const added: Row[] = []
  const enrolments: Row[] = []
  const progress: Row[] = []
  const attempts: Row[] = []
  for (const learner of learners) {
    const key = [learner.spaceNumber, learner.learnerNumber]
    if (learner.isNew) added.push([...key, learner.subject])
    for (const state of [...learner.courses.values()].sort((one, other) => one.courseNumber - other.courseNumber)) {
      const { enrolment } = state
      if (state.isEnrolmentChanged && enrolment !== undefined) {
        enrolments.push([...key, state.courseNumber, enrolment.enrolledDay, enrolment.startedDay, enrolment.completedDay])
      }
      for (const partNumber of [...state.changedParts].sort((one, other) => one - other)) {
        const row = state.rows.get(partNumber)
        if (row !== undefined) progress.push([...key, state.courseNumber, partNumber, ...progressValuesOf(row)])
      }
    }
    for (const attemptId of learner.newAttemptIds) {
      const attempt = learner.attempts.get(attemptId)
      if (attempt !== undefined) {
        attempts.push([
          ...key, attemptId, attempt.courseNumber, attempt.partNumber, attempt.contentHash, attempt.rightCount,
          attempt.questionCount, attempt.submittedAtSeconds, attempt.responsesJson,
        ])
      }
    }
  }
  await put(run, 'learners', [...LEARNER_KEY, 'subject text'], added, undefined)
  await put(run, 'enrolments', [...LEARNER_KEY, 'course_number int', 'enrolled_day int', 'started_day int', 'completed_day int'], enrolments, 3)
  await put(run, 'progress', [...LEARNER_KEY, 'course_number int', 'part_number int', ...PROGRESS_TYPED], progress, 4)
  await put(run, 'attempts', [
    ...LEARNER_KEY, 'attempt_id text', 'course_number int', 'part_number int', 'content_hash text', 'right_count int',
    'question_count int', 'submitted_at_seconds bigint', 'responses_json text',
  ], attempts, undefined)
}

/** Adds the changes to the counters; the spaces also count the learners they gained. */
export async function savePostgresRollups(run: PostgresRunner, changes: RollupChanges, learners: readonly LearnerState[]): Promise<void> {
  const { spaces, parts, days } = rollupRowsOf(changes)
  const gained = new Map<number, number>()
  for (const learner of learners) if (learner.isNew) gained.set(learner.spaceNumber, (gained.get(learner.spaceNumber) ?? 0) + 1)
  const spaceRows = spaces.map((row) => [...row, gained.get(row[0] ?? 0) ?? 0])
  if (spaceRows.length > 0) {
    await run({
      sql: `UPDATE space_rollups AS r SET enrolled = r.enrolled + c.enrolled, started_activities = r.started_activities + c.started_activities,
          completed_activities = r.completed_activities + c.completed_activities, completed_courses = r.completed_courses + c.completed_courses,
          version = r.version + 1, next_learner_number = r.next_learner_number + c.gained
        FROM unnest($1::int[], $2::int[], $3::int[], $4::int[], $5::int[], $6::int[])
          AS c (space_number, enrolled, started_activities, completed_activities, completed_courses, gained)
        WHERE r.space_number = c.space_number`,
      parameters: columnsOf(spaceRows, 6),
    })
  }
  await add(run, 'part_rollups', ['part_number', 'slot'], ['started', 'completed', 'not_yet', 'need_person'], parts)
  await add(run, 'course_day_rollups', ['course_number', 'day', 'slot'],
    ['enrolled', 'started_activities', 'completed_activities', 'started_courses', 'completed_courses'], days)
}

/** Inserts rows; with `keySize`, replaces those whose first columns are there already. */
async function put(run: PostgresRunner, table: string, columns: readonly string[], rows: readonly Row[], keySize: number | undefined): Promise<void> {
  if (rows.length === 0) return
  const names = columns.map((column) => column.split(' ')[0] ?? '')
  const types = columns.map((column, index) => `$${index + 1}::${column.split(' ')[1] ?? ''}[]`)
  const others = names.slice(keySize)
  const replacing = keySize === undefined ? ''
    : `ON CONFLICT (${names.slice(0, keySize).join(', ')}) DO UPDATE SET ${others.map((name) => `${name} = excluded.${name}`).join(', ')}`
  await run({
    sql: `INSERT INTO ${table} (${names.join(', ')}) SELECT * FROM unnest(${types.join(', ')}) ${replacing}`,
    parameters: columnsOf(rows, columns.length),
  })
}

async function add(
  run: PostgresRunner, table: string, key: readonly string[], counters: readonly string[], rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return
  const names = [...key, ...counters]
  await run({
    sql: `INSERT INTO ${table} AS r (${names.join(', ')}) SELECT * FROM unnest(${names.map((_, index) => `$${index + 1}::int[]`).join(', ')})
      ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${counters.map((name) => `${name} = r.${name} + excluded.${name}`).join(', ')}`,
    parameters: columnsOf(rows, names.length),
  })
}

/** `unnest` takes one array per column. */
function columnsOf(rows: readonly Row[], count: number): unknown[][] {
  return Array.from({ length: count }, (_, column) => rows.map((row) => row[column]))
}
