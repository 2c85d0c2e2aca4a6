// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { CAMPUS_LANGUAGES, type CampusLanguage } from './messages/campusMessages.ts'

/** The language an address begins with; French where it says none, as the shipped courses are. */
export function languageOfPath(url: string): CampusLanguage {
  return CAMPUS_LANGUAGES.find((language) => url === `/${language}` || url.startsWith(`/${language}/`)) ?? 'fr'
}

/** The first language of the browser that the campus speaks; English for all others. */
export function preferredLanguage(acceptLanguage = ''): CampusLanguage {
  const wanted = acceptLanguage.slice(0, 500).split(',')
    .map((part) => {
      const [tag = '', quality = 'q=1'] = part.trim().split(/\s*;\s*/)
      return { language: tag.slice(0, 2).toLowerCase(), weight: Number(quality.replace('q=', '')) || 0 }
    })
    .filter(({ language, weight }) => language !== '' && weight > 0)
    .sort((a, b) => b.weight - a.weight)
  for (const { language } of wanted) {
    const known = CAMPUS_LANGUAGES.find((one) => one === language)
    if (known !== undefined) return known
  }
  return wanted.length === 0 ? 'fr' : 'en'
}
