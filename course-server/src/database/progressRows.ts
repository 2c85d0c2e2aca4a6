// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ProgressState } from './learningState.ts'
import type { SqlValue } from './sqlScript.ts'

/**
 * The columns of a progress row after its key, in the order both engines read and write them: those that
 * every row uses first, those of practices and attempts after.
 */
export const PROGRESS_COLUMNS = [
  'status', 'ways_mask', 'started_day', 'completed_day',
  'practice_code', 'practice_at_seconds', 'attempt_count', 'best_right_count', 'best_question_count',
  'last_right_count', 'last_question_count', 'last_at_seconds',
] as const

/** How many of them say all there is to say of a row without practice or attempt. */
export const PLAIN_COLUMN_COUNT = 4

type Count = number | null
type PlainTuple = readonly [partNumber: number, status: 1 | 2, waysMask: number, startedDay: number, completedDay: Count]
type FullTuple = readonly [
  ...PlainTuple, practiceCode: 0 | 1 | 2 | 3, practiceAtSeconds: Count, attemptCount: number,
  bestRightCount: Count, bestQuestionCount: Count, lastRightCount: Count, lastQuestionCount: Count, lastAtSeconds: Count,
]
/** Part number, then `PROGRESS_COLUMNS`, or the plain ones of them. */
export type ProgressTuple = PlainTuple | FullTuple

export function progressOf(row: ProgressTuple): ProgressState {
  const [partNumber, status, waysMask, startedDay, completedDay] = row
  return {
    partNumber,
    status,
    waysMask,
    practiceCode: row[5] ?? 0,
    practiceAtSeconds: row[6] ?? null,
    best: scoreOf(row[8], row[9]),
    last: scoreOf(row[10], row[11]),
    lastAtSeconds: row[12] ?? null,
    attemptCount: row[7] ?? 0,
    startedDay,
    completedDay,
  }
}

function scoreOf(rightCount: Count | undefined, questionCount: Count | undefined): ProgressState['best'] {
  return typeof rightCount === 'number' && typeof questionCount === 'number' ? { rightCount, questionCount } : null
}

/** A row as read by column names. */
export type ProgressRecord = { readonly part_number: number } & Readonly<Record<(typeof PROGRESS_COLUMNS)[number], number | null>>

export function progressOfRecord(record: ProgressRecord): ProgressState {
  // The columns are those of the tuple, in its order, and the tables hold the same numbers.
  return progressOf([record.part_number, ...PROGRESS_COLUMNS.map((column) => record[column])] as unknown as ProgressTuple)
}

/** `PROGRESS_COLUMNS` of a row. */
export function progressValuesOf(row: ProgressState): SqlValue[] {
  return [
    row.status, row.waysMask, row.startedDay, row.completedDay,
    row.practiceCode, row.practiceAtSeconds, row.attemptCount, row.best?.rightCount ?? null, row.best?.questionCount ?? null,
    row.last?.rightCount ?? null, row.last?.questionCount ?? null, row.lastAtSeconds,
  ]
}
