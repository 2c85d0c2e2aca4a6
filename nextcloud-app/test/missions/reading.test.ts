// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { readEvents } from '../../src/missions/iCalendarEvents.ts'
import { parseMultistatus } from '../../src/missions/multistatus.ts'
import { readArguments } from '../../src/missions/readArguments.ts'

const calendar = (...lines: readonly string[]) => ['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR'].join('\r\n')

describe('events of a calendar', () => {
  it('are read with folded lines, escapes, parameters, zones and alarms', () => {
    expect(readEvents(calendar(
      'BEGIN:VTIMEZONE', 'BEGIN:STANDARD', 'DTSTART:19701025T030000', 'END:STANDARD', 'END:VTIMEZONE',
      'BEGIN:VEVENT', 'UID:0b7a-1', 'SUMMARY;LANGUAGE=fr:Assemblée\\, la grande\\; enf', ' in', 'DTSTART;TZID=Europe/Paris:20270312T180000',
      'ORGANIZER;CN="Rose: la secrétaire":mailto:Rose@example.org', 'ATTENDEE;CN=Rose:mailto:rose@EXAMPLE.org', 'ATTENDEE;CN="a:b";ROLE=REQ-PARTICIPANT:mailto:samir@example.org', 'ATTENDEE:mailto:samir@example.org',
      'BEGIN:VALARM', 'SUMMARY:Alarm', 'ATTENDEE:mailto:alarm@example.org', 'END:VALARM', 'END:VEVENT',
    ))).toEqual([{ title: 'Assemblée, la grande; enfin', guestCount: 1, firstDay: '2027-03-12', isSample: false }])
  })

  it.each(['', 'x', 'BEGIN:VEVENT', 'END:VEVENT', calendar('BEGIN:VEVENT', 'END:VEVENT'), calendar('BEGIN:VEVENT', 'SUMMARY', 'DTSTART:soon', 'END:VEVENT')])('never crash: %j', (text) => {
    expect(readEvents(text).every(({ title, firstDay }) => title === '' && firstDay === '')).toBe(true)
  })

  it('are read in a moment, however long a line', () => {
    const started = performance.now()
    readEvents(calendar('BEGIN:VEVENT', `ATTENDEE;CN="${'a"b'.repeat(100_000)}`, `SUMMARY${':x'.repeat(100_000)}`, 'END:VEVENT'))
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})

describe('a WebDAV answer', () => {
  const wrap = (inside: string) => `<?xml version="1.0"?><d:multistatus xmlns:d="DAV:" xmlns:oc="http://owncloud.org/ns">${inside}</d:multistatus>`

  it('may be empty: nothing was found', () => {
    expect(parseMultistatus(wrap(''))).toEqual([])
  })

  it('gives names as people write them, and only the properties that are there', () => {
    const [item] = parseMultistatus(wrap('<d:response><d:href>/cloud/remote.php/dav/files/rose/%C3%A0%20nous%20%26%20vous/</d:href>'
      + '<d:propstat><d:prop><d:resourcetype><d:collection/></d:resourcetype></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat>'
      + '<d:propstat><d:prop><oc:fileid/></d:prop><d:status>HTTP/1.1 404 Not Found</d:status></d:propstat></d:response>'))
    expect([item?.name, item?.has('resourcetype'), item?.has('fileid'), item?.elements('resourcetype').length]).toEqual(['à nous & vous', true, false, 1])
  })

  it.each(['', '<html><body>Log in</body></html>', '{"ocs":{}}', '<d:multistatus'])('that is something else is unreadable: %j', (text) => {
    expect(() => parseMultistatus(text)).toThrow('unreadable')
  })
})

describe('what an author asks for', () => {
  it.each([{ given: { droit: ['modifier'] } }, { given: { droit: ['Édit', 'MODIFIER'] } }, { given: { right: ['edit'] } }])('is read in both languages, whatever capitals and accents: $given', ({ given }) => {
    expect(readArguments('dossier-partage', given).values('droit')).toContain('edit')
  })

  it.each([[undefined, 2], ['3', 3], ['0', 2], ['-1', 2], ['many', 2], ['1e9999', 2]])('counts %s as %i', (text, count) => {
    expect(readArguments('ecrit-a-plusieurs', text === undefined ? {} : { personnes: [text] }).count('personnes', 2)).toBe(count)
  })

  it('leaves out what is empty', () => {
    expect(readArguments('dossier-existe', { nom: ['  '] }).text('nom')).toBeUndefined()
  })
})
