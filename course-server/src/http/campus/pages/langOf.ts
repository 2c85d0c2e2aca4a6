// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type Html } from '../html.ts'
import type { CampusLanguage } from '../messages/campusMessages.ts'

/** A `lang` attribute where a text is not in the page's language (WCAG 3.1.2). */
export function langOf(text: { readonly language: string }, pageLanguage: CampusLanguage): Html | false {
  return text.language !== pageLanguage && html` lang="${text.language}"`
}
