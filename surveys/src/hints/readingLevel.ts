// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/** Languages whose reading level is known here. */
export const READING_LANGUAGES = ['fr', 'en'] as const
export type ReadingLanguage = (typeof READING_LANGUAGES)[number]

export interface ReadingLevel {
  /** Flesch score, 0 to 100 or a little beyond; higher is easier. */
  readonly score: number
  readonly level: 'easy' | 'medium' | 'hard'
  readonly wordCount: number
  readonly wordsPerSentence: number
}

/**
 * Flesch reading ease for English (Flesch 1948) and its French adaptation (Kandel and Moles 1958), with syllables
 * estimated from groups of vowels. A hint on wording, no judgement on anybody; undefined for other languages
 * and for fewer than three words.
 */
export function readingLevel(text: string, language: string): ReadingLevel | undefined {
  const base = READING_LANGUAGES.find(known => known === language.split('-')[0])
  // The inclusive point joins one word: « formé⋅es ».
  const words = text.replace(/[\u22C5\u00B7]/g, '').match(/[\p{L}\p{N}]+/gu) ?? []
  if (base === undefined || words.length < 3) return undefined
  const sentenceCount = Math.max(1, (text.match(/[.!?…]+(?=\s|$)/gu) ?? []).length)
  const wordsPerSentence = words.length / sentenceCount
  const syllables = words.reduce((total, word) => total + countSyllables(word, base), 0) / words.length
  const score = Math.round(base === 'fr' ? 207 - 1.015 * wordsPerSentence - 73.6 * syllables : 206.835 - 1.015 * wordsPerSentence - 84.6 * syllables)
  return { score, level: score >= 55 ? 'easy' : score >= 35 ? 'medium' : 'hard', wordCount: words.length, wordsPerSentence }
}

function countSyllables(word: string, language: ReadingLanguage): number {
  const plain = word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
  const silent = language === 'fr' ? plain.replace(/(?:es|ent|e)$/u, '') : plain.replace(/(?<![l])e$/u, '')
  return Math.max(1, (silent.match(/[aeiouy\u0153\u00E6]+/gu) ?? []).length)
}
