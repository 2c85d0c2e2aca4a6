// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { sum } from './countTable.ts'

/**
 * Mean in tenths of a point, half up, so that no floating point is shown; undefined without answers.
 * Only for tables shown in full, where it says nothing more than the counts do.
 */
export function meanTenths(values: readonly number[], counts: readonly number[]): number | undefined {
  const base = sum(counts)
  if (base === 0) return undefined
  const total = sum(values.map((value, index) => value * (counts[index] ?? 0)))
  return Math.floor((20 * total + base) / (2 * base))
}

/** The value in the middle; between two, their half-way point. Undefined without answers. */
export function medianOf(values: readonly number[], counts: readonly number[]): number | undefined {
  const base = sum(counts)
  if (base === 0) return undefined
  const valueAt = (place: number): number => {
    let passed = 0
    for (const [index, value] of values.entries()) {
      passed += counts[index] ?? 0
      if (passed > place) return value
    }
    return values.at(-1) ?? 0
  }
  return (valueAt(Math.floor((base - 1) / 2)) + valueAt(Math.floor(base / 2))) / 2
}
