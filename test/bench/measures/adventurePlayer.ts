// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Bench, Measure } from '../measure.ts'
import { ensureBuilt } from '../processes/ensureBuilt.ts'
import type { Finding } from '../ratio.ts'
import { chunksOf, gzippedKb, readManifest, scriptsOf } from './learnerEntry.ts'

const JS_GOAL_KB = 8
/** Who plays comes from the page of the story, and to it from the list. */
const BEFORE = ['src/views/AdventuresView.vue', 'src/views/AdventureView.vue']
const PLAYER = 'src/views/PlayView.vue'

/** Bytes that playing a story adds to what its reader has already; the story itself is a message. */
export const adventurePlayer: Measure = { name: 'adventure-player', ratioNames: ['adventure-player-js'], run: measurePlayer }

async function measurePlayer({ say }: Bench): Promise<readonly Finding[]> {
  ensureBuilt(say)
  const manifest = readManifest()
  const entryNames = Object.keys(manifest).filter((name) => manifest[name]?.isEntry === true)
  const before = new Set(scriptsOf(chunksOf(manifest, [...entryNames, ...BEFORE])))
  const added = scriptsOf(chunksOf(manifest, [PLAYER])).filter((file) => !before.has(file))
  const weights = added.map((file) => `${file.replace(/^.*\/|-[^-]{8}\.\w+$/g, '')} ${gzippedKb([file]).toFixed(1)}`)
  return Promise.resolve([{
    name: 'adventure-player-js', value: gzippedKb(added), spread: null, unit: 'kB', goal: JS_GOAL_KB, goalKind: 'goal', better: 'lower',
    note: `gzip -9 of ${added.length} files that playing adds to the list and the page of stories: ${weights.join(', ')}`,
  }])
}
