// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { sum } from '../aggregate/countTable.ts'
import type { Rounding } from '../aggregate/rounding.ts'
import { SMALLEST_GROUP } from '../limits.ts'
import type { ShownPart } from '../messages/results.ts'
import { ownValue } from '../ownValue.ts'
import type { Submission } from '../response.ts'
import { questionsOf, type Survey } from '../survey.ts'
import { showPart } from '../showResults.ts'
import { isSafePartition } from '../suppression/smallGroups.ts'

/** How the same people answered a scale before and after. */
export interface PairChange {
  readonly questionId: string
  /** People by direction, lower first; the truth, not yet fit to be shown. */
  readonly counts: readonly [lower: number, same: number, higher: number]
}

/** Counts changes over pairs with both answers. A code that comes twice at one moment is left out: it pairs nobody surely. */
export function countChanges(survey: Survey, before: Iterable<Submission>, after: Iterable<Submission>): PairChange[] {
  const [firsts, seconds] = [byUniqueCode(before), byUniqueCode(after)]
  const scales = questionsOf(survey).filter(question => question.kind === 'scale' || question.kind === 'zero-ten')
  return scales.map(({ questionId }) => {
    const counts: [number, number, number] = [0, 0, 0]
    for (const [code, first] of firsts) {
      const [was, is] = [pointOf(first, questionId), pointOf(seconds.get(code), questionId)]
      if (was !== undefined && is !== undefined) counts[is < was ? 0 : is === was ? 1 : 2] += 1
    }
    return { questionId, counts }
  })
}

export type ShownChange =
  | { readonly kind: 'full'; readonly questionId: string; readonly base: number; readonly lower: ShownPart; readonly same: ShownPart; readonly higher: ShownPart }
  | { readonly kind: 'split'; readonly questionId: string; readonly base: number; readonly higher: ShownPart; readonly notHigher: ShownPart }
  | { readonly kind: 'hidden'; readonly questionId: string; readonly reason: 'small-groups' }

/**
 * Changes as shown, once, after both surveys are closed. No mean change: with few pairs it gives the answers back.
 */
export function showChanges(changes: readonly PairChange[], { rounding = 'half-up', k = SMALLEST_GROUP }: { rounding?: Rounding; k?: number } = {}): ShownChange[] {
  return changes.map(({ questionId, counts }): ShownChange => {
    const base = sum(counts)
    const part = (count: number): ShownPart => showPart(count, base, rounding)
    const [lower, same, higher] = counts
    if (base > 0 && isSafePartition(counts, k, false)) return { kind: 'full', questionId, base, lower: part(lower), same: part(same), higher: part(higher) }
    if (base > 0 && isSafePartition([lower + same, higher], k, false)) return { kind: 'split', questionId, base, higher: part(higher), notHigher: part(lower + same) }
    return { kind: 'hidden', questionId, reason: 'small-groups' }
  })
}

function byUniqueCode(submissions: Iterable<Submission>): Map<string, Submission> {
  const byCode = new Map<string, Submission>()
  const seen = new Set<string>()
  for (const submission of submissions) {
    const { pairCode } = submission
    if (pairCode === undefined) continue
    if (seen.has(pairCode)) byCode.delete(pairCode)
    else byCode.set(pairCode, submission)
    seen.add(pairCode)
  }
  return byCode
}

function pointOf(submission: Submission | undefined, questionId: string): number | undefined {
  const response = submission === undefined ? undefined : ownValue(submission.responses, questionId)
  return response?.kind === 'scale' || response?.kind === 'zero-ten' ? response.point : undefined
}
