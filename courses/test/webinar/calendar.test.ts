// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { tzlib_get_ical_block } from 'timezones-ical-library'
import {
  calendarEvent, calendarUid, fillEntryFrame, periodOf, writeCalendarEntry, writeCalendarFeed, writeCalendarMail, writeEntryFrame, type CalendarEvent, type EventContext, type Session,
} from '../../src/index.ts'
import { aSeries, aSession, hubikoopSessions } from '../support/webinars.ts'

const STAMPED = new Date('2022-09-01T12:00:00Z')
const texts = new Map<string, string>()
/** The rules of a zone as the course server brings them. */
function zoneText(timeZone: string): string | undefined {
  const kept = texts.get(timeZone)
  if (kept !== undefined) return kept
  const [text] = tzlib_get_ical_block(timeZone)
  if (text !== undefined) texts.set(timeZone, text)
  return text
}

function anEvent(session: Session, context: Partial<EventContext> = {}): CalendarEvent {
  return calendarEvent(session, {
    series: aSeries(), language: 'fr', calendarUid: calendarUid(session.sessionId, 'r1', 'parcours.example'), pageUrl: `https://parcours.example/fr/series/series-1#${session.sessionId}`,
    withdrawUrl: undefined, stampedAt: STAMPED, ...context,
  })
}

/** Content lines, unfolded. */
function linesOf(text: string): string[] {
  return text.replaceAll('\r\n ', '').split('\r\n').slice(0, -1)
}

interface ReadEvent { readonly uid: string; readonly start: string; readonly end: string; readonly status: string; readonly sequence: string; readonly summary: string; readonly description: string; readonly method: string | null }

/** What an independent reader finds, on a machine whose own clock is elsewhere. */
function readBack(text: string, machineZone: string): ReadEvent[] {
  const script = `import ical from 'node-ical'
    let text = ''; for await (const part of process.stdin) text += part
    const read = ical.sync.parseICS(text)
    const events = Object.values(read).filter(part => part.type === 'VEVENT')
    console.log(JSON.stringify(events.map(({ uid, start, end, status, sequence, summary, description, method }) => (
      { uid, start: start.toISOString(), end: end.toISOString(), status, sequence, summary, description, method: method ?? null }))))`
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], { input: text, cwd: import.meta.dirname, env: { ...process.env, TZ: machineZone }, encoding: 'utf8' })
  return JSON.parse(output) as ReadEvent[] // The script above.
}

const CLOCKS: readonly Session[] = [
  aSession({ sessionId: 'kolkata', time: { localStart: '2024-07-01T10:00', timeZone: 'Asia/Kolkata', durationMinutes: 90 } }),
  aSession({ sessionId: 'new-york', time: { localStart: '2024-03-10T10:00', timeZone: 'America/New_York', durationMinutes: 60 } }),
  aSession({ sessionId: 'lord-howe', time: { localStart: '2024-04-07T09:00', timeZone: 'Australia/Lord_Howe', durationMinutes: 60 } }),
  aSession({ sessionId: 'midnight', time: { localStart: '2024-05-14T23:00', durationMinutes: 120 } }),
  aSession({ sessionId: 'overlap', time: { localStart: '2022-10-30T02:30', durationMinutes: 60 } }),
  aSession({ sessionId: 'gap', time: { localStart: '2023-03-26T02:30', durationMinutes: 60 } }),
  aSession({ sessionId: 'night', time: { localStart: '2024-10-26T23:00', durationMinutes: 300 } }),
  aSession({ sessionId: 'ends-in-overlap', time: { localStart: '2022-10-30T01:00', durationMinutes: 120 } }),
  aSession({ sessionId: 'utc', time: { localStart: '2024-07-01T10:00', timeZone: 'UTC' } }),
]

