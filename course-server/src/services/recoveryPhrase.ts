// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { wordlist } from '@scure/bip39/wordlists/french.js'
import { randomInt } from 'node:crypto'
import { GRIM_WORDS } from './grimWords.ts'

/**
 * Six words of the French BIP 39 list, its grim ones left out: 65 bits, 5 × 10^19 phrases. With the limit on wrong
 * attempts nobody finds one by trying, and it can be read out on the phone.
 * https://github.com/bitcoin/bips/blob/master/bip-0039/french.txt
 */
export const PHRASE_WORD_COUNT = 6

export function makeRecoveryPhrase(): string {
  return Array.from({ length: PHRASE_WORD_COUNT }, () => DRAWN_WORDS[randomInt(DRAWN_WORDS.length)] ?? '').join(' ')
}

/** The words that phrases are drawn from. */
export const DRAWN_WORDS: readonly string[] = wordlist.map((word) => word.normalize('NFC')).filter((word) => !GRIM_WORDS.has(word))

/** The longest phrase possible, with room for spaces: longer input is no phrase. */
export const PHRASE_MAX_LENGTH = 200

/**
 * One spelling for all ways of typing a phrase: case, accents, hyphens, commas and spaces do not
 * count. Undefined unless it is six words of the list.
 */
export function normalisePhrase(typed: string): string | undefined {
  if (typed.length > PHRASE_MAX_LENGTH) return undefined
  const words = plain(typed).split(/[^a-z]+/).filter((word) => word !== '')
  return words.length === PHRASE_WORD_COUNT && words.every((word) => PLAIN_WORDS.has(word)) ? words.join(' ') : undefined
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/œ/gi, 'oe').toLowerCase()
}

/** The list holds no two words that differ by accents alone (a test says so). */
export const PLAIN_WORDS: ReadonlySet<string> = new Set(wordlist.map(plain))
