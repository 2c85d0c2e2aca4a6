// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Series } from '../series.ts'
import { isOnline, type Session, type SessionStatus } from '../session.ts'
import type { SessionTime } from '../sessionTime.ts'
import { calendarWords } from './calendarWords.ts'

/** One session in one calendar. Nobody else is in it: what one calendar server delivers, it shows to all it names. */
export interface CalendarEvent {
  readonly calendarUid: string
  readonly sequence: number
  readonly status: SessionStatus
  readonly title: string
  readonly description: string
  readonly location: string
  /** https address of the session's page, where its door is. */
  readonly pageUrl: string
  readonly time: SessionTime
  /** When this version was made. */
  readonly stampedAt: Date
}

export interface EventContext {
  readonly series: Pick<Series, 'title' | 'organiser' | 'doorMinutes'>
  /** Of the person, not of the series. */
  readonly language: string
  readonly calendarUid: string
  readonly pageUrl: string
  /** Withdraws without a login; in a person's own mail only. */
  readonly withdrawUrl: string | undefined
  readonly stampedAt: Date
}

/**
 * A calendar's id for a session: new with each registration, because calendar servers refuse one that they have deleted.
 * @see https://github.com/nextcloud/server/issues/30096
 * @param holderId the registration, or `feed` in what everybody may read
 */
export function calendarUid(sessionId: string, holderId: string, host: string): string {
  return `${sessionId}-${holderId}@${host}`
}

/** A session as a calendar shows it. The address of the room is not in it: the page opens it, to registered people, near the hour. */
export function calendarEvent(session: Session, { series, language, calendarUid, pageUrl, withdrawUrl, stampedAt }: EventContext): CalendarEvent {
  const words = calendarWords(language)
  const { room, status, sequence, time } = session
  const phone = room.kind === 'link' ? room.phone : undefined
  const lines = [
    words.partOf(series.title, session.number, series.organiser),
    ...room.kind === 'place' && room.accessibility !== '' ? [words.access(room.accessibility)] : [],
    words.page(pageUrl),
    ...isOnline(room) && status !== 'cancelled' ? [words.door(series.doorMinutes)] : [],
    ...phone === undefined ? [] : [words.phone(phone)],
    ...withdrawUrl === undefined ? [] : [words.withdraw(withdrawUrl)],
  ]
  return {
    calendarUid, stampedAt, sequence, status, time, pageUrl,
    title: status === 'cancelled' ? words.cancelled(session.title) : session.title,
    description: `${session.description.trim()}\n\n${lines.join('\n')}`.trim(),
    location: room.kind === 'place' ? [room.name, room.address].filter(part => part !== '').join(', ') : isOnline(room) ? pageUrl : '',
  }
}