describe.each(['UTC', 'America/New_York', 'Asia/Kolkata'])('read by another program in %s', (machineZone) => {
  it('the published path starts at 08:00Z before the change of clocks and at 09:00Z after it', () => {
    const feed = writeCalendarFeed(hubikoopSessions().map(session => anEvent(session)), { name: 'Découverte', refreshHours: 1 }, zoneText)
    const starts = readBack(feed, machineZone).map(({ start }) => start)
    expect(starts.map(start => start.slice(11, 16))).toEqual(['08:00', '08:00', '08:00', '09:00', '09:00', '09:00', '09:00', '09:00'])
    expect(starts).toEqual(hubikoopSessions().map(({ time }) => periodOf(time).startsAt.toISOString()))
  })

  it('every odd hour is at its instant', () => {
    const read = readBack(writeCalendarFeed(CLOCKS.map(session => anEvent(session)), { name: 'x', refreshHours: 1 }, zoneText), machineZone)
    expect(read.map(({ uid, start, end }) => [uid.split('-r1')[0], start, end])).toEqual(CLOCKS.map(({ sessionId, time }) => {
      const { startsAt, endsAt } = periodOf(time)
      return [sessionId, startsAt.toISOString(), endsAt.toISOString()]
    }))
  })
})

describe('a feed', () => {
  const eventsOf = (text: string): string[] => text.split('BEGIN:VEVENT').slice(1).map(part => part.slice(0, part.indexOf('END:VEVENT')))

  it('says of each session what its own entry says, however much of it the session before said', () => {
    const [one = aSession(), other = aSession()] = hubikoopSessions()
    const sessions = [...hubikoopSessions(), ...CLOCKS, one, { ...one, status: 'cancelled' as const }, one, { ...other, sequence: 7 }, other, other]
    const events = sessions.map((session, index) => anEvent(session, { stampedAt: new Date(STAMPED.getTime() + (index % 3) * 60_000), language: index % 4 === 0 ? 'en' : 'fr' }))
    const feed = eventsOf(writeCalendarFeed(events, { name: 'x', refreshHours: 1 }, zoneText))
    expect(feed).toEqual(events.map(event => eventsOf(writeCalendarEntry(event, zoneText))[0]))
    expect(new Set(feed).size).toBeGreaterThan(20)
  })
})

describe('an entry of one\'s own calendar', () => {
  const entry = writeCalendarEntry(anEvent(aSession({ sequence: 3, status: 'tentative' })), zoneText, [1440, 15])

  it('is one event with its own id, its hour on the wall of its zone and the zone\'s rules', () => {
    const lines = linesOf(entry)
    expect(lines.filter(line => line === 'BEGIN:VEVENT')).toHaveLength(1)
    expect(lines.filter(line => line === 'BEGIN:VTIMEZONE')).toHaveLength(1)
    expect(lines).toEqual(expect.arrayContaining([
      'UID:session-1-r1@parcours.example', 'DTSTAMP:20220901T120000Z', 'SEQUENCE:3', 'STATUS:TENTATIVE',
      'DTSTART;TZID=Europe/Paris:20220920T100000', 'DTEND;TZID=Europe/Paris:20220920T120000', 'TZID:Europe/Paris', 'SUMMARY:Les géants du web',
    ]))
  })

  it('names nobody, repeats nothing and has no METHOD, which calendars refuse', () => {
    expect(entry).not.toMatch(/ATTENDEE|ORGANIZER|METHOD/)
    expect(entry.slice(entry.indexOf('BEGIN:VEVENT'))).not.toContain('RRULE')
  })

  it('reminds as often as asked, and never of a cancelled session', () => {
    expect(linesOf(entry).filter(line => line.startsWith('TRIGGER'))).toEqual(['TRIGGER:-PT1440M', 'TRIGGER:-PT15M'])
    expect(writeCalendarEntry(anEvent(aSession({ status: 'cancelled' })), zoneText, [15])).not.toContain('VALARM')
  })

  it('is written from a frame that another person’s shares', () => {
    const frame = writeEntryFrame(anEvent(aSession({ sequence: 3 })), zoneText, [1440, 15])
    for (const holder of ['r2', 'a-registration-whose-id-is-so-long-that-its-line-has-to-be-folded']) {
      const event = { ...anEvent(aSession({ sequence: 4 }), { calendarUid: calendarUid('session-1', holder, 'parcours.example'), stampedAt: new Date('2022-09-02T08:30:00Z') }) }
      expect(fillEntryFrame(frame, event)).toBe(writeCalendarEntry(event, zoneText, [1440, 15]))
      expect(linesOf(fillEntryFrame(frame, event))).toEqual(expect.arrayContaining([`UID:session-1-${holder}@parcours.example`, 'DTSTAMP:20220902T083000Z', 'SEQUENCE:4']))
    }
  })

  it('says that a session is cancelled, in words too', () => {
    const lines = linesOf(writeCalendarEntry(anEvent(aSession({ status: 'cancelled' })), zoneText))
    expect(lines).toEqual(expect.arrayContaining(['STATUS:CANCELLED', 'SUMMARY:Annulée\u00A0: Les géants du web', 'TRANSP:TRANSPARENT']))
  })

  it('is in UTC where nobody knows the zone\'s rules', () => {
    const lines = linesOf(writeCalendarEntry(anEvent(aSession()), () => undefined))
    expect(lines).toEqual(expect.arrayContaining(['DTSTART:20220920T080000Z', 'DTEND:20220920T100000Z']))
    expect(lines).not.toContain('BEGIN:VTIMEZONE')
  })

  it('leads to the page, not to the room', () => {
    const text = linesOf(writeCalendarEntry(anEvent(aSession({ room: { kind: 'link', roomUrl: 'https://bbb.example/secret-room', phone: '+33 1 23 45 67 89, code 123' } })), zoneText)).join('\n')
    expect(text).not.toContain('secret-room')
    expect(text).toContain('LOCATION:https://parcours.example/fr/series/series-1#session-1')
    expect(text).toContain('Par téléphone\u00A0: +33 1 23 45 67 89\\, code 123')
  })

  it('of a session in person says where, and how to get in', () => {
    const text = linesOf(writeCalendarEntry(anEvent(aSession({ room: { kind: 'place', name: 'La Base', address: '1 rue du Port; Bordeaux', accessibility: 'De plain-pied' } })), zoneText)).join('\n')
    expect(text).toContain('LOCATION:La Base\\, 1 rue du Port\\; Bordeaux')
    expect(text).toContain('Accès\u00A0: De plain-pied')
    expect(text).not.toContain('Le salon ouvre')
  })
})

