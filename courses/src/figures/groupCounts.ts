// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ShownCount } from '../messages/figures.ts'
import { FEW, SMALLEST_BASE, exact, showCount } from './showCount.ts'

/** Numbers at most this far below the highest of their group are shown alike. */
const REACH = SMALLEST_BASE - 1

/** How to show any of the counts that were grouped together. */
export type ShowGrouped = (count: number) => ShownCount

/**
 * How to show counts of people that stand side by side, so that from everything shown nobody can work out
 * a count of 1 to 4, nor a difference of 1 to 4 between two of them.
 *
 * The counts of 5 and more are taken from the highest down. The highest opens a group; those less than 5 below it
 * belong to it; the next opens another. A group whose members are all equal is shown as it is; otherwise each member is
 * shown as `between`, from 4 below the highest (never below 5) to the highest. So two numbers shown exactly are equal
 * or at least 5 apart, and within a group any member might be the highest or lower: at least two values stay possible
 * for each difference. A repeated 6 is shown « entre 5 et 6 » too, since 5 would be the only other member of its group.
 *
 * Bounds that go through the complement (people enrolled minus people counted) are not defended: having finished is no secret opinion.
 * @param ceiling what is already shown of the highest count, when it is: the first group follows it
 */
export function groupCounts(counts: readonly number[], ceiling?: ShownCount): ShowGrouped {
  const groups = buildGroups(counts.filter(count => count >= SMALLEST_BASE).sort((left, right) => right - left), firstGroup(ceiling))
  return (count) => {
    const group = groups.find(({ from, to }) => count >= from && count <= to)
    if (count < SMALLEST_BASE || group === undefined) return showCount(count)
    return group.isExact ? exact(count) : { kind: 'between', from: group.from, to: group.to }
  }
}

/** Whether a shown count is one of several that might differ by 1 to 4, and so equals itself only roughly. */
export function isSameRange(left: ShownCount, right: ShownCount): boolean {
  if (left.kind === 'few') return right.kind === 'few'
  return left.kind === 'between' && right.kind === 'between' && left.from === right.from && left.to === right.to
}

/** What is possible behind a shown count. */
export function rangeOf(shown: ShownCount): { from: number; to: number } {
  switch (shown.kind) {
    case 'exact': return { from: shown.value, to: shown.value }
    case 'few': return { from: 1, to: SMALLEST_BASE - 1 }
    case 'between': return { from: shown.from, to: shown.to }
  }
}

/** A range as it may be shown: one value, `few` when under 5, else both ends. */
export function showRange(from: number, to: number): ShownCount {
  if (from === to) return showCount(from)
  return to < SMALLEST_BASE ? FEW : { kind: 'between', from, to }
}

interface Group { readonly from: number; readonly to: number; isExact: boolean }

function firstGroup(ceiling: ShownCount | undefined): Group | undefined {
  if (ceiling === undefined || ceiling.kind === 'few') return undefined
  const { from, to } = rangeOf(ceiling)
  // A ceiling shown exactly still gathers what lies just below it; it counts as a first member.
  return ceiling.kind === 'exact' ? openGroup(to) : { from, to, isExact: false }
}

function openGroup(highest: number): Group {
  return { from: Math.max(SMALLEST_BASE, highest - REACH), to: highest, isExact: true }
}

function buildGroups(descending: readonly number[], first: Group | undefined): Group[] {
  const groups: Group[] = first === undefined ? [] : [first]
  for (const count of descending) {
    const group = groups.at(-1)
    if (group === undefined || count < group.from) groups.push(openGroup(count))
    else if (count !== group.to || count === SMALLEST_BASE + 1) group.isExact = false
  }
  return groups
}
