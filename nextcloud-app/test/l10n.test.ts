// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import french from '../l10n/fr.json'
import { formatDay, formatMinutes, n, t } from '../src/l10n.ts'
import { createFakeServer } from './support/fakeServer.ts'
import { mountAt, pageText } from './support/mountApp.ts'
import { listReaderFiles } from '../build/readerFiles.ts'
import { keepSpoken } from '../build/spokenLanguages.ts'
import { listPhpStrings, listSourceStrings, listStringsOf } from '../build/sourceStrings.ts'
import { speakFrench } from './setup.ts'

const folder = join(import.meta.dirname, '..')
/** « Courses » also names the entry of Nextcloud's menu (appinfo/info.xml). */
const phpSources = ['lib', 'templates'].flatMap((name) => listPhpStrings(join(folder, name)))
const sources = [...new Set([...listSourceStrings(join(folder, 'src')), ...phpSources])].sort()
const pairs = Object.entries<string | string[]>(french.translations)
const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}|%(?:\d\$)?[nsd]/g) ?? [])].sort()

describe('the French words', () => {
  it('translate every text of the sources, and nothing else', () => {
    expect(Object.keys(french.translations).sort()).toEqual(sources)
  })

  it('keep the placeholders of each text', () => {
    const wrong = pairs.filter(([source, translated]) => [translated].flat().some((text) => String(placeholders(text)) !== String(placeholders(source))))
    expect(wrong).toEqual([])
  })

  it('hold two forms for each number', () => {
    expect(pairs.filter(([source, translated]) => source.startsWith('_') !== Array.isArray(translated) || (Array.isArray(translated) && translated.length !== 2))).toEqual([])
  })

  it('never put a plain space before a double sign', () => {
    expect(pairs.filter(([, translated]) => [translated].flat().some((text) => / [:;?!»]|« | %(?![\dnsd])/.test(text)))).toEqual([])
  })

  it('never say what Parcours never says', () => {
    expect(pairs.filter(([, translated]) => [translated].flat().some((text) => /\b(oups|veuillez|cliquez|score|leçon)\b|!/i.test(text)))).toEqual([])
  })
})

describe('the language of the interface', () => {
  it('is English until French is loaded', () => {
    expect(t('parcours', 'Resume: {title}', { title: 'A & B' })).toBe('Resume: A & B')
  })

  it('agrees zero with the singular in French', () => {
    speakFrench()
    expect([0, 1, 2].map((count) => n('parcours', '%n activity', '%n activities', count))).toEqual(['0 activité', '1 activité', '2 activités'])
  })

  it('writes days and lengths as people say them', () => {
    speakFrench()
    expect(formatDay('2022-09-20')).toBe('mardi 20 septembre 2022')
    expect(formatDay('2026-12-01')).toBe('mardi 1er décembre 2026')
    expect([45, 60, 80].map(formatMinutes)).toEqual(['45\u00a0min', '1\u00a0h', '1\u00a0h\u00a020'])
  })

  it('turns the whole page into French', async () => {
    createFakeServer()
    speakFrench()
    await mountAt('/courses/vie-privee', { language: 'fr' })
    expect(pageText()).toContain('Suivre ce parcours')
    expect(pageText()).not.toMatch(/Follow|What you will/)
  })
})

describe('the words that every browser loads', () => {
  const readers = new Set(listStringsOf(listReaderFiles()))

  it('hold those of each page that somebody may meet without leading', () => {
    expect(['I have finished', 'Register for the series', 'See the results'].filter((text) => !readers.has(text))).toEqual([])
    expect(readers.size).toBeGreaterThan(500)
  })

  it('spare those of the desks', () => {
    expect(['Begin the draft', 'Ask a survey, or write one', 'Take a text from Files'].filter((text) => readers.has(text))).toEqual([])
    expect(readers.size).toBeLessThan(sources.length * 0.65)
  })
})

describe('the words of Nextcloud’s components', () => {
  const catalogue = readFileSync(join(folder, '../node_modules/@nextcloud/vue/dist/chunks/_l10n.mjs'), 'utf8')

  it('are kept in French and English, and in no third language', () => {
    const kept = keepSpoken(catalogue)
    expect([...new Set([...kept.matchAll(/"l": ?"([\w-]+)"/g)].map(([, language]) => language))].sort()).toEqual(['en-GB', 'fr'])
    expect(kept).toContain('Fermer la navigation')
    expect(kept.length).toBeLessThan(catalogue.length / 10)
  })

  it('stop the build when they are written in another way', () => {
    expect(() => keepSpoken('const words = {}')).toThrow('another way')
  })
})
