// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CalendarEntryMessage } from '@parcours/courses'
import { beforeEach, describe, expect, it } from 'vitest'
import { createOwnCalendar } from '../../src/calendar/createOwnCalendar.ts'
import { createFakeCalendars, ROOT } from './fakeCalendars.ts'

let server: ReturnType<typeof createFakeCalendars>
const calendar = createOwnCalendar({ userId: 'rose@asso', root: ROOT, requestToken: () => 'csrf' })
beforeEach(() => { server = createFakeCalendars() })

interface Given {
  readonly registration?: string
  readonly hour?: string
  readonly sequence?: number
  readonly status?: 'confirmed' | 'cancelled'
}

function anEntry(number: number, { registration = 'r1', hour = '10', sequence = 0, status = 'confirmed' }: Given = {}): CalendarEntryMessage {
  const calendarUid = `s${number}-${registration}@campus.test`
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Parcours//Parcours//FR', 'BEGIN:VTIMEZONE', 'TZID:Europe/Paris', 'BEGIN:STANDARD', 'DTSTART:19701025T030000', 'END:STANDARD', 'END:VTIMEZONE',
    'BEGIN:VEVENT', `UID:${calendarUid}`, 'DTSTAMP:20261122T200000Z', `SEQUENCE:${sequence}`, `STATUS:${status.toUpperCase()}`, `DTSTART;TZID=Europe/Paris:202612${10 + number}T${hour}0000`, `DTEND;TZID=Europe/Paris:202612${10 + number}T120000`,
    `SUMMARY:Séance ${number}`, 'BEGIN:VALARM', 'ACTION:DISPLAY', 'TRIGGER:-PT15M', 'END:VALARM', 'END:VEVENT', 'END:VCALENDAR', '',
  ]
  return { calendarUid, sequence, status, icalendar: lines.join('\r\n') }
}

const series = (given?: Given) => [1, 2, 3, 4, 5, 6, 7, 8].map((number) => anEntry(number, given))
const puts = () => server.requests.filter(({ method }) => method === 'PUT')

describe('the calendars offered', () => {
  it('are those one may add events to, by the name the person gave them', async () => {
    const { calendars } = await calendar.compare([])
    expect(calendars).toEqual([{ calendarId: 'personal', title: 'Personnel' }, { calendarId: 'asso', title: 'Réunions & ateliers' }])
  })
})

describe('eight sessions in one click', () => {
  it('are eight entries in the calendar chosen, none of which can be there twice', async () => {
    const counts: number[] = []
    expect(await calendar.write('asso', series(), (count) => counts.push(count))).toBe(8)
    expect([...server.files.keys()]).toEqual(series().map((_, at) => `asso/s${at + 1}-r1.ics`))
    expect(puts().every(({ headers }) => headers.get('If-None-Match') === '*' && headers.get('Content-Type') === 'text/calendar; charset=utf-8')).toBe(true)
    expect(counts).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(await calendar.compare(series())).toMatchObject({ currentCount: 8, outdatedCount: 0, absentCount: 0, writtenIn: ['Réunions & ateliers'] })
  })

  it('ask nothing more when they are written already, wherever that is', async () => {
    await calendar.write('personal', series())
    const before = puts().length
    await calendar.write('asso', series())
    expect(puts()).toHaveLength(before)
    expect([...server.files.keys()].every((place) => place.startsWith('personal/'))).toBe(true)
  })

  it('are not written for sessions that were cancelled before', async () => {
    const entries = [anEntry(1), anEntry(2, { status: 'cancelled' })]
    expect(await calendar.compare(entries)).toMatchObject({ absentCount: 1 })
    await calendar.write('personal', entries)
    expect([...server.files.keys()]).toEqual(['personal/s1-r1.ics'])
  })
})

