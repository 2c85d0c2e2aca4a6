// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { isExternalAddress } from '../../markdown/checkLink.ts'
import { isMailAddress } from '../mailAddress.ts'
import { plainText, singleLine } from '../plainText.ts'
import type { TimeZone } from '../sessionTime.ts'
import type { CalendarEvent } from './calendarEvent.ts'
import { eventTimes, type EventTimes, type FindTimeZoneText } from './eventTimes.ts'
import { jCalInstant, type JCalComponent, type JCalProperty } from './jCal.ts'
import { writeComponent, writeProperty } from './writeComponent.ts'

export interface CalendarMailbox {
  readonly name: string
  readonly email: string
}

/** A mail's two people: who organises and the one who receives. Never anybody else. */
export interface CalendarMail {
  readonly method: 'REQUEST' | 'CANCEL'
  readonly organiser: CalendarMailbox
  readonly attendee: CalendarMailbox
}

export interface CalendarFeed {
  readonly name: string
  /** How often readers should come back. */
  readonly refreshHours: number
}

/** Reminders before the start; a feed has none, because calendars drop them there. */
export type AlarmMinutes = readonly number[]

/** An entry of one's own calendar, for CalDAV: one event, no METHOD, no attendee. */
export function writeCalendarEntry(event: CalendarEvent, findTimeZoneText: FindTimeZoneText, alarmMinutes: AlarmMinutes = []): string {
  return writeCalendar([], [event], findTimeZoneText, { alarmMinutes, mail: undefined })
}

/** What a mail carries (RFC 6047): a request or its cancellation, to one person. @throws Error on an address that is none */
export function writeCalendarMail(event: CalendarEvent, mail: CalendarMail, findTimeZoneText: FindTimeZoneText, alarmMinutes: AlarmMinutes = []): string {
  const shown = mail.method === 'CANCEL' ? { ...event, status: 'cancelled' as const } : event
  return writeCalendar([['method', {}, 'text', mail.method]], [shown], findTimeZoneText, { alarmMinutes, mail })
}

/** What anybody may subscribe to: every session of a series, those cancelled too, so that they vanish nowhere in silence. */
export function writeCalendarFeed(events: readonly CalendarEvent[], { name, refreshHours }: CalendarFeed, findTimeZoneText: FindTimeZoneText): string {
  const properties: JCalProperty[] = [
    ['name', {}, 'text', singleLine(name)],
    ['x-wr-calname', {}, 'text', singleLine(name)],
    ['refresh-interval', { value: 'DURATION' }, 'unknown', `PT${refreshHours}H`],
    ['x-published-ttl', {}, 'unknown', `PT${refreshHours}H`],
  ]
  return writeCalendar(properties, events, findTimeZoneText, { alarmMinutes: [], mail: undefined })
}

interface Delivery {
  readonly alarmMinutes: AlarmMinutes
  readonly mail: CalendarMail | undefined
}

function writeCalendar(properties: readonly JCalProperty[], events: readonly CalendarEvent[], findTimeZoneText: FindTimeZoneText, delivery: Delivery): string {
  const zones = new Map<TimeZone, string | undefined>()
  const components = events.map((event) => {
    const { timeZone } = event.time
    if (!zones.has(timeZone)) zones.set(timeZone, findTimeZoneText(timeZone))
    return { event, times: eventTimes(event.time, zones.get(timeZone) !== undefined) }
  })
  const used = new Set(components.map(({ times }) => times.timeZone))
  const head: JCalProperty[] = [['version', {}, 'text', '2.0'], ['prodid', {}, 'text', '-//Parcours//Parcours//FR'], ['calscale', {}, 'text', 'GREGORIAN'], ...properties]
  return [
    'BEGIN:VCALENDAR\r\n', ...head.map(writeProperty),
    ...[...zones].flatMap(([timeZone, text]) => used.has(timeZone) && text !== undefined ? [zoneLines(text)] : []),
    ...components.map(({ event, times }) => writeComponent(eventComponent(event, times, delivery))),
    'END:VCALENDAR\r\n',
  ].join('')
}

function zoneLines(text: string): string {
  return `${text.trim().replace(/\r?\n/g, '\r\n')}\r\n`
}

function eventComponent(event: CalendarEvent, times: EventTimes, { mail, alarmMinutes }: Delivery): JCalComponent {
  const { calendarUid, sequence, status, stampedAt, pageUrl } = event
  const stamp = jCalInstant(stampedAt)
  const title = singleLine(event.title)
  const properties: JCalProperty[] = [
    ['uid', {}, 'text', singleLine(calendarUid)],
    ['dtstamp', {}, 'date-time', stamp],
    ['last-modified', {}, 'date-time', stamp],
    ['sequence', {}, 'integer', sequence],
    ['status', {}, 'text', status.toUpperCase()],
    ...times.properties,
    ['summary', {}, 'text', title],
    ['description', {}, 'text', plainText(event.description)],
    ...optionalText('location', singleLine(event.location)),
    // ical.js writes addresses as they are: one that is none would add lines of its own.
    ...isExternalAddress(pageUrl) ? [['url', {}, 'uri', pageUrl] as const] : [],
    ['transp', {}, 'text', status === 'cancelled' ? 'TRANSPARENT' : 'OPAQUE'],
    ...mail === undefined ? [] : mailProperties(mail),
  ]
  return ['vevent', properties, status === 'cancelled' ? [] : alarmMinutes.map(minutes => alarmComponent(minutes, title))]
}

function mailProperties({ organiser, attendee }: CalendarMail): readonly JCalProperty[] {
  return [
    ['organizer', nameOf(organiser), 'cal-address', addressOf(organiser)],
    ['attendee', { ...nameOf(attendee), role: 'REQ-PARTICIPANT', partstat: 'ACCEPTED', rsvp: 'FALSE' }, 'cal-address', addressOf(attendee)],
  ]
}

/** The alarm's words are the title: it is what a person wants to read then. */
function alarmComponent(minutes: number, title: string): JCalComponent {
  return ['valarm', [['action', {}, 'text', 'DISPLAY'], ['trigger', {}, 'duration', `-PT${minutes}M`], ['description', {}, 'text', title]], []]
}

function optionalText(name: string, text: string): readonly JCalProperty[] {
  return text === '' ? [] : [[name, {}, 'text', text]]
}

function nameOf({ name }: CalendarMailbox): Readonly<Record<string, string>> {
  // Quotes are written ^' (RFC 6868), which half of the calendars show as it stands.
  const cn = singleLine(name).replaceAll('"', '’')
  return cn === '' ? {} : { cn }
}

function addressOf({ email }: CalendarMailbox): string {
  if (!isMailAddress(email)) throw new Error('Not a mail address')
  return `mailto:${email}`
}
