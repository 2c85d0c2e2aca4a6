// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CourseRule, EpochDay, FactOutcome, FactWrite } from '../services/repositories.ts'
import { learnerCourseOf, type CourseState, type LearnerState, type ProgressState } from './learningState.ts'
import { completedRow, dayOf, mergeAct } from './progressMerge.ts'
import { countEnrolment, countRow, type RollupChanges } from './rollupChanges.ts'

/** Of one learner and activity; enough for any honest use, and it bounds what one person can store. */
export const MAX_ATTEMPTS = 200

type ActivityWrite = FactWrite & { readonly activity: NonNullable<FactWrite['activity']> }

/** Works one fact into the learner's state and the rollups. Both engines store what this says. */
export function applyFact(learner: LearnerState, state: CourseState, write: FactWrite, changes: RollupChanges): FactOutcome {
  const day = dayOf(write.atSeconds)
  if (write.act.kind === 'enrol') {
    changeEnrolment(learner, state, changes, day, false)
    return { kind: 'recorded', learnerCourse: learnerCourseOf(state) }
  }
  if (write.activity === undefined) throw new Error(`A fact of kind ${write.act.kind} needs an activity.`)
  const activityWrite: ActivityWrite = { ...write, activity: write.activity }
  const seen = write.act.kind === 'attempt' ? seenAttempt(learner, state, activityWrite, write.act) : 'new'
  if (seen === 'attempt-differs' || seen === 'too-many-attempts') return { kind: 'refused', code: seen }
  if (seen === 'new') applyAct(learner, state, activityWrite, write.act, changes)
  return { kind: 'recorded', learnerCourse: learnerCourseOf(state) }
}

/**
 * Completes the modules and the course that the rule now completes; returns whether anything changed.
 * A course without a required activity is completed with the first activity of it.
 */
export function completeModulesAndCourse(
  learner: LearnerState, state: CourseState, rule: CourseRule, day: EpochDay, changes: RollupChanges,
): boolean {
  let hasChanged = false
  let isCourseCompleted = true
  let requiredCount = 0
  for (const module of rule.modules) {
    const isModuleCompleted = module.requiredPartNumbers.every((partNumber) => state.rows.get(partNumber)?.status === 2)
    if (module.isRequired) {
      requiredCount += module.requiredPartNumbers.length
      isCourseCompleted &&= isModuleCompleted
    }
    if (!isModuleCompleted || module.requiredPartNumbers.length === 0 || state.rows.has(module.partNumber)) continue
    changeRow(learner, state, completedRow(module.partNumber, day), true, changes)
    hasChanged = true
  }
  if (requiredCount === 0) isCourseCompleted = hasCompletedSomething(state)
  if (!isCourseCompleted || state.enrolment === undefined || state.enrolment.completedDay !== null) return hasChanged
  setEnrolment(learner, state, { ...state.enrolment, completedDay: day }, changes)
  return true
}

/** Puts a row in the place of the one that is there, and moves the counts. */
export function changeRow(
  learner: LearnerState, state: CourseState, row: ProgressState, isModule: boolean, changes: RollupChanges,
): void {
  const place = { spaceNumber: learner.spaceNumber, courseNumber: state.courseNumber, isModule }
  countRow(changes, place, state.rows.get(row.partNumber), -1)
  countRow(changes, place, row, 1)
  state.rows.set(row.partNumber, row)
  state.changedParts.add(row.partNumber)
}

export function setEnrolment(
  learner: LearnerState, state: CourseState, enrolment: NonNullable<CourseState['enrolment']>, changes: RollupChanges,
): void {
  const place = { spaceNumber: learner.spaceNumber, courseNumber: state.courseNumber }
  countEnrolment(changes, place, state.enrolment, -1)
  countEnrolment(changes, place, enrolment, 1)
  state.enrolment = enrolment
  state.isEnrolmentChanged = true
}

function applyAct(
  learner: LearnerState, state: CourseState, write: ActivityWrite, act: Exclude<FactWrite['act'], { kind: 'enrol' }>, changes: RollupChanges,
): void {
  const day = dayOf(write.atSeconds)
  changeEnrolment(learner, state, changes, day, true)
  const old = state.rows.get(write.activity.partNumber)
  const row = mergeAct(old, act, write.activity, write.atSeconds)
  if (act.kind === 'attempt') keepAttempt(learner, state, write, act)
  if (old !== undefined && isSameRow(old, row)) return
  changeRow(learner, state, row, false, changes)
  if (row.status === 2 && old?.status !== 2) completeModulesAndCourse(learner, state, write.course, day, changes)
}

/** Whatever is done in a course enrols in it, on its day. */
function changeEnrolment(learner: LearnerState, state: CourseState, changes: RollupChanges, day: EpochDay, hasStarted: boolean): void {
  const old = state.enrolment
  if (old === undefined) setEnrolment(learner, state, { enrolledDay: day, startedDay: hasStarted ? day : null, completedDay: null }, changes)
  else if (hasStarted && old.startedDay === null) setEnrolment(learner, state, { ...old, startedDay: day }, changes)
}

type Attempt = Extract<FactWrite['act'], { kind: 'attempt' }>

function seenAttempt(
  learner: LearnerState, state: CourseState, write: ActivityWrite, act: Attempt,
): 'new' | 'seen' | 'attempt-differs' | 'too-many-attempts' {
  const stored = learner.attempts.get(act.attemptId)
  if (stored !== undefined) {
    const isSame = stored.partNumber === write.activity.partNumber && stored.responsesJson === act.responsesJson
    return isSame ? 'seen' : 'attempt-differs'
  }
  const count = state.rows.get(write.activity.partNumber)?.attemptCount ?? 0
  return count >= MAX_ATTEMPTS ? 'too-many-attempts' : 'new'
}

function keepAttempt(learner: LearnerState, state: CourseState, write: ActivityWrite, act: Attempt): void {
  learner.attempts.set(act.attemptId, {
    courseNumber: state.courseNumber,
    partNumber: write.activity.partNumber,
    contentHash: act.contentHash,
    rightCount: act.rightCount,
    questionCount: act.questionCount,
    submittedAtSeconds: write.atSeconds,
    responsesJson: act.responsesJson,
  })
  learner.newAttemptIds.push(act.attemptId)
}

function hasCompletedSomething(state: CourseState): boolean {
  for (const row of state.rows.values()) if (row.status === 2) return true
  return false
}

/** Every act that changes nothing gives the same numbers back; a replay then costs no write. */
function isSameRow(one: ProgressState, other: ProgressState): boolean {
  return one === other || (one.status === other.status && one.waysMask === other.waysMask
    && one.practiceCode === other.practiceCode && one.practiceAtSeconds === other.practiceAtSeconds
    && one.attemptCount === other.attemptCount)
}
