// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ShownCount, WeekFigures } from '../messages/figures.ts'
import type { Day } from '../messages/learning.ts'
import type { WeekCounts } from './courseCounts.ts'
import { listWeeks } from './days.ts'
import { showDifference } from './difference.ts'
import { groupCounts } from './groupCounts.ts'

/** A year of weeks, whatever the year. */
export const WEEKS_SHOWN = 53

/** A total as counted and as shown elsewhere on the same page. */
export interface ShownTotal {
  readonly count: number
  readonly shown: ShownCount
}

export interface WeekTotals {
  readonly enrolled: ShownTotal
  readonly completed: ShownTotal
  /** Whether enough activities are in the sum of acts for it to tell nothing of one of them. */
  readonly hasManyActivities: boolean
}

/**
 * The weeks up to that of `today`, at most 53. Each week is the difference between two running totals, themselves shown by
 * `groupCounts` under the course's total: adding weeks up tells nothing that the totals do not.
 * Activities completed are acts, a sum over activities: it is shown by tens and only over many activities, because in a
 * course of two an exact sum, less the people who completed one, would count those who completed the other.
 */
export function showWeeks(weeks: readonly WeekCounts[], today: Day, totals: WeekTotals): WeekFigures[] {
  const first = weeks.reduce<Day | undefined>((earliest, { weekOn }) => earliest === undefined || weekOn < earliest ? weekOn : earliest, undefined)
  if (first === undefined || first > today) return []
  const days = listWeeks(first, today, WEEKS_SHOWN)
  const byWeek = new Map(weeks.map(week => [week.weekOn, week]))
  const series = (countOf: (week: WeekCounts) => number, total: ShownTotal): ShownCount[] => (
    showSeries(days.map((day) => { const week = byWeek.get(day); return week === undefined ? 0 : countOf(week) }), total)
  )
  const enrolled = series(week => week.enrolledCount, totals.enrolled)
  const completed = series(week => week.completedCount, totals.completed)
  return days.map((weekOn, index) => ({
    weekOn,
    enrolled: enrolled[index] ?? NONE,
    completedActivities: totals.hasManyActivities ? showActs(byWeek.get(weekOn)?.completedActivityCount ?? 0) : null,
    completed: completed[index] ?? NONE,
  }))
}

const NONE: ShownCount = { kind: 'exact', value: 0 }

const ACTS_STEP = 10

/** None, 1 to 9, 10 to 19, and so on. */
function showActs(count: number): ShownCount {
  const from = Math.floor(count / ACTS_STEP) * ACTS_STEP
  return count === 0 ? NONE : { kind: 'between', from: Math.max(1, from), to: from + ACTS_STEP - 1 }
}

/** What came before the first week is the rest of the total. */
function showSeries(counts: readonly number[], total: ShownTotal): ShownCount[] {
  const before = Math.max(0, total.count - counts.reduce((sum, count) => sum + count, 0))
  const running: number[] = [before]
  for (const count of counts) running.push((running.at(-1) ?? 0) + count)
  const show = groupCounts(running, total.shown)
  return counts.map((_, index) => showDifference(show(running[index + 1] ?? 0), show(running[index] ?? 0)))
}
