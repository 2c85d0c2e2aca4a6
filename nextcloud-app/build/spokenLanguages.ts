// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Plugin } from 'vite'

/** Languages of our own words; English is what components say by themselves. */
const SPOKEN: ReadonlySet<string> = new Set(['fr', 'en-GB'])
const CATALOGUE = /\/@nextcloud\/vue\/dist\/chunks\/_l10n\.mjs$/
/** One list of languages a line, each an entry. */
const LIST = /^const (t\d+) = (\[\{ "l": .*\]);$/gm
const ENTRY = /(?=\{ "l": "[\w-]+", "t": )/

/**
 * Components of @nextcloud/vue bring their words in sixty languages, 40 kB compressed, in one module that every page loads.
 * Ours are French and English: a page half in a third language helps nobody.
 */
export function spokenLanguages(): Plugin {
  return {
    name: 'parcours-spoken-languages',
    enforce: 'pre',
    transform(code, id) {
      return CATALOGUE.test(id) ? { code: keepSpoken(code), map: null } : undefined
    },
  }
}

/** @throws when the catalogue is not written as it was: its weight would come back unseen */
export function keepSpoken(code: string): string {
  let count = 0
  const kept = code.replace(LIST, (_, name: string, list: string) => {
    count += 1
    const spoken = list.slice(1, -1).split(ENTRY).filter((entry) => SPOKEN.has(/^\{ "l": "([\w-]+)"/.exec(entry)?.[1] ?? ''))
    return `const ${name} = [${spoken.map((entry) => entry.replace(/, $/, '')).join(', ')}];`
  })
  if (count < 30) throw new Error('The words of @nextcloud/vue are written in another way now: read build/spokenLanguages.ts again.')
  return kept
}
