// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import {
  completedModules, findActivityKey, isActivityCompleted, isCourseCompleted, requiredProgress, resumeActivity, type ActivityKind, type PracticeOutcome, type Way,
} from '../src/index.ts'
import { aCourseKey } from './support/keys.ts'

describe('an activity', () => {
  it.each<{ kind: ActivityKind; completion: 'any' | 'all'; ways: Way[]; done: Way[]; outcome: PracticeOutcome | null; completed: boolean }>([
    { kind: 'page', completion: 'any', ways: ['text', 'video', 'quiz'], done: [], outcome: null, completed: false },
    { kind: 'page', completion: 'any', ways: ['text', 'video', 'quiz'], done: ['video'], outcome: null, completed: true },
    { kind: 'page', completion: 'any', ways: ['text'], done: ['quiz'], outcome: null, completed: false },
    { kind: 'page', completion: 'all', ways: ['text', 'quiz'], done: ['text'], outcome: null, completed: false },
    { kind: 'page', completion: 'all', ways: ['text', 'quiz'], done: ['quiz', 'text'], outcome: null, completed: true },
    { kind: 'page', completion: 'all', ways: ['text'], done: ['text', 'video'], outcome: null, completed: true },
    { kind: 'page', completion: 'all', ways: [], done: [], outcome: null, completed: false },
    { kind: 'page', completion: 'any', ways: ['text'], done: [], outcome: 'tried', completed: false },
    { kind: 'practice', completion: 'any', ways: [], done: [], outcome: null, completed: false },
    { kind: 'practice', completion: 'any', ways: [], done: [], outcome: 'not-yet', completed: false },
    { kind: 'practice', completion: 'any', ways: [], done: [], outcome: 'need-person', completed: false },
    { kind: 'practice', completion: 'any', ways: [], done: [], outcome: 'tried', completed: true },
    { kind: 'practice', completion: 'any', ways: [], done: ['text'], outcome: null, completed: false },
    { kind: 'session', completion: 'any', ways: [], done: [], outcome: null, completed: false },
    { kind: 'session', completion: 'any', ways: [], done: ['text'], outcome: null, completed: true },
    { kind: 'survey', completion: 'any', ways: [], done: ['text'], outcome: null, completed: true },
    { kind: 'adventure', completion: 'any', ways: [], done: ['text'], outcome: null, completed: true },
  ])('$kind, $completion of $ways, with $done and $outcome: $completed', ({ kind, completion, ways, done, outcome, completed }) => {
    expect(isActivityCompleted({ kind, completion, ways }, { waysDone: done, practiceOutcome: outcome })).toBe(completed)
  })
})

describe('a course', () => {
  it.each([
    { modules: { m1: ['a', '?b'], m2: ['c'] }, done: [], complete: [], isCompleted: false, required: [0, 2], why: 'nothing done' },
    { modules: { m1: ['a', '?b'], m2: ['c'] }, done: ['a'], complete: ['m1'], isCompleted: false, required: [1, 2], why: 'the optional one is not waited for' },
    { modules: { m1: ['a', '?b'], m2: ['c'] }, done: ['a', 'c'], complete: ['m1', 'm2'], isCompleted: true, required: [2, 2], why: 'all that is required' },
    { modules: { m1: ['a'], '?m2': ['c'] }, done: ['a'], complete: ['m1'], isCompleted: true, required: [1, 1], why: 'an optional module is not waited for' },
    { modules: { m1: ['a'], m2: ['?c'] }, done: ['a'], complete: ['m1', 'm2'], isCompleted: true, required: [1, 1], why: 'a module without a required activity is complete' },
    { modules: { m1: ['?a', '?b'] }, done: [], complete: ['m1'], isCompleted: false, required: [0, 0], why: 'a course that requires nothing is not completed by enrolling' },
    { modules: { m1: ['?a', '?b'] }, done: ['b'], complete: ['m1'], isCompleted: true, required: [0, 0], why: 'it is with the first activity' },
    { modules: { m1: ['a'] }, done: ['old-a'], complete: ['m1'], isCompleted: true, required: [1, 1], why: 'a former id counts' },
    { modules: { m1: ['a'] }, done: ['z'], complete: [], isCompleted: false, required: [0, 1], why: 'an activity that left the course does not' },
  ])('$why', ({ modules, done, complete, isCompleted, required }) => {
    const key = aCourseKey(modules)
    const completed = new Set<string>(done)
    expect(completedModules(key, completed)).toEqual(complete)
    expect(isCourseCompleted(key, completed)).toBe(isCompleted)
    expect(requiredProgress(key, completed)).toEqual({ requiredCount: required[1], requiredCompletedCount: required[0] })
  })

  it.each([
    { id: 'a', found: 'a' },
    { id: 'old-a', found: 'a' },
    { id: 'constructor', found: undefined },
  ])('finds $found by the id $id', ({ id, found }) => {
    expect(findActivityKey(aCourseKey({ m1: ['a', 'b'] }), id)?.activityId).toBe(found)
  })
})

describe('taking up again', () => {
  const touched = (activityId: string, lastAt: number, isCompleted: boolean): { activityId: string; lastAt: number; isCompleted: boolean } => ({ activityId, lastAt, isCompleted })
  it.each([
    { states: [], resume: 'a', why: 'nothing touched: at the beginning' },
    { states: [touched('b', 2, false)], resume: 'b', why: 'the one under way' },
    { states: [touched('a', 1, true)], resume: 'b', why: 'the next one' },
    { states: [touched('b', 2, true)], resume: 'c', why: 'after the last done, though an earlier one was skipped' },
    { states: [touched('c', 2, true)], resume: 'a', why: 'the last one done: what was skipped' },
    { states: [touched('a', 1, false), touched('c', 2, true)], resume: 'a', why: 'an earlier one left under way' },
    { states: [touched('a', 3, true), touched('b', 2, true)], resume: 'c', why: 'going on past what is completed' },
    { states: [touched('a', 1, true), touched('b', 1, true), touched('c', 1, true)], resume: null, why: 'everything completed' },
    { states: [touched('z', 9, false)], resume: 'a', why: 'only an activity that left the course' },
  ])('goes to $resume ($why)', ({ states, resume }) => {
    expect(resumeActivity(['a', 'b', 'c'], states)).toBe(resume)
  })

  it('goes nowhere in a course without activities', () => {
    expect(resumeActivity([], [])).toBeNull()
  })
})
