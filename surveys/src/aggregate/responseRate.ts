// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { SMALLEST_GROUP } from '../limits.ts'
import { percentOf, type Rounding } from './rounding.ts'

/** What the number of submissions is compared with; it is always named beside the rate. */
export const DENOMINATORS = ['tokens-issued', 'invited', 'registered', 'attended', 'completed-course', 'members'] as const
export type Denominator = (typeof DENOMINATORS)[number]

export type ResponseRate =
  | { readonly kind: 'shown'; readonly submissions: number; readonly of: number; readonly denominator: Denominator; readonly percent: number; readonly rounding: Rounding }
  /** `more-than-all`: more submissions than people, so the denominator is not the right one. */
  | { readonly kind: 'hidden'; readonly denominator: Denominator; readonly reason: 'small-groups' | 'more-than-all' }

/**
 * Share of people who answered, of a named denominator. Nothing below k on either number; having answered is
 * no opinion, so the complement is not protected.
 * @param submissions of the last publication, never live
 */
export function responseRate(
  submissions: number, of: number, denominator: Denominator, { rounding = 'half-up', k = SMALLEST_GROUP }: { rounding?: Rounding; k?: number } = {},
): ResponseRate {
  if (submissions > of) return { kind: 'hidden', denominator, reason: 'more-than-all' }
  const percent = percentOf(submissions, of, rounding)
  if (submissions < k || percent === undefined) return { kind: 'hidden', denominator, reason: 'small-groups' }
  return { kind: 'shown', submissions, of, denominator, percent, rounding }
}
