// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CalendarEntryMessage } from '@parcours/courses'

/** Name of an entry's file: made from its UID, so that it is found again without reading a whole calendar. */
export function entryFile(calendarUid: string): string {
  return `${calendarUid.replace(/@.*$/s, '').replaceAll(/[^\w.-]/g, '-').slice(0, 200)}.ics`
}

export function uidOf(icalendar: string): string | undefined {
  return valueOf(eventLines(icalendar), 'UID')
}

/** Whether what a calendar holds says something else than the server does: another hour, another state, an older version. */
export function isOutdated(held: string, entry: CalendarEntryMessage): boolean {
  const [theirs, ours] = [eventLines(held), eventLines(entry.icalendar)]
  // Calendars count their own edits in SEQUENCE: a person who added an alarm may be ahead of us, with the old hour.
  return Number(valueOf(theirs, 'SEQUENCE') ?? 0) < entry.sequence
    || ['DTSTART', 'DTEND', 'STATUS'].some((name) => valueOf(theirs, name) !== valueOf(ours, name))
}

/** The server's entry with the alarms that the person set, or took away; a cancelled session wakes nobody. */
export function withAlarmsOf(held: string, entry: CalendarEntryMessage): string {
  if (entry.status === 'cancelled') {
    return entry.icalendar
  }
  const alarms = (held.replaceAll(/\r?\n/g, '\r\n').match(ALARM) ?? []).join('')
  return entry.icalendar.replaceAll(ALARM, '').replace(/^END:VEVENT\r?$/m, () => `${alarms}END:VEVENT\r`)
}

const ALARM = /^BEGIN:VALARM\r?\n(?:(?!END:VALARM).*\r?\n){0,50}END:VALARM\r?\n/gm

/** Lines of the first event, unfolded, without its alarms and the zones beside it. */
function eventLines(icalendar: string): readonly string[] {
  const text = icalendar.replaceAll(/\r?\n[ \t]/g, '').replaceAll(/\r\n/g, '\n').replaceAll(ALARM, '')
  return /^BEGIN:VEVENT\n([\s\S]*?)^END:VEVENT/m.exec(text)?.[1]?.split('\n') ?? []
}

/** What stands after the colon, whatever the parameters are. */
function valueOf(lines: readonly string[], name: string): string | undefined {
  return lines.find((line) => line.startsWith(`${name}:`) || line.startsWith(`${name};`))?.replace(/^[^:]*:/, '').trim()
}
