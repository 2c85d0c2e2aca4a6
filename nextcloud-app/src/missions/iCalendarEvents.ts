// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

export interface CalendarEvent {
  readonly title: string
  /** People invited, the one who invites left out. */
  readonly guestCount: number
  /** Day it first begins, as written: `2026-11-29`; empty when unreadable. */
  readonly firstDay: string
  /** The event Nextcloud puts in a new account: its id is 32 letters and digits, other programs' are not. */
  readonly isSample: boolean
}

/** Reads what the checks need of an iCalendar object; all else is left where it is. */
export function readEvents(text: string): readonly CalendarEvent[] {
  const lines = text.replace(/\r?\n[ \t]/g, '').split(/\r?\n/)
  const events: CalendarEvent[] = []
  let own: string[] | undefined
  let depth = 0
  for (const line of lines) {
    if (line === 'BEGIN:VEVENT') {
      own = []
      depth = 0
    } else if (line === 'END:VEVENT') {
      events.push(readEvent(own ?? []))
      own = undefined
    } else if (line.startsWith('BEGIN:')) {
      depth += 1
    } else if (line.startsWith('END:')) {
      depth -= 1
    } else if (depth === 0) {
      // An alarm inside has a SUMMARY and ATTENDEEs of its own.
      own?.push(line)
    }
  }
  return events
}

function readEvent(lines: readonly string[]): CalendarEvent {
  const organizer = addressOf(valueOf(lines, 'ORGANIZER'))
  const guests = lines.filter((line) => nameOf(line) === 'ATTENDEE').map((line) => addressOf(afterColon(line)))
  const [, year = '', month = '', day = ''] = /^(\d{4})(\d\d)(\d\d)/.exec(valueOf(lines, 'DTSTART')) ?? []
  return {
    title: unescapeText(valueOf(lines, 'SUMMARY')),
    guestCount: new Set(guests.filter((guest) => guest !== organizer)).size,
    firstDay: year === '' ? '' : `${year}-${month}-${day}`,
    isSample: /^[A-Za-z0-9]{32}$/.test(valueOf(lines, 'UID')),
  }
}

function valueOf(lines: readonly string[], name: string): string {
  const line = lines.find((one) => nameOf(one) === name)
  return line === undefined ? '' : afterColon(line)
}

/** `ATTENDEE;CN="a:b";ROLE=X:mailto:…` is an ATTENDEE. */
function nameOf(line: string): string {
  return /^[A-Za-z0-9-]+/.exec(line)?.[0].toUpperCase() ?? ''
}

/** What follows the first colon outside quotes. */
function afterColon(line: string): string {
  return /^(?:[^":]|"[^"]*")*:(.*)$/.exec(line)?.[1] ?? ''
}

function addressOf(value: string): string {
  return value.trim().toLowerCase().replace(/^mailto:/, '')
}

function unescapeText(text: string): string {
  return text.replace(/\\([\\;,nN])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? ' ' : sign))
}
