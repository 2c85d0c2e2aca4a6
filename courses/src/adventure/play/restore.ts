// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PlayableAdventure } from '../adventure.ts'
import type { Run, SavedRun, TrailStep } from '../run.ts'
import { findChoice, findPassageEver } from './findPassage.ts'
import { start } from './playAdventure.ts'
import { replayTrail } from './replayTrail.ts'
import { NO_VALUES, holds, withEffects, type Values } from './values.ts'

/**
 * A saved run in today's text. The trail is walked again from the start, as far as every passage and choice of it is still
 * there and still leads where it led; there the run stands, however far back that is. So it is never on a branch that was not
 * taken, nor in a state that today's text does not lead to.
 */
export function restore(adventure: PlayableAdventure, saved: SavedRun): Run {
  const beginning = findBeginning(adventure, saved.trail)
  if (beginning === undefined) return start(adventure)
  let { passageId, values } = beginning
  const trail: TrailStep[] = [...beginning.kept]
  const steps = saved.trail.slice(beginning.kept.length)
  for (const [index, step] of steps.entries()) {
    const wasNext = steps[index + 1]?.passageId ?? saved.passageId
    const taken = takeAgain(adventure, step, passageId, wasNext, values)
    if (taken === undefined) break
    trail.push(taken.step)
    ;({ passageId, values } = taken)
  }
  return { adventureId: adventure.adventureId, passageId, trail, ...replayTrail(adventure, trail) }
}

interface Position {
  readonly passageId: string
  readonly values: Values
}

/** Where the remembered way begins: at the start, or, after a forgotten stretch, where its first step was taken. */
function findBeginning(adventure: PlayableAdventure, trail: readonly TrailStep[]): Position & { readonly kept: readonly TrailStep[] } | undefined {
  const count = trail.findIndex(step => step.kind !== 'kept')
  if (count <= 0) return count === 0 ? { passageId: adventure.startPassageId, values: NO_VALUES, kept: [] } : undefined
  const kept: TrailStep[] = []
  for (const step of trail.slice(0, count)) {
    const passage = findPassageEver(adventure, step.passageId)
    const choice = passage === undefined || step.kind !== 'kept' ? undefined : findChoice(passage, step.choiceId)
    // A choice that set something and is gone: what followed may hang on it.
    if (passage === undefined || choice === undefined) return undefined
    kept.push({ kind: 'kept', passageId: passage.passageId, choiceId: choice.choiceId })
  }
  const first = findPassageEver(adventure, trail[count]?.passageId ?? '')
  return first && { passageId: first.passageId, values: replayTrail(adventure, kept).values, kept }
}

/** One step of the old trail taken in today's text; undefined when it is no longer the same step. */
function takeAgain(adventure: PlayableAdventure, step: TrailStep, at: string, wasNext: string, values: Values): Position & { readonly step: TrailStep } | undefined {
  const passage = findPassageEver(adventure, step.passageId)
  const next = findPassageEver(adventure, wasNext)
  if (passage?.passageId !== at || next === undefined || step.kind === 'kept') return undefined
  if (step.kind !== 'choice') {
    if (passage.mission?.successId !== next.passageId) return undefined
    return { step: { kind: step.kind, passageId: at }, passageId: next.passageId, values }
  }
  const choice = findChoice(passage, step.choiceId)
  if (choice === undefined || choice.targetId !== next.passageId || !holds(choice.condition, values)) return undefined
  return { step: { kind: 'choice', passageId: at, choiceId: choice.choiceId }, passageId: next.passageId, values: withEffects(values, choice.effects) }
}

/** Whether the run stands where it was left; if not, the page says that the story has changed since. */
export function isWhereItWas(adventure: PlayableAdventure, run: Run, saved: SavedRun): boolean {
  return findPassageEver(adventure, saved.passageId)?.passageId === run.passageId && run.trail.length === saved.trail.length
}
