// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SurveyFile } from '@parcours/surveys'

/** The original's `id` and `version`, each one line of YAML. */
const ID_LINE = /^(id\s{0,8}:\s{0,8}).*$/
const VERSION_LINE = /^(version\s{0,8}:\s{0,8}).*$/
const ORIGINAL = /^survey\.(yml|yaml|json)$/

/** The files of a duplicate: another id, version 1 again. Everything else stays, comments included. */
export function copySurveyFiles(files: readonly SurveyFile[], surveyId: string): SurveyFile[] {
  return files.map((file) => (ORIGINAL.test(file.path) ? { ...file, text: renamed(file, surveyId) } : file))
}

function renamed({ path, text }: SurveyFile, surveyId: string): string {
  if (path.endsWith('.json')) return renamedJson(text, surveyId)
  let [hasId, hasVersion] = [false, false]
  return text.split('\n').map((line) => {
    // Keys of the survey itself stand at the beginning of their line; the first is meant.
    if (!hasId && line.startsWith('id')) {
      hasId = true
      return line.replace(ID_LINE, (_, head: string) => `${head}${surveyId}`)
    }
    if (!hasVersion && line.startsWith('version')) {
      hasVersion = true
      return line.replace(VERSION_LINE, (_, head: string) => `${head}1`)
    }
    return line
  }).join('\n')
}

/** A draft may hold anything: what cannot be read is copied as it is, and its author sees what is wrong. */
function renamedJson(text: string, surveyId: string): string {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return text
    return JSON.stringify({ ...value, id: surveyId, version: 1 }, null, 2)
  } catch {
    return text
  }
}
