// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PracticeOutcome } from '../course.ts'

export const PROGRESS_STATUS = { none: 0, started: 1, completed: 2 } as const

/** Codes of `practiceOutcome`, as stored; 0 is none. Never renumber. */
export const PRACTICE_OUTCOME_CODES: Readonly<Record<PracticeOutcome, 1 | 2 | 3>> = { 'tried': 1, 'not-yet': 2, 'need-person': 3 }

/** One learner in one activity, as the database keeps it: whole numbers only. */
export interface ProgressState {
  /** 0 nothing, 1 started, 2 completed. Never goes down. */
  readonly status: 0 | 1 | 2
  /** Bits of `WAY_BITS` done. Never loses a bit. */
  readonly waysMask: number
  /** 0 none, else a code of `PRACTICE_OUTCOME_CODES`: the latest said. */
  readonly practiceOutcome: 0 | 1 | 2 | 3
  /** When it was said, epoch seconds; 0 with no outcome. */
  readonly outcomeAt: number
  readonly bestRight: number
  /** Questions of the best attempt; 0 without an attempt. */
  readonly bestTotal: number
  readonly lastRight: number
  readonly lastTotal: number
  /** Epoch seconds; 0 without an attempt. */
  readonly lastAttemptAt: number
  /** Epoch days, UTC. Set once, never moved: figures of past weeks stay what they were. */
  readonly startedDay: number | null
  readonly completedDay: number | null
}

export const NO_PROGRESS: ProgressState = {
  status: 0, waysMask: 0, practiceOutcome: 0, outcomeAt: 0, bestRight: 0, bestTotal: 0, lastRight: 0, lastTotal: 0, lastAttemptAt: 0,
  startedDay: null, completedDay: null,
}

/** The outcome of a stored code; undefined for 0. */
export function outcomeOfCode(code: 0 | 1 | 2 | 3): PracticeOutcome | undefined {
  return (['tried', 'not-yet', 'need-person'] as const)[code - 1]
}
