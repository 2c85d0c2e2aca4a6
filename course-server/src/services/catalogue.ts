// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { matchesSearch, type CataloguePage, type CourseForm, type Language, type Theme } from '@parcours/courses'
import type { Caller } from './caller.ts'
import { canSee } from './canSee.ts'
import { textsIn, type OpenPublication } from './openPublication.ts'
import type { Publications } from './publications.ts'

/** Cards on one page. */
export const PAGE_SIZE = 12

export interface CatalogueQuery {
  readonly query?: string
  readonly theme?: Theme
  readonly form?: CourseForm
  /** Only courses written in this language. */
  readonly language?: Language
  /** Only courses of at most so many minutes. */
  readonly maxMinutes?: number
  /** Language of the cards' texts where a course has it; the filter's language otherwise, then the course's own. */
  readonly textLanguage?: Language
  /** From 1; a page past the end is empty. */
  readonly page: number
}

export interface CatalogueService {
  list(caller: Caller, query: CatalogueQuery): Promise<CataloguePage>
}

/** The courses a caller may follow, found whatever the accents, the case and the apostrophes. */
export function makeCatalogueService(publications: Publications): CatalogueService {
  return {
    async list(caller, query) {
      const visible = (await publications.list()).filter((publication) => canSee(caller, publication))
      const textLanguage = query.textLanguage ?? query.language
      const order = new Intl.Collator(textLanguage ?? 'fr')
      const cards = visible.filter((publication) => matches(publication, query))
        .map((publication) => textsIn(publication, textLanguage).card)
        .sort((a, b) => order.compare(a.title, b.title))
      const from = (query.page - 1) * PAGE_SIZE
      return {
        courses: cards.slice(from, from + PAGE_SIZE),
        page: query.page,
        pageCount: Math.max(1, Math.ceil(cards.length / PAGE_SIZE)),
        courseCount: cards.length,
      }
    },
  }
}

function matches(publication: OpenPublication, { query = '', theme, form, language, maxMinutes }: CatalogueQuery): boolean {
  const { card } = textsIn(publication, undefined)
  return (theme === undefined || card.themes.includes(theme))
    && (form === undefined || card.form === form)
    && (language === undefined || card.languages.includes(language))
    && (maxMinutes === undefined || card.durationMinutes <= maxMinutes)
    && (query === '' || Object.values(publication.byLanguage).some((texts) => matchesSearch(texts.card.searchText, query)))
}
