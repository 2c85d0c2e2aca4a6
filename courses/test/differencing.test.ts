// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { audienceFigures, courseFigures, groupCounts, showCount, showStopped, type CourseCounts, type CourseFigures, type FiguresOutline } from '../src/index.ts'

/*
 * The attacker sees everything shown, knows how it is computed, and enumerates every world that would show the same.
 * What has one value in all those worlds is recovered.
 */

interface World { readonly numbers: readonly number[]; readonly shown: string }

/** The numbers of 1 to 4, among the secrets of each world, that the shown figures give away. */
function findLeaks(worlds: readonly World[], secretsOf: (numbers: readonly number[]) => readonly number[]): string[] {
  const byShown = new Map<string, (readonly number[])[]>()
  for (const { numbers, shown } of worlds) byShown.set(shown, [...byShown.get(shown) ?? [], numbers])
  const leaks: string[] = []
  for (const alike of byShown.values()) {
    const secrets = alike.map(secretsOf)
    for (const [index, secret] of secrets[0]?.entries() ?? []) {
      const isSecret = Math.abs(secret) >= 1 && Math.abs(secret) <= 4
      if (isSecret && secrets.every(other => other[index] === secret)) leaks.push(`${JSON.stringify(alike)} gives ${secret} at ${index}`)
    }
  }
  return leaks
}

function tuples(length: number, max: number, isPossible: (numbers: readonly number[]) => boolean): number[][] {
  let all: number[][] = [[]]
  for (let place = 0; place < length; place += 1) all = all.flatMap(start => Array.from({ length: max + 1 }, (_, next) => [...start, next]))
  return all.filter(isPossible)
}

const differences = (numbers: readonly number[]): number[] => numbers.slice(1).map((number, index) => (numbers[index] ?? 0) - number)
const descends = (numbers: readonly number[]): boolean => differences(numbers).every(difference => difference >= 0)

describe('from counts side by side, nobody recovers a cell or a difference of 1 to 4', () => {
  it.each([
    { why: 'two steps, in any order', length: 2, max: 22, isPossible: () => true },
    { why: 'three steps, in any order', length: 3, max: 14, isPossible: () => true },
    { why: 'three steps that only lose people', length: 3, max: 16, isPossible: descends },
    { why: 'four steps that only lose people', length: 4, max: 13, isPossible: descends },
  ])('$why', ({ length, max, isPossible }) => {
    for (let enrolled = 5; enrolled <= max; enrolled += 1) {
      const worlds = tuples(length, enrolled, isPossible).map((numbers) => {
        const shown = numbers.map(groupCounts(numbers))
        const stopped = shown.slice(1).map((after, index) => { const before = shown[index]; return before === undefined ? null : showStopped(before, after) })
        return { numbers, shown: JSON.stringify([enrolled, shown, stopped]) }
      })
      expect(findLeaks(worlds, numbers => [...numbers, ...differences(numbers)])).toEqual([])
    }
  }, 60_000)
})

const NOBODY = { notYetCount: 0, needPersonCount: 0 }
const outline: FiguresOutline = { courseId: 'c', title: 'C', modules: [
  { moduleId: 'm1', title: 'Un', activities: [{ activityId: 'a', title: 'A', kind: 'page' }] },
  { moduleId: 'm2', title: 'Deux', activities: [{ activityId: 'b', title: 'B', kind: 'page' }] },
] }
const show = (counts: CourseCounts): CourseFigures => courseFigures({ outline, counts, scope: 'space', takenAt: '2026-01-25T00:00:00Z', publishedOn: [] })
const activity = (startedCount: number, completedCount: number): CourseCounts['activities'][string] => ({ startedCount, completedCount, ...NOBODY })
const WEEKS = ['2026-01-05', '2026-01-12', '2026-01-19']

describe('from the whole page of a course, nobody recovers a step or a difference of 1 to 4', () => {
  it('even knowing that a module of one activity counts the same people, and that each step loses some', () => {
    for (let enrolled = 5; enrolled <= 12; enrolled += 1) {
      // Started A, completed A, started B, completed B; who completed B completed the course.
      const worlds = tuples(4, enrolled, descends).map((numbers) => {
        const [a1 = 0, a2 = 0, b1 = 0, b2 = 0] = numbers
        return { numbers, shown: JSON.stringify(show({
          enrolledCount: enrolled, startedCount: a1, completedCount: b2, moduleCompletedCounts: { m1: a2, m2: b2 },
          activities: { a: activity(a1, a2), b: activity(b1, b2) }, weeks: [],
        })) }
      })
      expect(findLeaks(worlds, numbers => [...numbers.slice(1), (numbers[1] ?? 0) - (numbers[3] ?? 0)])).toEqual([])
    }
  }, 60_000)
})

