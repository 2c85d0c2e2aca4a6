// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EpochDay } from './epochDay.ts'

/** Counts as stored in a snapshot, before any masking. Part ids, not numbers. */
export interface CourseCounts {
  readonly enrolled: number
  readonly started: number
  readonly completed: number
  readonly parts: Readonly<Record<string, PartCounts>>
  /** Only days on which something happened, oldest first, at most the last 371. */
  readonly days: readonly DayCounts[]
}

export interface PartCounts {
  readonly started: number
  readonly completed: number
  readonly notYet: number
  readonly needPerson: number
}

export interface DayCounts {
  readonly day: EpochDay
  readonly enrolled: number
  readonly startedActivities: number
  readonly completedActivities: number
  readonly completedCourses: number
}

export interface Snapshot {
  readonly takenAt: Date
  readonly counts: CourseCounts
}

export interface HostCounts {
  readonly takenAt: Date
  readonly spaceCount: number
  readonly activeSpaceCount: number
  readonly enrolled: number
  readonly completedActivities: number
  readonly completedCourses: number
}

/** `audience`: everyone who follows the course, of any space; a number: that space's people. */
export type CountsScope = { readonly kind: 'audience' } | { readonly kind: 'space'; readonly spaceNumber: number }

export interface FiguresRepository {
  /** Takes the snapshot: audience of every course, and the spaces that changed. Yields between spaces. */
  refresh(now: Date): Promise<{ readonly courseCount: number; readonly spaceCount: number }>
  /** From the last snapshot; undefined before the first, or when nothing was ever done. */
  findSnapshot(courseNumber: number, scope: CountsScope): Promise<Snapshot | undefined>
  /** When the last snapshot was taken. */
  lastTakenAt(): Promise<Date | undefined>
  findHostCounts(): Promise<HostCounts | undefined>
  /** Compares every rollup with a recount of the facts; returns what differs, at most 100 lines. */
  verify(): Promise<readonly RollupDifference[]>
}

export interface RollupDifference {
  readonly rollup: 'part' | 'course-day' | 'space'
  readonly key: string
  readonly stored: string
  readonly recounted: string
}
