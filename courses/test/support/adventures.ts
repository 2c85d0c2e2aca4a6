// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { checkAdventure, type Adventure, type CheckedAdventure, type CourseIssue } from '../../src/index.ts'

/** A complete adventure of 16 passages, 24 choices and 4 missions. */
export const ASSEMBLEE = readFileSync(fileURLToPath(new URL('../fixtures/assemblee-generale.fr.md', import.meta.url)), 'utf8')

export const HEADER = `---
id: tri
titre: Le tri
resume: Un carton de papiers, une décision.
langue: fr
duree: 10 min
licence: CC BY-SA 4.0
auteurs: [Parcours]
depart: cave
variables:
  role: [seule, a-deux]
---
`

/** Lines of the header, so that a body's first line is this one plus 1. */
export const HEADER_LINES = HEADER.split('\n').length - 1

export const BODY = `## La cave {#cave}

Un carton, deux lampes.

- [Je trie seule](#tri) {#seule role=seule}
- [On trie à deux](#tri) {#a-deux role=a-deux}

## Le tri {#tri}

\`\`\`mission
a faire: Créez un dossier « Archives ».
verifier: dossier-existe
nom: Archives*
ouvrir: /apps/files/
reussi: jardin
\`\`\`

- [Plus tard](#jardin)

## Le jardin {#jardin}

::: si role=a-deux
Vous êtes deux.
:::

- [Encore un carton](#cave)
- FIN
`

export const TRI = HEADER + BODY

/** The story with one thing changed. @throws when there was nothing to change: the test would prove nothing */
export function withChange(from: string, to: string, source: string = TRI): string {
  if (!source.includes(from)) throw new Error(`Nothing to change: ${from}`)
  return source.replace(from, () => to)
}

/** `12 unknown-target`, as short as a test reads it. */
export function printed(issues: readonly CourseIssue[]): string[] {
  return issues.map(({ line, code }) => `${line} ${code}`)
}

export function issuesIn(source: string): string[] {
  return printed(checkAdventure(source).issues)
}

export function read(source: string): Adventure {
  const checked: CheckedAdventure = checkAdventure(source)
  if (checked.adventure === undefined || !checked.mayBePublished) throw new Error(printed(checked.issues).join('\n'))
  return checked.adventure
}

/** Line of the first text that holds these words, from 1. */
export function lineOf(words: string, source: string = TRI): number {
  const index = source.split('\n').findIndex(line => line.includes(words))
  if (index === -1) throw new Error(`No line with ${words}`)
  return index + 1
}
