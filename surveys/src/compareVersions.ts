// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { canonicalText } from './canonicalText.ts'
import type { Question } from './question.ts'
import { questionsOf, type Survey } from './survey.ts'

/** What changed between two states of one survey. `structure` needs a new version; `wording` and renames do not. */
export type VersionChange = 'same' | 'wording' | 'structure'

/**
 * Compares two states. Renaming an id is wording when the new one says `formerly`; adding, removing or reordering
 * questions or options, another kind or another condition is structure: the answers would not mean the same.
 */
export function compareVersions(before: Survey, after: Survey): VersionChange {
  if (canonicalText(before) === canonicalText(after)) return 'same'
  return structureOf(before, undefined) === structureOf(after, before) ? 'wording' : 'structure'
}

function structureOf(survey: Survey, before: Survey | undefined): string {
  const known = new Set(before === undefined ? [] : questionsOf(before).map(question => question.questionId))
  const questions = questionsOf(survey).map(question => shapeOf(question, formerId(question.questionId, question.formerly, known), survey, before))
  return canonicalText([survey.isPaired, questions])
}

function shapeOf(question: Question, questionId: string, survey: Survey, before: Survey | undefined): unknown {
  const twin = before === undefined ? undefined : questionsOf(before).find(other => other.questionId === questionId)
  const known = new Set(twin !== undefined && 'options' in twin ? twin.options.map(option => option.optionId) : [])
  const knownRows = new Set(twin?.kind === 'matrix' ? twin.rows.map(row => row.rowId) : [])
  return {
    ...question,
    // Words, names it had and whether it may be skipped change no answer already given.
    texts: undefined,
    formerly: undefined,
    isRequired: undefined,
    questionId,
    ...('options' in question && { options: question.options.map(({ optionId, formerly, isFavourable, isExclusive }) => [formerId(optionId, formerly, known), isFavourable, isExclusive]) }),
    ...(question.kind === 'matrix' && { rows: question.rows.map(({ rowId, formerly }) => formerId(rowId, formerly, knownRows)) }),
    visibleIf: conditionOf(question, survey, before),
  }
}

/** The condition in the ids of `before`. */
function conditionOf({ visibleIf }: Question, survey: Survey, before: Survey | undefined): unknown {
  if (visibleIf === undefined) return null
  const parent = questionsOf(survey).find(question => question.questionId === visibleIf.questionId)
  const ids = new Set(before === undefined ? [] : questionsOf(before).map(question => question.questionId))
  const questionId = formerId(visibleIf.questionId, parent?.formerly ?? [], ids)
  const twin = before === undefined ? undefined : questionsOf(before).find(question => question.questionId === questionId)
  const known = new Set(twin !== undefined && 'options' in twin ? twin.options.map(option => option.optionId) : [])
  const options = parent !== undefined && 'options' in parent ? parent.options : []
  return [questionId, visibleIf.answers.map(answer => formerId(answer, options.find(option => option.optionId === answer)?.formerly ?? [], known))]
}

function formerId(id: string, formerly: readonly string[], known: ReadonlySet<string>): string {
  return known.has(id) ? id : formerly.find(former => known.has(former)) ?? id
}
