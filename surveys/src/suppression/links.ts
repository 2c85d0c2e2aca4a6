// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Ledger } from './ledger.ts'

/** The dimension that successive publications make: a table shown twice is crossed with time. */
const TIME = 'time'

/**
 * Whether one more two-way table would close a loop with those already shown. Along a tree of two-way tables,
 * every part of which is empty or has k people, no smaller group can be worked out; round a loop it can:
 * three tables over the same three things can fix all eight cells.
 */
export function closesLoop(ledger: Ledger, between: readonly [string, string]): boolean {
  const parents = new Map<string, string>()
  const rootOf = (node: string): string => {
    let root = node
    for (let parent = parents.get(root); parent !== undefined; parent = parents.get(root)) root = parent
    return root
  }
  const join = (left: string, right: string): void => {
    const [leftRoot, rightRoot] = [rootOf(left), rootOf(right)]
    if (leftRoot !== rightRoot) parents.set(leftRoot, rightRoot)
  }
  for (const [tableId, { releases }] of Object.entries(ledger.tables)) if (releases > 1) join(tableNode(tableId), TIME)
  for (const crossing of Object.values(ledger.crossings)) join(...crossing.between)
  return rootOf(between[0]) === rootOf(between[1])
}

export function tableNode(tableId: string): string {
  return `table ${tableId}`
}

export function dimensionNode(dimensionId: string): string {
  return `dimension ${dimensionId}`
}

export function isDimensionNode(node: string): boolean {
  return node.startsWith('dimension ')
}
