// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

export interface Random {
  /** From 0 up to, but not including, `limit`. */
  readonly below: (limit: number) => number
  readonly isLikely: (percent: number) => boolean
}

/** The same numbers for the same seed, on any machine. */
export function createRandom(seed: number): Random {
  const generator = xoroshiro128plus(seed)
  const below = (limit: number) => uniformInt(generator, 0, limit - 1)
  return { below, isLikely: (percent) => below(100) < percent }
}
