// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { register, setLanguage, setLocale } from '@nextcloud/l10n'
import type { Language } from '@parcours/courses'

type Part = 'reader' | 'staff'
type Load = () => Promise<{ default: { translations: Record<string, string | string[]> } }>

/** Words of the interface per language other than English, each part its own file. */
const WORDS: Readonly<Record<Language, Readonly<Record<Part, Load>>>> = {
  fr: { reader: () => import('../../l10n/fr.json?reader'), staff: () => import('../../l10n/fr.json?staff') },
}

/** Loads the words of one language only, and says which it is to `@nextcloud/l10n` and to the page. */
export async function loadWords(language: Language): Promise<void> {
  setLanguage(language)
  setLocale(language)
  await loadPart(language, 'reader')
}

/** Further words, for pages that few people open. Asking again costs nothing. */
export async function loadStaffWords(language: Language): Promise<void> {
  await loadPart(language, 'staff')
}

async function loadPart(language: Language, part: Part): Promise<void> {
  const words = await WORDS[language]?.[part]()
  if (words !== undefined) {
    register('parcours', words.default.translations)
  }
}
