// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { questionsOf, type Question, type QuestionText, type Survey } from '@parcours/surveys'

/**
 * The same version in newer words. The ids stay those of the edition, on which counts hang, also where the author has
 * renamed them since: a renamed option keeps its answers.
 */
export function followWording(pinned: Survey, next: Survey): Survey {
  const questions = questionsOf(next)
  const sections = pinned.sections.map((section) => ({
    ...section,
    texts: next.sections.find(({ sectionId }) => sectionId === section.sectionId)?.texts ?? section.texts,
    questions: section.questions.map((question): Question => {
      const newer = questions.find((other) => isCalled(question.questionId, other.questionId, other.formerly))
      return newer === undefined ? question : { ...question, isRequired: newer.isRequired, texts: textsOf(question, newer) }
    }),
  }))
  const { texts, licence, authors, languages } = next
  return { ...pinned, texts, licence, authors, languages, sections }
}

function textsOf(pinned: Question, newer: Question): Question['texts'] {
  const options = 'options' in newer ? newer.options.map(({ optionId, formerly }) => ({ id: optionId, formerly })) : []
  const rows = newer.kind === 'matrix' ? newer.rows.map(({ rowId, formerly }) => ({ id: rowId, formerly })) : []
  const optionIds = 'options' in pinned ? pinned.options.map(({ optionId }) => optionId) : []
  const rowIds = pinned.kind === 'matrix' ? pinned.rows.map(({ rowId }) => rowId) : []
  return Object.fromEntries(Object.entries(newer.texts).map(([language, text]): [string, QuestionText] => [
    language, { ...text, options: renamed(text.options, optionIds, options), rows: renamed(text.rows, rowIds, rows) },
  ]))
}

interface Named { readonly id: string; readonly formerly: readonly string[] }

/** Labels under the ids of the edition. */
function renamed(labels: Readonly<Record<string, string>>, pinnedIds: readonly string[], newer: readonly Named[]): Record<string, string> {
  return Object.fromEntries(pinnedIds.flatMap((pinnedId): [string, string][] => {
    const id = newer.find((other) => isCalled(pinnedId, other.id, other.formerly))?.id
    const label = id === undefined ? undefined : labels[id]
    return label === undefined ? [] : [[pinnedId, label]]
  }))
}

function isCalled(pinnedId: string, id: string, formerly: readonly string[]): boolean {
  return id === pinnedId || formerly.includes(pinnedId)
}
