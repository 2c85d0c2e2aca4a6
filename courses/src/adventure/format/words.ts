// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { foldForSearch } from '../../catalogue/foldForSearch.ts'

/** A word of the format: how messages say it in each language, what else is read as it, and an example. */
export interface FormatWord {
  readonly fr: string
  readonly en: string
  readonly also?: readonly string[]
  readonly exampleFr: string
  readonly exampleEn: string
}

/** Every word an author writes, in one table. Case, accents, hyphens and no-break spaces do not matter. */
export const HEADER_WORDS = {
  id: { fr: 'id', en: 'id', exampleFr: 'id: assemblee-generale', exampleEn: 'id: general-meeting' },
  formerly: { fr: 'ancien', en: 'formerly', also: ['anciens'], exampleFr: 'ancien: vieux-nom', exampleEn: 'formerly: old-name' },
  title: { fr: 'titre', en: 'title', exampleFr: 'titre: L’assemblée générale', exampleEn: 'title: The general meeting' },
  summary: { fr: 'resume', en: 'summary', exampleFr: 'resume: Une phrase qui donne envie.', exampleEn: 'summary: One inviting sentence.' },
  language: { fr: 'langue', en: 'language', also: ['lang'], exampleFr: 'langue: fr', exampleEn: 'language: en' },
  duration: { fr: 'duree', en: 'duration', also: ['minutes'], exampleFr: 'duree: 25 min', exampleEn: 'duration: 25 min' },
  licence: { fr: 'licence', en: 'licence', also: ['license'], exampleFr: 'licence: CC BY-SA 4.0', exampleEn: 'licence: CC BY-SA 4.0' },
  authors: { fr: 'auteurs', en: 'authors', also: ['auteur', 'auteure', 'autrice', 'autrices', 'auteurices', 'author'], exampleFr: 'auteurs: [Parcours]', exampleEn: 'authors: [Parcours]' },
  start: { fr: 'depart', en: 'start', exampleFr: 'depart: arrivee', exampleEn: 'start: arrival' },
  variables: { fr: 'variables', en: 'variables', exampleFr: 'variables:', exampleEn: 'variables:' },
} as const satisfies Readonly<Record<string, FormatWord>>
export type HeaderKey = keyof typeof HEADER_WORDS

export const MISSION_WORDS = {
  todo: { fr: 'a faire', en: 'todo', also: ['faire', 'to do'], exampleFr: 'a faire: Créez un dossier « AG ».', exampleEn: 'todo: Create a folder "AGM".' },
  check: { fr: 'verifier', en: 'check', also: ['verification'], exampleFr: 'verifier: dossier-existe', exampleEn: 'check: folder-exists' },
  open: { fr: 'ouvrir', en: 'open', exampleFr: 'ouvrir: /apps/files/', exampleEn: 'open: /apps/files/' },
  hint: { fr: 'coup de pouce', en: 'hint', exampleFr: 'coup de pouce: Bouton « + Nouveau ».', exampleEn: 'hint: The "+ New" button.' },
  success: { fr: 'reussi', en: 'success', exampleFr: 'reussi: passage-suivant', exampleEn: 'success: next-passage' },
  absent: { fr: 'si absent', en: 'if absent', exampleFr: 'si absent: Cette application n’est pas installée.', exampleEn: 'if absent: This app is not installed.' },
} as const satisfies Readonly<Record<string, FormatWord>>
export type MissionKey = keyof typeof MISSION_WORDS

const CONDITION_WORDS: ReadonlySet<string> = new Set(['si', 'if'])
const ENDING_WORDS: ReadonlySet<string> = new Set(['fin', 'end'])
const FORMERLY_WORDS: ReadonlySet<string> = new Set(['ancien', 'anciens', 'formerly'])

/** No word of the format is longer: what is need not be folded. */
const LONGEST_WORD = 40

/** A word as the tables compare it: without case, accents, hyphens and no-break spaces. */
export function foldWord(text: string): string {
  return foldForSearch(text)
}

export function isConditionWord(text: string): boolean {
  return isOneOf(CONDITION_WORDS, text)
}

export function isEndingWord(text: string): boolean {
  return isOneOf(ENDING_WORDS, text)
}

export function isFormerlyWord(text: string): boolean {
  return isOneOf(FORMERLY_WORDS, text)
}

function isOneOf(words: ReadonlySet<string>, text: string): boolean {
  return text.length <= LONGEST_WORD && words.has(foldWord(text))
}

type Words = Readonly<Record<string, FormatWord>>
const KEYS = new WeakMap<Words, ReadonlyMap<string, string>>()

/** The key a word of the table stands for. */
export function findKey<Key extends string>(words: Readonly<Record<Key, FormatWord>>, text: string): Key | undefined {
  if (text.length > LONGEST_WORD) return undefined
  return keysOf(words).get(foldWord(text)) as Key | undefined // The values of `keysOf` are the table's own keys.
}

/** Every way to write the words of a table, for « vouliez-vous dire ». */
export function listWords(words: Words): string[] {
  return [...keysOf(words).keys()]
}

function keysOf(words: Words): ReadonlyMap<string, string> {
  const known = KEYS.get(words)
  if (known !== undefined) return known
  const keys = new Map(Object.entries(words).flatMap(([key, { fr, en, also = [] }]) => [fr, en, ...also].map(word => [foldWord(word), key] as const)))
  KEYS.set(words, keys)
  return keys
}
