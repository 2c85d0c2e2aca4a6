// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { wordlist } from '@scure/bip39/wordlists/french.js'
import { defuse } from '../../src/http/figuresCsv.ts'
import { lastDueAt } from '../../src/nightlyJob.ts'
import { ANONYMOUS, type KnownCaller } from '../../src/services/caller.ts'
import { canSee } from '../../src/services/canSee.ts'
import { monthDay } from '../../src/services/clock.ts'
import { makeOneTimeCode, normaliseCode } from '../../src/services/oneTimeCode.ts'
import { GRIM_WORDS } from '../../src/services/grimWords.ts'
import { DRAWN_WORDS, makeRecoveryPhrase, normalisePhrase, PLAIN_WORDS } from '../../src/services/recoveryPhrase.ts'
import { setBounded } from '../../src/services/setBounded.ts'
import { parseOrigin } from '../../src/services/spaceOrigin.ts'

describe('recovery phrases', () => {
  it('are six words of the list, which stay apart without their accents', () => {
    expect(PLAIN_WORDS.size).toBe(wordlist.length)
    for (let draw = 0; draw < 200; draw++) expect(normalisePhrase(makeRecoveryPhrase())).toBeDefined()
  })

  it('are drawn without grim words, which are understood in a phrase of before', () => {
    expect(DRAWN_WORDS.length).toBe(wordlist.length - GRIM_WORDS.size)
    expect(DRAWN_WORDS.length).toBeGreaterThanOrEqual(1900)
    for (const word of ['atroce', 'toxine', 'cruel', 'prison']) expect(DRAWN_WORDS).not.toContain(word)
    expect(normalisePhrase('atroce toxine cruel prison maléfice détresse')).toBe('atroce toxine cruel prison malefice detresse')
  })

  it.each([
    'académie acajou abeille aérer zoologie abolir', '  ACADEMIE  acajou\tabeille\naerer zoologie abolir ', 'acade\u0301mie acajou abeille aérer zoologie abolir',
    'académie, acajou, abeille, aérer, zoologie, abolir.', 'académie-acajou-abeille-aérer-zoologie-abolir',
  ])('are known as %j', (typed) => {
    expect(normalisePhrase(typed)).toBe('academie acajou abeille aerer zoologie abolir')
  })

  it.each(['', 'abeille', 'un deux trois quatre cinq six', 'abeille abeille abeille abeille abeille abeille abeille', 'a'.repeat(201)])('are not %j', (typed) => {
    expect(normalisePhrase(typed)).toBeUndefined()
  })
})

describe('pairing codes', () => {
  it('are four groups of five letters that nobody confuses', () => {
    for (let draw = 0; draw < 100; draw++) expect(makeOneTimeCode()).toMatch(/^([34679ACDEFGHJKMNPQRTWXY]{5}-){3}[34679ACDEFGHJKMNPQRTWXY]{5}$/)
  })

  it('are read whatever stands between the letters', () => {
    expect(normaliseCode('a3c4d-e6f7g – h9jkm npqrt')).toBe('A3C4DE6F7GH9JKMNPQRT')
  })
})

describe('origins', () => {
  it.each(['https://nuage.example.org', 'https://nuage.example.org:8443', 'http://localhost:8080', 'http://127.0.0.1', 'http://[::1]:3000'])('takes %s', (origin) => {
    expect(parseOrigin(origin)).toBe(origin)
  })

  it.each(['http://nuage.example.org', 'https://nuage.example.org/', 'https://a:b@nuage.example.org', 'https://NUAGE.example.org', 'http://localhost.evil.org', 'null', ''])('refuses %j', (origin) => {
    expect(parseOrigin(origin)).toBeUndefined()
  })
})

describe('audiences', () => {
  const member: KnownCaller = { kind: 'known', spaceNumber: 7, spaceId: 's', subject: 'x', roles: ['learner'], isGuest: false, isHost: false }
  it.each([
    { audience: 'public', who: ANONYMOUS, sees: true }, { audience: 'spaces', who: ANONYMOUS, sees: false },
    { audience: 'spaces', who: member, sees: true }, { audience: 'spaces', who: { ...member, isGuest: true }, sees: false },
    { audience: 'space', who: member, sees: true }, { audience: 'space', who: { ...member, isGuest: true }, sees: false },
    { audience: 'space', who: { ...member, spaceNumber: 8 }, sees: false },
  ] as const)('$audience for $who: $sees', ({ audience, who, sees }) => {
    expect(canSee(who, { audience, ownerSpaceNumber: 7 })).toBe(sees)
  })
})

describe('small rules', () => {
  it.each([
    ['2026-11-23T02:59:59Z', '2026-11-22T03:00:00.000Z'], ['2026-11-23T03:00:00Z', '2026-11-23T03:00:00.000Z'], ['2026-01-01T00:00:00Z', '2025-12-31T03:00:00.000Z'],
  ])('at %s the night was due at %s', (now, due) => {
    expect(lastDueAt(new Date(now)).toISOString()).toBe(due)
  })

  it('keeps of a guest the month alone', () => {
    expect(monthDay(new Date('2026-11-23T10:00:00Z'))).toBe(monthDay(new Date('2026-11-01T00:00:00Z')))
    expect(monthDay(new Date('2026-11-23T10:00:00Z'), 24)).toBe(monthDay(new Date('2024-11-30T23:59:59Z')))
  })

  it('never lets a map grow above its limit', () => {
    const map = new Map<number, number>()
    for (let key = 0; key < 10; key++) setBounded(map, key, key, 3)
    expect([...map.keys()]).toEqual([7, 8, 9])
  })

  it.each([['=1+1', "'=1+1"], ['+33', "'+33"], ['-2', "'-2"], ['@x', "'@x"], ['\tx', "'\tx"], ['l’école', 'l’école'], ['', '']])('writes %j as %j in a table', (cell, written) => {
    expect(defuse(cell)).toBe(written)
  })
})
