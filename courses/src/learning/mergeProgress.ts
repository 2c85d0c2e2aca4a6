// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PracticeOutcome, Way } from '../course.ts'
import { SECONDS_PER_DAY } from '../figures/days.ts'
import type { AttemptScore } from '../messages/learning.ts'
import { compareShares } from './bestAttempt.ts'
import { WAY_BITS, isCompletedBy, type CompletionRule } from './completionRule.ts'
import { NO_PROGRESS, PRACTICE_OUTCOME_CODES, type ProgressState } from './progressState.ts'

/** Something done in one activity, at `atSeconds` (epoch seconds). */
export type ProgressFact =
  | { readonly kind: 'start'; readonly atSeconds: number }
  | { readonly kind: 'way'; readonly way: Exclude<Way, 'quiz'>; readonly atSeconds: number }
  | { readonly kind: 'practice'; readonly outcome: PracticeOutcome; readonly atSeconds: number }
  | { readonly kind: 'attempt'; readonly hasPassed: boolean; readonly atSeconds: number } & AttemptScore

/**
 * The state after a fact. Facts may come twice and in any order: apart from the two days, which the first arrival fixes,
 * the state is the same. How many attempts were made is not in it, because counting is not idempotent.
 */
export function mergeProgress(old: ProgressState, fact: ProgressFact, rule: CompletionRule): ProgressState {
  return joinProgress(old, stateOf(fact), rule, Math.floor(fact.atSeconds / SECONDS_PER_DAY))
}

/**
 * Two states of the same activity as one: a guest's and an account's. The days of `kept` win.
 * @param day epoch day on which what neither had completed alone is completed together
 */
export function joinProgress(kept: ProgressState, other: ProgressState, rule: CompletionRule, day: number): ProgressState {
  const waysMask = kept.waysMask | other.waysMask
  const wasCompleted = kept.status === 2 || other.status === 2
  const status = wasCompleted || isCompletedBy(rule, waysMask) ? 2 : Math.max(kept.status, other.status) === 1 ? 1 : 0
  return {
    status,
    waysMask,
    ...laterOutcome(kept, other),
    ...betterBest(kept, other),
    ...laterAttempt(kept, other),
    startedDay: kept.startedDay ?? other.startedDay ?? (status > 0 ? day : null),
    completedDay: kept.completedDay ?? other.completedDay ?? (status === 2 ? day : null),
  }
}

/** The state under a rule published since: what was done may now complete the activity, and never the reverse. */
export function reevaluateProgress(state: ProgressState, rule: CompletionRule, day: number): ProgressState {
  return joinProgress(state, NO_PROGRESS, rule, day)
}

function stateOf(fact: ProgressFact): ProgressState {
  const started: ProgressState = { ...NO_PROGRESS, status: 1 }
  switch (fact.kind) {
    case 'start': return started
    case 'way': return { ...started, waysMask: WAY_BITS[fact.way] }
    case 'practice': return {
      ...started,
      waysMask: fact.outcome === 'tried' ? WAY_BITS.practice : 0,
      practiceOutcome: PRACTICE_OUTCOME_CODES[fact.outcome],
      outcomeAt: fact.atSeconds,
    }
    case 'attempt': return {
      ...started,
      waysMask: fact.hasPassed ? WAY_BITS.quiz : 0,
      bestRight: fact.rightCount, bestTotal: fact.questionCount,
      lastRight: fact.rightCount, lastTotal: fact.questionCount, lastAttemptAt: fact.atSeconds,
    }
  }
}

/** Ties go to the greater code, so that « besoin de quelqu'un » is never lost. */
function laterOutcome(left: ProgressState, right: ProgressState): Pick<ProgressState, 'practiceOutcome' | 'outcomeAt'> {
  const order = left.practiceOutcome === 0 || right.practiceOutcome === 0
    ? left.practiceOutcome - right.practiceOutcome
    : left.outcomeAt - right.outcomeAt || left.practiceOutcome - right.practiceOutcome
  const { practiceOutcome, outcomeAt } = order >= 0 ? left : right
  return { practiceOutcome, outcomeAt }
}

/** Ties go to the longer quiz. */
function betterBest(left: ProgressState, right: ProgressState): Pick<ProgressState, 'bestRight' | 'bestTotal'> {
  const order = compareShares(scoreOf(left.bestRight, left.bestTotal), scoreOf(right.bestRight, right.bestTotal)) || left.bestTotal - right.bestTotal
  const { bestRight, bestTotal } = order >= 0 ? left : right
  return { bestRight, bestTotal }
}

/** Ties go to the better, then the longer one. */
function laterAttempt(left: ProgressState, right: ProgressState): Pick<ProgressState, 'lastRight' | 'lastTotal' | 'lastAttemptAt'> {
  const order = left.lastAttemptAt - right.lastAttemptAt
    || compareShares(scoreOf(left.lastRight, left.lastTotal), scoreOf(right.lastRight, right.lastTotal))
    || left.lastTotal - right.lastTotal
  const { lastRight, lastTotal, lastAttemptAt } = order >= 0 ? left : right
  return { lastRight, lastTotal, lastAttemptAt }
}

function scoreOf(rightCount: number, questionCount: number): AttemptScore {
  return { rightCount, questionCount }
}
