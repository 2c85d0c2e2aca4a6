// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CrossingResults, PublicQuestion, PublicSurvey, ResponseRate, Rounding, ShownPart, SurveyResults, TableResults } from '@parcours/surveys'
import { formatDay, formatNumber, n, t } from './l10n.ts'

/** « 12 sur 37 (32 %) »: never a percentage without both figures. */
export function partWords({ count, base, percent }: Pick<ShownPart, 'count' | 'base' | 'percent'>): string {
  const words = { count: formatNumber(count), base: formatNumber(base) }
  return percent === null ? t('parcours', '{count} out of {base}', words) : t('parcours', '{count} out of {base} ({percent}%)', { ...words, percent })
}

/** The one sentence a page of results opens with. */
export function resultsSentence({ results, rate }: { readonly results: Pick<SurveyResults, 'submissions' | 'smallestGroup'>; readonly rate: ResponseRate | null }): string {
  const { submissions, smallestGroup } = results
  if (submissions === null) {
    return n('parcours', 'Fewer than %n answer: nothing is shown, to protect each person.', 'Fewer than %n answers: nothing is shown, to protect each person.', smallestGroup)
  }
  if (submissions === 0) {
    return n('parcours', 'No figures yet: they appear from %n answer on, or when the survey closes.', 'No figures yet: they appear from %n answers on, or when the survey closes.', smallestGroup)
  }
  return rate?.kind === 'shown'
    ? rateSentence(rate)
    : n('parcours', '%n person has answered.', '%n people have answered.', submissions)
}

function rateSentence({ submissions, of, percent, denominator }: Extract<ResponseRate, { kind: 'shown' }>): string {
  const words = { answered: n('parcours', '%n person has answered', '%n people have answered', submissions), of: formatNumber(of), percent }
  switch (denominator) {
    case 'tokens-issued': return t('parcours', '{answered}, out of {of} who opened the survey ({percent}%).', words)
    case 'invited': return t('parcours', '{answered}, out of {of} invited ({percent}%).', words)
    case 'registered': return t('parcours', '{answered}, out of {of} registered ({percent}%).', words)
    case 'attended': return t('parcours', '{answered}, out of {of} who attended ({percent}%).', words)
    case 'completed-course': return t('parcours', '{answered}, out of {of} who completed the course ({percent}%).', words)
    case 'members': return t('parcours', '{answered}, out of {of} members ({percent}%).', words)
  }
}

export function roundingWords(rounding: Rounding): string {
  switch (rounding) {
    case 'half-up': return t('parcours', 'Percentages are rounded to the nearest whole, half up.')
    case 'truncated': return t('parcours', 'Percentages are cut to the whole, never rounded up.')
    case 'ceiling': return t('parcours', 'Percentages are rounded up to the whole.')
  }
}

/** The words of one category or of several joined: options, points, classes. */
export function categoryWords(question: PublicQuestion, cellId: string, memberIds: readonly string[]): string {
  switch (cellId) {
    case 'chosen': return t('parcours', 'Chosen')
    case 'not-chosen': return t('parcours', 'Not chosen')
    case 'first': return t('parcours', 'Put first')
    case 'lower': return t('parcours', 'Put lower')
    case 'ranked': return t('parcours', 'Among the choices')
    case 'unranked': return t('parcours', 'Not among the choices')
    default: return memberWords(question, memberIds)
  }
}

function memberWords(question: PublicQuestion, memberIds: readonly string[]): string {
  if (question.points !== null && memberIds.length > 1) {
    return t('parcours', '{from} to {to}', { from: memberIds[0] ?? '', to: memberIds.at(-1) ?? '' })
  }
  return memberIds.map((memberId) => memberName(question, memberId)).join(' / ')
}

