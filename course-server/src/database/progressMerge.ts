// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  joinProgress, mergeProgress, NO_PROGRESS, type CompletionRule, type ProgressFact, type ProgressState as PureState,
} from '@parcours/courses'
import type { ActivityRule, EpochDay, FactAct } from '../services/repositories.ts'
import type { ProgressState } from './learningState.ts'

/** The rules of merging are `courses/`'s. Here they meet the rows, which say « none » by null and know their number. */

const SECONDS_PER_DAY = 86_400
const WAYS = { 1: 'text', 2: 'video' } as const
/** For a guest's activity that no current publication holds: nothing more completes it. */
const NO_RULE: CompletionRule = { kind: 'page', completion: 'all', waysMask: 0 }

export function dayOf(atSeconds: number): EpochDay {
  return Math.floor(atSeconds / SECONDS_PER_DAY)
}

/** The row after an act. An attempt is counted, so the caller asks only once for each. */
export function mergeAct(
  old: ProgressState | undefined, act: Exclude<FactAct, { kind: 'enrol' }>, rule: ActivityRule, atSeconds: number,
): ProgressState {
  const merged = mergeProgress(old === undefined ? NO_PROGRESS : stateOf(old), progressFact(act, atSeconds), rule)
  return rowOf(rule.partNumber, merged, (old?.attemptCount ?? 0) + (act.kind === 'attempt' ? 1 : 0), dayOf(atSeconds))
}

/** Two rows of one activity, of one person under two names, and what they complete together. */
export function joinRows(kept: ProgressState | undefined, other: ProgressState, rule: CompletionRule = NO_RULE, day: EpochDay = 0): ProgressState {
  const joined = joinProgress(kept === undefined ? NO_PROGRESS : stateOf(kept), stateOf(other), rule, day)
  return rowOf(other.partNumber, joined, (kept?.attemptCount ?? 0) + other.attemptCount, day)
}

/** A module's row: there only once it is completed. */
export function completedRow(partNumber: number, day: EpochDay): ProgressState {
  return rowOf(partNumber, { ...NO_PROGRESS, status: 2, startedDay: day, completedDay: day }, 0, day)
}

function progressFact(act: Exclude<FactAct, { kind: 'enrol' }>, atSeconds: number): ProgressFact {
  switch (act.kind) {
    case 'start':
      return { kind: 'start', atSeconds }
    case 'way':
      return { kind: 'way', way: WAYS[act.wayBit], atSeconds }
    case 'practice':
      return { kind: 'practice', outcome: act.outcome, atSeconds }
    case 'attempt':
      return { kind: 'attempt', hasPassed: act.hasPassed, rightCount: act.rightCount, questionCount: act.questionCount, atSeconds }
  }
}

function stateOf(row: ProgressState): PureState {
  return {
    status: row.status,
    waysMask: row.waysMask,
    practiceOutcome: row.practiceCode,
    outcomeAt: row.practiceAtSeconds ?? 0,
    bestRight: row.best?.rightCount ?? 0,
    bestTotal: row.best?.questionCount ?? 0,
    lastRight: row.last?.rightCount ?? 0,
    lastTotal: row.last?.questionCount ?? 0,
    lastAttemptAt: row.lastAtSeconds ?? 0,
    startedDay: row.startedDay,
    completedDay: row.completedDay,
  }
}

function rowOf(partNumber: number, state: PureState, attemptCount: number, day: EpochDay): ProgressState {
  const hasAttempt = attemptCount > 0
  return {
    partNumber,
    // Whatever is merged has begun.
    status: state.status === 2 ? 2 : 1,
    waysMask: state.waysMask,
    practiceCode: state.practiceOutcome,
    practiceAtSeconds: state.practiceOutcome === 0 ? null : state.outcomeAt,
    best: hasAttempt ? { rightCount: state.bestRight, questionCount: state.bestTotal } : null,
    last: hasAttempt ? { rightCount: state.lastRight, questionCount: state.lastTotal } : null,
    lastAtSeconds: hasAttempt ? state.lastAttemptAt : null,
    attemptCount,
    startedDay: state.startedDay ?? day,
    completedDay: state.completedDay,
  }
}
