// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { en } from './en.ts'
import { fr } from './fr.ts'
import type { CliLanguage, CliWords } from './words.ts'

export const WORDS: Readonly<Record<CliLanguage, CliWords>> = { fr, en }

/** The terminal's language, as POSIX orders its variables: https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html */
export function languageOf(env: Readonly<Record<string, string | undefined>>): CliLanguage {
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => value !== undefined && value !== '')
  return locale?.toLowerCase().startsWith('fr') === true ? 'fr' : 'en'
}
