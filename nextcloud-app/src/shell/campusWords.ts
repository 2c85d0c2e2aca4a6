// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { register, setLanguage, setLocale } from '@nextcloud/l10n'
import type { Language } from '@parcours/courses'

/** Words of the interface per language other than English, each its own file. */
const WORDS: Readonly<Record<Language, () => Promise<{ default: { translations: Record<string, string | string[]> } }>>> = {
  fr: () => import('../../l10n/fr.json'),
}

/** Loads the words of one language only, and says which it is to `@nextcloud/l10n` and to the page. */
export async function loadWords(language: Language): Promise<void> {
  setLanguage(language)
  setLocale(language)
  const words = await WORDS[language]?.()
  if (words !== undefined) {
    register('parcours', words.default.translations)
  }
}
