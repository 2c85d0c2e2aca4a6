// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ActivityRule, CourseRule, EpochDay } from '../services/repositories.ts'
import { changeRow, completeModulesAndCourse, setEnrolment } from './applyFact.ts'
import type { Dialect } from './dialect.ts'
import { countLearner } from './eraseLearner.ts'
import { createLearner, deleteLearner, lockSpace, readLearner, readModuleNumbers, saveCourse, saveRollups } from './learnerScripts.ts'
import { emptyCourseState, type EnrolmentState, type LearnerState } from './learningState.ts'
import { dayOf, joinRows } from './progressMerge.ts'
import { noRollupChanges, type RollupChanges } from './rollupChanges.ts'
import { execute, rowOf, type SqlScript } from './sqlScript.ts'
import { eraseSavedRuns } from './adventures/savedRunRepository.ts'
import { joinRegistrants } from './webinars/forgetRegistrant.ts'
import { joinIssuances } from './surveys/issuances.ts'

export interface GuestJoin {
  readonly spaceNumber: number
  readonly guestSubject: string
  readonly accountSubject: string
  readonly now: Date
  /** Rules of the current publications: what both did together may complete something. */
  readonly rules: readonly JoinRule[]
}

export interface JoinRule {
  readonly course: CourseRule
  readonly activities: readonly ActivityRule[]
}

/** Gives a guest's facts to an account of the same space; false when there is no such guest. */
export function* joinGuest(dialect: Dialect, join: GuestJoin): SqlScript<boolean> {
  const { spaceNumber, guestSubject, accountSubject } = join
  if (guestSubject === accountSubject) return false
  yield* lockSpace(dialect, spaceNumber)
  const known = yield* rowOf('DELETE FROM guests WHERE space_number = ? AND subject = ? RETURNING space_number', spaceNumber, guestSubject)
  if (known === undefined) return false
  yield* joinIssuances(spaceNumber, guestSubject, accountSubject)
  yield* eraseSavedRuns(spaceNumber, guestSubject)
  const guest = yield* readLearner(spaceNumber, guestSubject)
  if (guest === undefined) return true
  const account = (yield* readLearner(spaceNumber, accountSubject)) ?? (yield* createLearner(spaceNumber, accountSubject))
  const moduleNumbers = yield* readModuleNumbers([...guest.courses.keys()])
  const changes = noRollupChanges()
  countLearner(changes, guest, moduleNumbers, -1)
  mergeCourses(account, guest, moduleNumbers, join, changes)
  yield* moveAttempts(guest, account)
  yield* joinRegistrants(spaceNumber, guest.learnerNumber, account.learnerNumber, join.now)
  yield* deleteLearner(guest)
  for (const state of account.courses.values()) yield* saveCourse(spaceNumber, account.learnerNumber, state)
  yield* saveRollups(changes)
  return true
}

function mergeCourses(
  account: LearnerState, guest: LearnerState, moduleNumbers: ReadonlySet<number>, join: GuestJoin, changes: RollupChanges,
): void {
  const day = dayOf(join.now.getTime() / 1000)
  for (const from of guest.courses.values()) {
    const state = account.courses.get(from.courseNumber) ?? emptyCourseState(from.courseNumber)
    account.courses.set(from.courseNumber, state)
    const rule = join.rules.find(({ course }) => course.courseNumber === from.courseNumber)
    if (from.enrolment !== undefined) setEnrolment(account, state, mergeEnrolments(state.enrolment, from.enrolment), changes)
    for (const row of from.rows.values()) {
      const activity = rule?.activities.find(({ partNumber }) => partNumber === row.partNumber)
      const joined = joinRows(state.rows.get(row.partNumber), row, activity, day)
      changeRow(account, state, joined, moduleNumbers.has(row.partNumber), changes)
    }
    if (rule !== undefined) completeModulesAndCourse(account, state, rule.course, day, changes)
  }
}

/** The earliest days: it is one person. */
function mergeEnrolments(one: EnrolmentState | undefined, other: EnrolmentState): EnrolmentState {
  if (one === undefined) return other
  return {
    enrolledDay: Math.min(one.enrolledDay, other.enrolledDay),
    startedDay: earliestDay(one.startedDay, other.startedDay),
    completedDay: earliestDay(one.completedDay, other.completedDay),
  }
}

function earliestDay(one: EpochDay | null, other: EpochDay | null): EpochDay | null {
  return one === null || other === null ? one ?? other : Math.min(one, other)
}

/** An attempt both have stays the account's. */
function* moveAttempts(guest: LearnerState, account: LearnerState): SqlScript<void> {
  const { spaceNumber } = guest
  yield* execute(
    `UPDATE attempts SET learner_number = ? WHERE space_number = ? AND learner_number = ? AND attempt_id NOT IN
      (SELECT attempt_id FROM attempts WHERE space_number = ? AND learner_number = ?)`,
    account.learnerNumber, spaceNumber, guest.learnerNumber, spaceNumber, account.learnerNumber,
  )
}
