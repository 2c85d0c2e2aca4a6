// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Condition, VariableValue } from '../adventure.ts'

/** What has been set on the way. A `Map`, so that a variable may bear any name. */
export type Values = ReadonlyMap<string, string>

export const NO_VALUES: Values = new Map()

export function holds(condition: Condition | null, values: Values): boolean {
  return condition === null || values.get(condition.variable) === condition.value
}

/** The values after a choice; later effects win. */
export function withEffects(values: Values, effects: readonly VariableValue[]): Values {
  if (effects.length === 0) return values
  return new Map([...values, ...effects.map(({ variable, value }) => [variable, value] as const)])
}
