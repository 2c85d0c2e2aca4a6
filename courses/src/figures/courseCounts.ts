// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Day } from '../messages/learning.ts'

/** Counts of one course as the database gives them, before anything is masked. Never leaves the server. */
export interface CourseCounts {
  readonly enrolledCount: number
  readonly startedCount: number
  readonly completedCount: number
  /** People who completed each module, by module id; absent is zero. */
  readonly moduleCompletedCounts: Readonly<Record<string, number>>
  /** By activity id; absent is zero. */
  readonly activities: Readonly<Record<string, ActivityCounts>>
  /** In any order; weeks without anything may be absent. */
  readonly weeks: readonly WeekCounts[]
}

export interface ActivityCounts {
  readonly startedCount: number
  readonly completedCount: number
  readonly notYetCount: number
  readonly needPersonCount: number
}

export interface WeekCounts {
  /** Monday of the ISO week, UTC. */
  readonly weekOn: Day
  readonly enrolledCount: number
  readonly completedActivityCount: number
  readonly completedCount: number
}

/** Titles and order of what is counted; a `PublicCourse` is one. */
export interface FiguresOutline {
  readonly courseId: string
  readonly title: string
  readonly modules: readonly {
    readonly moduleId: string
    readonly title: string
    readonly activities: readonly { readonly activityId: string; readonly title: string; readonly kind: string }[]
  }[]
}

export const NO_ACTIVITY_COUNTS: ActivityCounts = { startedCount: 0, completedCount: 0, notYetCount: 0, needPersonCount: 0 }
