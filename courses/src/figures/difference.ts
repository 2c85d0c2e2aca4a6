// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ShownCount } from '../messages/figures.ts'
import { isSameRange, rangeOf, showRange } from './groupCounts.ts'
import { FEW, SMALLEST_BASE, exact } from './showCount.ts'

/**
 * How many people are lost from one step to the next, from what is shown of both and nothing else: it tells nothing more.
 * Null when it certainly grows. `few` may then be zero.
 */
export function showStopped(before: ShownCount, after: ShownCount): ShownCount | null {
  const [previous, next] = [rangeOf(before), rangeOf(after)]
  if (previous.to < next.from) return null
  return showDifference(before, after)
}

/** What is shown of `more` minus what is shown of `less`, never below zero. Two of one range differ by `few`, zero included. */
export function showDifference(more: ShownCount, less: ShownCount): ShownCount {
  const [high, low] = [rangeOf(more), rangeOf(less)]
  // A sum of two ranges is wide: within it more than a few may be lost.
  if (isSameRange(more, less)) return high.to - high.from < SMALLEST_BASE ? FEW : showRange(0, high.to - high.from)
  if (high.from === low.to && high.to === low.from) return exact(0)
  return showRange(Math.max(0, high.from - low.to), Math.max(0, high.to - low.from))
}

/** The sum of what is shown: as exact as its parts, so that no part can be worked out from it. */
export function sumShown(parts: readonly ShownCount[]): ShownCount {
  const ranges = parts.map(rangeOf)
  const from = ranges.reduce((sum, range) => sum + range.from, 0)
  const to = ranges.reduce((sum, range) => sum + range.to, 0)
  return showRange(from, to)
}
