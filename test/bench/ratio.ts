// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Spread } from './timing/spread.ts'

/** One number of the bench. `--json` prints exactly these fields. */
export interface Ratio {
  readonly name: string
  /** Null when the number is void: what it measured was wrong, or could not be done here. */
  readonly value: number | null
  readonly unit: string
  /** Null for what is only reported. */
  readonly goal: number | null
  readonly better: 'higher' | 'lower'
  /** Over the rounds; null when there is only one number to have. */
  readonly spread: Spread | null
}

/** A ratio with what a person wants to know beside it. */
export interface Finding extends Ratio {
  /** A goal we hold ourselves to, or a wish that nothing promises. */
  readonly goalKind: 'goal' | 'wish'
  /** What was compared, at which sizes, or why the number is void. */
  readonly note: string
}

export type Verdict = 'met' | 'missed' | 'void' | 'wish met' | 'wish not met' | 'reported'

export function verdictOf({ value, goal, better, goalKind }: Finding): Verdict {
  if (value === null) return 'void'
  if (goal === null) return 'reported'
  const isMet = better === 'higher' ? value >= goal : value <= goal
  if (goalKind === 'wish') return isMet ? 'wish met' : 'wish not met'
  return isMet ? 'met' : 'missed'
}

export function ratioOf({ name, value, unit, goal, better, spread }: Finding): Ratio {
  return { name, value: value === null ? null : rounded(value), unit, goal, better, spread: spread && [rounded(spread[0]), rounded(spread[1])] }
}

/** Four figures are more than any of these measures holds. */
function rounded(value: number): number {
  return Number(value.toPrecision(4))
}