function memberName(question: PublicQuestion, memberId: string): string {
  const option = question.options.find(({ optionId }) => optionId === memberId)
  if (option !== undefined) {
    return option.label
  }
  const end = endOf(question.points, Number(memberId))
  if (end !== null) {
    return `${memberId} (${end})`
  }
  const place = /^class-(\d+)$/.exec(memberId)?.[1]
  return place === undefined ? memberId : className(question, Number(place))
}

function endOf(points: PublicQuestion['points'], point: number): string | null {
  if (points === null) {
    return null
  }
  return point === points.from ? points.low : point === points.to ? points.high : null
}

/** « moins de 6 », « de 6 à 15 », « 16 ou plus »: a class from its lower bounds. */
function className({ number, date }: PublicQuestion, place: number): string {
  const bounds = number === null ? (date?.classes ?? []).map(formatDay) : number.classes.map(formatNumber)
  const [from, below] = [bounds[place - 1], bounds[place]]
  if (from === undefined) {
    return below === undefined ? t('parcours', 'All') : t('parcours', 'Below {bound}', { bound: below })
  }
  return below === undefined ? t('parcours', '{bound} or more', { bound: from }) : t('parcours', 'From {from} to below {below}', { from, below })
}

/** What a row of a matrix, or an option of a multiple question, is called. */
export function partName(question: PublicQuestion, partId: string): string {
  return question.rows.find(({ rowId }) => rowId === partId)?.label ?? question.options.find(({ optionId }) => optionId === partId)?.label ?? partId
}

/** « Question : ligne » for a table that is chosen from a list. */
export function tableName(survey: PublicSurvey, tableId: string): string {
  const question = questionsOf(survey).find(({ questionId }) => tableId === questionId || tableId.startsWith(`${questionId}.`))
  if (question === undefined) {
    return tableId
  }
  const partId = tableId.slice(question.questionId.length + 1)
  return partId === '' ? question.title : t('parcours', '{question} – {part}', { question: question.title, part: partName(question, partId) })
}

export function questionsOf(survey: PublicSurvey): readonly PublicQuestion[] {
  return survey.sections.flatMap(({ questions }) => questions)
}

/** Under a table: its base, and how old its figures are where later answers could not be added yet. */
export function baseWords(table: Extract<TableResults, { kind: 'shown' }>, question: PublicQuestion, submissions: number | null): string {
  const base = question.kind === 'multiple'
    ? n('parcours', 'Base: %n person who was asked this question.', 'Base: %n people who were asked this question.', table.base)
    : n('parcours', 'Base: %n person who answered this question.', 'Base: %n people who answered this question.', table.base)
  return submissions === null || table.submissions === submissions
    ? base
    : `${base} ${n('parcours', 'These figures come from the first %n sending: the later ones would have shown a few people apart.', 'These figures come from the first %n sendings: the later ones would have shown a few people apart.', table.submissions)}`
}

/** Name of a row of a two-way table: a category, a group, or small groups joined. */
export function crossingRowName(survey: PublicSurvey, crossing: CrossingResults, groupNames: Readonly<Record<string, string>>, row: CrossingResults['rows'][number]): string {
  if (row.joinedIds.length > 0) {
    return row.joinedIds.map((id) => groupNames[id] ?? id).join(', ')
  }
  const question = crossing.rowTableId === null ? undefined : questionsOf(survey).find(({ questionId }) => crossing.rowTableId === questionId || crossing.rowTableId?.startsWith(`${questionId}.`))
  return groupNames[row.rowId] ?? (question === undefined ? row.rowId : crossingPartWords(question, row.rowId, row))
}

/** A part of a side of a two-way table: its answers, and those who gave none where they are counted with them. */
export function crossingPartWords(question: PublicQuestion, cellId: string, { memberIds, includesPassed }: Pick<CrossingResults['columns'][number], 'memberIds' | 'includesPassed'>): string {
  const words = categoryWords(question, cellId, memberIds)
  return includesPassed ? t('parcours', '{answers} / no answer', { answers: words }) : words
}
