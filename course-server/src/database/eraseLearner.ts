// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Dialect } from './dialect.ts'
import { deleteLearner, lockSpace, readLearner, readModuleNumbers, saveRollups } from './learnerScripts.ts'
import type { LearnerState } from './learningState.ts'
import { countEnrolment, countRow, noRollupChanges, type RollupChanges } from './rollupChanges.ts'
import { execute, rowOf, type SqlScript } from './sqlScript.ts'
import { eraseSavedRuns } from './adventures/savedRunRepository.ts'
import { forgetRegistrant } from './webinars/forgetRegistrant.ts'
import { eraseIssuances } from './surveys/issuances.ts'

export interface Erasure {
  readonly erasureHash: string
  readonly erasedAt: Date
}

/**
 * Forgets a learner: rows, guest identity, and their part of every sum, on the days their rows name.
 * The keyed hash is kept even when nothing was there: a backup may know more.
 */
export function* eraseLearner(dialect: Dialect, spaceNumber: number, subject: string, erasure: Erasure): SqlScript<boolean> {
  yield* lockSpace(dialect, spaceNumber)
  yield* execute(
    `INSERT INTO erasures (erasure_hash, erased_at) VALUES (?, ?)
      ON CONFLICT (erasure_hash) DO UPDATE SET erased_at = excluded.erased_at`, erasure.erasureHash, erasure.erasedAt.getTime(),
  )
  return yield* forgetLearner(spaceNumber, subject, erasure.erasedAt)
}

/** The forgetting without the remembering; the space is locked. */
export function* forgetLearner(spaceNumber: number, subject: string, now = new Date()): SqlScript<boolean> {
  const guest = yield* rowOf('DELETE FROM guests WHERE space_number = ? AND subject = ? RETURNING space_number', spaceNumber, subject)
  const hadTokens = yield* eraseIssuances(spaceNumber, subject)
  const hadRuns = yield* eraseSavedRuns(spaceNumber, subject)
  const learner = yield* readLearner(spaceNumber, subject)
  if (learner === undefined) return guest !== undefined || hadTokens || hadRuns
  const changes = noRollupChanges()
  countLearner(changes, learner, yield* readModuleNumbers([...learner.courses.keys()]), -1)
  yield* forgetRegistrant(spaceNumber, learner.learnerNumber, now)
  yield* deleteLearner(learner)
  yield* saveRollups(changes)
  return true
}

export function countLearner(changes: RollupChanges, learner: LearnerState, moduleNumbers: ReadonlySet<number>, sign: 1 | -1): void {
  const { spaceNumber } = learner
  for (const { courseNumber, enrolment, rows } of learner.courses.values()) {
    countEnrolment(changes, { spaceNumber, courseNumber }, enrolment, sign)
    for (const row of rows.values()) countRow(changes, { spaceNumber, courseNumber, isModule: moduleNumbers.has(row.partNumber) }, row, sign)
  }
}
