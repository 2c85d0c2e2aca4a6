// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { LIMITS, type SurveyFile } from '@parcours/surveys'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** What makes a folder a survey's. */
const SURVEY_FILES = ['survey.yml', 'survey.yaml', 'survey.json']
const TEXT_EXTENSIONS = /\.(yml|yaml|json)$/
/** A file beyond it is refused by the parser anyway. */
const MOST_BYTES = 4 * LIMITS.yamlCharacters

/** Folders under `folder` that hold a survey, and `folder` itself if it does; sorted. */
export async function findSurveyFolders(folder: string): Promise<readonly string[]> {
  if (await isSurveyFolder(folder)) return [folder]
  const found: string[] = []
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isDirectory() && await isSurveyFolder(join(folder, entry.name))) found.push(join(folder, entry.name))
  }
  return found.sort()
}

/** The texts of a survey's folder; hidden files, links and anything else are left out. @throws when it cannot be read */
export async function readSurveyFolder(folder: string): Promise<readonly SurveyFile[]> {
  const files: SurveyFile[] = []
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (!entry.isFile() || entry.name.startsWith('.') || !TEXT_EXTENSIONS.test(entry.name) || files.length > LIMITS.files) continue
    const text = (await readFile(join(folder, entry.name))).subarray(0, MOST_BYTES).toString('utf8')
    files.push({ path: entry.name, text })
  }
  return files
}

async function isSurveyFolder(folder: string): Promise<boolean> {
  for (const name of SURVEY_FILES) if (await stat(join(folder, name)).then((found) => found.isFile(), () => false)) return true
  return false
}
