// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Day, Instant } from './learning.ts'

/**
 * A count of people as shown. Under the smallest base (5) the server gives `few`, never the number.
 * Zero is shown: nobody is told apart by it.
 */
export type ShownCount = { readonly kind: 'exact'; readonly value: number } | { readonly kind: 'few'; readonly below: 5 }

/** A share of a base, rounded half up to a whole percent; absent when either is masked. */
export interface ShownShare {
  readonly count: ShownCount
  readonly base: ShownCount
  readonly percent: number | null
}

export type FiguresScope = 'space' | 'audience'

/** One course's figures: enough for the page, its table, its CSV and its print. */
export interface CourseFigures {
  readonly courseId: string
  readonly title: string
  readonly scope: FiguresScope
  /** When the snapshot was taken: « chiffres au … ». */
  readonly takenAt: Instant
  /** True when fewer than 5 people are enrolled: nothing below is shown. */
  readonly isMasked: boolean
  readonly enrolled: ShownCount
  readonly started: ShownShare
  readonly completed: ShownShare
  readonly modules: readonly ModuleFigures[]
  /** Oldest first, at most 53 weeks, gaps filled with zero. */
  readonly weeks: readonly WeekFigures[]
  /** Days on which the course was published again, within the weeks shown. */
  readonly publishedOn: readonly Day[]
}

export interface ModuleFigures {
  readonly moduleId: string
  readonly title: string
  /** Base: people enrolled. */
  readonly completed: ShownShare
  readonly activities: readonly ActivityFigures[]
}

export interface ActivityFigures {
  readonly activityId: string
  readonly title: string
  readonly kind: string
  readonly started: ShownShare
  readonly completed: ShownShare
  /** People who completed the step before and not counted at this one; null on the first step or when it grows. */
  readonly stopped: ShownCount | null
  /** Only for a practice: how many asked for a person, and how many said not yet. */
  readonly needPerson: ShownCount | null
  readonly notYet: ShownCount | null
}

export interface WeekFigures {
  /** Monday of the ISO week, UTC. */
  readonly weekOn: Day
  readonly enrolled: ShownCount
  /** Activities completed that week (acts, not people). */
  readonly completedActivities: ShownCount
  readonly completed: ShownCount
}

/** One row per course on the coordinator's first page. */
export interface CourseFiguresLine {
  readonly courseId: string
  readonly title: string
  readonly scope: FiguresScope
  readonly takenAt: Instant
  readonly enrolled: ShownCount
  readonly started: ShownShare
  readonly completed: ShownShare
  /** Title of the activity after which most people stop, when it can be shown. */
  readonly stopsAfter: string | null
}

/** What a host sees: totals over spaces only. */
export interface HostFigures {
  readonly takenAt: Instant
  readonly spaceCount: number
  readonly activeSpaceCount: number
  readonly enrolled: ShownCount
  readonly completedActivities: ShownCount
  readonly completedCourses: ShownCount
  readonly courses: readonly CourseFiguresLine[]
}
