// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import {
  SERIES_DEFAULTS, WEBINAR_LIMITS, attendanceTable, isMailAddress, listAddressees, plainText, readAnswers, readSeriesFields, readSessionFields, sessionDoor, singleLine,
  type Addressee, type AnnouncementAudience, type AttendanceRow, type RegistrationQuestion, type Room, type SeriesFields, type SessionFields,
} from '../../src/index.ts'
import { aSession } from '../support/webinars.ts'

const SERIES: SeriesFields = {
  ...SERIES_DEFAULTS, capacity: null, courseId: null, language: 'fr', title: 'Découverte', summary: '', description: '', organiser: 'Hubikoop', questions: [],
}
const SESSION: SessionFields = {
  kind: 'webinar', title: 'Les géants du web', description: '', localStart: '2022-09-20T10:00', timeZone: 'Europe/Paris', durationMinutes: 120, status: 'confirmed',
  room: { kind: 'bigBlueButton' }, capacity: null, materials: [], replay: null, activityId: null,
}
const REPLAY = { watchUrl: 'https://framatube.org/w/abc', embedUrl: 'https://framatube.org/videos/embed/abc', durationSeconds: 3522, chapters: [] }
const long = (length: number) => 'x'.repeat(length)

describe('a series as its trainer types it', () => {
  it('is kept on one line where one is meant, and in paragraphs where they are', () => {
    const read = readSeriesFields({ ...SERIES, title: '  Découverte\r\nBcc: a@b.fr ', description: 'Un\r\n\r\nDeux\u0000\u2028', organiser: 'Hub\tikoop' })
    expect(read).toMatchObject({ kind: 'fields', fields: { title: 'Découverte Bcc: a@b.fr', description: 'Un\n\nDeux', organiser: 'Hub ikoop' } })
  })

  it.each<{ change: Partial<SeriesFields>; field: string; code: string }>([
    { change: { title: ' \n ' }, field: 'title', code: 'empty-text' },
    { change: { title: long(WEBINAR_LIMITS.titleCharacters + 1) }, field: 'title', code: 'text-too-long' },
    { change: { capacity: 0 }, field: 'capacity', code: 'wrong-number' },
    { change: { capacity: 1.5 }, field: 'capacity', code: 'wrong-number' },
    { change: { capacity: WEBINAR_LIMITS.capacity + 1 }, field: 'capacity', code: 'wrong-number' },
    { change: { doorMinutes: -1 }, field: 'doorMinutes', code: 'wrong-number' },
    { change: { completionPercent: 101 }, field: 'completionPercent', code: 'wrong-number' },
    { change: { presenceRule: { kind: 'share', percent: 0 } }, field: 'presenceRule.percent', code: 'wrong-number' },
    { change: { presenceRule: { kind: 'minutes', minutes: 0 } }, field: 'presenceRule.minutes', code: 'wrong-number' },
    { change: { contactRetentionDays: 366 }, field: 'contactRetentionDays', code: 'wrong-number' },
    { change: { questions: [{ kind: 'text', questionId: 'q', label: '' }] }, field: 'questions.0.label', code: 'empty-text' },
    { change: { questions: [{ kind: 'text', questionId: 'q', label: 'A' }, { kind: 'text', questionId: 'q', label: 'B' }] }, field: 'questions', code: 'repeated-id' },
    { change: { questions: Array.from({ length: 9 }, (_, index) => ({ kind: 'text' as const, questionId: `q${index}`, label: 'A' })) }, field: 'questions', code: 'too-many' },
    { change: { questions: [{ kind: 'choice', questionId: 'q', label: 'A', isMultiple: false, options: [{ optionId: 'a', label: 'Oui' }, { optionId: 'a', label: 'Non' }] }] }, field: 'questions.0.options', code: 'repeated-id' },
    { change: { questions: [{ kind: 'choice', questionId: 'q', label: 'A', isMultiple: false, options: [{ optionId: 'a', label: ' ' }] }] }, field: 'questions.0.options.0', code: 'empty-text' },
  ])('is refused at $field: $code', ({ change, field, code }) => {
    expect(readSeriesFields({ ...SERIES, ...change })).toMatchObject({ kind: 'problem', problem: { field, code } })
  })
})

