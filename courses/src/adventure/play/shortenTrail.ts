// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PlayableAdventure } from '../adventure.ts'
import { ADVENTURE_LIMITS } from '../limits.ts'
import type { TrailStep } from '../run.ts'
import { choiceOf, valuesKey } from './replayTrail.ts'
import { NO_VALUES, withEffects } from './values.ts'

/**
 * Keeps a trail within its limit. First the loops go: what lies between two equal states changed nothing.
 * Then the oldest steps, but for the choices whose effects still hold.
 */
export function shortenTrail(adventure: PlayableAdventure, trail: readonly TrailStep[], limit: number = ADVENTURE_LIMITS.trailSteps): readonly TrailStep[] {
  if (trail.length <= limit) return trail
  const withoutLoops = cutLoops(adventure, trail)
  return withoutLoops.length <= limit ? withoutLoops : forgetOldest(adventure, withoutLoops, limit)
}

/** A state is a passage, the values on entering it and the missions done: equal states make a loop. */
function cutLoops(adventure: PlayableAdventure, trail: readonly TrailStep[]): TrailStep[] {
  const kept: { readonly step: TrailStep; readonly state: string }[] = []
  const ranks = new Map<string, number>()
  let values = NO_VALUES
  const done = new Set<string>()
  for (const step of trail) {
    const state = `${step.kind === 'kept' ? 'kept' : ''}${step.passageId} ${valuesKey(values)} ${done.size}`
    const rank = ranks.get(state)
    // A choice kept for its effect stands in no passage, so it closes no loop.
    if (rank !== undefined && step.kind !== 'kept') {
      for (const { state: cut } of kept.splice(rank)) ranks.delete(cut)
    }
    ranks.set(state, kept.length)
    kept.push({ step, state })
    values = withEffects(values, choiceOf(adventure, step)?.effects ?? [])
    if (step.kind === 'mission') done.add(step.passageId)
  }
  return kept.map(({ step }) => step)
}

/** Drops half of the limit at once, so that it is not done again at the next step. */
function forgetOldest(adventure: PlayableAdventure, trail: readonly TrailStep[], limit: number): TrailStep[] {
  const cut = trail.length - Math.floor(limit / 2)
  const setBy = new Map<string, TrailStep>()
  for (const step of trail.slice(0, cut)) {
    for (const { variable } of choiceOf(adventure, step)?.effects ?? []) setBy.set(variable, step)
  }
  const needed = new Set(setBy.values())
  const remembered = trail.slice(0, cut).flatMap((step): TrailStep[] => (
    needed.has(step) && (step.kind === 'choice' || step.kind === 'kept') ? [{ ...step, kind: 'kept' }] : []
  ))
  return [...remembered, ...trail.slice(cut)]
}
