// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { PRACTICE_OUTCOME_CODES, type ProgressState } from './progressState.ts'

/** What one row adds to its activity's counts, each 0 or 1; as a difference, each −1, 0 or 1. */
export interface Contribution {
  readonly started: number
  readonly completed: number
  readonly notYet: number
  readonly needPerson: number
}

/** A completed activity was started too. The outcomes are those said last. */
export function contribution(state: ProgressState): Contribution {
  return {
    started: state.status >= 1 ? 1 : 0,
    completed: state.status === 2 ? 1 : 0,
    notYet: state.practiceOutcome === PRACTICE_OUTCOME_CODES['not-yet'] ? 1 : 0,
    needPerson: state.practiceOutcome === PRACTICE_OUTCOME_CODES['need-person'] ? 1 : 0,
  }
}

/** What to add to the counts when a row goes from one state to another; `NO_PROGRESS` stands for no row, so for erasure too. */
export function contributionDelta(before: ProgressState, after: ProgressState): Contribution {
  const [old, now] = [contribution(before), contribution(after)]
  return {
    started: now.started - old.started,
    completed: now.completed - old.completed,
    notYet: now.notYet - old.notYet,
    needPerson: now.needPerson - old.needPerson,
  }
}