describe('a session as its trainer types it', () => {
  it.each<{ room: SessionFields['room']; why: string }>([
    { room: { kind: 'link', roomUrl: ' https://bbb.example/b/cla-abc?x=1#y ', phone: null }, why: 'a room with its query' },
    { room: { kind: 'place', name: 'La Base', address: '', accessibility: '' }, why: 'a place by its name' },
    { room: { kind: 'later', isOnline: true }, why: 'not known yet' },
  ])('is kept with $why', ({ room }) => {
    expect(readSessionFields({ ...SESSION, room, replay: REPLAY, capacity: 1 }).kind).toBe('fields')
  })

  it.each<{ change: Partial<SessionFields>; field: string; code: string }>([
    { change: { title: '' }, field: 'title', code: 'empty-text' },
    { change: { timeZone: 'Europe/Hubikoop' }, field: 'timeZone', code: 'wrong-time-zone' },
    { change: { localStart: '2023-02-29T10:00' }, field: 'localStart', code: 'wrong-wall-time' },
    { change: { durationMinutes: 4 }, field: 'durationMinutes', code: 'wrong-number' },
    { change: { durationMinutes: 1441 }, field: 'durationMinutes', code: 'wrong-number' },
    { change: { room: { kind: 'link', roomUrl: 'http://bbb.example/', phone: null } }, field: 'room.roomUrl', code: 'wrong-address' },
    { change: { room: { kind: 'link', roomUrl: 'javascript:alert(1)', phone: null } }, field: 'room.roomUrl', code: 'wrong-address' },
    { change: { room: { kind: 'link', roomUrl: 'https://me:secret@bbb.example/', phone: null } }, field: 'room.roomUrl', code: 'wrong-address' },
    { change: { room: { kind: 'link', roomUrl: 'https://bbb.example/\r\nX: y', phone: null } }, field: 'room.roomUrl', code: 'wrong-address' },
    { change: { room: { kind: 'place', name: ' ', address: '', accessibility: '' } }, field: 'room.name', code: 'empty-text' },
    { change: { materials: [{ title: 'Diaporama', url: 'ftp://example.org/a.pdf', isSlides: true }] }, field: 'materials.0.url', code: 'wrong-address' },
    { change: { replay: { ...REPLAY, durationSeconds: 0 } }, field: 'replay.durationSeconds', code: 'wrong-number' },
    { change: { replay: { ...REPLAY, chapters: [{ startSeconds: 10, title: 'A' }, { startSeconds: 10, title: 'B' }] } }, field: 'replay.chapters', code: 'wrong-chapters' },
    { change: { replay: { ...REPLAY, chapters: [{ startSeconds: 3522, title: 'A' }] } }, field: 'replay.chapters', code: 'wrong-chapters' },
    { change: { replay: { ...REPLAY, chapters: [{ startSeconds: 0, title: ' ' }] } }, field: 'replay.chapters', code: 'wrong-chapters' },
  ])('is refused at $field: $code', ({ change, field, code }) => {
    expect(readSessionFields({ ...SESSION, ...change })).toMatchObject({ kind: 'problem', problem: { field, code } })
  })
})

describe('answers at registration', () => {
  const questions: readonly RegistrationQuestion[] = [
    { kind: 'text', questionId: 'need', label: 'Un besoin ?' },
    { kind: 'choice', questionId: 'role', label: 'Vous êtes', isMultiple: false, options: [{ optionId: 'a', label: 'A' }, { optionId: 'b', label: 'B' }] },
    { kind: 'choice', questionId: 'tools', label: 'Vos outils', isMultiple: true, options: [{ optionId: 'a', label: 'A' }, { optionId: 'b', label: 'B' }] },
  ]

  it.each([
    { given: {}, kept: {}, why: 'none' },
    { given: { need: ['  Une boucle\r\nmagnétique '], role: ['b'], tools: ['b', 'a'] }, kept: { need: ['Une boucle\nmagnétique'], role: ['b'], tools: ['a', 'b'] }, why: 'all' },
    { given: { role: ['a', 'b'] }, kept: { role: ['a'] }, why: 'two of a single choice' },
    { given: { role: ['z'], other: ['x'], __proto__: ['x'], need: ['  '] }, kept: {}, why: 'what was not asked' },
    { given: { need: [long(WEBINAR_LIMITS.answerCharacters + 50)] }, kept: { need: [long(WEBINAR_LIMITS.answerCharacters)] }, why: 'a text too long' },
  ])('are kept as far as they answer: $why', ({ given, kept }) => {
    expect(readAnswers(questions, given)).toEqual(kept)
  })
})