describe('what people type', () => {
  const evil = 'Titre\r\nATTENDEE:mailto:victime@example.org\nBEGIN:VEVENT\r;,\\ \u0000\u202E « fin »'
  const event = anEvent(aSession({ title: evil, description: evil, room: { kind: 'place', name: evil, address: evil, accessibility: evil } }), { series: aSeries({ title: evil, organiser: evil }), pageUrl: 'https://x.example/\r\nATTENDEE:mailto:a@b.fr' })
  const mail = writeCalendarMail(event, { method: 'REQUEST', organiser: { name: evil, email: 'hub@example.org' }, attendee: { name: '"; X=1:mailto:b@c.fr\r\nATTENDEE:mailto:c@d.fr', email: 'rose@example.org' } }, zoneText)

  it('adds no line of its own', () => {
    const lines = linesOf(mail)
    expect(lines.filter(line => line === 'BEGIN:VEVENT')).toHaveLength(1)
    expect(lines.filter(line => line.startsWith('ATTENDEE'))).toHaveLength(1)
    expect(lines.filter(line => line.startsWith('ATTENDEE'))[0]).toMatch(/:mailto:rose@example\.org$/)
    expect(lines.every(line => /^(?:BEGIN|END|VERSION|PRODID|CALSCALE|METHOD|TZID|X-LIC-LOCATION|LAST-MODIFIED|TZNAME|TZOFFSETFROM|TZOFFSETTO|DTSTART|DTEND|RRULE|UID|DTSTAMP|SEQUENCE|STATUS|SUMMARY|DESCRIPTION|LOCATION|TRANSP|ORGANIZER|ATTENDEE)[;:]/.test(line))).toBe(true)
  })

  it('comes back as it was typed, on one line where one is meant', () => {
    const [read] = readBack(mail, 'UTC')
    expect(read?.summary).toBe('Titre ATTENDEE:mailto:victime@example.org BEGIN:VEVENT ;,\\  « fin »')
    expect(read?.method).toBe('REQUEST')
  })

  it.each(['rose', 'rose@', '@example.org', 'rose@example', 'a@b.fr, c@d.fr', 'a@b.fr\r\nBCC: c@d.fr', 'Rose <rose@example.org>', 'rose@exa mple.org', `${'a'.repeat(65)}@example.org`, '"a b"@example.org', 'a@b.fr;c@d.fr'])('goes to no address like %j', (email) => {
    expect(() => writeCalendarMail(event, { method: 'REQUEST', organiser: { name: '', email: 'hub@example.org' }, attendee: { name: '', email } }, zoneText)).toThrow('Not a mail address')
  })
})

