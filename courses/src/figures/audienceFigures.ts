// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ActivityFigures, CourseFigures, ModuleFigures, ShownCount, ShownShare, WeekFigures } from '../messages/figures.ts'
import { NO_ACTIVITY_COUNTS, type ActivityCounts, type CourseCounts, type WeekCounts } from './courseCounts.ts'
import { courseFigures, type FiguresRequest } from './courseFigures.ts'
import { showStopped } from './difference.ts'
import { rangeOf, showRange } from './groupCounts.ts'
import { SMALLEST_BASE, exact, shareOf } from './showCount.ts'

/**
 * A whole audience's figures, for people who may also see those of their own space: one subtracted from the other gives
 * everybody else. So the others are a group of their own, masked like any other, and what is shown of the audience is the
 * sum of what is shown of the two: no more can be worked out from it than from the others' own page.
 * Under 5 people of the own space its page shows nothing, and there is nothing to subtract.
 */
export function audienceFigures(request: FiguresRequest, ownCounts: CourseCounts): CourseFigures {
  if (ownCounts.enrolledCount < SMALLEST_BASE) return courseFigures(request)
  const own = courseFigures({ ...request, counts: ownCounts })
  const otherCounts = subtractCounts(request.counts, ownCounts)
  if (otherCounts.enrolledCount === 0) return own
  return addFigures(own, courseFigures({ ...request, counts: otherCounts }), request)
}

/** Any count of a group of 1 to 4 people, of whom nothing else is told. */
const UNKNOWN: ShownCount = { kind: 'between', from: 0, to: SMALLEST_BASE - 1 }

function addFigures(own: CourseFigures, others: CourseFigures, { publishedOn }: FiguresRequest): CourseFigures {
  const enrolled = add(own.enrolled, others.enrolled)
  const addShares = (left: ShownShare, right: ShownShare | undefined): ShownShare => (
    shareOf(add(left.count, others.isMasked ? UNKNOWN : right?.count ?? exact(0)), enrolled)
  )
  const weeks = addWeeks(own.weeks, others)
  return {
    ...own,
    enrolled,
    started: addShares(own.started, others.started),
    completed: addShares(own.completed, others.completed),
    modules: withStops(own.modules.map((module, index) => addModules(module, others.modules[index], addShares))),
    weeks,
    publishedOn: publishedOn.filter(day => day >= (weeks[0]?.weekOn ?? day)),
  }
}

type AddShares = (left: ShownShare, right: ShownShare | undefined) => ShownShare

function addModules(own: ModuleFigures, other: ModuleFigures | undefined, addShares: AddShares): ModuleFigures {
  const addNullable = (left: ShownCount | null, right: ShownCount | null | undefined): ShownCount | null => left && add(left, right ?? UNKNOWN)
  return {
    ...own,
    completed: addShares(own.completed, other?.completed),
    activities: own.activities.map((activity, index) => {
      const same = other?.activities[index]
      return {
        ...activity,
        started: addShares(activity.started, same?.started),
        completed: addShares(activity.completed, same?.completed),
        needPerson: addNullable(activity.needPerson, same?.needPerson),
        notYet: addNullable(activity.notYet, same?.notYet),
      }
    }),
  }
}

/** The people lost between steps, from the sums that are shown. */
function withStops(modules: readonly ModuleFigures[]): ModuleFigures[] {
  let before: ShownCount | undefined
  return modules.map(module => ({
    ...module,
    activities: module.activities.map((activity): ActivityFigures => {
      const stopped = before === undefined ? null : showStopped(before, activity.completed.count)
      before = activity.completed.count
      return { ...activity, stopped }
    }),
  }))
}

/** Both lists end with the same week; before the first of one, nothing happened there. */
function addWeeks(own: readonly WeekFigures[], others: CourseFigures): WeekFigures[] {
  const ownByDay = new Map(own.map(week => [week.weekOn, week]))
  const otherByDay = new Map(others.weeks.map(week => [week.weekOn, week]))
  const absent = others.isMasked ? UNKNOWN : exact(0)
  return [...new Set([...ownByDay.keys(), ...otherByDay.keys()])].sort().map((weekOn) => {
    const [left, right] = [ownByDay.get(weekOn), otherByDay.get(weekOn)]
    const leftActs = left === undefined ? exact(0) : left.completedActivities
    const rightActs = right === undefined ? exact(0) : right.completedActivities
    return {
      weekOn,
      enrolled: add(left?.enrolled ?? exact(0), right?.enrolled ?? absent, 0),
      completedActivities: others.isMasked || leftActs === null || rightActs === null ? null : add(leftActs, rightActs),
      completed: add(left?.completed ?? exact(0), right?.completed ?? absent, 0),
    }
  })
}

/** @param fewFrom 0 where `few` may be zero */
function add(left: ShownCount, right: ShownCount, fewFrom: 0 | 1 = 1): ShownCount {
  const [one, other] = [left, right].map(shown => shown.kind === 'few' ? { from: fewFrom, to: SMALLEST_BASE - 1 } : rangeOf(shown))
  return showRange((one?.from ?? 0) + (other?.from ?? 0), (one?.to ?? 0) + (other?.to ?? 0))
}

/** Never below zero: a fact may have come between two snapshots. */
function subtractCounts(all: CourseCounts, own: CourseCounts): CourseCounts {
  const ownWeeks = new Map(own.weeks.map(week => [week.weekOn, week]))
  return {
    enrolledCount: less(all.enrolledCount, own.enrolledCount),
    startedCount: less(all.startedCount, own.startedCount),
    completedCount: less(all.completedCount, own.completedCount),
    moduleCompletedCounts: mapValues(all.moduleCompletedCounts, (count, moduleId) => less(count, valueOf(own.moduleCompletedCounts, moduleId))),
    activities: mapValues(all.activities, (counts, activityId) => subtractActivity(counts, valueOf(own.activities, activityId))),
    weeks: all.weeks.map(week => subtractWeek(week, ownWeeks.get(week.weekOn))),
  }
}

function subtractActivity(all: ActivityCounts, own: ActivityCounts = NO_ACTIVITY_COUNTS): ActivityCounts {
  return {
    startedCount: less(all.startedCount, own.startedCount),
    completedCount: less(all.completedCount, own.completedCount),
    notYetCount: less(all.notYetCount, own.notYetCount),
    needPersonCount: less(all.needPersonCount, own.needPersonCount),
  }
}

function subtractWeek(all: WeekCounts, own: WeekCounts | undefined): WeekCounts {
  return {
    weekOn: all.weekOn,
    enrolledCount: less(all.enrolledCount, own?.enrolledCount),
    completedActivityCount: less(all.completedActivityCount, own?.completedActivityCount),
    completedCount: less(all.completedCount, own?.completedCount),
  }
}

function less(all: number, own = 0): number {
  return Math.max(0, all - own)
}

function valueOf<Value>(values: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(values, key) ? values[key] : undefined
}

function mapValues<Value>(values: Readonly<Record<string, Value>>, change: (value: Value, key: string) => Value): Record<string, Value> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value, key)]))
}
