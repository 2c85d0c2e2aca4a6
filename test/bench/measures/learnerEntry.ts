// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Bench, Measure } from '../measure.ts'
import { ensureBuilt } from '../processes/ensureBuilt.ts'
import type { Finding } from '../ratio.ts'

const FOLDER = 'nextcloud-app/dist/campus'
const JS_GOAL_KB = 150
/** What a learner opens: the pages of learning, and the words in French, which are a file of their own. */
const LEARNER_PARTS = ['src/views/HomeView.vue', 'src/views/CatalogueView.vue', 'src/views/CourseView.vue', 'src/views/ActivityView.vue', 'l10n/fr.json?reader']

/** Bytes a learner's browser fetches of the app. */
export const learnerEntry: Measure = {
  name: 'learner-entry',
  ratioNames: ['learner-entry-js', 'learner-entry-css'],
  run: measureEntry,
}

/** What Vite writes: https://vite.dev/guide/backend-integration */
export interface Chunk {
  readonly file: string
  readonly isEntry?: boolean
  readonly css?: readonly string[]
  readonly imports?: readonly string[]
}
export type Manifest = Readonly<Record<string, Chunk>>

async function measureEntry({ say }: Bench): Promise<readonly Finding[]> {
  ensureBuilt(say)
  const manifest = readManifest()
  const entryNames = Object.keys(manifest).filter((name) => manifest[name]?.isEntry === true)
  const entry = chunksOf(manifest, entryNames)
  const all = chunksOf(manifest, [...entryNames, ...LEARNER_PARTS])
  const scripts = scriptsOf(all)
  const styles = [...new Set(all.flatMap(({ css = [] }) => css))]
  return Promise.resolve([
    {
      name: 'learner-entry-js', value: gzippedKb(scripts), spread: null, unit: 'kB', goal: JS_GOAL_KB, goalKind: 'goal', better: 'lower',
      note: `gzip -9 of ${scripts.length} files: the entry (${gzippedKb(scriptsOf(entry)).toFixed(1)} kB), home, catalogue, course and activity with all they import, French words`,
    },
    {
      name: 'learner-entry-css', value: gzippedKb(styles), spread: null, unit: 'kB', goal: null, goalKind: 'goal', better: 'lower',
      note: `gzip -9 of ${styles.length} style sheets beside it`,
    },
  ])
}

export function readManifest(): Manifest {
  // Written by our own build.
  return JSON.parse(readFileSync(join(FOLDER, '.vite/manifest.json'), 'utf8')) as Manifest
}

/** The chunks of these names and all that they import at once, each one time. @throws on a name the build does not have */
export function chunksOf(manifest: Manifest, names: readonly string[]): readonly Chunk[] {
  const found = new Map<string, Chunk>()
  const waiting = [...names]
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue
    const chunk = manifest[name]
    if (chunk === undefined) throw new Error(`The built app has no ${name}.`)
    found.set(name, chunk)
    waiting.push(...chunk.imports ?? [])
  }
  return [...found.values()]
}

export function scriptsOf(chunks: readonly Chunk[]): readonly string[] {
  return chunks.map(({ file }) => file).filter((file) => file.endsWith('.js'))
}

export function gzippedKb(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(join(FOLDER, file)), { level: 9 }).length, 0) / 1000
}
