// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { containsOneOf, looksLike, matchesPattern } from '../../src/missions/matchName.ts'

describe('a name against an author’s pattern', () => {
  it.each([
    { pattern: 'AG*', name: 'AG 2026', fits: true }, { pattern: 'AG*', name: 'ag', fits: true }, { pattern: 'AG*', name: 'A.G. 2026', fits: true },
    { pattern: 'AG*', name: 'Vieille AG', fits: false }, { pattern: '*AG*', name: 'Vieille AG', fits: true }, { pattern: 'AG*2026', name: 'AG du 3 mai 2026', fits: true },
    { pattern: 'AG*AG', name: 'AG', fits: false }, { pattern: 'a*b*c', name: 'abbc', fits: true }, { pattern: 'a*bc*c', name: 'abc', fits: false },
    { pattern: 'Compte rendu', name: 'COMPTE-RENDU.md', fits: true }, { pattern: 'compte-rendu.md', name: 'Compte rendu.md', fits: true }, { pattern: 'compte-rendu.md', name: 'Compte rendu.odt', fits: false },
    { pattern: 'Réunion', name: 'reunion', fits: true }, { pattern: 'Réunion', name: 'Re\u0301union', fits: true }, { pattern: 'formateur⋅ices', name: 'Formateurices', fits: true },
    { pattern: 'Bureau', name: 'Bureaux', fits: false }, { pattern: '*', name: 'whatever', fits: true }, { pattern: '*', name: '🙂', fits: true }, { pattern: '🙂', name: '🙂', fits: true }, { pattern: '🙂', name: '🙁', fits: false },
    { pattern: '', name: 'x', fits: false },
  ])('“$pattern” and “$name”: $fits', ({ pattern, name, fits }) => {
    expect(matchesPattern(pattern, name)).toBe(fits)
  })

  it('is compared in a moment, however many stars', () => {
    const started = performance.now()
    matchesPattern('a*'.repeat(5_000), 'a'.repeat(100_000))
    expect(performance.now() - started).toBeLessThan(200)
  })
})

describe('a title that holds one of the words', () => {
  it.each([
    { words: ['assemblée', 'AG'], title: 'Assemblée générale', holds: true }, { words: ['assemblée', 'AG'], title: 'ASSEMBLEES', holds: true }, { words: ['assemblée', 'AG'], title: 'AG 2026', holds: true },
    { words: ['AG'], title: 'AG2026', holds: true }, { words: ['AG'], title: 'l’A.G.', holds: true }, { words: ['AG'], title: 'Ranger le 2e étage', holds: false }, { words: ['AG'], title: 'Agenda', holds: false },
    { words: ['assemblée générale'], title: 'Préparer l’assemblée générale !', holds: true }, { words: ['générale'], title: 'Assemblée', holds: false }, { words: [], title: 'Anything', holds: false }, { words: ['*'], title: 'Anything', holds: false },
  ])('$words in “$title”: $holds', ({ words, title, holds }) => {
    expect(containsOneOf(words, title)).toBe(holds)
  })
})

describe('a name that may be what was meant', () => {
  it.each([
    { pattern: 'AG*', name: 'Dossier AG', near: true }, { pattern: 'Assemblée', name: 'Asemblé', near: true }, { pattern: 'Compte rendu*', name: 'rendu final', near: true },
    { pattern: 'AG*', name: 'Photos', near: false }, { pattern: '*', name: 'Photos', near: false }, { pattern: 'AG*', name: '🙂', near: false },
  ])('“$name” for “$pattern”: $near', ({ pattern, name, near }) => {
    expect(looksLike(pattern, name)).toBe(near)
  })
})
