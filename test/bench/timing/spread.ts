// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/** Smallest and largest of the rounds. */
export type Spread = readonly [min: number, max: number]

/** @throws on no numbers at all */
export function medianOf(values: readonly number[]): number {
  return quantileOf(values, 0.5)
}

/** Between the two nearest where none is exactly there. `share` from 0 to 1. @throws on no numbers at all */
export function quantileOf(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  const place = (sorted.length - 1) * share
  const below = sorted[Math.floor(place)]
  const above = sorted[Math.ceil(place)]
  if (below === undefined || above === undefined) throw new Error('No numbers to take a quantile of.')
  return below + (above - below) * (place - Math.floor(place))
}

export function spreadOf(values: readonly number[]): Spread {
  return [Math.min(...values), Math.max(...values)]
}

/** Each round's own ratio, then their median: what slows a whole round down cancels out. */
export function compareRounds(above: readonly number[], below: readonly number[]): { readonly value: number; readonly spread: Spread } {
  const ratios = above.map((value, round) => value / (below[round] ?? NaN))
  return { value: medianOf(ratios), spread: spreadOf(ratios) }
}

export function summaryOf(values: readonly number[]): { readonly value: number; readonly spread: Spread } {
  return { value: medianOf(values), spread: spreadOf(values) }
}
