// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { LIMITS } from '../limits.ts'
import type { Language } from '../language.ts'
import { RESULTS_MODES, TEXT_READERS, type PrivacyTerms, type Survey } from '../survey.ts'
import type { IssueList } from '../issues/issueList.ts'
import { readFormerIds, readRequiredText } from './commonFields.ts'
import type { FieldReader } from './fieldReader.ts'
import { isLanguageTag } from './identifiers.ts'
import { judgeLicence } from './licence.ts'

export const SURVEY_KEYS = [
  'id', 'formerly', 'version', 'lang', 'title', 'intro', 'licence', 'authors', 'results', 'paired', 'moreThanEight', 'privacy', 'sections', 'advices',
]

/** Everything but the questions and the advice. */
export type SurveyHead = Omit<Survey, 'sections' | 'advices' | 'languages'>

/** Two years, like the other facts kept here. */
const USUAL_RETENTION_MONTHS = 24

export function readSurveyHead(fields: FieldReader, file: string, issues: IssueList): SurveyHead {
  if (!fields.has('id')) fields.report('missing-id', undefined)
  if (!fields.has('version')) fields.report('missing-key', undefined, { key: 'version' })
  const language = readLanguage(fields)
  return {
    surveyId: fields.identifier('id') ?? '',
    formerly: readFormerIds(fields, file, issues).map(id => id.text),
    version: fields.wholeNumber('version', 1, LIMITS.version) ?? 1,
    language,
    licence: readLicence(fields),
    authors: readAuthors(fields),
    results: fields.choice('results', RESULTS_MODES) ?? 'closing',
    isPaired: fields.flag('paired') ?? false,
    privacy: readPrivacy(fields),
    texts: { [language]: {
      title: readRequiredText(fields, 'title', LIMITS.titleCharacters),
      intro: readRequiredText(fields, 'intro', LIMITS.sentenceCharacters),
    } },
  }
}

function readLanguage(fields: FieldReader): Language {
  if (!fields.has('lang')) fields.report('missing-language', undefined)
  const language = fields.text('lang', LIMITS.idCharacters)
  if (language === undefined || isLanguageTag(language)) return language ?? 'fr'
  fields.report('wrong-language', 'lang', { value: language })
  return 'fr'
}

function readLicence(fields: FieldReader): string {
  if (!fields.has('licence')) fields.report('missing-licence', undefined)
  const licence = fields.text('licence', LIMITS.idCharacters)
  if (licence === undefined) return ''
  const judgement = judgeLicence(licence)
  if (judgement === 'wrong') fields.report('wrong-licence', 'licence', { value: licence })
  if (judgement === 'plausible') fields.report('unusual-licence', 'licence', { value: licence })
  return licence
}

function readAuthors(fields: FieldReader): string[] {
  if (!fields.has('authors')) fields.report('missing-authors', undefined)
  return (fields.texts('authors', 1, LIMITS.listEntries, LIMITS.titleCharacters) ?? []).map(author => author.text)
}

function readPrivacy(fields: FieldReader): PrivacyTerms {
  const terms = fields.map('privacy', ['retentionMonths', 'textReaders', 'respondentsSeeResults'])
  return {
    retentionMonths: terms?.wholeNumber('retentionMonths', 1, LIMITS.retentionMonths) ?? USUAL_RETENTION_MONTHS,
    textReaders: terms?.choice('textReaders', TEXT_READERS) ?? 'coordinators',
    respondentsSeeResults: terms?.flag('respondentsSeeResults') ?? true,
  }
}
