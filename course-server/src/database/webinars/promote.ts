// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { countPromotions, periodOf } from '@parcours/courses'
import type { StoredSeries } from '../../services/webinars/seriesRepository.ts'
import { rowsOf, type SqlScript } from '../sqlScript.ts'
import { noteCalendarChange } from './calendarScripts.ts'
import { enqueueMail } from './mailScripts.ts'
import { readOccupancy } from './occupancy.ts'
import { REGISTRATION_COLUMNS, registrationOf, setState, type RegistrationRow } from './registrationRows.ts'

/**
 * Gives the places that are free to those who wait, first come first served, in the transaction that freed them.
 * The whole series first: its places are also the sessions'. Nobody is promoted into what is over or called off.
 */
export function* promoteWaiting(stored: StoredSeries, { sendsMail, now }: { readonly sendsMail: boolean; readonly now: Date }): SqlScript<number> {
  if (stored.series.status === 'cancelled') return 0
  const { spaceNumber, seriesNumber } = stored
  const targets = yield* rowsOf<{ session_number: number }>(
    `SELECT DISTINCT session_number FROM registrations WHERE space_number = ? AND series_number = ? AND status = 'waitlisted' ORDER BY session_number`,
    spaceNumber, seriesNumber,
  )
  let promotedCount = 0
  for (const { session_number: target } of targets) {
    if (!isAhead(stored, target, now)) continue
    const freed = countPromotions(yield* readOccupancy(stored, target))
    if (freed === 0) continue
    const rows = yield* rowsOf<RegistrationRow>(
      `SELECT ${REGISTRATION_COLUMNS} FROM registrations r WHERE r.space_number = ? AND r.series_number = ? AND r.session_number = ? AND r.status = 'waitlisted'
        ORDER BY r.arrival LIMIT ${freed}`, spaceNumber, seriesNumber, target,
    )
    for (const registration of rows.map(registrationOf)) {
      yield* setState(registration, { status: 'confirmed' }, now)
      yield* noteCalendarChange(stored, { registrantNumber: registration.registrantNumber, sessionNumber: target, now })
      if (sendsMail) yield* enqueueMail(stored, registration.registrantNumber, { kind: 'promoted', now })
      promotedCount += 1
    }
  }
  return promotedCount
}

function isAhead({ sessions }: StoredSeries, target: number, now: Date): boolean {
  const wanted = sessions.filter(({ number }) => target === 0 || number === target)
  return wanted.length === 0 || wanted.some(({ status, time }) => status !== 'cancelled' && periodOf(time).endsAt > now)
}
