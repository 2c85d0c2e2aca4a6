// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { foldForSearch } from '../../catalogue/foldForSearch.ts'
import { LIMITS } from '../../limits.ts'

/** An identifier made of words, to propose to an author; `fallback` when nothing is left of them. */
export function slugOf(words: string, fallback: string): string {
  const slug = foldForSearch(words.replace(/['’]/g, ' ')).replace(/[^a-z0-9]+/g, '-').slice(0, LIMITS.idCharacters)
  return slug.replace(/^-|-$/g, '') || fallback
}
