// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { INCLUSIVE_POINT, foldForSearch, matchesSearch } from '../src/index.ts'

describe('folding', () => {
  it.each([
    { text: 'Émancip’Asso', folded: 'emancip asso' },
    { text: 'Emancip\'Asso', folded: 'emancip asso' },
    { text: `coordinateur${INCLUSIVE_POINT}ices`, folded: 'coordinateurices' },
    { text: 'coordinateur·ices', folded: 'coordinateurices' },
    { text: 'coordinateur.ices.', folded: 'coordinateurices' },
    { text: 'Frama.space', folded: 'framaspace' },
    { text: 'Œuvrer ex æquo', folded: 'oeuvrer ex aequo' },
    { text: 'Dé-googlisons  Internet !', folded: 'de googlisons internet' },
    { text: 'Version 1.10', folded: 'version 1 10' },
    { text: 'ÉTÉ', folded: 'ete' },
    { text: '', folded: '' },
  ])('« $text » gives « $folded »', ({ text, folded }) => {
    expect(foldForSearch(text)).toBe(folded)
  })
})

describe('searching', () => {
  const text = foldForSearch('Découvrir les services éthiques pour formateur⋅ices, sur Frama.space avec Émancip’Asso')
  it.each([
    { query: 'formateurices', found: true },
    { query: 'formateur·ices', found: true },
    { query: 'formateur ices', found: true },
    { query: 'ETHIQUE', found: true },
    { query: 'éthique découv', found: true },
    { query: 'framaspace', found: true },
    { query: 'emancip\'asso', found: true },
    { query: 'éthique moteur', found: false },
    { query: '', found: true },
    { query: ' !? ', found: true },
  ])('« $query » finds it: $found', ({ query, found }) => {
    expect(matchesSearch(text, query)).toBe(found)
  })
})
