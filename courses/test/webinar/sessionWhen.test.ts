// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { ownWhen, sessionWhen, zoneWords } from '../../src/index.ts'

const PARIS = { startsAt: '2022-09-20T12:00:00Z', endsAt: '2022-09-20T14:00:00Z', timeZone: 'Europe/Paris' }
const french = { language: 'fr', now: new Date('2022-09-01T00:00:00Z') }
const english = { ...french, language: 'en' }
/** No-break spaces are there, and not what these tests are about. */
const plain = (text: string | undefined) => text?.replaceAll('\u00A0', ' ')

describe('when a session is', () => {
  it('is told in the session’s own zone, and named', () => {
    expect(plain(sessionWhen(PARIS, french))).toBe('mardi 20 septembre, 14 h – 16 h (heure de Paris)')
    expect(plain(sessionWhen(PARIS, english))).toBe('Tuesday 20 September, 14:00 – 16:00 (Paris time)')
  })

  it.each([
    { why: 'before the clocks change', startsAt: '2022-10-18T08:00:00Z', endsAt: '2022-10-18T10:00:00Z', told: 'mardi 18 octobre, 10 h – 12 h (heure de Paris)' },
    { why: 'after the clocks changed', startsAt: '2022-11-08T09:00:00Z', endsAt: '2022-11-08T11:00:00Z', told: 'mardi 8 novembre, 10 h – 12 h (heure de Paris)' },
    { why: 'with half hours', startsAt: '2022-11-08T08:30:00Z', endsAt: '2022-11-08T09:05:00Z', told: 'mardi 8 novembre, 9 h 30 – 10 h 05 (heure de Paris)' },
    { why: 'over midnight', startsAt: '2022-11-08T22:00:00Z', endsAt: '2022-11-09T00:00:00Z', told: 'mardi 8 novembre, 23 h – mercredi 9 novembre, 1 h (heure de Paris)' },
    { why: 'in another year', startsAt: '2023-01-17T09:00:00Z', endsAt: '2023-01-17T11:00:00Z', told: 'mardi 17 janvier 2023, 10 h – 12 h (heure de Paris)' },
    { why: 'on the first of a month', startsAt: '2022-12-01T09:00:00Z', endsAt: '2022-12-01T11:00:00Z', told: 'jeudi 1er décembre, 10 h – 12 h (heure de Paris)' },
    { why: 'at midnight', startsAt: '2022-11-07T23:00:00Z', endsAt: '2022-11-08T00:30:00Z', told: 'mardi 8 novembre, 0 h – 1 h 30 (heure de Paris)' },
  ])('is right $why', ({ startsAt, endsAt, told }) => {
    expect(plain(sessionWhen({ ...PARIS, startsAt, endsAt }, french))).toBe(told)
  })

  it('says the year where nobody knows when it is read', () => {
    expect(plain(sessionWhen({ ...PARIS, startsAt: '2026-12-01T13:00:00Z', endsAt: '2026-12-01T14:00:00Z' }, { language: 'fr' }))).toBe('mardi 1er décembre 2026, 14 h – 15 h (heure de Paris)')
    expect(plain(sessionWhen(PARIS, { language: 'en' }))).toBe('Tuesday 20 September 2022, 14:00 – 16:00 (Paris time)')
  })

  it('keeps an hour and its sign on one line, and begins no line with a space', () => {
    expect(sessionWhen(PARIS, french)).toContain('14\u00A0h\u00A0– 16\u00A0h')
  })
})

describe('when that is for the reader', () => {
  it('is told when the clocks differ, with the day when that differs too', () => {
    expect(plain(ownWhen(PARIS, 'America/Montreal', french))).toBe('8 h – 10 h')
    expect(plain(ownWhen(PARIS, 'Asia/Kolkata', english))).toBe('17:30 – 19:30')
    expect(plain(ownWhen({ ...PARIS, startsAt: '2022-09-20T20:00:00Z', endsAt: '2022-09-20T21:00:00Z' }, 'Pacific/Noumea', french))).toBe('mercredi 21 septembre, 7 h – 8 h')
  })

  it('is left out when the clocks show the same, whatever the zone is called', () => {
    expect(ownWhen(PARIS, 'Europe/Brussels', french)).toBeUndefined()
    expect(ownWhen({ ...PARIS, timeZone: 'Africa/Algiers', startsAt: '2022-12-20T12:00:00Z', endsAt: '2022-12-20T13:00:00Z' }, 'Europe/Paris', french)).toBeUndefined()
    expect(ownWhen({ ...PARIS, timeZone: 'Africa/Algiers' }, 'Europe/Paris', french)).toBeDefined()
  })
})

describe('the name of a zone', () => {
  it.each([
    { timeZone: 'Europe/Paris', language: 'fr', words: 'heure de Paris' },
    { timeZone: 'Africa/Algiers', language: 'fr', words: 'heure d’Alger' },
    { timeZone: 'Africa/Algiers', language: 'en', words: 'Algiers time' },
    { timeZone: 'America/Argentina/Buenos_Aires', language: 'en', words: 'Buenos Aires time' },
    { timeZone: 'UTC', language: 'fr', words: 'UTC' },
  ])('is a town’s in $language: $words', ({ timeZone, language, words }) => {
    expect(zoneWords(timeZone, language)).toBe(words)
  })
})
