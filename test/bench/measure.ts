// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Finding } from './ratio.ts'
import type { Sizes } from './sizes.ts'
import type { World } from './world/world.ts'

/** One thing to measure; it may give several numbers. */
export interface Measure {
  /** What `--only` takes, beside the names of the numbers. */
  readonly name: string
  readonly ratioNames: readonly string[]
  readonly run: (bench: Bench) => Promise<readonly Finding[]>
}

/** What a measure is given. */
export interface Bench {
  readonly sizes: Sizes
  /** Databases full of facts, made when first asked for. */
  readonly world: World
  /** Progress, on standard error. */
  readonly say: (line: string) => void
}
