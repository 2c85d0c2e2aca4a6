// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { StoryGraph } from './storyGraph.ts'
import type { StoryWalk } from './walkStory.ts'

/** A passage from which some reader comes to no ending; told once, where the trap begins. */
export interface Trap {
  readonly passage: number
  /** Whether doing a mission would lead out: some cannot. */
  readonly isMissionTheOnlyWay: boolean
}

/** Finds the passages after which no ending can be reached, first without any mission, then with them. */
export function findTraps(graph: StoryGraph, walk: StoryWalk): Trap[] {
  const withoutMissions = walk.byChoice
  const withMissions = walk.byChoice.map((targets, index) => {
    const success = walk.bySuccess[index]
    return success === undefined ? targets : [...targets, success]
  })
  const free = reachEnd(graph, walk, withoutMissions)
  if (free.every(Boolean)) return []
  const lucky = reachEnd(graph, walk, withMissions)
  const traps = new Map<number, Trap>()
  for (const index of entriesOf(free, withMissions)) {
    const passage = passageOf(graph, walk, index)
    if (!traps.has(passage)) traps.set(passage, { passage, isMissionTheOnlyWay: lucky[index] === true })
  }
  return [...traps.values()]
}

/** Which situations an ending can be reached from. Where the story breaks off, which is told elsewhere, counts as an end. */
function reachEnd(graph: StoryGraph, walk: StoryWalk, targets: readonly (readonly number[])[]): boolean[] {
  const sources: number[][] = walk.situations.map(() => [])
  const reached = walk.situations.map(() => false)
  const queue: number[] = []
  const mark = (index: number): void => {
    if (reached[index] === true) return
    reached[index] = true
    queue.push(index)
  }
  for (const [index, next] of targets.entries()) {
    for (const target of next) if (target >= 0) sources[target]?.push(index)
    const isBroken = next.includes(-1) || walk.byChoice[index]?.length === 0
    if (isBroken || graph.passages[passageOf(graph, walk, index)]?.isEnding === true) mark(index)
  }
  for (let index = queue.pop(); index !== undefined; index = queue.pop()) for (const source of sources[index] ?? []) mark(source)
  return reached
}

/** Trapped situations entered from outside the trap; the start if the story begins in one. */
function entriesOf(free: readonly boolean[], targets: readonly (readonly number[])[]): number[] {
  const entries = new Set<number>(free[0] === true ? [] : [0])
  for (const [index, next] of targets.entries()) {
    if (free[index] === true) for (const target of next) if (target >= 0 && free[target] === false) entries.add(target)
  }
  return [...entries].sort((left, right) => left - right)
}

function passageOf(graph: StoryGraph, walk: StoryWalk, index: number): number {
  return Math.floor((walk.situations[index] ?? 0) / graph.combinations)
}
