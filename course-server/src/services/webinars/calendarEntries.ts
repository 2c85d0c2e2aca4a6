// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  calendarEvent, calendarUid, fillEntryFrame, writeEntryFrame, type CalendarEntryMessage, type CalendarEvent, type EntryFrame, type Session, type SessionStatus,
} from '@parcours/courses'
import { setBounded } from '../setBounded.ts'
import type { WebinarContext } from './context.ts'
import type { StoredRegistration } from './registrationRepository.ts'
import type { StoredSeries } from './seriesRepository.ts'

/** A day and a quarter of an hour before: once to prepare, once to come. */
export const ALARM_MINUTES = [24 * 60, 15]

/** Frames kept of one session, some 2 kB each. */
const MAX_FRAMES = 50

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
export function eventOf(wish: EventWish, { hostName }: Pick<WebinarContext, 'hostName'>): CalendarEvent {
  const { stored, session, registration, pageUrl, language, withdrawUrl } = wish
  const hasLeft = registration !== undefined && registration.status !== 'confirmed'
  const shown = hasLeft || stored.series.status === 'cancelled' ? { ...session, status: 'cancelled' as const } : session
  return { ...calendarEvent(shown, { series: stored.series, language, pageUrl, withdrawUrl, ...ownOf(wish, hostName) }), sequence: sequenceOf(wish) }
}

/** Without what only its person may see, since many share the frame. */
type EntryWish = EventWish & { readonly withdrawUrl?: undefined }

/** Ready for the person's own calendar. */
export function entryOf(wish: EntryWish, context: Pick<WebinarContext, 'hostName' | 'findTimeZoneText'>): CalendarEntryMessage {
  const own = { ...ownOf(wish, context.hostName), sequence: sequenceOf(wish) }
  const { status, frame } = frameOf(wish, context)
  return { calendarUid: own.calendarUid, sequence: own.sequence, status, icalendar: fillEntryFrame(frame, own) }
}

interface FramedEntry {
  readonly status: SessionStatus
  readonly frame: EntryFrame
}

/** As many as there are sessions under way: hundreds of people who register in the same minute share them. */
const frames = new WeakMap<Session, Map<string, FramedEntry>>()

function frameOf(wish: EntryWish, context: Pick<WebinarContext, 'hostName' | 'findTimeZoneText'>): FramedEntry {
  const { stored: { series }, session, registration, pageUrl, language } = wish
  const ofSession = frames.get(session) ?? new Map<string, FramedEntry>()
  frames.set(session, ofSession)
  const name = `${series.revision} ${series.status} ${String(registration === undefined || registration.status === 'confirmed')} ${language} ${pageUrl}`
  const known = ofSession.get(name)
  if (known !== undefined) return known
  const event = eventOf(wish, context)
  const framed = { status: event.status, frame: writeEntryFrame(event, context.findTimeZoneText, event.status === 'cancelled' ? [] : ALARM_MINUTES) }
  // Of many spaces, one address each.
  setBounded(ofSession, name, framed, MAX_FRAMES)
  return framed
}

function ownOf({ stored, session, registration }: EventWish, hostName: string): Pick<CalendarEvent, 'calendarUid' | 'stampedAt'> {
  return { calendarUid: calendarUid(session.sessionId, registration?.registrationId ?? 'feed', hostName), stampedAt: stampOf(stored, registration) }
}

function sequenceOf({ session, registration }: EventWish): number {
  return session.sequence + (registration?.sequence ?? 0)
}

/** Its last change, so that the same entry is the same text. */
function stampOf({ changedAt }: StoredSeries, registration: StoredRegistration | undefined): Date {
  const of = (one: Date | null | undefined) => one?.getTime() ?? 0
  return new Date(Math.max(changedAt.getTime(), of(registration?.registeredAt), of(registration?.confirmedAt), of(registration?.leftAt)))
}
