// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { calendarEvent, calendarUid, writeCalendarEntry, type CalendarEntryMessage, type CalendarEvent, type Session } from '@parcours/courses'
import type { WebinarContext } from './context.ts'
import type { StoredRegistration } from './registrationRepository.ts'
import type { StoredSeries } from './seriesRepository.ts'

/** A day and a quarter of an hour before: once to prepare, once to come. */
export const ALARM_MINUTES = [24 * 60, 15]

export interface EventWish {
  readonly stored: StoredSeries
  readonly session: Session
  /** Undefined for a feed that everybody may read. */
  readonly registration: StoredRegistration | undefined
  readonly pageUrl: string
  readonly language: string
  /** Leads out without a login; in a person's own mail alone. */
  readonly withdrawUrl?: string
}

/** A session in one calendar, as it stands now. Who has left it, or whose series is called off, sees it struck out. */
export function eventOf({ stored, session, registration, pageUrl, language, withdrawUrl }: EventWish, { hostName }: Pick<WebinarContext, 'hostName'>): CalendarEvent {
  const hasLeft = registration !== undefined && registration.status !== 'confirmed'
  const shown = hasLeft || stored.series.status === 'cancelled' ? { ...session, status: 'cancelled' as const } : session
  const event = calendarEvent(shown, {
    series: stored.series, language, pageUrl, withdrawUrl, stampedAt: stampOf(stored, registration),
    calendarUid: calendarUid(session.sessionId, registration?.registrationId ?? 'feed', hostName),
  })
  return { ...event, sequence: session.sequence + (registration?.sequence ?? 0) }
}

/** Ready for the person's own calendar. */
export function entryOf(wish: EventWish, context: Pick<WebinarContext, 'hostName' | 'findTimeZoneText'>): CalendarEntryMessage {
  const event = eventOf(wish, context)
  return {
    calendarUid: event.calendarUid, sequence: event.sequence, status: event.status,
    icalendar: writeCalendarEntry(event, context.findTimeZoneText, event.status === 'cancelled' ? [] : ALARM_MINUTES),
  }
}

/** Its last change, so that the same entry is the same text. */
function stampOf({ changedAt }: StoredSeries, registration: StoredRegistration | undefined): Date {
  const instants = [changedAt, registration?.registeredAt, registration?.confirmedAt, registration?.leftAt].flatMap((one) => one ?? [])
  return new Date(Math.max(...instants.map((one) => one.getTime())))
}
