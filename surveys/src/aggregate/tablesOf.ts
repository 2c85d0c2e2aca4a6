// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ClosedQuestion, Option, Question } from '../question.ts'
import { isClosed } from '../question.ts'
import { questionsOf, type Survey } from '../survey.ts'
import type { Asked, Category, Group, Table } from './table.ts'

/** The tables of every question that can be counted, in reading order. */
export function tablesOf(survey: Survey): Table[] {
  return questionsOf(survey).flatMap(question => (isClosed(question) ? tablesOfQuestion(question) : []))
}

export function tablesOfQuestion(question: ClosedQuestion): Table[] {
  const { questionId } = question
  switch (question.kind) {
    case 'single': return [partition(question, questionId, undefined, question.options.map(optionCategory), favourableFlags(question.options))]
    case 'scale': case 'zero-ten': return [pointTable(question)]
    case 'number': case 'date': return [partition(question, questionId, undefined, classCategories(question.classes.length + 1), undefined)]
    case 'matrix': return question.rows.map(({ rowId }) => partition(question, `${questionId}.${rowId}`, rowId,
      question.options.map(({ optionId }) => ({ categoryId: optionId, cells: [`${rowId}.${optionId}`] })), favourableFlags(question.options)))
    case 'multiple': return question.options.map(({ optionId }) => partition(question, `${questionId}.${optionId}`, optionId,
      [{ categoryId: 'chosen', cells: [optionId] }, { categoryId: 'not-chosen', cells: 'rest' }], undefined))
    case 'ranking': return question.options.map(({ optionId }) => rankTable(question, optionId, question.top))
  }
}

/**
 * Whether the tables of a question are shown all together or not at all. They are where a limit on the number
 * of choices ties them: with three choices each, the last hidden count would come back by subtraction.
 */
export function areTied(question: Question): boolean {
  return question.kind === 'ranking' || (question.kind === 'multiple' && question.most !== undefined)
}

function partition(
  question: ClosedQuestion, tableId: string, partId: string | undefined, categories: readonly Category[], favourable: readonly boolean[] | undefined,
): Table {
  const full = categories.map(({ categoryId }, index): Group => ({ groupId: categoryId, members: [index], isFavourable: favourable?.[index] }))
  const levels = favourable === undefined || categories.length <= 2 ? [full] : [full, favourableSplit(favourable)]
  return { tableId, questionId: question.questionId, partId, categories, levels, asked: askedOf(question), isSensitive: question.isSensitive, values: undefined }
}

function askedOf({ kind, visibleIf }: ClosedQuestion): Asked {
  if (kind !== 'multiple') return { kind: 'answered' }
  return visibleIf === undefined ? { kind: 'everybody' } : { kind: 'condition', questionId: visibleIf.questionId, cells: visibleIf.answers }
}

function pointTable(question: Extract<ClosedQuestion, { kind: 'scale' | 'zero-ten' }>): Table {
  const values = question.kind === 'zero-ten' ? range(0, 10) : range(1, question.points)
  const favourable = values.map(value => value >= question.favourableFrom)
  const table = partition(question, question.questionId, undefined, values.map(value => ({ categoryId: String(value), cells: [String(value)] })), favourable)
  const [full = [], split = []] = table.levels
  // 0–6, 7–8, 9–10 is the usual cut of this scale; it must nest in the favourable split.
  const nests = question.kind === 'zero-ten' && [7, 9].includes(question.favourableFrom)
  const thirds = [values.slice(0, 7), values.slice(7, 9), values.slice(9)].map((members): Group => (
    { groupId: `${members[0] ?? 0}-${members.at(-1) ?? 0}`, members, isFavourable: (members[0] ?? 0) >= question.favourableFrom }))
  return { ...table, values, levels: nests ? [full, thirds, split] : table.levels }
}

function rankTable(question: ClosedQuestion, optionId: string, top: number): Table {
  const lower = range(2, top).map(place => `${optionId}.${place}`)
  const categories: Category[] = [
    { categoryId: 'first', cells: [`${optionId}.1`] }, { categoryId: 'lower', cells: lower }, { categoryId: 'unranked', cells: 'rest' },
  ]
  const table = partition(question, `${question.questionId}.${optionId}`, optionId, categories, undefined)
  const ranked: Group[] = [{ groupId: 'ranked', members: [0, 1], isFavourable: undefined }, { groupId: 'unranked', members: [2], isFavourable: undefined }]
  return { ...table, levels: [...table.levels, ranked] }
}

function favourableFlags(options: readonly Option[]): readonly boolean[] | undefined {
  return options.some(option => option.isFavourable) ? options.map(option => option.isFavourable) : undefined
}

function favourableSplit(favourable: readonly boolean[]): Group[] {
  const members = (wanted: boolean): number[] => favourable.flatMap((is, index) => (is === wanted ? [index] : []))
  return [
    { groupId: 'favourable', members: members(true), isFavourable: true },
    { groupId: 'others', members: members(false), isFavourable: false },
  ]
}

function optionCategory({ optionId }: Option): Category {
  return { categoryId: optionId, cells: [optionId] }
}

function classCategories(count: number): Category[] {
  return range(0, count - 1).map(index => ({ categoryId: `class-${index}`, cells: [`class-${index}`] }))
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
}
