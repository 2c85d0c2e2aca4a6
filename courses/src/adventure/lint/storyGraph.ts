// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Adventure, Condition, VariableValue } from '../adventure.ts'
import { countCombinations } from '../format/readVariables.ts'

/**
 * A story as numbers, for walks over all its situations. A situation is a passage and the values of all variables;
 * both are packed into one safe integer: `passage × combinations + values`.
 */
export interface StoryGraph {
  readonly combinations: number
  readonly start: number
  readonly passages: readonly GraphPassage[]
  readonly variables: readonly GraphVariable[]
}

export interface GraphPassage {
  readonly isEnding: boolean
  readonly hasMission: boolean
  readonly choices: readonly GraphChoice[]
  /** Undefined without a mission, or when its next passage does not exist. */
  readonly success: number | undefined
}

export interface GraphVariable {
  readonly name: string
  readonly values: readonly string[]
  /** What one step of this variable's value is worth in the packed number. */
  readonly weight: number
}

export interface GraphChoice {
  /** Undefined when the target does not exist, which is told elsewhere. */
  readonly target: number | undefined
  readonly effects: readonly Digit[]
  readonly condition: Digit | undefined
}

/** One variable's value: 0 is unset, then the values in the order of the header. */
export interface Digit {
  readonly weight: number
  readonly base: number
  readonly digit: number
}

export function graphOf({ passages, variables, startPassageId }: Adventure): StoryGraph {
  const places = new Map(passages.map(({ passageId }, index) => [passageId, index]))
  let weight = 1
  const weighed = variables.map(({ name, values }) => {
    const variable = { name, values, weight }
    weight *= values.length + 1
    return variable
  })
  const digits = (effects: readonly VariableValue[]): Digit[] => effects.flatMap(effect => digitOf(weighed, effect) ?? [])
  const conditionOf = (condition: Condition | null): Digit | undefined => (condition === null ? undefined : digitOf(weighed, condition))
  return {
    combinations: countCombinations(variables),
    start: places.get(startPassageId) ?? 0,
    variables: weighed,
    passages: passages.map(({ isEnding, mission, choices }) => ({
      isEnding, hasMission: mission !== null,
      success: mission === null ? undefined : places.get(mission.successId),
      choices: choices.map(({ targetId, effects, condition }) => ({ target: places.get(targetId), effects: digits(effects), condition: conditionOf(condition) })),
    })),
  }
}

function digitOf(variables: readonly GraphVariable[], { variable, value }: VariableValue): Digit | undefined {
  const known = variables.find(({ name }) => name === variable)
  const index = known?.values.indexOf(value) ?? -1
  return known === undefined || index === -1 ? undefined : { weight: known.weight, base: known.values.length + 1, digit: index + 1 }
}

export function isOpen({ condition }: GraphChoice, values: number): boolean {
  return condition === undefined || Math.floor(values / condition.weight) % condition.base === condition.digit
}

export function afterChoice({ effects }: GraphChoice, values: number): number {
  let next = values
  for (const { weight, base, digit } of effects) next += (digit - Math.floor(next / weight) % base) * weight
  return next
}

/** The values packed in a number, as messages name them: « role=renfort et date=fixee ». */
export function nameValues({ variables }: StoryGraph, values: number): { readonly valuesFr: string; readonly valuesEn: string } {
  const names = variables.flatMap(({ name, values: texts, weight }) => {
    const digit = Math.floor(values / weight) % (texts.length + 1)
    return digit === 0 ? [] : [`${name}=${texts[digit - 1] ?? ''}`]
  })
  if (names.length === 0) return { valuesFr: 'aucune variable n’a de valeur', valuesEn: 'no variable has a value' }
  return { valuesFr: names.join(' et '), valuesEn: names.join(' and ') }
}
