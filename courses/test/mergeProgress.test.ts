// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  NO_PROGRESS, WAY_BITS, contribution, contributionDelta, joinProgress, mergeProgress, outcomeOfCode, reevaluateProgress,
  type ActivityKind, type CompletionRule, type ProgressFact, type ProgressState,
} from '../src/index.ts'

const DAY = 86_400
const atSeconds = fc.integer({ min: 0, max: 5 }).map(step => 20_000 * DAY + step * DAY / 2)
const fact: fc.Arbitrary<ProgressFact> = fc.oneof(
  fc.record({ kind: fc.constant('start' as const), atSeconds }),
  fc.record({ kind: fc.constant('way' as const), way: fc.constantFrom('text' as const, 'video' as const), atSeconds }),
  fc.record({ kind: fc.constant('practice' as const), outcome: fc.constantFrom('tried' as const, 'not-yet' as const, 'need-person' as const), atSeconds }),
  fc.tuple(fc.nat(4), fc.integer({ min: 0, max: 5 }), fc.boolean(), atSeconds).map(([right, count, hasPassed, at]): ProgressFact => (
    { kind: 'attempt', rightCount: Math.min(right, count), questionCount: count, hasPassed, atSeconds: at }
  )),
)
const rule: fc.Arbitrary<CompletionRule> = fc.record({
  kind: fc.constantFrom<ActivityKind>('page', 'practice', 'session', 'survey', 'adventure'),
  completion: fc.constantFrom('any' as const, 'all' as const),
  waysMask: fc.integer({ min: 0, max: 7 }),
})
const facts = fc.array(fact, { maxLength: 8 })

const replay = (list: readonly ProgressFact[], by: CompletionRule, from = NO_PROGRESS): ProgressState => list.reduce((state, each) => mergeProgress(state, each, by), from)
const withoutDays = (state: ProgressState): ProgressState => ({ ...state, startedDay: null, completedDay: null })

describe('whatever happens', () => {
  it('a fact that comes again changes nothing', () => {
    fc.assert(fc.property(facts, rule, fc.nat(), (list, by, pick) => {
      const state = replay(list, by)
      const again = list[pick % Math.max(1, list.length)]
      if (again !== undefined) expect(mergeProgress(state, again, by)).toEqual(state)
    }))
  })

  it('the order of facts changes nothing but the days', () => {
    fc.assert(fc.property(facts.chain(list => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))), rule, ([list, shuffled], by) => {
      expect(withoutDays(replay(shuffled, by))).toEqual(withoutDays(replay(list, by)))
    }))
  })

  it('nothing done is undone: status, ways and days only go forward', () => {
    fc.assert(fc.property(facts, fact, rule, (list, next, by) => {
      const before = replay(list, by)
      const after = mergeProgress(before, next, by)
      expect(after.status).toBeGreaterThanOrEqual(Math.max(1, before.status))
      expect(after.waysMask & before.waysMask).toBe(before.waysMask)
      if (before.startedDay !== null) expect(after.startedDay).toBe(before.startedDay)
      if (before.completedDay !== null) expect(after.completedDay).toBe(before.completedDay)
      expect(after.startedDay).not.toBeNull()
      expect(after.completedDay !== null).toBe(after.status === 2)
    }))
  })

  it('a stricter rule published later revokes nothing', () => {
    fc.assert(fc.property(facts, rule, rule, (list, by, later) => {
      const state = replay(list, by)
      expect(reevaluateProgress(state, later, 30_000).status).toBeGreaterThanOrEqual(state.status)
    }))
  })

  it('joining a guest and an account is the same as one person having done both', () => {
    fc.assert(fc.property(facts, facts, rule, (mine, guest, by) => {
      const joined = joinProgress(replay(mine, by), replay(guest, by), by, 30_000)
      expect(withoutDays(joined)).toEqual(withoutDays(replay([...mine, ...guest], by)))
      expect(withoutDays(joinProgress(replay(guest, by), replay(mine, by), by, 30_000))).toEqual(withoutDays(joined))
    }))
  })

  it('deltas add up to a recount, and erasure takes everything away', () => {
    fc.assert(fc.property(facts, rule, (list, by) => {
      let state = NO_PROGRESS
      let sum = contribution(NO_PROGRESS)
      const add = (next: ProgressState): void => {
        const delta = contributionDelta(state, next)
        sum = { started: sum.started + delta.started, completed: sum.completed + delta.completed, notYet: sum.notYet + delta.notYet, needPerson: sum.needPerson + delta.needPerson }
        state = next
      }
      for (const each of list) add(mergeProgress(state, each, by))
      expect(sum).toEqual(contribution(state))
      add(NO_PROGRESS)
      expect(sum).toEqual({ started: 0, completed: 0, notYet: 0, needPerson: 0 })
    }))
  })
})

describe('a state', () => {
  const page: CompletionRule = { kind: 'page', completion: 'all', waysMask: WAY_BITS.text | WAY_BITS.quiz }
  const practice: CompletionRule = { kind: 'practice', completion: 'any', waysMask: 0 }

  it('is completed by the last way it wanted, on the day of that fact', () => {
    const half = mergeProgress(NO_PROGRESS, { kind: 'way', way: 'text', atSeconds: 10 * DAY + 5 }, page)
    expect(half).toMatchObject({ status: 1, startedDay: 10, completedDay: null })
    const failed = mergeProgress(half, { kind: 'attempt', rightCount: 1, questionCount: 5, hasPassed: false, atSeconds: 11 * DAY }, page)
    expect(failed).toMatchObject({ status: 1, bestRight: 1, lastRight: 1, completedDay: null })
    expect(mergeProgress(failed, { kind: 'attempt', rightCount: 4, questionCount: 5, hasPassed: true, atSeconds: 12 * DAY }, page)).toMatchObject(
      { status: 2, waysMask: 5, bestRight: 4, bestTotal: 5, startedDay: 10, completedDay: 12 },
    )
  })

  it('keeps the best attempt beside the last', () => {
    const good: ProgressFact = { kind: 'attempt', rightCount: 4, questionCount: 5, hasPassed: true, atSeconds: 1 }
    const worse: ProgressFact = { kind: 'attempt', rightCount: 2, questionCount: 5, hasPassed: false, atSeconds: 2 }
    expect(replay([worse, good], page)).toMatchObject({ bestRight: 4, bestTotal: 5, lastRight: 2, lastTotal: 5, lastAttemptAt: 2 })
  })

  it.each([
    { said: [['tried', 1], ['need-person', 2]], outcome: 'need-person', status: 2, counted: { needPerson: 1, notYet: 0, completed: 1 } },
    { said: [['need-person', 1], ['tried', 2]], outcome: 'tried', status: 2, counted: { needPerson: 0, notYet: 0, completed: 1 } },
    { said: [['not-yet', 2], ['tried', 1]], outcome: 'not-yet', status: 2, counted: { needPerson: 0, notYet: 1, completed: 1 } },
    { said: [['need-person', 1], ['not-yet', 1]], outcome: 'need-person', status: 1, counted: { needPerson: 1, notYet: 0, completed: 0 } },
  ] as const)('of a practice after $said keeps what was said last: $outcome', ({ said, outcome, status, counted }) => {
    const state = replay(said.map(([what, at]) => ({ kind: 'practice', outcome: what, atSeconds: at })), practice)
    expect(outcomeOfCode(state.practiceOutcome)).toBe(outcome)
    expect(state.status).toBe(status)
    expect(contribution(state)).toMatchObject(counted)
  })
})
