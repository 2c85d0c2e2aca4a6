// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PresenceRule } from '../webinar/presenceRule.ts'
import type { ShownCount, ShownShare } from './figures.ts'
import type { Instant } from './learning.ts'

export interface SeriesFigures {
  readonly seriesId: string
  readonly title: string
  readonly takenAt: Instant
  /** True when fewer than 5 people are registered: nothing below is shown. */
  readonly isMasked: boolean
  readonly presenceRule: PresenceRule
  readonly completionPercent: number
  readonly registered: ShownCount
  readonly sessions: readonly SessionFigures[]
  /** Three figures that are not one another. */
  readonly meanAttendance: MeanAttendance | null
  /** Present at every session held; base: registered. */
  readonly followedAll: ShownShare
  /** Null without a course. Base: registered. */
  readonly completedCourse: ShownShare | null
  readonly sentence: SeriesSentence
}

export interface SessionFigures {
  readonly sessionId: string
  readonly number: number
  readonly title: string
  readonly startsAt: Instant
  readonly isHeld: boolean
  readonly registered: ShownCount
  /** Base: registered. */
  readonly present: ShownShare
  /** Through the replay, not present; base: registered. */
  readonly replayed: ShownShare
  /** Of those present, who were there for the share that completes it; base: present. */
  readonly stayed: ShownShare
  /** Fewer than at the session held before; null on the first or when it grows. `few` may be zero. */
  readonly lost: ShownCount | null
}

/** Mean of people present per session held, from what is shown, one decimal at most; `sessionCount` is its base. */
export interface MeanAttendance {
  readonly mean: number
  readonly isApproximate: boolean
  readonly sessionCount: number
}

/** The data of the one sentence above the figures; the page has the words. */
export type SeriesSentence =
  | { readonly kind: 'nothingYet' }
  | { readonly kind: 'tooFew' }
  | { readonly kind: 'steady'; readonly sessionCount: number; readonly mean: number }
  | { readonly kind: 'loss'; readonly afterNumber: number; readonly afterTitle: string; readonly lost: ShownCount }
