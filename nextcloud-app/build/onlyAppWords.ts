// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { listSourceStrings } from './sourceStrings.ts'

interface Words {
  readonly translations: Readonly<Record<string, string | readonly string[]>>
  readonly pluralForm: string
}

/** Leaves out of a translation file what only PHP says. */
export function keepAppWords({ translations, pluralForm }: Words): Words {
  const wanted = new Set(listSourceStrings(fileURLToPath(new URL('../src', import.meta.url))))
  return { translations: Object.fromEntries(Object.entries(translations).filter(([key]) => wanted.has(key))), pluralForm }
}

/** Spares browsers the sentences of the settings, which PHP writes. */
export function onlyAppWords(): Plugin {
  return {
    name: 'parcours-only-app-words',
    enforce: 'pre',
    transform(code, id) {
      return /\/l10n\/\w+\.json$/.test(id) ? JSON.stringify(keepAppWords(JSON.parse(code) as Words)) : undefined
    },
  }
}
