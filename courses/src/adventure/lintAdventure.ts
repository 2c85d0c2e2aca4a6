// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CourseIssue } from '../issue.ts'
import { createAdventureIssues, nearestHint, type AdventureIssueList } from './adventureIssueList.ts'
import type { Adventure, Passage } from './adventure.ts'
import { nearestName } from './format/nearestName.ts'
import { countCombinations } from './format/readVariables.ts'
import { ADVENTURE_LIMITS } from './limits.ts'
import { findTraps } from './lint/findTraps.ts'
import { isStuck, readAtRandom, type Stuck } from './lint/readAtRandom.ts'
import { graphOf, nameValues, type StoryGraph } from './lint/storyGraph.ts'
import { walkStory, type StoryWalk } from './lint/walkStory.ts'
import { DEFAULT_FILE } from './parseAdventure.ts'

export interface LintedAdventure {
  readonly issues: readonly CourseIssue[]
  /** Situations looked at: passages with the values of all variables. */
  readonly states: number
  /** Of these, how many are endings. */
  readonly endings: number
  /** Ids of the passages that a reader can come to. */
  readonly reached: ReadonlySet<string>
  /** False when the story is too large to be looked at whole: then some was read at random. */
  readonly isExhaustive: boolean
}

/** Looks at a story as its readers will: every way through it, with every value of its variables. */
export function lintAdventure(adventure: Adventure, file: string = DEFAULT_FILE, limit: number = ADVENTURE_LIMITS.states): LintedAdventure {
  const issues = createAdventureIssues()
  reportTargets(adventure, file, issues)
  for (const passage of adventure.passages) reportPassage(adventure, passage, file, issues)
  if (countCombinations(adventure.variables) > ADVENTURE_LIMITS.combinations) {
    return { issues: issues.sorted(), states: 0, endings: 0, reached: new Set(), isExhaustive: false }
  }
  const graph = graphOf(adventure)
  const walk = walkStory(graph, limit)
  const random = walk.isExhaustive ? undefined : readAtRandom(graph)
  if (!walk.isExhaustive) issues.add('walk-limited', file, adventure.variables[0]?.line ?? 1, { limit, walks: ADVENTURE_LIMITS.randomWalks })
  // Where something leads nowhere, what is reached from there cannot be told yet.
  if (!issues.hasErrors()) reportStory(adventure, graph, walk, random, file, issues)
  const reached = [...new Set(walk.situations.map(situation => Math.floor(situation / graph.combinations))), ...random?.seen ?? []]
  return {
    issues: issues.sorted(), states: walk.situations.length, isExhaustive: walk.isExhaustive,
    endings: walk.situations.filter(situation => graph.passages[Math.floor(situation / graph.combinations)]?.isEnding).length,
    reached: new Set(reached.flatMap(index => adventure.passages[index]?.passageId ?? [])),
  }
}

function reportTargets({ passages }: Adventure, file: string, issues: AdventureIssueList): void {
  const ids = passages.map(passage => passage.passageId)
  const known = new Set(ids)
  const check = (id: string, line: number): void => {
    if (!known.has(id)) issues.add('unknown-target', file, line, { id, ...nearestHint(nearestName(id, ids), ids) })
  }
  for (const { choices, mission } of passages) {
    for (const { targetId, line } of choices) check(targetId, line)
    if (mission !== null) check(mission.successId, mission.line)
  }
}

function reportPassage(adventure: Adventure, { choices, mission, isEnding, line }: Passage, file: string, issues: AdventureIssueList): void {
  if (choices.length > 0 || isEnding) return
  if (mission === null) issues.add('dead-end', file, line)
  else issues.add('locked', file, mission.line, { target: adventure.passages.some(({ passageId }) => passageId === mission.successId) ? mission.successId : 'passage' })
}

function reportStory(adventure: Adventure, graph: StoryGraph, walk: StoryWalk, random: ReturnType<typeof readAtRandom> | undefined, file: string, issues: AdventureIssueList): void {
  const lineOf = (index: number): number => adventure.passages[index]?.line ?? 1
  const idOf = (index: number): string => adventure.passages[index]?.passageId ?? ''
  for (const { passage, values } of [...findStuck(graph, walk), ...random?.stuck ?? []]) issues.add('stuck', file, lineOf(passage), nameValues(graph, values))
  if (random === undefined) {
    for (const { passage, isMissionTheOnlyWay } of findTraps(graph, walk)) {
      issues.add(isMissionTheOnlyWay ? 'no-end-without-mission' : 'no-end', file, lineOf(passage), { id: idOf(passage) })
    }
  }
  const seen = new Set([...walk.situations.map(situation => Math.floor(situation / graph.combinations)), ...random?.seen ?? []])
  if (random !== undefined) return
  for (const index of adventure.passages.keys()) if (!seen.has(index)) issues.add('unreachable', file, lineOf(index), { id: idOf(index) })
}

/** The first situation of each passage in which a reader is stuck. */
function findStuck(graph: StoryGraph, { situations }: StoryWalk): Stuck[] {
  const stuck = new Map<number, Stuck>()
  for (const situation of situations) {
    const passage = Math.floor(situation / graph.combinations)
    const values = situation % graph.combinations
    if (!stuck.has(passage) && isStuck(graph, passage, values)) stuck.set(passage, { passage, values })
  }
  return [...stuck.values()]
}
