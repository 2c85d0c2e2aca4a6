// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Dialect } from '../dialect.ts'
import { execute, type SqlScript } from '../sqlScript.ts'
import { promoteWaiting } from './promote.ts'
import { readRegistration } from './registrationRows.ts'
import { lockSeries } from './seriesRows.ts'

export interface Exclusion {
  readonly isExcluded: boolean
  readonly sendsMail: boolean
  readonly now: Date
}

/** Trainers and support hold no place and are in no figure; marking somebody so frees theirs. */
export function* setExcluded(dialect: Dialect, registrationId: string, { isExcluded, sendsMail, now }: Exclusion): SqlScript<boolean> {
  const registration = yield* readRegistration(registrationId)
  const stored = registration === undefined ? undefined : yield* lockSeries(dialect, registration)
  if (registration === undefined || stored === undefined) return false
  yield* execute(
    'UPDATE registrants SET is_excluded = ? WHERE space_number = ? AND series_number = ? AND registrant_number = ?',
    isExcluded ? 1 : 0, registration.spaceNumber, registration.seriesNumber, registration.registrantNumber,
  )
  yield* promoteWaiting(stored, { sendsMail, now })
  return true
}
