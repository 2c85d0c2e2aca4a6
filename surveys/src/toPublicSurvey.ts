// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { frenchSpaces } from './issues/frenchSpaces.ts'
import { SMALLEST_GROUP } from './limits.ts'
import type { PublicQuestion, PublicSurvey } from './messages/publicSurvey.ts'
import { ownValue } from './ownValue.ts'
import { type Question, type QuestionText } from './question.ts'
import type { ByLanguage, Language } from './language.ts'
import type { Survey } from './survey.ts'

/** A survey in one language. Where a text is missing, the original's comes with its own `language`. */
export function toPublicSurvey(survey: Survey, wanted: Language): PublicSurvey {
  const [language, text] = pick(survey.texts, wanted, survey.language)
  const { surveyId, version, languages, licence, authors, isPaired, results, privacy } = survey
  return {
    surveyId, version, language, languages, licence, authors, isPaired, results, privacy, smallestGroup: SMALLEST_GROUP,
    title: text.title, intro: text.intro,
    sections: survey.sections.map(({ sectionId, texts, questions }) => {
      const [sectionLanguage, { title }] = pick(texts, wanted, survey.language)
      return { sectionId, language: sectionLanguage, title: title ?? null, questions: questions.map(question => toPublicQuestion(question, wanted, survey.language)) }
    }),
    advices: survey.advices.map(({ adviceId, texts, conditions }) => {
      const [adviceLanguage, advice] = pick(texts, wanted, survey.language)
      return { adviceId, language: adviceLanguage, ...advice, conditions }
    }),
  }
}

function toPublicQuestion(question: Question, wanted: Language, original: Language): PublicQuestion {
  const [language, text] = pick(question.texts, wanted, original)
  const [, fallback] = pick(question.texts, original, original)
  const { questionId, kind, isRequired, isSensitive, visibleIf } = question
  return {
    questionId, kind, language, title: text.title, help: text.help ?? null, isRequired, isSensitive, visibleIf: visibleIf ?? null,
    options: 'options' in question
      ? question.options.map(({ optionId, isExclusive }) => ({ optionId, label: labelOf('options', optionId, text, fallback), isExclusive }))
      : [],
    rows: kind === 'matrix' ? question.rows.map(({ rowId }) => ({ rowId, label: labelOf('rows', rowId, text, fallback) })) : [],
    points: pointsOf(question, text),
    most: kind === 'ranking' ? question.top : kind === 'multiple' ? question.most ?? null : null,
    number: kind === 'number' ? { min: question.min, max: question.max, unit: text.unit ?? null, classes: question.classes } : null,
    date: kind === 'date' ? { min: question.min, max: question.max, classes: question.classes } : null,
    mostCharacters: 'mostCharacters' in question ? question.mostCharacters : null,
  }
}

function pointsOf(question: Question, { low = null, high = null }: { low?: string | null | undefined; high?: string | null | undefined }): PublicQuestion['points'] {
  if (question.kind === 'scale') return { from: 1, to: question.points, low, high }
  return question.kind === 'zero-ten' ? { from: 0, to: 10, low, high } : null
}

function labelOf(kind: 'options' | 'rows', id: string, text: QuestionText, fallback: QuestionText): string {
  return ownValue(text[kind], id) ?? ownValue(fallback[kind], id) ?? id
}

function pick<T>(texts: ByLanguage<T>, wanted: Language, original: Language): [Language, T] {
  const found = ownValue(texts, wanted)
  if (found !== undefined) return [wanted, spaced(found, wanted)]
  const fallback = ownValue(texts, original)
  if (fallback === undefined) throw new RangeError('A parsed survey has its own language everywhere')
  return [original, spaced(fallback, original)]
}

/** Authors type ordinary spaces: as shown, no French sign stands alone at the beginning of a line. */
function spaced<T>(text: T, language: Language): T {
  return language.split('-')[0] === 'fr' ? spacedAll(text) as T : text
}

function spacedAll(value: unknown): unknown {
  if (typeof value === 'string') return frenchSpaces(value)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, spacedAll(inner)]))
}
