// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { ownValue } from '../ownValue.ts'
import type { Question } from '../question.ts'
import { foldForSearch } from '../texts/foldForSearch.ts'

/** The words by which another program may call a question, its options and its rows, folded once for all rows. */
export interface QuestionLabels {
  readonly question: Question
  readonly names: ReadonlySet<string>
  readonly options: ReadonlyMap<string, string>
  readonly rows: ReadonlyMap<string, string>
}

/** Ids, former ids and labels in every language; of two options with the same words, the first is meant. */
export function labelsOf(question: Question): QuestionLabels {
  const titles = Object.values(question.texts).map(text => text.title)
  const names = [question.questionId, ...question.formerly, ...titles].map(foldForSearch)
  const options = 'options' in question
    ? question.options.map(option => ({ id: option.optionId, formerly: option.formerly })) : []
  const rows = question.kind === 'matrix'
    ? question.rows.map(row => ({ id: row.rowId, formerly: row.formerly })) : []
  return {
    question,
    names: new Set(names.filter(name => name !== '')),
    options: wordsToIds(question, 'options', options),
    rows: wordsToIds(question, 'rows', rows),
  }
}

interface Named { readonly id: string; readonly formerly: readonly string[] }

function wordsToIds(question: Question, kind: 'options' | 'rows', items: readonly Named[]): Map<string, string> {
  const found = new Map<string, string>()
  const take = (namesOf: (item: Named) => readonly string[]): void => {
    for (const item of items) {
      for (const words of namesOf(item).map(foldForSearch)) if (words !== '' && !found.has(words)) found.set(words, item.id)
    }
  }
  // All ids before any label: an option called « B » takes nothing from the one whose id is `b`.
  take(({ id }) => [id])
  take(({ formerly }) => formerly)
  take(({ id }) => Object.values(question.texts).map(text => ownValue(text[kind], id) ?? ''))
  return found
}

export function isQuestionCalled(labels: QuestionLabels, words: string): boolean {
  return labels.names.has(foldForSearch(words))
}

export function findOption(labels: QuestionLabels, words: string): string | undefined {
  return labels.options.get(foldForSearch(words))
}

export function findRow(labels: QuestionLabels, words: string): string | undefined {
  return labels.rows.get(foldForSearch(words))
}
