// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { LIMITS, type AdventureFile } from '@parcours/courses'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** `adventure.fr.md`, `ag.en.md`: what makes a folder an adventure's, where no `course.yml` is beside. */
const ADVENTURE_FILE = /^[a-z0-9][a-z0-9._-]*\.[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?\.md$/
/** A byte is at least a third of a character: a file beyond it is refused by the parser anyway. */
const MOST_BYTES = 4 * LIMITS.fileCharacters
/** A folder of folders, such as `content/adventures/premiers-pas`. */
const DEEPEST = 2

/** Folders under `folder` that hold an adventure, two levels deep, and `folder` itself if it does; sorted. */
export async function findAdventureFolders(folder: string, depth = 0): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  // A course's modules and a survey hold Markdown too.
  if (entries.some((entry) => /^(?:course|survey)\.(?:ya?ml|json)$/.test(entry.name))) return []
  if (entries.some((entry) => entry.isFile() && ADVENTURE_FILE.test(entry.name))) return [folder]
  if (depth >= DEEPEST) return []
  const found: string[] = []
  for (const entry of entries) {
    if (entry.isDirectory() && !entry.name.startsWith('.')) found.push(...await findAdventureFolders(join(folder, entry.name), depth + 1))
  }
  return found.sort()
}

/** The texts of an adventure's folder, one per language; anything else is left out. @throws when it cannot be read */
export async function readAdventureFolder(folder: string): Promise<readonly AdventureFile[]> {
  const files: AdventureFile[] = []
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (!entry.isFile() || !ADVENTURE_FILE.test(entry.name) || files.length > LIMITS.languages) continue
    files.push({ path: entry.name, text: (await readFile(join(folder, entry.name))).subarray(0, MOST_BYTES).toString('utf8') })
  }
  return files.sort((left, right) => (left.path < right.path ? -1 : 1))
}
