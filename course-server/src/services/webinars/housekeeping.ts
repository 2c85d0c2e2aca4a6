// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WebinarContext } from './context.ts'

const DAY_MS = 86_400_000
/** A Nextcloud that was off for a season finds its changes; after that its people look at the page. */
const CHANGES_KEPT_DAYS = 90
/** That a mail left is of use to a trainer for a month. */
const SENT_KEPT_DAYS = 30
/** What a person has erased leaves the disk the night after, or the one after that where a night was missed. */
const ERASURES_LOOKED_BACK_DAYS = 2
/** Contacts of one night; the next goes on. */
const MAX_PURGES = 200
/** One reminder, a day before. */
const REMINDER_AHEAD_MS = DAY_MS

export interface WebinarHousekeeping {
  /** Erases names and addresses whose time has come, and what is no longer of use. Returns how many contacts. */
  purge(): Promise<number>
  /** Puts the reminders that are due into the outbox; said once per person and hour of a session. */
  remind(): Promise<void>
}

export function makeWebinarHousekeeping({ repositories: { registrations, calendars, mails }, clock }: WebinarContext): WebinarHousekeeping {
  return {
    async purge() {
      let purgedCount = 0
      for (let round = 0; round < MAX_PURGES; round += 1) {
        const count = await registrations.purgeContacts(clock())
        purgedCount += count
        if (count === 0) break
      }
      const before = (days: number) => new Date(clock().getTime() - days * DAY_MS)
      await calendars.purgeChanges(before(CHANGES_KEPT_DAYS))
      await mails.purgeSettled(before(SENT_KEPT_DAYS))
      if (purgedCount > 0 || await registrations.wereErased(before(ERASURES_LOOKED_BACK_DAYS))) await registrations.overwriteContacts()
      return purgedCount
    },
    async remind() {
      await mails.enqueueReminders(clock(), new Date(clock().getTime() + REMINDER_AHEAD_MS))
    },
  }
}
