// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { ownValue } from '../ownValue.ts'
import type { Question, QuestionText } from '../question.ts'
import type { Language } from '../language.ts'
import { questionsOf, type Survey } from '../survey.ts'

export interface MissingText {
  /** Undefined for the survey itself, a section or an advice. */
  readonly questionId: string | undefined
  /** The key that is missing, such as `title` or `options.oui`. */
  readonly what: string
}

/** What a language lacks, compared with the original. */
export function missingTexts(survey: Survey, language: Language): MissingText[] {
  if (language === survey.language) return []
  const missing: MissingText[] = []
  if (ownValue(survey.texts, language) === undefined) missing.push({ questionId: undefined, what: 'title' })
  for (const { sectionId, texts } of survey.sections) {
    const isTitled = ownValue(texts, survey.language)?.title !== undefined
    if (isTitled && ownValue(texts, language)?.title === undefined) missing.push({ questionId: undefined, what: `sections.${sectionId}` })
  }
  for (const { adviceId, texts } of survey.advices) if (ownValue(texts, language) === undefined) missing.push({ questionId: undefined, what: `advices.${adviceId}` })
  return [...missing, ...questionsOf(survey).flatMap(question => missingIn(question, survey.language, language))]
}

function missingIn({ questionId, texts }: Question, originalLanguage: Language, language: Language): MissingText[] {
  const [original, text] = [ownValue(texts, originalLanguage), ownValue(texts, language)]
  if (original === undefined) return []
  if (text === undefined) return [{ questionId, what: 'title' }]
  const plain = (['help', 'low', 'high', 'unit'] as const).filter(key => original[key] !== undefined && text[key] === undefined)
  return [...plain, ...missingLabels(original, text, 'options'), ...missingLabels(original, text, 'rows')].map(what => ({ questionId, what }))
}

function missingLabels(original: QuestionText, text: QuestionText, key: 'options' | 'rows'): string[] {
  return Object.keys(original[key]).filter(id => !Object.hasOwn(text[key], id)).map(id => `${key}.${id}`)
}
