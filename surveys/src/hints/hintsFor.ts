// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { LIMITS } from '../limits.ts'
import { frenchSpaces } from '../issues/frenchSpaces.ts'
import { ownValue } from '../ownValue.ts'
import { isClosed, type Question } from '../question.ts'
import type { Language } from '../language.ts'
import { questionsOf, type Survey } from '../survey.ts'
import { foldForSearch } from '../texts/foldForSearch.ts'
import { DOUBLE_WORDS, LEADING_WORDS } from './leadingWords.ts'
import { missingTexts } from './missingTexts.ts'
import { readingLevel } from './readingLevel.ts'

/** Advice to an author. Nothing here prevents publication. */
export interface Hint {
  readonly code: HintCode
  /** Undefined for the whole survey. */
  readonly questionId: string | undefined
  readonly language: Language | undefined
  readonly message: { readonly fr: string; readonly en: string }
}

const TEXTS = {
  'many-questions': ['{count} questions : chacune coûte des réponses. Retirez celles dont le résultat ne changerait rien.', '{count} questions: each costs answers. Remove those whose result would change nothing.'],
  'many-texts': ['{count} textes libres demandent beaucoup de temps. Gardez-en deux au plus.', '{count} free texts take much time. Keep two at most.'],
  'hard-to-read': ['La phrase est difficile à lire ({count} sur 100). Prenez des mots courants et une seule idée.', 'The sentence is hard to read ({count} out of 100). Use common words and one idea.'],
  'long-question': ['La question a {count} mots. Visez moins de vingt, et mettez le reste dans « help ».', 'The question has {count} words. Aim at fewer than twenty, and move the rest to "help".'],
  'leading-question': ['La question suggère sa réponse. Posez-la de façon neutre.', 'The question suggests its answer. Ask it neutrally.'],
  'double-question': ['Deux questions en une : on ne saura pas à laquelle la réponse s’applique. Séparez-les.', 'Two questions in one: nobody will know which one the answer is for. Split them.'],
  'leading-options': ['Les réponses penchent d’un côté ({count}). Proposez-en autant de favorables que de défavorables.', 'The options lean to one side ({count}). Offer as many favourable as unfavourable ones.'],
  'missing-translation': ['Il manque en « {language} » : {count}. L’original sera montré à la place.', 'Missing in "{language}": {count}. The original will be shown instead.'],
} as const
export type HintCode = keyof typeof TEXTS

const COMFORTABLE_QUESTIONS = 5
const COMFORTABLE_TEXTS = 2
const COMFORTABLE_WORDS = 25

/** What could be asked better. */
export function hintsFor(survey: Survey): Hint[] {
  const questions = questionsOf(survey)
  const textCount = questions.filter(question => !isClosed(question)).length
  return [
    ...(questions.length > COMFORTABLE_QUESTIONS ? [hint('many-questions', undefined, undefined, questions.length)] : []),
    ...(textCount > COMFORTABLE_TEXTS ? [hint('many-texts', undefined, undefined, textCount)] : []),
    ...questions.flatMap(question => [...wordingHints(question), ...optionHints(question)]),
    ...survey.languages.flatMap((language) => {
      const missing = missingTexts(survey, language)
      return missing.map(({ questionId, what }) => hint('missing-translation', questionId, language, what))
    }),
  ]
}

function wordingHints(question: Question): Hint[] {
  return Object.entries(question.texts).flatMap(([language, { title }]) => {
    const level = readingLevel(title, language)
    const folded = foldForSearch(title)
    const [base = ''] = language.split('-')
    return [
      ...(level?.level === 'hard' ? [hint('hard-to-read', question.questionId, language, Math.max(0, level.score))] : []),
      ...((level?.wordCount ?? 0) > COMFORTABLE_WORDS ? [hint('long-question', question.questionId, language, level?.wordCount ?? 0)] : []),
      ...((ownValue(LEADING_WORDS, base) ?? []).some(words => folded.includes(words)) ? [hint('leading-question', question.questionId, language)] : []),
      ...((ownValue(DOUBLE_WORDS, base) ?? []).some(words => title.toLowerCase().includes(words)) ? [hint('double-question', question.questionId, language)] : []),
    ]
  })
}

/** More than one option of difference between the two sides; three options with one in the middle are even. */
function optionHints(question: Question): Hint[] {
  if (question.kind !== 'single' && question.kind !== 'matrix') return []
  const favourable = question.options.filter(option => option.isFavourable).length
  const others = question.options.length - favourable
  if (favourable === 0 || favourable - others < 1) return []
  return [hint('leading-options', question.questionId, undefined, `${favourable} / ${others}`)]
}

function hint(code: HintCode, questionId: string | undefined, language: Language | undefined, count: number | string = ''): Hint {
  const fill = (text: string): string => text.replace('{count}', String(count).slice(0, LIMITS.labelCharacters)).replace('{language}', language ?? '')
  const [fr, en] = TEXTS[code]
  return { code, questionId, language, message: { fr: frenchSpaces(fill(fr)), en: fill(en) } }
}
