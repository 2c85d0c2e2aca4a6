// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { courseFigures, figuresLine, groupCounts, shareOf, showCount, showShare, showStopped, sumShown, type CourseCounts, type FiguresOutline, type ShownCount } from '../src/index.ts'

const few: ShownCount = { kind: 'few', below: 5 }
const exact = (value: number): ShownCount => ({ kind: 'exact', value })
const between = (from: number, to: number): ShownCount => ({ kind: 'between', from, to })

describe('a count alone', () => {
  it.each([
    { count: 0, base: undefined, shown: exact(0) },
    { count: 1, base: undefined, shown: few },
    { count: 4, base: 100, shown: few },
    { count: 5, base: 5, shown: exact(5) },
    { count: 0, base: 4, shown: few },
    { count: 0, base: 0, shown: exact(0) },
  ])('of $count over $base', ({ count, base, shown }) => {
    expect(showCount(count, base)).toEqual(shown)
  })
})

describe('a share', () => {
  it.each([
    { count: 5, base: 8, percent: 63, why: '62.5 is rounded up' },
    { count: 7, base: 16, percent: 44, why: '43.75' },
    { count: 5, base: 5, percent: 100, why: 'all' },
    { count: 0, base: 9, percent: 0, why: 'none is no secret' },
    { count: 4, base: 9, percent: null, why: 'too few' },
    { count: 3, base: 4, percent: null, why: 'base too small' },
    { count: 0, base: 0, percent: null, why: 'no base' },
    { count: 6, base: 5, percent: 100, why: 'never above all' },
  ])('$count of $base is $percent ($why)', ({ count, base, percent }) => {
    expect(showShare(count, base).percent).toBe(percent)
  })

  it('of a range is that of its middle', () => {
    expect(shareOf(between(8, 12), exact(20)).percent).toBe(50)
    expect(shareOf(between(8, 11), exact(20)).percent).toBe(48)
  })
})

describe('counts side by side', () => {
  it.each<{ counts: number[]; shown: ShownCount[]; why: string }>([
    { counts: [40, 30, 12], shown: [exact(40), exact(30), exact(12)], why: 'far apart, they are shown' },
    { counts: [12, 10], shown: [between(8, 12), between(8, 12)], why: 'a difference of 2 is not' },
    { counts: [12, 7], shown: [exact(12), exact(7)], why: 'a difference of 5 is' },
    { counts: [12, 8], shown: [between(8, 12), between(8, 12)], why: 'a difference of 4 is not' },
    { counts: [12, 12], shown: [exact(12), exact(12)], why: 'equal ones are' },
    { counts: [14, 11, 8], shown: [between(10, 14), between(10, 14), exact(8)], why: 'the highest leads its group' },
    { counts: [7, 5], shown: [between(5, 7), between(5, 7)], why: 'a range never goes below 5' },
    { counts: [6, 6], shown: [between(5, 6), between(5, 6)], why: '6 and 6 look like 6 and 5' },
    { counts: [6, 5], shown: [between(5, 6), between(5, 6)], why: '6 and 5 look like 6 and 6' },
    { counts: [5, 5], shown: [exact(5), exact(5)], why: 'nothing is below 5' },
    { counts: [5, 4, 0], shown: [exact(5), few, exact(0)], why: 'few is few, none is none' },
  ])('$counts ($why)', ({ counts, shown }) => {
    expect(counts.map(groupCounts(counts))).toEqual(shown)
  })
})

describe('those who stopped', () => {
  it.each([
    { before: exact(40), after: exact(30), stopped: exact(10) },
    { before: exact(12), after: exact(12), stopped: exact(0) },
    { before: between(8, 12), after: between(8, 12), stopped: few },
    { before: between(8, 12), after: exact(5), stopped: between(3, 7) },
    { before: exact(12), after: few, stopped: between(8, 11) },
    { before: few, after: few, stopped: few },
    { before: few, after: exact(0), stopped: few },
    { before: exact(12), after: exact(20), stopped: null },
    { before: few, after: exact(9), stopped: null },
  ])('between $before and $after', ({ before, after, stopped }) => {
    expect(showStopped(before, after)).toEqual(stopped)
  })
})

it('adds up to no more than its parts tell', () => {
  expect(sumShown([exact(10), exact(0)])).toEqual(exact(10))
  expect(sumShown([exact(10), few])).toEqual(between(11, 14))
  expect(sumShown([few])).toEqual(few)
  expect(sumShown([])).toEqual(exact(0))
})

