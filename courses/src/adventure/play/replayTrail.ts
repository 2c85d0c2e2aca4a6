// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PlayableAdventure, PlayableChoice } from '../adventure.ts'
import type { TrailStep } from '../run.ts'
import { findChoice, findPassageEver } from './findPassage.ts'
import { NO_VALUES, withEffects, type Values } from './values.ts'

/** What a trail amounts to: values and missions come from its steps and from nowhere else. */
export interface Replayed {
  readonly values: Values
  readonly done: ReadonlySet<string>
}

/** Adds up the steps of a trail known to fit the adventure. */
export function replayTrail(adventure: PlayableAdventure, trail: readonly TrailStep[]): Replayed {
  let values = NO_VALUES
  const done = new Set<string>()
  for (const step of trail) {
    values = withEffects(values, choiceOf(adventure, step)?.effects ?? [])
    if (step.kind === 'mission') done.add(step.passageId)
  }
  return { values, done }
}

export function choiceOf(adventure: PlayableAdventure, step: TrailStep): PlayableChoice | undefined {
  if (step.kind !== 'choice' && step.kind !== 'kept') return undefined
  const passage = findPassageEver(adventure, step.passageId)
  return passage === undefined ? undefined : findChoice(passage, step.choiceId)
}

/** Values as one text, equal when they are. */
export function valuesKey(values: Values): string {
  return JSON.stringify([...values].sort(([left], [right]) => (left < right ? -1 : 1)))
}
