// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PlayableAdventure } from '@parcours/courses'

/** A passage on the map. Units are those of the drawing. */
export interface MapNode {
  readonly passageId: string
  readonly title: string
  readonly isEnding: boolean
  readonly hasMission: boolean
  readonly x: number
  readonly y: number
}

/** A way from one passage to another; several choices may lead the same way. */
export interface MapEdge {
  readonly fromId: string
  readonly toId: string
  /** Choices that take it; empty for the way on after a mission. */
  readonly choiceIds: readonly string[]
  readonly path: string
}

export interface StoryMap {
  readonly width: number
  readonly height: number
  readonly nodes: readonly MapNode[]
  readonly edges: readonly MapEdge[]
}

export const NODE_WIDTH = 180
export const NODE_HEIGHT = 56
const GAP_X = 24
const GAP_Y = 56

type Story = Pick<PlayableAdventure, 'startPassageId'> & { readonly passages: readonly Pick<PlayableAdventure['passages'][number], 'passageId' | 'title' | 'isEnding' | 'mission' | 'choices'>[] }

/**
 * A story drawn from its start down: each passage stands as many rows below as it is steps away. Passages that nothing
 * leads to stand in a last row, so that none is lost from sight.
 */
export function drawStory(story: Story): StoryMap {
  const rows = rowsOf(story)
  const columns = Math.max(1, ...rows.map((row) => row.length))
  const width = columns * (NODE_WIDTH + GAP_X) - GAP_X
  const nodes = rows.flatMap((row, depth) => {
    const start = (width - (row.length * (NODE_WIDTH + GAP_X) - GAP_X)) / 2
    return row.map((passage, index): MapNode => ({
      passageId: passage.passageId, title: passage.title, isEnding: passage.isEnding, hasMission: passage.mission !== null,
      x: start + index * (NODE_WIDTH + GAP_X), y: depth * (NODE_HEIGHT + GAP_Y),
    }))
  })
  const placed = new Map(nodes.map((node) => [node.passageId, node]))
  const edges = story.passages.flatMap((passage) => targetsOf(passage).flatMap(({ toId, choiceIds }) => {
    const [from, to] = [placed.get(passage.passageId), placed.get(toId)]
    return from === undefined || to === undefined ? [] : [{ fromId: passage.passageId, toId, choiceIds, path: curve(from, to) }]
  }))
  return { width, height: rows.length * (NODE_HEIGHT + GAP_Y) - GAP_Y, nodes, edges }
}

function rowsOf({ startPassageId, passages }: Story): Story['passages'][number][][] {
  const depths = new Map<string, number>([[startPassageId, 0]])
  const queue = [startPassageId]
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    const passage = passages.find(({ passageId }) => passageId === at)
    const next = (depths.get(at) ?? 0) + 1
    for (const { toId } of passage === undefined ? [] : targetsOf(passage)) {
      if (!depths.has(toId)) {
        depths.set(toId, next)
        queue.push(toId)
      }
    }
  }
  const deepest = Math.max(0, ...depths.values())
  const rows = Array.from({ length: deepest + 2 }, (_, depth) => passages.filter(({ passageId }) => (depths.get(passageId) ?? deepest + 1) === depth))
  return rows.filter((row) => row.length > 0)
}

function targetsOf({ choices, mission }: Story['passages'][number]): { toId: string; choiceIds: string[] }[] {
  const byTarget = new Map<string, string[]>()
  for (const { choiceId, targetId } of choices) {
    byTarget.set(targetId, [...byTarget.get(targetId) ?? [], choiceId])
  }
  if (mission !== null && !byTarget.has(mission.successId)) {
    byTarget.set(mission.successId, [])
  }
  return [...byTarget].map(([toId, choiceIds]) => ({ toId, choiceIds }))
}

/** From the foot of one to the head of the other; ways back up bow out to the side. */
function curve(from: MapNode, to: MapNode): string {
  const [x1, y1, x2, y2] = [from.x + NODE_WIDTH / 2, from.y + NODE_HEIGHT, to.x + NODE_WIDTH / 2, to.y]
  if (y2 > y1) {
    const middle = (y1 + y2) / 2
    return `M${x1} ${y1}C${x1} ${middle} ${x2} ${middle} ${x2} ${y2}`
  }
  const side = Math.max(from.x, to.x) + NODE_WIDTH + GAP_X / 2
  return `M${from.x + NODE_WIDTH} ${from.y + NODE_HEIGHT / 2}C${side} ${from.y + NODE_HEIGHT / 2} ${side} ${to.y + NODE_HEIGHT / 2} ${to.x + NODE_WIDTH} ${to.y + NODE_HEIGHT / 2}`
}
