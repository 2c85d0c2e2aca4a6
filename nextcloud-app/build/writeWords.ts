// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/** Makes `l10n/<language>.js`, which Nextcloud loads in the browser, from `l10n/<language>.json`, which PHP reads. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { keepAppWords } from './onlyAppWords.ts'

const folder = fileURLToPath(new URL('../l10n/', import.meta.url))
for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
  // Our own file, whose shape the tests hold.
  const { translations, pluralForm } = keepAppWords(JSON.parse(readFileSync(folder + name, 'utf8')) as Parameters<typeof keepAppWords>[0])
  const said = `OC.L10N.register("parcours", ${JSON.stringify(translations, undefined, 1)}, ${JSON.stringify(pluralForm)});\n`
  writeFileSync(folder + name.replace(/json$/, 'js'), said)
}
