// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EnrolmentState, ProgressState } from './learningState.ts'

/**
 * Partial sums per group of spaces, added up when read. One group is enough: sixteen brought nothing
 * on two cores and multiply the rows (measured). Raise it, then rebuild the rollups, if nodes ever
 * wait for one another on a counter.
 */
export const ROLLUP_SLOTS = 1

/** From the space and nothing else, so that an erasure finds the group again. */
export function slotOf(spaceNumber: number): number {
  return spaceNumber % ROLLUP_SLOTS
}

export interface PartChange { started: number; completed: number; notYet: number; needPerson: number }
export interface DayChange {
  enrolled: number; startedActivities: number; completedActivities: number; startedCourses: number; completedCourses: number
}
export interface SpaceChange { enrolled: number; startedActivities: number; completedActivities: number; completedCourses: number }

/** What a transaction adds to the three rollups, per slot. Negative numbers subtract. */
export interface RollupChanges {
  /** By slot, then part number. */
  readonly parts: Map<number, Map<number, PartChange>>
  /** By slot, then course number, then day. */
  readonly days: Map<number, Map<number, Map<number, DayChange>>>
  /** By space number. A space that is here has changed, even when its sums have not. */
  readonly spaces: Map<number, SpaceChange>
}

export function noRollupChanges(): RollupChanges {
  return { parts: new Map(), days: new Map(), spaces: new Map() }
}

/** Where a row counts. */
export interface RowPlace {
  readonly spaceNumber: number
  readonly courseNumber: number
  readonly isModule: boolean
}

/**
 * Counts a row (1) or takes it off (-1). What changed is the old row taken off and the new one counted,
 * so that the sums always equal a recount. Modules count per part only: their activities already did.
 */
export function countRow(changes: RollupChanges, place: RowPlace, row: ProgressState | undefined, sign: 1 | -1): void {
  if (row === undefined) return
  const { spaceNumber, courseNumber } = place
  const isCompleted = row.status === 2
  const part = partChange(changes, spaceNumber, row.partNumber)
  part.started += sign
  if (isCompleted) part.completed += sign
  if (row.practiceCode === 2) part.notYet += sign
  else if (row.practiceCode === 3) part.needPerson += sign
  const space = spaceChange(changes, spaceNumber)
  if (place.isModule) return
  dayChange(changes, spaceNumber, courseNumber, row.startedDay).startedActivities += sign
  space.startedActivities += sign
  if (!isCompleted || row.completedDay === null) return
  dayChange(changes, spaceNumber, courseNumber, row.completedDay).completedActivities += sign
  space.completedActivities += sign
}

export function countEnrolment(
  changes: RollupChanges, place: Omit<RowPlace, 'isModule'>, enrolment: EnrolmentState | undefined, sign: 1 | -1,
): void {
  if (enrolment === undefined) return
  const { spaceNumber, courseNumber } = place
  const space = spaceChange(changes, spaceNumber)
  dayChange(changes, spaceNumber, courseNumber, enrolment.enrolledDay).enrolled += sign
  space.enrolled += sign
  if (enrolment.startedDay !== null) dayChange(changes, spaceNumber, courseNumber, enrolment.startedDay).startedCourses += sign
  if (enrolment.completedDay === null) return
  dayChange(changes, spaceNumber, courseNumber, enrolment.completedDay).completedCourses += sign
  space.completedCourses += sign
}

export function partChange(changes: RollupChanges, spaceNumber: number, partNumber: number): PartChange {
  const bySlot = entry(changes.parts, slotOf(spaceNumber), newMap<PartChange>)
  return entry(bySlot, partNumber, () => ({ started: 0, completed: 0, notYet: 0, needPerson: 0 }))
}

export function dayChange(changes: RollupChanges, spaceNumber: number, courseNumber: number, day: number): DayChange {
  const bySlot = entry(changes.days, slotOf(spaceNumber), newMap<Map<number, DayChange>>)
  const byCourse = entry(bySlot, courseNumber, newMap<DayChange>)
  return entry(byCourse, day, () => ({ enrolled: 0, startedActivities: 0, completedActivities: 0, startedCourses: 0, completedCourses: 0 }))
}

export function spaceChange(changes: RollupChanges, spaceNumber: number): SpaceChange {
  return entry(changes.spaces, spaceNumber, () => ({ enrolled: 0, startedActivities: 0, completedActivities: 0, completedCourses: 0 }))
}

function newMap<Value>(): Map<number, Value> {
  return new Map()
}

function entry<Value>(map: Map<number, Value>, key: number, create: () => Value): Value {
  let value = map.get(key)
  if (value === undefined) map.set(key, (value = create()))
  return value
}
