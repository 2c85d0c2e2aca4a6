// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterChoice, isOpen, type StoryGraph } from './storyGraph.ts'

/** Every situation a reader can come into, up to a limit. */
export interface StoryWalk {
  /** Packed situations, in the order they were found. */
  readonly situations: readonly number[]
  /** For each situation, the indexes of those a choice leads to; -1 for a passage that does not exist. */
  readonly byChoice: readonly (readonly number[])[]
  /** For each situation, the index of the one after the mission; undefined without one. */
  readonly bySuccess: readonly (number | undefined)[]
  readonly isExhaustive: boolean
}

/** Goes everywhere, breadth first, once per situation. */
export function walkStory(graph: StoryGraph, limit: number): StoryWalk {
  const first = graph.start * graph.combinations
  const situations = [first]
  const ranks = makeRanks(graph.passages.length * graph.combinations)
  ranks.set(first, 0)
  const byChoice: number[][] = []
  const bySuccess: (number | undefined)[] = []
  let isExhaustive = true
  const rankOf = (situation: number): number => {
    const known = ranks.get(situation)
    if (known !== undefined) return known
    if (situations.length >= limit) {
      isExhaustive = false
      return -1
    }
    ranks.set(situation, situations.length)
    return situations.push(situation) - 1
  }
  for (let index = 0; index < situations.length; index += 1) {
    const situation = situations[index] ?? 0
    const values = situation % graph.combinations
    const passage = graph.passages[Math.floor(situation / graph.combinations)]
    if (passage === undefined) continue
    byChoice.push(passage.choices.filter(choice => isOpen(choice, values)).map(choice => (
      choice.target === undefined ? -1 : rankOf(choice.target * graph.combinations + afterChoice(choice, values))
    )))
    bySuccess.push(passage.success === undefined ? undefined : rankOf(passage.success * graph.combinations + values))
  }
  return { situations, byChoice, bySuccess, isExhaustive }
}

interface Ranks {
  readonly get: (situation: number) => number | undefined
  readonly set: (situation: number, rank: number) => void
}

/** Up to so many situations that could be, an array of 32 MB at most is faster than a map. */
const DENSE_SITUATIONS = 8_000_000

function makeRanks(situationCount: number): Ranks {
  if (situationCount > DENSE_SITUATIONS) {
    const ranks = new Map<number, number>()
    return { get: situation => ranks.get(situation), set: (situation, rank) => { ranks.set(situation, rank) } }
  }
  // Zero stands for none.
  const ranks = new Int32Array(situationCount)
  return {
    get: (situation) => {
      const rank = ranks[situation] ?? 0
      return rank === 0 ? undefined : rank - 1
    },
    set: (situation, rank) => { ranks[situation] = rank + 1 },
  }
}
