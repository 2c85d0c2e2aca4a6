// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { ADVENTURE_LIMITS } from '../limits.ts'
import { afterChoice, isOpen, type StoryGraph } from './storyGraph.ts'

/** A situation without any way out: no choice is shown, and the story does not end there. */
export interface Stuck {
  readonly passage: number
  readonly values: number
}

/** Whether a reader is stuck in a situation. A mission is no way out: some cannot do it. */
export function isStuck(graph: StoryGraph, passageIndex: number, values: number): boolean {
  const passage = graph.passages[passageIndex]
  return passage !== undefined && !passage.isEnding && passage.choices.length > 0 && !passage.choices.some(choice => isOpen(choice, values))
}

/** Readings at random, the same each time, for a story too large to be looked at whole. */
export function readAtRandom(graph: StoryGraph): { readonly stuck: Stuck[]; readonly seen: ReadonlySet<number> } {
  const next = randomNumbers()
  const stuck = new Map<number, Stuck>()
  const seen = new Set<number>()
  for (let walk = 0; walk < ADVENTURE_LIMITS.randomWalks; walk += 1) {
    let passage = graph.start
    let values = 0
    for (let step = 0; step < ADVENTURE_LIMITS.randomWalkSteps; step += 1) {
      seen.add(passage)
      const here = graph.passages[passage]
      const ways = [...here?.choices.filter(choice => isOpen(choice, values)) ?? [], ...here?.success === undefined ? [] : [{ target: here.success, effects: [], condition: undefined }]]
      if (isStuck(graph, passage, values) && !stuck.has(passage)) stuck.set(passage, { passage, values })
      const way = ways[next(ways.length)]
      if (way?.target === undefined) break
      values = afterChoice(way, values)
      passage = way.target
    }
  }
  return { stuck: [...stuck.values()], seen }
}

/** Marsaglia's xorshift32 from a fixed seed: a check that fails fails again. */
function randomNumbers(): (below: number) => number {
  let state = 0x2545F491
  return (below) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % Math.max(1, below)
  }
}
