// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { IssueList } from '../issues/issueList.ts'
import { LIMITS } from '../limits.ts'
import type { Question, QuestionText } from '../question.ts'
import type { Language } from '../language.ts'
import { questionsOf, type AdviceText, type SectionText, type Survey, type SurveyText } from '../survey.ts'
import type { SurveyFile } from '../surveyFile.ts'
import { readFields, type FieldReader } from './fieldReader.ts'
import { translateQuestion } from './translateQuestion.ts'
import { parseYamlMap } from './yamlMap.ts'

/** `survey.<lang>.yml`; what it leaves out is absent and falls back to the original when shown. */
export interface SurveyTranslation {
  readonly language: Language
  readonly text: SurveyText | undefined
  readonly sections: ReadonlyMap<string, SectionText>
  readonly questions: ReadonlyMap<string, QuestionText>
  readonly advices: ReadonlyMap<string, AdviceText>
}

const KEYS = ['title', 'intro', 'sections', 'questions', 'advices']

export function parseSurveyTranslation(language: Language, file: SurveyFile, survey: Survey, issues: IssueList): SurveyTranslation | undefined {
  const root = parseYamlMap(file.text, file.path, 1, issues)
  if (root === undefined) return undefined
  const fields = readFields(root, file.path, issues, KEYS)
  const original = survey.texts[survey.language]
  const title = fields.text('title', LIMITS.titleCharacters)
  const intro = fields.text('intro', LIMITS.sentenceCharacters)
  return {
    language,
    text: title === undefined ? undefined : { title, intro: intro ?? original?.intro ?? '' },
    sections: readById(fields, 'sections', survey.sections.map(section => section.sectionId), 'unknown-section', part => ({ title: part?.text('title', LIMITS.titleCharacters) }), ['title']),
    questions: readQuestions(fields, questionsOf(survey), survey.language),
    advices: readAdviceTexts(fields, survey),
  }
}

function readQuestions(fields: FieldReader, questions: readonly Question[], language: Language): Map<string, QuestionText> {
  const byId = fields.map('questions', 'any')
  const texts = new Map<string, QuestionText>()
  for (const id of byId?.keys() ?? []) {
    const question = questions.find(other => other.questionId === id)
    if (question === undefined) byId?.report('unknown-question', id, { id })
    const text = question === undefined ? undefined : translateQuestion(question, byId?.map(id, ['title', 'help', 'options', 'rows', 'low', 'high', 'unit']), language)
    if (text !== undefined) texts.set(id, text)
  }
  return texts
}

function readAdviceTexts(fields: FieldReader, survey: Survey): Map<string, AdviceText> {
  const ids = survey.advices.map(advice => advice.adviceId)
  const read = readById(fields, 'advices', ids, 'unknown-advice', part => ({
    title: part?.text('title', LIMITS.titleCharacters), text: part?.text('text', LIMITS.sentenceCharacters),
  }), ['title', 'text'])
  const complete = new Map<string, AdviceText>()
  for (const [id, { title, text }] of read) if (title !== undefined && text !== undefined) complete.set(id, { title, text })
  return complete
}

function readById<T>(
  fields: FieldReader, key: string, ids: readonly string[], unknown: 'unknown-section' | 'unknown-advice',
  read: (part: FieldReader | undefined) => T, keys: readonly string[],
): Map<string, T> {
  const byId = fields.map(key, 'any')
  const found = new Map<string, T>()
  for (const id of byId?.keys() ?? []) {
    if (ids.includes(id)) found.set(id, read(byId?.map(id, keys)))
    else byId?.report(unknown, id, { id })
  }
  return found
}
