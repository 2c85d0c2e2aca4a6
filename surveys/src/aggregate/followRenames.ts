// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { ownValue } from '../ownValue.ts'
import type { Question } from '../question.ts'
import { questionsOf, type Survey } from '../survey.ts'
import { mergeCounters, type Counters, type QuestionCounters } from './counters.ts'

/** Moves counts kept under a former id to the present one, so that a renamed option keeps its answers. */
export function followRenames(survey: Survey, counters: Counters): Counters {
  const former = new Map(questionsOf(survey).flatMap(question => question.formerly.map((id): [string, Question] => [id, question])))
  let renamed: Counters = { ...counters, questions: {} }
  for (const [questionId, kept] of Object.entries(counters.questions)) {
    const question = former.get(questionId) ?? questionsOf(survey).find(other => other.questionId === questionId)
    const cells = question === undefined ? kept : { ...kept, cells: renameCells(question, kept) }
    const one = { ...counters, submissions: 0, questions: { [question?.questionId ?? questionId]: cells } }
    renamed = mergeCounters(renamed, one)
  }
  return renamed
}

function renameCells(question: Question, { cells }: QuestionCounters): Record<string, number> {
  const rename = new Map<string, string>()
  if ('options' in question) for (const option of question.options) for (const id of option.formerly) rename.set(id, option.optionId)
  const renameRow = new Map<string, string>()
  if (question.kind === 'matrix') for (const row of question.rows) for (const id of row.formerly) renameRow.set(id, row.rowId)
  const renamed: Record<string, number> = {}
  for (const [cell, count] of Object.entries(cells)) {
    const [head = '', tail] = cell.split('.')
    const key = question.kind === 'matrix'
      ? `${renameRow.get(head) ?? head}.${rename.get(tail ?? '') ?? tail ?? ''}`
      : [rename.get(head) ?? head, ...(tail === undefined ? [] : [tail])].join('.')
    renamed[key] = (ownValue(renamed, key) ?? 0) + count
  }
  return renamed
}
