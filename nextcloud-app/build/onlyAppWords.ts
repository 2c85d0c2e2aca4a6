// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { listReaderFiles } from './readerFiles.ts'
import { listSourceStrings, listStringsOf } from './sourceStrings.ts'

interface Words {
  readonly translations: Readonly<Record<string, string | readonly string[]>>
  readonly pluralForm: string
}

/** Leaves out of a translation file what only PHP says. */
export function keepAppWords(words: Words): Words {
  const app = new Set(listSourceStrings(fileURLToPath(new URL('../src', import.meta.url))))
  return keepWords(words, (key) => app.has(key))
}

/** `l10n/fr.json?reader` is what anybody may read, `?staff` what only those who lead or coordinate read besides. */
export function onlyAppWords(): Plugin {
  return {
    name: 'parcours-only-app-words',
    enforce: 'pre',
    transform(code, id) {
      const part = /\/l10n\/\w+\.json\?(reader|staff)$/.exec(id)?.[1]
      if (part === undefined) return undefined
      const readers = new Set(listStringsOf(listReaderFiles()))
      const words = keepWords(keepAppWords(JSON.parse(code) as Words), (key) => readers.has(key) === (part === 'reader'))
      return { code: `export default ${JSON.stringify(words)}`, moduleType: 'js' }
    },
  }
}

function keepWords({ translations, pluralForm }: Words, isWanted: (key: string) => boolean): Words {
  return { translations: Object.fromEntries(Object.entries(translations).filter(([key]) => isWanted(key))), pluralForm }
}