describe('the door', () => {
  const LINK: Room = { kind: 'link', roomUrl: 'https://bbb.example/b/x', phone: undefined }
  it.each<{ at: string; room?: Room; status?: 'cancelled'; state?: 'waitlisted'; kind: string; why: string }>([
    { at: '2022-09-20T07:44:59Z', kind: 'notYet', why: 'a second too early' },
    { at: '2022-09-20T07:45:00Z', kind: 'open', why: 'fifteen minutes before' },
    { at: '2022-09-20T10:30:00Z', kind: 'open', why: 'half an hour after the planned end' },
    { at: '2022-09-20T10:30:01Z', kind: 'over', why: 'later' },
    { at: '2022-09-20T08:00:00Z', room: LINK, kind: 'open', why: 'a plain link' },
    { at: '2022-09-20T08:00:00Z', room: { kind: 'later', isOnline: true }, kind: 'unknownRoom', why: 'no room yet' },
    { at: '2022-09-20T08:00:00Z', room: { kind: 'place', name: 'La Base', address: '', accessibility: '' }, kind: 'inPerson', why: 'a place' },
    { at: '2022-09-20T08:00:00Z', state: 'waitlisted', kind: 'noPlace', why: 'who waits has no place' },
    { at: '2022-09-20T08:00:00Z', status: 'cancelled', kind: 'cancelled', why: 'cancelled' },
  ])('is $kind: $why', ({ at, room, status, state, kind }) => {
    const session = aSession({ ...room && { room }, ...status && { status } })
    expect(sessionDoor(session, { state: { status: state ?? 'confirmed' }, doorMinutes: 15, now: new Date(at) }).kind).toBe(kind)
  })

  it('says when it opens', () => {
    expect(sessionDoor(aSession(), { state: { status: 'confirmed' }, doorMinutes: 15, now: new Date('2022-09-19T00:00:00Z') })).toEqual({ kind: 'notYet', opensAt: '2022-09-20T07:45:00.000Z', isPlainLink: false })
  })

  it('says where the room is a plain link, which notes nobody’s presence', () => {
    const at = (now: string) => sessionDoor(aSession({ room: LINK }), { state: { status: 'confirmed' }, doorMinutes: 15, now: new Date(now) })
    expect(at('2022-09-19T00:00:00Z')).toMatchObject({ kind: 'notYet', isPlainLink: true })
    expect(at('2022-09-20T08:00:00Z')).toEqual({ kind: 'open', isPlainLink: true })
  })
})

describe('an announcement', () => {
  const people: readonly Addressee[] = [
    { personKey: 'rose', status: 'confirmed', hasMissed: true },
    { personKey: 'rose', status: 'withdrawn', hasMissed: false },
    { personKey: 'theo', status: 'confirmed', hasMissed: false },
    { personKey: 'theo', status: 'confirmed', hasMissed: false },
    { personKey: 'samia', status: 'waitlisted', hasMissed: false },
    { personKey: 'malik', status: 'withdrawn', hasMissed: true },
    { personKey: 'jeanne', status: 'refused', hasMissed: false },
    { personKey: 'claire', status: 'pending', hasMissed: false },
    { personKey: 'nadia', status: 'declined', hasMissed: false },
  ]

  it.each<{ audience: AnnouncementAudience; told: string[] }>([
    { audience: 'all', told: ['rose', 'theo', 'samia', 'claire'] },
    { audience: 'confirmed', told: ['rose', 'theo'] },
    { audience: 'waitlisted', told: ['samia'] },
    { audience: 'withdrawn', told: ['malik'] },
    { audience: 'missed', told: ['rose'] },
  ])('to $audience tells each person of several series once: $told', ({ audience, told }) => {
    expect(listAddressees(people, audience).map(({ personKey }) => personKey)).toEqual(told)
  })
})

