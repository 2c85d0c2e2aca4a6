// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFields } from './format/fieldReader.ts'
import { readAdvices } from './format/readAdvices.ts'
import { readSections } from './format/readSections.ts'
import { SURVEY_KEYS, readSurveyHead } from './format/surveyHead.ts'
import { sortSurveyFiles, type SurveyFolder } from './format/surveyPath.ts'
import type { SurveyReading } from './format/surveyReading.ts'
import { parseSurveyTranslation, type SurveyTranslation } from './format/surveyTranslation.ts'
import { parseYamlMap } from './format/yamlMap.ts'
import type { SurveyIssue } from './issue.ts'
import { createIssueList, type IssueList } from './issues/issueList.ts'
import type { ByLanguage, Language } from './language.ts'
import type { Survey } from './survey.ts'
import type { SurveyFile } from './surveyFile.ts'

export type ParsedSurvey =
  | { readonly kind: 'survey'; readonly survey: Survey; readonly warnings: readonly SurveyIssue[] }
  /** At least one error; warnings are among them. */
  | { readonly kind: 'issues'; readonly issues: readonly SurveyIssue[] }

/**
 * Reads a survey from the files of its folder, whatever they hold; reports everything wrong at once.
 * The order in which files are given changes nothing.
 */
export function parseSurvey(files: readonly SurveyFile[]): ParsedSurvey {
  const issues = createIssueList()
  const survey = readSurvey(files, issues)
  if (survey === undefined || issues.hasErrors()) return { kind: 'issues', issues: issues.sorted() }
  return { kind: 'survey', survey, warnings: issues.sorted() }
}

function readSurvey(files: readonly SurveyFile[], issues: IssueList): Survey | undefined {
  const folder = sortSurveyFiles(files, issues)
  if (folder.survey === undefined) {
    issues.add('missing-survey-file', 'survey.yml', 1)
    return undefined
  }
  const original = readOriginal(folder.survey, issues)
  return original === undefined ? undefined : withTranslations(original, folder, issues)
}

function readOriginal(file: SurveyFile, issues: IssueList): Survey | undefined {
  const root = parseYamlMap(file.text, file.path, 1, issues)
  if (root === undefined) return undefined
  const fields = readFields(root, file.path, issues, SURVEY_KEYS)
  const head = readSurveyHead(fields, file.path, issues)
  const reading: SurveyReading = { file: file.path, language: head.language, issues, takenIds: new Map(), earlier: [] }
  const sections = readSections(fields, head.privacy.textReaders, reading)
  return { ...head, languages: [head.language], sections, advices: readAdvices(fields, reading) }
}

function withTranslations(original: Survey, folder: SurveyFolder, issues: IssueList): Survey {
  const translations: SurveyTranslation[] = []
  for (const [language, file] of folder.translations) {
    if (language === original.language) issues.add('unexpected-file', file.path, 1)
    const translation = language === original.language ? undefined : parseSurveyTranslation(language, file, original, issues)
    if (translation !== undefined) translations.push(translation)
  }
  const sections = original.sections.map(section => ({
    ...section,
    texts: joinTexts(section.texts, translations, translation => translation.sections.get(section.sectionId)),
    questions: section.questions.map(question => ({
      ...question,
      texts: joinTexts(question.texts, translations, translation => translation.questions.get(question.questionId)),
    })),
  }))
  return {
    ...original,
    languages: [original.language, ...translations.map(translation => translation.language)],
    texts: joinTexts(original.texts, translations, translation => translation.text),
    sections,
    advices: original.advices.map(advice => ({
      ...advice, texts: joinTexts(advice.texts, translations, translation => translation.advices.get(advice.adviceId)),
    })),
  }
}

function joinTexts<T>(texts: ByLanguage<T>, translations: readonly SurveyTranslation[], find: (translation: SurveyTranslation) => T | undefined): ByLanguage<T> {
  const joined: Record<Language, T> = { ...texts }
  for (const translation of translations) {
    const text = find(translation)
    if (text !== undefined) joined[translation.language] = text
  }
  return joined
}
