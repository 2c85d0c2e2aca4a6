// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { isExternalAddress } from '../../markdown/checkLink.ts'
import { isMailAddress } from '../mailAddress.ts'
import { plainText, singleLine } from '../plainText.ts'
import type { TimeZone } from '../sessionTime.ts'
import type { CalendarEvent } from './calendarEvent.ts'
import { eventTimes, type EventTimes, type FindTimeZoneText } from './eventTimes.ts'
import { jCalInstant, type JCalComponent, type JCalProperty } from './jCal.ts'
import { writeComponent, writeProperty, writeRepeatedly } from './writeComponent.ts'

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

/** What of an event differs from one person's calendar to another's. */
export type OwnEvent = Pick<CalendarEvent, 'calendarUid' | 'sequence' | 'stampedAt'>

/** An entry without what is a person's own: written once for all who are told of the same session. */
export interface EntryFrame {
  readonly before: string
  readonly after: string
}

/** An entry of one's own calendar, for CalDAV: one event, no METHOD, no attendee. */
export function writeCalendarEntry(event: CalendarEvent, findTimeZoneText: FindTimeZoneText, alarmMinutes: AlarmMinutes = []): string {
  return fillEntryFrame(writeEntryFrame(event, findTimeZoneText, alarmMinutes), event)
}

export function writeEntryFrame(event: Omit<CalendarEvent, keyof OwnEvent>, findTimeZoneText: FindTimeZoneText, alarmMinutes: AlarmMinutes = []): EntryFrame {
  const { head, times: [times] } = openCalendar([], [event], findTimeZoneText)
  if (times === undefined) throw new Error('An event without times')
  const [, properties, alarms] = sharedComponent(event, times, { alarmMinutes, mail: undefined })
  return {
    before: `${head}BEGIN:VEVENT\r\n`,
    after: `${properties.map(writeProperty).join('')}${alarms.map(alarm => writeComponent(alarm)).join('')}END:VEVENT\r\n${CALENDAR_END}`,
  }
}

export function fillEntryFrame({ before, after }: EntryFrame, own: OwnEvent): string {
  return `${before}${ownProperties(own).map(writeProperty).join('')}${after}`
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

const CALENDAR_END = 'END:VCALENDAR\r\n'

function writeCalendar(properties: readonly JCalProperty[], events: readonly CalendarEvent[], findTimeZoneText: FindTimeZoneText, delivery: Delivery): string {
  const { head, times } = openCalendar(properties, events, findTimeZoneText)
  const write = writeRepeatedly()
  const components = events.map((event, index) => {
    // One for each event, in their order.
    const [name, shared, alarms] = sharedComponent(event, times[index] as EventTimes, delivery)
    return writeComponent([name, [...ownProperties(event), ...shared], alarms], write)
  })
  return `${head}${components.join('')}${CALENDAR_END}`
}

/** Everything before the first event, and when each event is. */
function openCalendar(
  properties: readonly JCalProperty[], events: readonly Pick<CalendarEvent, 'time'>[], findTimeZoneText: FindTimeZoneText,
): { readonly head: string; readonly times: readonly EventTimes[] } {
  const zones = new Map<TimeZone, string | undefined>()
  const times = events.map(({ time }) => {
    const { timeZone } = time
    if (!zones.has(timeZone)) zones.set(timeZone, findTimeZoneText(timeZone))
    return eventTimes(time, zones.get(timeZone) !== undefined)
  })
  const used = new Set(times.map(({ timeZone }) => timeZone))
  const lines: JCalProperty[] = [['version', {}, 'text', '2.0'], ['prodid', {}, 'text', '-//Parcours//Parcours//FR'], ['calscale', {}, 'text', 'GREGORIAN'], ...properties]
  const rules = [...zones].flatMap(([timeZone, text]) => used.has(timeZone) && text !== undefined ? [zoneLines(text)] : [])
  return { head: ['BEGIN:VCALENDAR\r\n', ...lines.map(writeProperty), ...rules].join(''), times }
}

function zoneLines(text: string): string {
  return `${text.trim().replace(/\r?\n/g, '\r\n')}\r\n`
}

function ownProperties({ calendarUid, sequence, stampedAt }: OwnEvent): readonly JCalProperty[] {
  const stamp = jCalInstant(stampedAt)
  return [
    ['uid', {}, 'text', singleLine(calendarUid)],
    ['dtstamp', {}, 'date-time', stamp],
    ['last-modified', {}, 'date-time', stamp],
    ['sequence', {}, 'integer', sequence],
  ]
}

function sharedComponent(event: Omit<CalendarEvent, keyof OwnEvent>, times: EventTimes, { mail, alarmMinutes }: Delivery): JCalComponent {
  const { status, pageUrl } = event
  const title = singleLine(event.title)
  const properties: JCalProperty[] = [
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