describe('a mail', () => {
  const people = { organiser: { name: 'Hubikoop', email: 'hub@example.org' }, attendee: { name: 'Rose', email: 'rose@example.org' } }

  it('asks one person, who has already said yes', () => {
    const lines = linesOf(writeCalendarMail(anEvent(aSession(), { withdrawUrl: 'https://parcours.example/fr/leave/abc' }), { method: 'REQUEST', ...people }, zoneText))
    expect(lines).toEqual(expect.arrayContaining([
      'METHOD:REQUEST', 'ORGANIZER;CN=Hubikoop:mailto:hub@example.org', 'ATTENDEE;CN=Rose;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:rose@example.org',
    ]))
    expect(lines.join('')).toContain('https://parcours.example/fr/leave/abc')
  })

  it('takes back with CANCEL and the same id', () => {
    const lines = linesOf(writeCalendarMail(anEvent(aSession({ sequence: 2 })), { method: 'CANCEL', ...people }, zoneText, [15]))
    expect(lines).toEqual(expect.arrayContaining(['METHOD:CANCEL', 'STATUS:CANCELLED', 'UID:session-1-r1@parcours.example', 'SEQUENCE:2']))
    expect(lines).not.toContain('BEGIN:VALARM')
  })
})

describe('a feed', () => {
  const feed = writeCalendarFeed([...hubikoopSessions(), ...CLOCKS].map(session => anEvent(session, { calendarUid: calendarUid(session.sessionId, 'feed', 'parcours.example') })), { name: 'Découverte\r\nX-EVIL:1', refreshHours: 4 }, zoneText)

  it('has each zone\'s rules once, and those it needs only', () => {
    const zones = linesOf(feed).filter(line => line.startsWith('TZID:')).map(line => line.slice(5))
    expect(zones.sort()).toEqual(['America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Europe/Paris'])
  })

  it('says how often to come back, has no METHOD, no reminder and nobody in it', () => {
    expect(linesOf(feed)).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT4H')
    expect(feed).not.toMatch(/METHOD|VALARM|ATTENDEE|ORGANIZER/)
    expect(linesOf(feed).some(line => line.startsWith('X-EVIL'))).toBe(false)
  })

  it('has lines of 75 octets at most, ended by CRLF, and whole characters', () => {
    const long = writeCalendarFeed([anEvent(aSession({ description: `${'é'.repeat(200)}${'🙂'.repeat(100)}${'a'.repeat(300)}` }))], { name: 'x', refreshHours: 1 }, zoneText)
    expect(long.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(Math.max(...long.split('\r\n').map(line => Buffer.byteLength(line)))).toBe(75)
    expect(long).not.toContain('\uFFFD')
    expect(readBack(long, 'UTC')[0]?.description).toContain(`${'é'.repeat(200)}${'🙂'.repeat(100)}${'a'.repeat(300)}`)
  })

  it('of 200 sessions is written within 20 ms', () => {
    const events = Array.from({ length: 200 }, (_, index) => anEvent(aSession({
      sessionId: `s${index}`, description: 'Une séance pour comprendre. '.repeat(20), time: { localStart: `2024-${String(index % 12 + 1).padStart(2, '0')}-${String(index % 28 + 1).padStart(2, '0')}T10:00` },
    })))
    const write = () => writeCalendarFeed(events, { name: 'Découverte', refreshHours: 1 }, zoneText)
    // The best of thirty, in time of the processor: other work on the machine only ever adds.
    const durations = Array.from({ length: 30 }, () => {
      const start = process.cpuUsage()
      write()
      const { user, system } = process.cpuUsage(start)
      return (user + system) / 1000
    })
    expect(Math.min(...durations)).toBeLessThan(20)
  })
})