const outline: FiguresOutline = {
  courseId: 'c', title: 'Le jardin', modules: [
    { moduleId: 'm1', title: 'Un', activities: [{ activityId: 'a', title: 'A', kind: 'page' }, { activityId: 'b', title: 'B', kind: 'practice' }] },
    { moduleId: 'm2', title: 'Deux', activities: [{ activityId: 'd', title: 'D', kind: 'page' }] },
  ],
}
const counts: CourseCounts = {
  enrolledCount: 60, startedCount: 54, completedCount: 20,
  moduleCompletedCounts: { m1: 28, m2: 20 },
  activities: {
    a: { startedCount: 54, completedCount: 48, notYetCount: 0, needPersonCount: 0 },
    b: { startedCount: 40, completedCount: 28, notYetCount: 9, needPersonCount: 3 },
    d: { startedCount: 34, completedCount: 20, notYetCount: 0, needPersonCount: 0 },
  },
  weeks: [
    { weekOn: '2026-03-02', enrolledCount: 40, completedActivityCount: 30, completedCount: 0 },
    { weekOn: '2026-03-16', enrolledCount: 17, completedActivityCount: 60, completedCount: 14 },
    { weekOn: '2026-03-23', enrolledCount: 3, completedActivityCount: 6, completedCount: 6 },
  ],
}
const request = { outline, counts, scope: 'space' as const, takenAt: '2026-04-01T03:00:00Z', publishedOn: ['2026-01-05', '2026-03-10'] }

describe('the figures of a course', () => {
  const figures = courseFigures(request)

  it('say who enrolled, started and completed, with their base', () => {
    expect(figures).toMatchObject({
      isMasked: false, enrolled: exact(60), started: { count: exact(54), base: exact(60), percent: 90 }, completed: { count: exact(20), percent: 33 },
    })
  })

  it('say for each step how many were lost, and for a practice who asked for a person', () => {
    const [a, b, d] = figures.modules.flatMap(module => module.activities)
    expect(a).toMatchObject({ started: { count: exact(54) }, completed: { count: exact(48), percent: 80 }, stopped: null, needPerson: null, notYet: null })
    expect(b).toMatchObject({ completed: { count: exact(28) }, stopped: exact(20), needPerson: few, notYet: exact(9) })
    expect(d).toMatchObject({ completed: { count: exact(20) }, stopped: exact(8) })
  })

  it('have every week since the first, also those without anything', () => {
    expect(figures.weeks.map(week => week.weekOn)).toEqual(['2026-03-02', '2026-03-09', '2026-03-16', '2026-03-23', '2026-03-30'])
    expect(figures.weeks.map(week => week.enrolled)).toEqual([exact(40), exact(0), between(16, 20), few, few])
    expect(figures.weeks.map(week => week.completed)).toEqual([exact(0), exact(0), exact(14), exact(6), exact(0)])
    expect(figures.publishedOn).toEqual(['2026-03-10'])
  })

  it('sum up acts by tens, and only over five activities or more', () => {
    expect(figures.weeks.map(week => week.completedActivities)).toEqual([null, null, null, null, null])
    const ids = ['a', 'b', 'd', 'e', 'f']
    const wide = { ...outline, modules: [{ moduleId: 'm1', title: 'Un', activities: ids.map(id => ({ activityId: id, title: id, kind: 'page' })) }] }
    const done = { startedCount: 54, completedCount: 48, notYetCount: 0, needPersonCount: 0 }
    const { weeks } = courseFigures({ ...request, outline: wide, counts: { ...counts, activities: Object.fromEntries(ids.map(id => [id, done])) } })
    expect(weeks.map(week => week.completedActivities)).toEqual([between(30, 39), exact(0), between(60, 69), between(1, 9), exact(0)])
  })

  it('say in one line after which step most people stop', () => {
    expect(figuresLine(figures)).toEqual({
      courseId: 'c', title: 'Le jardin', scope: 'space', takenAt: '2026-04-01T03:00:00Z', enrolled: figures.enrolled, started: figures.started, completed: figures.completed, stopsAfter: 'A',
    })
  })

  it('say nothing under 5 people enrolled', () => {
    const masked = courseFigures({ ...request, counts: { ...counts, enrolledCount: 4 } })
    expect(masked).toMatchObject({ isMasked: true, enrolled: few, started: { count: few, base: few, percent: null }, completed: { count: few, percent: null }, modules: [], weeks: [] })
    expect(figuresLine(masked).stopsAfter).toBeNull()
  })

  it('say that nobody enrolled', () => {
    expect(courseFigures({ ...request, counts: { ...counts, enrolledCount: 0 } })).toMatchObject({ isMasked: true, enrolled: exact(0), started: { count: exact(0) } })
  })

  it('keep 53 weeks, what came before being in the running total', () => {
    const weeks = [{ weekOn: '2020-01-06', enrolledCount: 30, completedActivityCount: 0, completedCount: 0 }, { weekOn: '2026-03-30', enrolledCount: 30, completedActivityCount: 0, completedCount: 0 }]
    const long = courseFigures({ ...request, counts: { ...counts, weeks } })
    expect(long.weeks).toHaveLength(53)
    expect(long.weeks[0]?.enrolled).toEqual(exact(0))
    expect(long.weeks[52]?.enrolled).toEqual(exact(30))
  })

  it('read no count by an inherited name', () => {
    const odd = { ...outline, modules: [{ moduleId: 'constructor', title: 'X', activities: [{ activityId: 'valueOf', title: 'Y', kind: 'page' }] }] }
    expect(courseFigures({ ...request, outline: odd }).modules[0]).toMatchObject({ completed: { count: exact(0) }, activities: [{ completed: { count: exact(0) } }] })
  })
})
