// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ByLanguage, Language } from '../course.ts'

/**
 * The text in the wanted language, else in its main form (`pt` for `pt-BR`), else in the original's.
 * `language` is that of the text given, to be put in a `lang` attribute.
 * @throws when even the original is missing, which `parseCourse` never lets happen
 */
export function inLanguage<T>(texts: ByLanguage<T>, wanted: Language, original: Language): { language: Language; text: T } {
  for (const language of [wanted, wanted.split('-')[0] ?? wanted, original]) {
    const text = Object.hasOwn(texts, language) ? texts[language] : undefined
    if (text !== undefined) return { language, text }
  }
  throw new Error(`No text in ${original}`)
}