describe('a series that moved', () => {
  it('is seen, and brought up to date over the version that was read, where it is', async () => {
    await calendar.write('asso', series())
    const moved = series({ hour: '14', sequence: 1 })
    expect(await calendar.compare(moved)).toMatchObject({ currentCount: 0, outdatedCount: 8, absentCount: 0 })
    await calendar.write('personal', moved)
    expect([...server.files.values()].filter(({ text }) => text.includes('T140000'))).toHaveLength(8)
    expect(puts().slice(8).every(({ headers }) => (headers.get('If-Match') ?? '').startsWith('"v'))).toBe(true)
  })

  it('is seen although the person’s own edits counted further than ours', async () => {
    const entry = anEntry(1)
    server.write('personal/s1-r1.ics', entry.icalendar.replace('SEQUENCE:0', 'SEQUENCE:7'))
    expect(await calendar.compare([anEntry(1, { hour: '14', sequence: 1 })])).toMatchObject({ outdatedCount: 1 })
    expect(await calendar.compare([entry])).toMatchObject({ outdatedCount: 0, currentCount: 1 })
  })

  it('keeps the alarms that the person set, and the absence of those taken away', async () => {
    server.write('personal/s1-r1.ics', anEntry(1).icalendar.replace('TRIGGER:-PT15M', 'TRIGGER:-P1D'))
    server.write('personal/s2-r1.ics', anEntry(2).icalendar.replace(/BEGIN:VALARM[\s\S]*END:VALARM\r\n/, ''))
    await calendar.write('personal', [anEntry(1, { hour: '14', sequence: 1 }), anEntry(2, { hour: '14', sequence: 1 })])
    const texts = [...server.files.values()].map(({ text }) => text)
    expect(texts[0]).toContain('TRIGGER:-P1D')
    expect(texts[0]?.match(/BEGIN:VALARM/g)).toHaveLength(1)
    expect(texts[1]).not.toContain('VALARM')
    expect(texts.every((text) => text.includes('T140000') && text.endsWith('END:VEVENT\r\nEND:VCALENDAR\r\n'))).toBe(true)
  })

  it('shows a cancelled session as cancelled, and lets it wake nobody', async () => {
    await calendar.write('personal', [anEntry(1)])
    await calendar.write('personal', [{ ...anEntry(1, { status: 'cancelled', sequence: 1 }) }])
    expect(server.files.get('personal/s1-r1.ics')?.text).toContain('STATUS:CANCELLED')
  })

  it('is written over what changed meanwhile, once read again', async () => {
    await calendar.write('personal', [anEntry(1)])
    let isFirst = true
    server.state.beforePut = (place) => {
      if (isFirst) server.write(place, anEntry(1).icalendar.replace('Séance 1', 'Mon titre'))
      isFirst = false
    }
    await calendar.write('personal', [anEntry(1, { hour: '14', sequence: 1 })])
    expect(server.files.get('personal/s1-r1.ics')?.text).toContain('T140000')
  })
})

describe('leaving and coming back', () => {
  it('takes the entries out of every calendar, and leaves the others', async () => {
    await calendar.write('asso', series())
    server.write('personal/dentist.ics', anEntry(1, { registration: 'dentist' }).icalendar)
    expect(await calendar.remove(series().map(({ calendarUid }) => calendarUid))).toBe(8)
    expect([...server.files.keys()]).toEqual(['personal/dentist.ics'])
    expect(await calendar.remove(series().map(({ calendarUid }) => calendarUid))).toBe(0)
  })

  it('meets no old entry in the bin: another registration has other UIDs', async () => {
    await calendar.write('personal', series())
    await calendar.remove(series().map(({ calendarUid }) => calendarUid))
    await calendar.write('personal', series({ registration: 'r2' }))
    expect(server.files.size).toBe(8)
    expect(server.requests.some(({ method }) => method === 'MOVE')).toBe(false)
  })

  it('takes an entry out of the bin when its UID is there, as the server answers 500', async () => {
    await calendar.write('personal', [anEntry(2, { registration: 'old' }), anEntry(1)])
    server.remove('personal/s2-old.ics')
    server.remove('personal/s1-r1.ics')
    await calendar.write('personal', [anEntry(1, { hour: '14', sequence: 1 })])
    expect([...server.bin.values()].map(({ place }) => place)).toEqual(['personal/s2-old.ics'])
    expect(server.files.get('personal/s1-r1.ics')?.text).toContain('T140000')
    expect(server.requests.find(({ method }) => method === 'MOVE')?.headers.get('Destination')).toBe('/cloud/remote.php/dav/calendars/rose%40asso/trashbin/restore/file')
  })

  it('takes over an entry that another program wrote under another name', async () => {
    server.write('personal/imported.ics', anEntry(1).icalendar)
    await calendar.write('personal', [anEntry(1, { hour: '14', sequence: 1 })])
    expect([...server.files.keys()]).toEqual(['personal/imported.ics'])
    expect(server.files.get('personal/imported.ics')?.text).toContain('T140000')
  })
})

describe('a calendar that refuses', () => {
  it.each([
    { status: 401, code: 'session-ended' }, { status: 403, code: 'calendar-read-only' }, { status: 404, code: 'unknown-calendar' },
    { status: 503, code: 'calendar-away' }, { status: 415, code: 'calendar-refused' },
  ])('is told as $code when Nextcloud says $status', async ({ status, code }) => {
    server.state.refuse = () => status
    await expect(calendar.write('personal', [anEntry(1)])).rejects.toMatchObject({ code })
  })

  it('is asked once more when a 500 has another reason than the bin: somebody else was writing', async () => {
    let count = 0
    server.state.refuse = (method) => (method === 'PUT' && (count += 1) === 1 ? 500 : 0)
    await calendar.write('personal', [anEntry(1)])
    expect(server.files.size).toBe(1)
  })

  it('is told when it goes on answering 500', async () => {
    server.state.refuse = (method) => (method === 'PUT' ? 500 : 0)
    await expect(calendar.write('personal', [anEntry(1)])).rejects.toMatchObject({ status: 500, code: 'calendar-away' })
    expect(server.requests.some(({ method }) => method === 'MOVE')).toBe(false)
  })
})
