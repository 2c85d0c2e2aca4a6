// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { monthDay, type Clock } from './clock.ts'
import { erasureHash } from './myData.ts'
import type { Repositories } from './repositories.ts'
import type { ServerSecrets } from './secrets.ts'

/** A guest is kept 24 months after the last act. */
const KEPT_MONTHS = 24
const PAGE_SIZE = 200
/** Most guests erased by one run; the next run goes on. */
const MAX_ERASED = 10_000

/** Erases guests not seen for 24 months; returns how many. */
export type ExpireGuests = () => Promise<number>

export function makeGuestExpiry({ guests, learning }: Pick<Repositories, 'guests' | 'learning'>, secrets: Pick<ServerSecrets, 'erasureKey'>, clock: Clock): ExpireGuests {
  return async () => {
    const now = clock()
    let erased = 0
    while (erased < MAX_ERASED) {
      const page = await guests.listUnseenSince(monthDay(now, KEPT_MONTHS), PAGE_SIZE)
      for (const { spaceNumber, spaceId, subject } of page) {
        await learning.eraseLearner(spaceNumber, subject, erasureHash(secrets, spaceId, subject), now)
      }
      erased += page.length
      if (page.length < PAGE_SIZE) break
    }
    return erased
  }
}
