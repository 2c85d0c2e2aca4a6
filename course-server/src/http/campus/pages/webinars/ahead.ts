// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { isToCome, type PublicSeries, type PublicSession } from '@parcours/courses'

export function isSessionToCome({ status, endsAt }: Pick<PublicSession, 'status' | 'endsAt'>, now: Date): boolean {
  return isToCome({ status, endsAt: new Date(endsAt) }, now)
}

/** Whether anything of it is to come; a series without sessions has all of it to come. */
export function isSeriesAhead({ sessions }: Pick<PublicSeries, 'sessions'>, now: Date): boolean {
  return sessions.length === 0 || sessions.some((session) => isSessionToCome(session, now))
}
