// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Day, Instant } from './learning.ts'

/**
 * A count of people as shown. Under the smallest base (5) the server gives `few`, never the number.
 * Zero is shown: nobody is told apart by it. Beside a count it nearly equals, a count is `between`:
 * « entre 8 et 12 », both ends included, so that no difference of 1 to 4 can be worked out (see `groupCounts`).
 */
export type ShownCount =
  | { readonly kind: 'exact'; readonly value: number }
  | { readonly kind: 'few'; readonly below: 5 }
  | { readonly kind: 'between'; readonly from: number; readonly to: number }

/**
 * A share of a base, rounded half up to a whole percent; null when either is masked. Where the count is `between`,
 * the percent is that of its middle, so about right.
 */
export interface ShownShare {
  readonly count: ShownCount
  readonly base: ShownCount
  readonly percent: number | null
}

/** Of an audience, the reader's own space and everybody else are masked apart and added up (see `audienceFigures`): `few` may then be zero. */
export type FiguresScope = 'space' | 'audience'

/** One course's figures: enough for the page, its table, its CSV and its print. */
export interface CourseFigures {
  readonly courseId: string
  readonly title: string
  readonly scope: FiguresScope
  /** When the snapshot was taken: « chiffres au … ». */
  readonly takenAt: Instant
  /** True when fewer than 5 people are enrolled: nothing below is shown, modules and weeks are empty. */
  readonly isMasked: boolean
  readonly enrolled: ShownCount
  readonly started: ShownShare
  readonly completed: ShownShare
  readonly modules: readonly ModuleFigures[]
  /** Oldest first, at most 53 weeks, no gaps. */
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
  /**
   * People who completed the step before and are not counted at this one, worked out from what is shown of both;
   * null on the first step or when it grows. `few` may be zero here.
   */
  readonly stopped: ShownCount | null
  /** Only for a practice: how many asked for a person last, and how many said not yet last. */
  readonly needPerson: ShownCount | null
  readonly notYet: ShownCount | null
}

/** Worked out from what is shown of the running totals, so that the weeks never tell more than the total. `few` may be zero here. */
export interface WeekFigures {
  /** Monday of the ISO week, UTC. */
  readonly weekOn: Day
  readonly enrolled: ShownCount
  /**
   * Activities completed that week (acts, not people), by tens: zero, `between` 1 and 9, 10 and 19 …
   * Null in a course where fewer than 5 activities were completed by 5 people: there it would tell people apart.
   */
  readonly completedActivities: ShownCount | null
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

/** What a host sees: totals over spaces only, by tens (see `showTotal`). */
export interface HostFigures {
  readonly takenAt: Instant
  readonly spaceCount: number
  readonly activeSpaceCount: number
  readonly enrolled: ShownCount
  readonly completedActivities: ShownCount
  readonly completedCourses: ShownCount
  readonly courses: readonly CourseFiguresLine[]
}
