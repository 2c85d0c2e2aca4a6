// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PracticeOutcome } from '@parcours/courses'
import type { ActivityRule, EpochDay, FactAct } from '../services/repositories.ts'
import type { ProgressState } from './learningState.ts'

const SECONDS_PER_DAY = 86_400
/** Bits of the ways: 1 text, 2 video, 4 quiz. */
const TEXT_BIT = 1
const QUIZ_BIT = 4

export const PRACTICE_CODES: Readonly<Record<PracticeOutcome, 1 | 2 | 3>> = { tried: 1, 'not-yet': 2, 'need-person': 3 }

type Score = NonNullable<ProgressState['best']>

export function dayOf(atSeconds: number): EpochDay {
  return Math.floor(atSeconds / SECONDS_PER_DAY)
}

/**
 * The row after an act. Acts may come in any order and again and again: everything but the days ends the
 * same. A day is that of the act that first made it so, and stays.
 */
export function mergeAct(
  old: ProgressState | undefined, act: Exclude<FactAct, { kind: 'enrol' }>, rule: ActivityRule, atSeconds: number,
): ProgressState {
  const day = dayOf(atSeconds)
  const row = applyAct(old ?? startedRow(rule.partNumber, day), act, atSeconds)
  if (row.status === 2 || !isCompleted(row, act, rule)) return row
  return { ...row, status: 2, completedDay: day }
}

/** Two rows of one activity, of one person under two names. Their earliest days stay. */
export function mergeRows(one: ProgressState, other: ProgressState): ProgressState {
  const practice = laterPractice(one, other)
  const last = laterScore(one, other)
  return {
    partNumber: one.partNumber,
    status: one.status === 2 || other.status === 2 ? 2 : 1,
    waysMask: one.waysMask | other.waysMask,
    practiceCode: practice.practiceCode,
    practiceAtSeconds: practice.practiceAtSeconds,
    best: betterScore(one.best, other.best),
    last: last.last,
    lastAtSeconds: last.lastAtSeconds,
    attemptCount: one.attemptCount + other.attemptCount,
    startedDay: Math.min(one.startedDay, other.startedDay),
    completedDay: earliestDay(one.completedDay, other.completedDay),
  }
}

/** A module's row: there only once it is completed. */
export function completedRow(partNumber: number, day: EpochDay): ProgressState {
  return { ...startedRow(partNumber, day), status: 2, completedDay: day }
}

/** True when the ways done, or having tried, complete the activity under this rule. */
export function isCompletedBy(row: ProgressState, rule: ActivityRule): boolean {
  switch (rule.kind) {
    case 'page': {
      const done = row.waysMask & rule.waysMask
      return rule.completion === 'any' ? done !== 0 : rule.waysMask !== 0 && done === rule.waysMask
    }
    case 'practice':
      return row.practiceCode === PRACTICE_CODES.tried
    case 'session':
    case 'survey':
    case 'adventure':
      return (row.waysMask & TEXT_BIT) !== 0
  }
}

export function earliestDay(one: EpochDay | null, other: EpochDay | null): EpochDay | null {
  if (one === null || other === null) return one ?? other
  return Math.min(one, other)
}

/** Having tried completes even when a later « pas encore » arrived before it. */
function isCompleted(row: ProgressState, act: FactAct, rule: ActivityRule): boolean {
  if (act.kind === 'practice' && act.outcome === 'tried' && rule.kind === 'practice') return true
  return isCompletedBy(row, rule)
}

function startedRow(partNumber: number, day: EpochDay): ProgressState {
  return {
    partNumber, status: 1, waysMask: 0, practiceCode: 0, practiceAtSeconds: null,
    best: null, last: null, lastAtSeconds: null, attemptCount: 0, startedDay: day, completedDay: null,
  }
}

function applyAct(row: ProgressState, act: Exclude<FactAct, { kind: 'enrol' }>, atSeconds: number): ProgressState {
  switch (act.kind) {
    case 'start':
      return row
    case 'way':
      return (row.waysMask & act.wayBit) !== 0 ? row : { ...row, waysMask: row.waysMask | act.wayBit }
    case 'practice':
      return { ...row, ...laterPractice(row, { practiceCode: PRACTICE_CODES[act.outcome], practiceAtSeconds: atSeconds }) }
    case 'attempt': {
      const score: Score = { rightCount: act.rightCount, questionCount: act.questionCount }
      return {
        ...row,
        ...laterScore(row, { last: score, lastAtSeconds: atSeconds }),
        best: betterScore(row.best, score),
        waysMask: act.hasPassed ? row.waysMask | QUIZ_BIT : row.waysMask,
        attemptCount: row.attemptCount + 1,
      }
    }
  }
}

type Practice = Pick<ProgressState, 'practiceCode' | 'practiceAtSeconds'>

/** The latest says; of two at one second, the one that asks for more. */
function laterPractice(one: Practice, other: Practice): Practice {
  const isOther = comparePairs(one.practiceAtSeconds ?? -1, one.practiceCode, other.practiceAtSeconds ?? -1, other.practiceCode) < 0
  const later = isOther ? other : one
  return { practiceCode: later.practiceCode, practiceAtSeconds: later.practiceAtSeconds }
}

type LastScore = Pick<ProgressState, 'last' | 'lastAtSeconds'>

/** The latest attempt; of two at one second, the better one. */
function laterScore(one: LastScore, other: LastScore): LastScore {
  const difference = (one.lastAtSeconds ?? -1) - (other.lastAtSeconds ?? -1)
  const isOther = difference < 0 || (difference === 0 && betterScore(one.last, other.last) !== one.last)
  const later = isOther ? other : one
  return { last: later.last, lastAtSeconds: later.lastAtSeconds }
}

/** The larger share of right answers; of equal shares, the one with more questions. */
function betterScore(one: Score | null, other: Score | null): Score | null {
  if (one === null || other === null) return one ?? other
  const shares = comparePairs(
    one.rightCount * other.questionCount, one.questionCount, other.rightCount * one.questionCount, other.questionCount,
  )
  return shares < 0 ? other : one
}

function comparePairs(oneFirst: number, oneSecond: number, otherFirst: number, otherSecond: number): number {
  return oneFirst - otherFirst || oneSecond - otherSecond
}
