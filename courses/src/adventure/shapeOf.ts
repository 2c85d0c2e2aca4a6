// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CheckName } from './checks.ts'
import type { Condition, PlayableAdventure, PlayableChoice, PlayablePassage, VariableValue } from './adventure.ts'

/**
 * What makes it the same story: ids, ways, effects, missions. Not its words, nor their order, nor the arguments of checks,
 * which change with the language. Its hash is the version that path figures hang on; translations have the same.
 */
export interface AdventureShape {
  readonly adventureId: string
  readonly startPassageId: string
  readonly passages: readonly PassageShape[]
}

export interface PassageShape {
  readonly passageId: string
  readonly isEnding: boolean
  readonly choices: readonly ChoiceShape[]
  readonly mission: { readonly check: CheckName; readonly successId: string; readonly openPath: string | null } | null
}

export interface ChoiceShape {
  readonly choiceId: string
  readonly targetId: string
  readonly effects: readonly VariableValue[]
  readonly condition: Condition | null
}

/** Sorted by id, so that moving passages and choices about changes nothing. */
export function shapeOf({ adventureId, startPassageId, passages }: PlayableAdventure): AdventureShape {
  return { adventureId, startPassageId, passages: sortBy(passages.map(shapeOfPassage), passage => passage.passageId) }
}

function shapeOfPassage({ passageId, isEnding, choices, mission }: PlayablePassage): PassageShape {
  return {
    passageId, isEnding,
    choices: sortBy(choices.map(shapeOfChoice), choice => choice.choiceId),
    mission: mission && { check: mission.check, successId: mission.successId, openPath: mission.openPath },
  }
}

function shapeOfChoice({ choiceId, targetId, effects, condition }: PlayableChoice): ChoiceShape {
  return { choiceId, targetId, effects: sortBy(effects, effect => effect.variable), condition }
}

function sortBy<T>(values: readonly T[], keyOf: (value: T) => string): T[] {
  return [...values].sort((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1))
}
