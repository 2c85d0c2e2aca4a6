// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EpochDay } from './epochDay.ts'

export interface Guest {
  readonly spaceNumber: number
  readonly spaceId: string
  readonly subject: string
}

export interface GuestRepository {
  create(guest: { readonly spaceNumber: number; readonly subject: string; readonly phraseHash: string; readonly day: EpochDay }): Promise<void>
  findByPhrase(phraseHash: string): Promise<Guest | undefined>
  /** Remembers the last act, by month (the first day of it), so that nothing finer is kept. */
  touch(spaceNumber: number, subject: string, monthDay: EpochDay): Promise<void>
  /** Guests not seen since that month, to be erased; at most `limit`. */
  listUnseenSince(monthDay: EpochDay, limit: number): Promise<readonly Guest[]>
}
