// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync, readdirSync } from 'node:fs'
import { choose, start, view, type PlayableAdventure, type Run } from '../../src/index.ts'

const CONTENT = new URL('../../content/adventures/', import.meta.url)

/** Names of the folders of shipped adventures. */
export function listAdventureFolders(): string[] {
  return readdirSync(CONTENT, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(entry => entry.name).sort()
}

export function readAdventureText(name: string, language: 'fr' | 'en'): string {
  return readAdventureFile(`${name}/adventure.${language}.md`)
}

export function readAdventureFile(path: string): string {
  return readFileSync(new URL(path, CONTENT), 'utf8')
}

/** Every situation of a reader who never does a mission, with the situations that follow; the first one is the start. */
export function playChoicesOnly(adventure: PlayableAdventure): ReadonlyMap<string, { readonly run: Run; readonly next: readonly string[] }> {
  const situations = new Map<string, { run: Run; next: readonly string[] }>()
  const waiting = [start(adventure)]
  for (let run = waiting.pop(); run !== undefined; run = waiting.pop()) {
    if (situations.has(nameOf(run))) continue
    const here = run
    const followers = view(adventure, here).choices.map(({ choiceId }) => choose(adventure, here, choiceId))
    situations.set(nameOf(here), { run: here, next: followers.map(nameOf) })
    waiting.push(...followers)
  }
  return situations
}

function nameOf({ passageId, values }: Run): string {
  return JSON.stringify([passageId, ...[...values].sort()])
}
