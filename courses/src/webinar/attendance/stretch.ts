// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** From and to on one line of numbers: milliseconds since 1970 for presence, seconds of the video for a replay. `to` is after `from`. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** Stretches that overlap or touch as one, in order. Two devices, reconnections and repeated reports count once. */
export function unionOf(stretches: readonly Stretch[]): Stretch[] {
  const union: { from: number; to: number }[] = []
  for (const { from, to } of [...stretches].sort((left, right) => left.from - right.from)) {
    if (to <= from) continue
    const last = union.at(-1)
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to)
    else union.push({ from, to })
  }
  return union
}

/** What of a stretch lies within another; undefined when nothing does. */
export function clip({ from, to }: Stretch, within: Stretch): Stretch | undefined {
  const [start, end] = [Math.max(from, within.from), Math.min(to, within.to)]
  return end > start ? { from: start, to: end } : undefined
}

export function lengthOf(union: readonly Stretch[]): number {
  return union.reduce((sum, { from, to }) => sum + to - from, 0)
}