describe('from weeks and totals, nobody recovers a week of 1 to 4', () => {
  it('of enrolments, though their total is shown', () => {
    const isSmall = (total: number): boolean => total >= 5 && total <= 14
    const worlds = tuples(3, 14, numbers => isSmall(numbers.reduce((sum, number) => sum + number, 0))).map(numbers => ({ numbers, shown: JSON.stringify(show({
      enrolledCount: numbers.reduce((sum, number) => sum + number, 0), startedCount: 0, completedCount: 0, moduleCompletedCounts: {}, activities: {},
      weeks: WEEKS.map((weekOn, index) => ({ weekOn, enrolledCount: numbers[index] ?? 0, completedActivityCount: 0, completedCount: 0 })),
    })) }))
    expect(findLeaks(worlds, numbers => numbers)).toEqual([])
  }, 60_000)

  it('of completions, though steps and totals are shown beside them', () => {
    // Completed A; then who completed B, so the course, week after week.
    const worlds = tuples(4, 12, ([a = 0, ...weeks]) => weeks.reduce((sum, number) => sum + number, 0) <= a).map((numbers) => {
      const [a = 0, ...weeks] = numbers
      const b = weeks.reduce((sum, number) => sum + number, 0)
      return { numbers, shown: JSON.stringify(show({
        enrolledCount: 12, startedCount: 12, completedCount: b, moduleCompletedCounts: { m1: a, m2: b }, activities: { a: activity(12, a), b: activity(a, b) },
        weeks: WEEKS.map((weekOn, index) => ({ weekOn, enrolledCount: index === 0 ? 12 : 0, completedActivityCount: (weeks[index] ?? 0) * 3 + (index === 0 ? a : 0), completedCount: weeks[index] ?? 0 })),
      })) }
    })
    expect(findLeaks(worlds, ([a = 0, ...weeks]) => [a, a - weeks.reduce((sum, number) => sum + number, 0), ...weeks])).toEqual([])
  }, 60_000)
})

describe('from an audience and from one’s own space, nobody recovers what everybody else did', () => {
  const OWN = 6
  // Own: completed A and B of six people; others: enrolled, completed A and B, enrolled in the first week.
  const worlds = tuples(2, OWN, descends).flatMap(own => tuples(4, 6, ([enrolled = 0, a = 0, b = 0, first = 0]) => enrolled >= a && a >= b && first <= enrolled).map(others => ({ own, others })))
  const countsOf = (enrolled: number, a: number, b: number, first: number): CourseCounts => ({
    enrolledCount: enrolled, startedCount: a, completedCount: b, moduleCompletedCounts: { m1: a, m2: b }, activities: { a: activity(a, a), b: activity(b, b) },
    weeks: [{ weekOn: '2026-01-05', enrolledCount: first, completedActivityCount: a, completedCount: b }, { weekOn: '2026-01-12', enrolledCount: enrolled - first, completedActivityCount: b, completedCount: 0 }],
  })
  const attack = (showAudience: (all: CourseCounts, own: CourseCounts) => CourseFigures) => findLeaks(worlds.map(({ own: [a = 0, b = 0], others: [e = 0, c = 0, d = 0, first = 0] }) => {
    const own = countsOf(OWN, a, b, OWN)
    return { numbers: [e, c, d, c - d, first, e - first], shown: JSON.stringify([show(own), showAudience(countsOf(OWN + e, a + c, b + d, OWN + first), own)]) }
  }), numbers => numbers)

  it('by subtracting one from the other', () => {
    expect(attack((counts, own) => audienceFigures({ outline, counts, scope: 'audience', takenAt: '2026-01-25T00:00:00Z', publishedOn: [] }, own))).toEqual([])
  }, 60_000)

  it('and the attack finds them in figures masked each for itself', () => {
    expect(attack(counts => show(counts)).length).toBeGreaterThan(0)
  }, 60_000)
})

it('the attack finds what is shown without care', () => {
  const worlds = tuples(2, 12, descends).map(numbers => ({ numbers, shown: JSON.stringify(numbers.map(number => showCount(number))) }))
  expect(findLeaks(worlds, differences)).toContain('[[12,10]] gives 2 at 0')
})
