// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CalendarEntryMessage } from '@parcours/courses'

/** A calendar that the person may write in. */
export interface CalendarChoice {
  readonly calendarId: string
  readonly title: string
}

/** Where the entries of a registration stand in the person's calendars. */
export interface CalendarStanding {
  readonly calendars: readonly CalendarChoice[]
  /** Sessions that will be held and whose entries say so: nothing is to be done about them. */
  readonly currentCount: number
  /** Entries that are written, and say something else than the server does now. */
  readonly outdatedCount: number
  /** Entries to write that are in no calendar; a cancelled session is not written anew. */
  readonly absentCount: number
  /** Titles of the calendars that hold some of them. */
  readonly writtenIn: readonly string[]
}

/** The person's own calendars, written with their own login. What is done again changes nothing. */
export interface OwnCalendar {
  /** @throws ApiProblem, NoAnswer */
  readonly compare: (entries: readonly CalendarEntryMessage[]) => Promise<CalendarStanding>
  /**
   * Writes what is absent in the calendar chosen, and brings up to date what is written, wherever it is.
   * @param onWritten after each of them
   * @throws ApiProblem, NoAnswer; what was written before stays
   */
  readonly write: (calendarId: string, entries: readonly CalendarEntryMessage[], onWritten?: (count: number) => void) => Promise<number>
  /** Takes entries out of every calendar; returns how many there were. @throws ApiProblem, NoAnswer */
  readonly remove: (calendarUids: readonly string[]) => Promise<number>
}
