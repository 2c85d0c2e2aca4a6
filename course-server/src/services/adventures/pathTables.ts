// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { LEFT_ROW, MISSION_RESULTS, MISSION_ROW, REASONS, ROLE_VARIABLE, UNFINISHED_ROW, type AdventureShape } from '@parcours/courses'
import type { Group, Table } from '@parcours/surveys'
import type { PathCounter } from './pathCounter.ts'

/** No role was said. */
const NO_ROLE = ''

/** A table of runs, and which counters make its cells. */
export interface PathTableRule {
  readonly kind: string
  readonly passageId: string
  readonly cells: readonly string[]
  readonly roles: readonly string[]
  readonly table: Table
}

/** What can be asked of a story's runs, from its shape alone: so always the same tables, in the same order, for a version. */
export function tablesOfShape(shape: AdventureShape): readonly PathTableRule[] {
  const roles = rolesOf(shape)
  const ids = shape.passages.map(({ passageId }) => passageId)
  const endings = shape.passages.filter(({ isEnding }) => isEnding).map(({ passageId }) => passageId)
  return [
    makeTable({ kind: 'ending', passageId: '', cells: [...endings, UNFINISHED_ROW], roles }, cell => cell !== UNFINISHED_ROW),
    makeTable({ kind: 'stopped', passageId: '', cells: ids, roles: [] }),
    ...shape.passages.flatMap(({ passageId, choices, mission }) => [
      makeTable({ kind: 'choice', passageId, cells: [...choices.map(({ choiceId }) => choiceId), MISSION_ROW, LEFT_ROW], roles }, cell => cell !== LEFT_ROW),
      ...mission === null ? [] : [
        makeTable({ kind: 'result', passageId, cells: MISSION_RESULTS, roles }, cell => cell === 'yes' || cell === 'declared'),
        makeTable({ kind: 'reason', passageId, cells: REASONS, roles: [] }),
      ],
    ]),
  ]
}

/** Months are added at the end: what was shown keeps its place. */
export function monthsTable(months: readonly string[]): PathTableRule {
  return makeTable({ kind: 'month', passageId: '', cells: [...months].sort(), roles: [] })
}

/** Values that some choice gives to `role`. */
export function rolesOf({ passages }: AdventureShape): readonly string[] {
  const effects = passages.flatMap(({ choices }) => choices.flatMap((choice) => choice.effects))
  return [...new Set(effects.filter(({ variable }) => variable === ROLE_VARIABLE).map(({ value }) => value))].sort()
}

/** True counts per category, not yet fit to be shown. */
export function countCells({ kind, passageId, cells, roles }: PathTableRule, counters: readonly PathCounter[]): number[] {
  const own = counters.filter((counter) => counter.kind === kind && counter.passageId === passageId)
  const rows = rolesWithNone(roles)
  return rows.flatMap((role) => cells.map((cell) => own
    .filter((counter) => counter.cell === cell && (rows.length === 1 || counter.role === role))
    .reduce((total, { runs }) => total + runs, 0)))
}

export function rolesWithNone(roles: readonly string[]): readonly string[] {
  return roles.length === 0 ? [NO_ROLE] : [NO_ROLE, ...roles]
}

type TableWish = Omit<PathTableRule, 'table'>

/**
 * Finest level first: each cell by role, each cell, two halves where they mean something, the base alone.
 * Showing each cell by role makes everybody and each role safe at once: they are its sums.
 */
function makeTable(wish: TableWish, isFirstHalf?: (cell: string) => boolean): PathTableRule {
  const { kind, passageId, cells, roles } = wish
  const rows = rolesWithNone(roles)
  const indexes = (pick: (cell: string, role: string) => boolean): number[] => rows.flatMap((role, row) => cells.flatMap((cell, at) => (pick(cell, role) ? [row * cells.length + at] : [])))
  const group = (groupId: string, members: readonly number[]): Group => ({ groupId, members, isFavourable: undefined })
  const byCell = cells.map((cell) => group(cell, indexes((other) => other === cell)))
  const byRole = rows.flatMap((role) => cells.map((cell) => group(`${role} ${cell}`, indexes((other, otherRole) => other === cell && otherRole === role))))
  const halves = isFirstHalf === undefined ? [] : [[group('first', indexes(isFirstHalf)), group('second', indexes((cell) => !isFirstHalf(cell)))]]
  const levels = [...rows.length > 1 ? [byRole] : [], byCell, ...halves, [group('all', indexes(() => true))]]
  const tableId = `${kind} ${passageId}`
  const categories = byRole.map(({ groupId }) => ({ categoryId: groupId, cells: [groupId] }))
  return { ...wish, table: { tableId, questionId: tableId, partId: undefined, categories, levels, asked: { kind: 'answered' }, isSensitive: false, values: undefined } }
}
