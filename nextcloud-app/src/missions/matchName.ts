// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { foldForSearch } from '@parcours/courses'

/** Longer names and patterns are compared by their beginning. */
const LONGEST_COMPARED = 200
/** Slips of the fingers that still look like the same name. */
const MOST_SLIPS = 2
/** Shorter words begin too many others. */
const SHORTEST_STEM = 5

/**
 * Whether a name fits an author's pattern, in which `*` stands for anything. Capitals, accents, hyphens and
 * inclusive points do not count, nor does the ending of a file when the pattern names none: « AG* » finds « A.G. 2026 ».
 */
export function matchesPattern(pattern: string, name: string): boolean {
  return matchesWhole(pattern, name) || (!/\.\w{1,5}$/.test(pattern) && matchesWhole(pattern, withoutEnding(name)))
}

/**
 * Whether a title holds one of the words or phrases, from the beginning of a word: « AG » is in « AG2026 », not in
 * « étage » nor in « agenda ». From five letters on, a longer word will do: « assemblée » is in « Assemblées ».
 */
export function containsOneOf(words: readonly string[], title: string): boolean {
  const folded = ` ${foldWords(title)} `
  return words.map((word) => foldWords(word.replaceAll('*', ' '))).some((wanted) => wanted !== ''
    && (folded.includes(` ${wanted} `) || (wanted.length >= SHORTEST_STEM && folded.includes(` ${wanted}`))))
}

/** Whether a name that does not fit may be what was meant: it shares a word, or differs by two letters at most. */
export function looksLike(pattern: string, name: string): boolean {
  const wanted = fold(pattern.replaceAll('*', ' '))
  const found = fold(withoutEnding(name))
  if (wanted === '' || found === '') {
    return false
  }
  const words = found.split(' ')
  return wanted.split(' ').some((word) => word.length > 1 && words.includes(word))
    || (wanted.length > 3 && (found.includes(wanted) || countSlips(wanted, found.slice(0, wanted.length + MOST_SLIPS)) <= MOST_SLIPS))
}

function matchesWhole(pattern: string, name: string): boolean {
  const parts = pattern.slice(0, LONGEST_COMPARED).split('*')
  const folded = fold(name)
  const [first = '', ...others] = parts.map(fold)
  const last = others.at(-1)
  if (parts.every((part) => fold(part) === '')) {
    return parts.length > 1 || pattern.trim().toLowerCase() === name.trim().toLowerCase()
  }
  if (last === undefined) {
    return folded === first
  }
  let at = first.length
  for (const part of others.slice(0, -1)) {
    const found = folded.indexOf(part, at)
    if (found === -1) {
      return false
    }
    at = found + part.length
  }
  return folded.startsWith(first) && folded.length - last.length >= at && folded.endsWith(last)
}

function fold(text: string): string {
  return foldForSearch(text.slice(0, LONGEST_COMPARED))
}

/** The same, with numbers apart from words. */
function foldWords(text: string): string {
  return fold(text).replace(/(\p{L})(?=\p{N})|(\p{N})(?=\p{L})/gu, '$& ')
}

function withoutEnding(name: string): string {
  return name.replace(/\.\w{1,5}$/, '')
}

/** Letters to change, add or take away to make one of the other. */
function countSlips(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (const [line, letter] of Array.from(one).entries()) {
    const next = [line + 1]
    for (const [at, sign] of Array.from(other).entries()) {
      next.push(Math.min((row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1, (row[at] ?? 0) + (letter === sign ? 0 : 1)))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