describe('the attendance as a table', () => {
  const row: AttendanceRow = {
    registrationId: 'r1', name: 'Rose', status: 'confirmed', isPresent: true, hasStayed: true, hasReplayed: false, isCompleted: true, basis: 'measured', attendanceSeconds: 6599,
    sources: [
      { source: 'polling', attendanceSeconds: 6480, isPresent: true, intervals: [] },
      { source: 'ticked', attendanceSeconds: null, isPresent: false, intervals: [] },
    ],
    hasConflict: true, isExcluded: false, replayPercent: 40,
  }
  const sheet = (changes: Partial<AttendanceRow> = {}) => [{ sessionNumber: 1, sessionTitle: 'Les géants du web', heldOn: '2022-09-20', rows: [{ ...row, ...changes }] }]

  it.each([
    { language: 'fr', cells: ['1', 'Les géants du web', '2022-09-20', 'Rose', 'confirmée', 'oui', 'mesure', '109', '108', '', '', 'non', '', 'oui', '40', 'oui', 'non'] },
    { language: 'en', cells: ['1', 'Les géants du web', '2022-09-20', 'Rose', 'confirmed', 'yes', 'measurement', '109', '108', '', '', 'no', '', 'yes', '40', 'yes', 'no'] },
  ])('shows each source beside the others, in $language', ({ language, cells }) => {
    const [head, line] = attendanceTable(sheet(), language)
    expect(line).toEqual(cells)
    expect(head).toHaveLength(cells.length)
  })

  it.each(['=HYPERLINK("https://evil.example")', '+33', '-1', '@SUM(A1)', '\t=1', '\r\n=1', ' =1'])('makes no formula of a name like %j', (name) => {
    expect(attendanceTable(sheet({ name }), 'fr')[1]?.[3]).toMatch(/^'[=+@-]/)
  })

  it('has an empty cell for whoever gave no name', () => {
    expect(attendanceTable(sheet({ name: null, replayPercent: null }), 'fr')[1]?.[3]).toBe('')
  })
})

it.each([
  { text: 'a\r\nb\rc', plain: 'a\nb\nc', line: 'a b c' },
  { text: ' a\t\u0007b\u202E\u2069 ', plain: 'a b', line: 'a b' },
  { text: 'Léo ⋅ « ça » 🙂', plain: 'Léo ⋅ « ça » 🙂', line: 'Léo ⋅ « ça » 🙂' },
])('cleans $text', ({ text, plain, line }) => {
  expect([plainText(text), singleLine(text)]).toEqual([plain, line])
})

it.each([
  { address: 'rose@example.org', is: true }, { address: 'rose.dupont+parcours@sous.domaine.example', is: true }, { address: 'élodie@associé.example', is: true },
  { address: 'o\'neil@example.org', is: true }, { address: 'rose@@example.org', is: false }, { address: 'rose@-example.org', is: false }, { address: 'rose@example..org', is: false },
  { address: 'rose@localhost', is: false }, { address: 'rose@[127.0.0.1]', is: false }, { address: `${long(64)}@${`${long(60)}.`.repeat(4)}org`, is: false }, { address: '', is: false },
])('$address is a mail address: $is', ({ address, is }) => {
  expect(isMailAddress(address)).toBe(is)
})

it('answers about an address or an https address in linear time', () => {
  const start = performance.now()
  isMailAddress(`${'a'.repeat(200)}@${'a.'.repeat(27)}`)
  readSessionFields({ ...SESSION, room: { kind: 'link', roomUrl: `https://${'a'.repeat(100_000)}`, phone: null } })
  singleLine('\n \t'.repeat(30_000))
  expect(performance.now() - start).toBeLessThan(500)
})
