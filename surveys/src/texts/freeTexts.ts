// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { LIMITS } from '../limits.ts'
import { foldForSearch } from './foldForSearch.ts'

/** One free text as a coordinator handles it. The id is random; nothing ties it to other answers. */
export interface FreeText {
  readonly textId: string
  readonly questionId: string
  readonly text: string
  /** The writer agreed to be quoted. */
  readonly mayQuote: boolean
  /** Themes given by a person. */
  readonly themeIds: readonly string[]
  /** What may leave the coordinators' hands; undefined until someone has read and redacted it. */
  readonly redacted: string | undefined
}

export interface TextPage {
  readonly texts: readonly FreeText[]
  /** From 1. */
  readonly page: number
  readonly pageCount: number
  readonly textCount: number
}

/** One page of texts; a page beyond the last gives the last, an empty list one empty page. */
export function pageTexts(texts: readonly FreeText[], page: number, pageSize: number): TextPage {
  const size = Math.min(LIMITS.textsPerPage, Math.max(1, Math.floor(pageSize)))
  const pageCount = Math.max(1, Math.ceil(texts.length / size))
  const asked = Number.isFinite(page) ? Math.floor(page) : 1
  const current = Math.min(pageCount, Math.max(1, asked))
  return { texts: texts.slice((current - 1) * size, current * size), page: current, pageCount, textCount: texts.length }
}

/** Texts that hold every word looked for, whatever the case and accents; an empty search finds all. */
export function searchTexts(texts: readonly FreeText[], query: string): FreeText[] {
  const words = foldForSearch(query.slice(0, LIMITS.searchCharacters)).split(' ')
  return texts.filter(({ text }) => {
    const folded = foldForSearch(text)
    return words.every(word => folded.includes(word))
  })
}

/** Texts fit to be quoted outside: their writer agreed, and someone redacted them. In the order of their words, not of arrival. */
export function quotableTexts(texts: readonly FreeText[]): string[] {
  return texts.flatMap(({ mayQuote, redacted }) => (mayQuote && redacted !== undefined ? [redacted] : [])).sort()
}
