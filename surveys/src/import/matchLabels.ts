// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { ownValue } from '../ownValue.ts'
import type { Question } from '../question.ts'
import { foldForSearch } from '../texts/foldForSearch.ts'

/** Whether words from elsewhere name this question: its id, a former id, or its title in any language. */
export function isQuestionCalled(question: Question, words: string): boolean {
  const wanted = foldForSearch(words)
  const names = [question.questionId, ...question.formerly, ...Object.values(question.texts).map(text => text.title)]
  return wanted !== '' && names.some(name => foldForSearch(name) === wanted)
}

/** Id of the option these words name, in any language. */
export function findOption(question: Question, words: string): string | undefined {
  if (!('options' in question)) return undefined
  return question.options.find(({ optionId, formerly }) => isCalled(question, 'options', optionId, formerly, words))?.optionId
}

export function findRow(question: Question, words: string): string | undefined {
  if (question.kind !== 'matrix') return undefined
  return question.rows.find(({ rowId, formerly }) => isCalled(question, 'rows', rowId, formerly, words))?.rowId
}

function isCalled(question: Question, kind: 'options' | 'rows', id: string, formerly: readonly string[], words: string): boolean {
  const wanted = foldForSearch(words)
  const labels = Object.values(question.texts).map(text => ownValue(text[kind], id) ?? '')
  return wanted !== '' && [id, ...formerly, ...labels].some(name => foldForSearch(name) === wanted)
}
