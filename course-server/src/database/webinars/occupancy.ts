// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Occupancy } from '@parcours/courses'
import type { StoredSeries } from '../../services/webinars/seriesRepository.ts'
import { rowOf, type SqlScript } from '../sqlScript.ts'

/**
 * What is held and waited for, under the series' lock. A session's places are also held by those registered to the whole
 * series who did not leave it. Trainers and support hold none.
 */
export function* readOccupancy(stored: StoredSeries, sessionNumber: number): SqlScript<Occupancy> {
  const capacity = sessionNumber === 0 ? stored.series.capacity : stored.sessions.find(({ number }) => number === sessionNumber)?.capacity
  const { spaceNumber, seriesNumber } = stored
  const row = sessionNumber === 0
    ? yield* rowOf<Counted>(COUNT_SERIES, spaceNumber, seriesNumber)
    : yield* rowOf<Counted>(COUNT_SESSION, sessionNumber, sessionNumber, spaceNumber, seriesNumber, sessionNumber)
  return { capacity, confirmedCount: row?.confirmed ?? 0, waitlistedCount: row?.waitlisted ?? 0 }
}

interface Counted { readonly confirmed: number; readonly waitlisted: number }

const FROM = `FROM registrations r JOIN registrants p ON p.space_number = r.space_number AND p.series_number = r.series_number
    AND p.registrant_number = r.registrant_number AND p.is_excluded = 0`

const COUNT_SERIES = `SELECT count(CASE WHEN r.status = 'confirmed' THEN 1 END) AS confirmed, count(CASE WHEN r.status = 'waitlisted' THEN 1 END) AS waitlisted
  ${FROM} WHERE r.space_number = ? AND r.series_number = ? AND r.session_number = 0 AND r.status IN ('confirmed', 'waitlisted')`

const HAS_LEFT_SESSION = `EXISTS (SELECT 1 FROM registrations x WHERE x.space_number = r.space_number AND x.series_number = r.series_number
    AND x.registrant_number = r.registrant_number AND x.session_number = ? AND x.status = 'withdrawn' AND x.registration_number > r.registration_number)`

const COUNT_SESSION = `SELECT count(DISTINCT CASE WHEN r.status = 'confirmed' AND NOT (r.session_number = 0 AND ${HAS_LEFT_SESSION}) THEN r.registrant_number END) AS confirmed,
    count(CASE WHEN r.status = 'waitlisted' AND r.session_number = ? THEN 1 END) AS waitlisted
  ${FROM} WHERE r.space_number = ? AND r.series_number = ? AND r.session_number IN (0, ?) AND r.status IN ('confirmed', 'waitlisted')`
