// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ActivityFigures, CourseFigures, CourseFiguresLine, FiguresScope, ShownCount } from '../messages/figures.ts'
import type { Day, Instant } from '../messages/learning.ts'
import { NO_ACTIVITY_COUNTS, type ActivityCounts, type CourseCounts, type FiguresOutline } from './courseCounts.ts'
import { showStopped } from './difference.ts'
import { groupCounts, rangeOf, type ShowGrouped } from './groupCounts.ts'
import { FEW, SMALLEST_BASE, shareOf, showCount } from './showCount.ts'
import { showWeeks } from './weekFigures.ts'

export interface FiguresRequest {
  readonly outline: FiguresOutline
  readonly counts: CourseCounts
  readonly scope: FiguresScope
  /** When the counts were taken; the weeks end there. */
  readonly takenAt: Instant
  readonly publishedOn: readonly Day[]
}

/**
 * A course's figures, masked once and for all: page, table, JSON, CSV and print show these and nothing else.
 * Under 5 people enrolled nothing is shown. People enrolled and people who started are shown as they are; every other count
 * of people goes through one `groupCounts`, so that steps cannot be subtracted from one another.
 */
export function courseFigures({ outline, counts, scope, takenAt, publishedOn }: FiguresRequest): CourseFigures {
  const { courseId, title } = outline
  const enrolled = showCount(counts.enrolledCount)
  if (counts.enrolledCount < SMALLEST_BASE) {
    const share = shareOf(counts.enrolledCount === 0 ? enrolled : FEW, enrolled)
    return { courseId, title, scope, takenAt, isMasked: true, enrolled, started: share, completed: share, modules: [], weeks: [], publishedOn: [] }
  }
  const show = groupCounts(listSteps(outline, counts))
  const modules = showModules(outline, counts, enrolled, show)
  const completed = show(counts.completedCount)
  const weeks = showWeeks(counts.weeks, takenAt.slice(0, 10), {
    enrolled: { count: counts.enrolledCount, shown: enrolled },
    completed: { count: counts.completedCount, shown: completed },
    hasManyActivities: countActivitiesDone(outline, counts) >= SMALLEST_BASE,
  })
  return {
    courseId, title, scope, takenAt, isMasked: false, enrolled, started: shareOf(showCount(counts.startedCount), enrolled),
    completed: shareOf(completed, enrolled), modules, weeks, publishedOn: publishedOn.filter(day => day >= (weeks[0]?.weekOn ?? day)),
  }
}

/** The coordinator's line for a course, taken from what is shown of it. */
export function figuresLine({ courseId, title, scope, takenAt, enrolled, started, completed, modules }: CourseFigures): CourseFiguresLine {
  return { courseId, title, scope, takenAt, enrolled, started, completed, stopsAfter: findStop(modules.flatMap(module => module.activities)) }
}

/** Every count that is grouped with the others. */
function listSteps(outline: FiguresOutline, counts: CourseCounts): number[] {
  const steps = [counts.completedCount]
  for (const { moduleId, activities } of outline.modules) {
    steps.push(moduleCount(counts, moduleId))
    for (const { activityId, kind } of activities) {
      const { startedCount, completedCount, notYetCount, needPersonCount } = countsOf(counts, activityId)
      steps.push(startedCount, completedCount, ...kind === 'practice' ? [notYetCount, needPersonCount] : [])
    }
  }
  return steps
}

function showModules(outline: FiguresOutline, counts: CourseCounts, enrolled: ShownCount, show: ShowGrouped): CourseFigures['modules'] {
  let before: ShownCount | undefined
  return outline.modules.map(({ moduleId, title, activities }) => ({
    moduleId,
    title,
    completed: shareOf(show(moduleCount(counts, moduleId)), enrolled),
    activities: activities.map((activity): ActivityFigures => {
      const { activityId, title: activityTitle, kind } = activity
      const own = countsOf(counts, activityId)
      const completed = show(own.completedCount)
      const stopped = before === undefined ? null : showStopped(before, completed)
      before = completed
      return {
        activityId, title: activityTitle, kind, started: shareOf(show(own.startedCount), enrolled), completed: shareOf(completed, enrolled), stopped,
        needPerson: kind === 'practice' ? show(own.needPersonCount) : null,
        notYet: kind === 'practice' ? show(own.notYetCount) : null,
      }
    }),
  }))
}

/** Activities completed by 5 people or more. */
function countActivitiesDone(outline: FiguresOutline, counts: CourseCounts): number {
  return outline.modules.flatMap(module => module.activities).filter(({ activityId }) => countsOf(counts, activityId).completedCount >= SMALLEST_BASE).length
}

function countsOf(counts: CourseCounts, activityId: string): ActivityCounts {
  return Object.hasOwn(counts.activities, activityId) ? counts.activities[activityId] ?? NO_ACTIVITY_COUNTS : NO_ACTIVITY_COUNTS
}

function moduleCount(counts: CourseCounts, moduleId: string): number {
  return Object.hasOwn(counts.moduleCompletedCounts, moduleId) ? counts.moduleCompletedCounts[moduleId] ?? 0 : 0
}

/** The step before the greatest loss that is surely of 5 people or more; the first of equals. */
function findStop(activities: readonly ActivityFigures[]): string | null {
  let title: string | null = null
  let greatest = SMALLEST_BASE - 1
  for (const [index, { stopped }] of activities.entries()) {
    const lost = stopped === null ? 0 : rangeOf(stopped).from
    if (lost > greatest) [title, greatest] = [activities[index - 1]?.title ?? null, lost]
  }
  return title
}
