// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Language } from '../language.ts'
import { LIMITS } from '../limits.ts'
import type { IssueList } from '../issues/issueList.ts'
import type { SurveyFile } from '../surveyFile.ts'
import { isLanguageTag } from './identifiers.ts'

/** The files of a survey by what they are for. */
export interface SurveyFolder {
  readonly survey: SurveyFile | undefined
  readonly translations: ReadonlyMap<Language, SurveyFile>
}

/** JSON is YAML too, so `survey.json` is read the same way. */
const NAME = /^survey(?:\.([A-Za-z0-9-]{2,12}))?\.(?:yml|yaml|json)$/

/** Sorts the files, whatever their order; reports those that have no place. */
export function sortSurveyFiles(files: readonly SurveyFile[], issues: IssueList): SurveyFolder {
  if (files.length > LIMITS.files) {
    issues.add('too-many-files', 'survey.yml', 1, { count: files.length, limit: LIMITS.files })
    return { survey: undefined, translations: new Map() }
  }
  let survey: SurveyFile | undefined
  const translations = new Map<Language, SurveyFile>()
  for (const file of [...files].sort((left, right) => (left.path < right.path ? -1 : 1))) {
    const language = file.path.length > LIMITS.pathCharacters ? undefined : languageOf(file.path)
    if (language === undefined) issues.add('unexpected-file', file.path.slice(0, LIMITS.pathCharacters), 1)
    else if (language === '' ? survey !== undefined : translations.has(language)) issues.add('duplicate-file', file.path, 1, { path: file.path })
    else if (language === '') survey = file
    else translations.set(language, file)
  }
  if (translations.size >= LIMITS.languages) issues.add('too-many-languages', 'survey.yml', 1, { limit: LIMITS.languages })
  return { survey, translations }
}

/** Empty for the original, undefined for a file that is no part of a survey. */
function languageOf(path: string): Language | undefined {
  const match = NAME.exec(path)
  if (match === null) return undefined
  const language = match[1] ?? ''
  return language === '' || isLanguageTag(language) ? language : undefined
}
