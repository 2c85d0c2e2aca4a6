// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { matchesSearch, type AdventurePage, type ByLanguage, type Language, type PublicAdventure } from '@parcours/courses'
import { ParcoursError } from '../../errors.ts'
import type { Caller } from '../caller.ts'
import type { AdventureRepositories, StoredPublication, Viewer } from './repositories.ts'

/** Cards on one page. */
const PAGE_SIZE = 12

export interface AdventureQuery {
  readonly query?: string
  readonly language: Language | undefined
  /** From 1; a page past the end is empty. */
  readonly page: number
}

/** Stories as readers find and play them. */
export interface AdventureReadingService {
  list(caller: Caller, query: AdventureQuery): Promise<AdventurePage>
  /** @throws ParcoursError `unknown-adventure` */
  get(caller: Caller, adventureId: string, language: Language | undefined): Promise<PublicAdventure>
}

export function makeAdventureReading({ stories }: Pick<AdventureRepositories, 'stories'>): AdventureReadingService {
  return {
    async list(caller, { query = '', language, page }) {
      const lines = await stories.listVisible(viewerOf(caller))
      const seen = new Set<string>()
      const cards = lines.flatMap(({ cards: all, adventureId }) => {
        const card = textIn(all, language)
        // A space's own story hides a shared one of the same name.
        if (card === undefined || seen.has(adventureId)) return []
        seen.add(adventureId)
        return query === '' || Object.values(all).some(({ searchText }) => matchesSearch(searchText, query)) ? [card] : []
      })
      const sorted = cards.sort((left, right) => new Intl.Collator(language ?? 'fr').compare(left.title, right.title))
      return {
        adventures: sorted.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE), page,
        pageCount: Math.max(1, Math.ceil(sorted.length / PAGE_SIZE)), adventureCount: sorted.length,
      }
    },

    async get(caller, adventureId, language) {
      const published = (await stories.findVisible(viewerOf(caller), adventureId))?.published ?? null
      if (published === null) throw new ParcoursError('unknown-adventure')
      return publicAdventure(published, language)
    },
  }
}

export function publicAdventure({ texts, contentHash, version }: StoredPublication, language: Language | undefined): PublicAdventure {
  const text = textIn(texts, language)
  if (text === undefined) throw new ParcoursError('unknown-adventure')
  return { ...text, contentHash, version }
}

/** In the language wished for, or in the story's own. */
export function textIn<Text extends { readonly languages: readonly Language[] }>(texts: ByLanguage<Text>, wanted: Language | undefined): Text | undefined {
  const [any] = Object.values(texts)
  return (wanted === undefined ? undefined : texts[wanted]) ?? texts[any?.languages[0] ?? ''] ?? any
}

export function viewerOf(caller: Caller): Viewer {
  return caller.kind === 'known' ? { spaceNumber: caller.spaceNumber, isGuest: caller.isGuest } : { spaceNumber: null, isGuest: true }
}
