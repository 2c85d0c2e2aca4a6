// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * How a share becomes a whole percent. Ours is `half-up`; the others are needed to read what others published.
 * Everything is whole-number arithmetic: 0.285 × 100 is 28.499… in floating point.
 */
export const ROUNDINGS = ['half-up', 'truncated', 'ceiling'] as const
export type Rounding = (typeof ROUNDINGS)[number]

/** Whole percent of `count` in `base`; undefined for a base of 0. */
export function percentOf(count: number, base: number, rounding: Rounding = 'half-up'): number | undefined {
  if (base <= 0) return undefined
  switch (rounding) {
    case 'half-up': return Math.floor((200 * count + base) / (2 * base))
    case 'truncated': return Math.floor((100 * count) / base)
    case 'ceiling': return Math.ceil((100 * count) / base)
  }
}
