// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { isDay } from '../day.ts'
import { type MatrixQuestion, type MultipleQuestion, type Option, type Question, type RankingQuestion, type TextQuestion } from '../question.ts'
import type { Response } from '../response.ts'
import type { SubmissionIssueCode } from './submissionIssue.ts'

/** A response, the code of what is wrong, or undefined for no answer at all. */
export type ReadResponse = Response | SubmissionIssueCode | undefined

/** Reads the answer to one question from whatever was sent. Null, '' and empty lists are no answer. */
export function readResponse(question: Question, value: unknown): ReadResponse {
  if (value === undefined || value === null || value === '') return undefined
  switch (question.kind) {
    case 'single': return readSingle(question.options, value)
    case 'multiple': return readMultiple(question, value)
    case 'scale': return readPoint('scale', value, 1, question.points)
    case 'zero-ten': return readPoint('zero-ten', value, 0, 10)
    case 'matrix': return readMatrix(question, value)
    case 'ranking': return readRanking(question, value)
    case 'number': {
      if (typeof value !== 'number' || !Number.isFinite(value)) return 'wrong-response'
      if (value < question.min || value > question.max) return 'out-of-range'
      return { kind: 'number', classId: classOf(question.classes, value) }
    }
    case 'date': {
      if (typeof value !== 'string' || !isDay(value)) return 'wrong-response'
      if (value < question.min || value > question.max) return 'out-of-range'
      return { kind: 'date', classId: classOf(question.classes, value) }
    }
    case 'short-text': case 'long-text': return readText(question, value)
  }
}

function readSingle(options: readonly Option[], value: unknown): ReadResponse {
  if (typeof value !== 'string') return 'wrong-response'
  return hasOption(options, value) ? { kind: 'single', optionId: value } : 'unknown-option'
}

function readMultiple({ options, most }: MultipleQuestion, value: unknown): ReadResponse {
  const ids = readIds(options, value)
  if (!Array.isArray(ids)) return ids
  if (most !== undefined && ids.length > most) return 'too-many-options'
  if (ids.length > 1 && options.some(option => option.isExclusive && ids.includes(option.optionId))) return 'exclusive-option'
  // In the survey's order: the order of clicking says nothing and is not kept.
  const optionIds = options.flatMap(({ optionId }) => (ids.includes(optionId) ? [optionId] : []))
  return optionIds.length === 0 ? undefined : { kind: 'multiple', optionIds }
}

function readRanking({ options, top }: RankingQuestion, value: unknown): ReadResponse {
  const optionIds = readIds(options, value)
  if (!Array.isArray(optionIds)) return optionIds
  if (optionIds.length > top) return 'too-many-options'
  return optionIds.length === 0 ? undefined : { kind: 'ranking', optionIds }
}

function readIds(options: readonly Option[], value: unknown): string[] | SubmissionIssueCode {
  if (!Array.isArray(value)) return 'wrong-response'
  if (value.length > options.length) return 'too-many-options'
  const ids: string[] = []
  for (const id of value as unknown[]) {
    if (typeof id !== 'string') return 'wrong-response'
    if (!hasOption(options, id)) return 'unknown-option'
    if (ids.includes(id)) return 'repeated-option'
    ids.push(id)
  }
  return ids
}

function readPoint(kind: 'scale' | 'zero-ten', value: unknown, from: number, to: number): ReadResponse {
  if (typeof value !== 'number' || !Number.isInteger(value)) return 'wrong-response'
  return value >= from && value <= to ? { kind, point: value } : 'out-of-range'
}

function readMatrix({ rows, options }: MatrixQuestion, value: unknown): ReadResponse {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'wrong-response'
  const optionByRow: Record<string, string> = {}
  for (const [rowId, optionId] of Object.entries(value)) {
    if (!rows.some(row => row.rowId === rowId)) return 'unknown-option'
    if (typeof optionId !== 'string') return 'wrong-response'
    if (!hasOption(options, optionId)) return 'unknown-option'
    optionByRow[rowId] = optionId
  }
  return Object.keys(optionByRow).length === 0 ? undefined : { kind: 'matrix', optionByRow }
}

function readText({ mostCharacters }: TextQuestion, value: unknown): ReadResponse {
  if (typeof value !== 'object' || value === null) return 'wrong-response'
  const { text, mayQuote } = value as { text?: unknown; mayQuote?: unknown } // Both are looked at before use.
  if (typeof text !== 'string' || (mayQuote !== undefined && typeof mayQuote !== 'boolean')) return 'wrong-response'
  if (text.length > mostCharacters) return 'text-too-long'
  const trimmed = text.replace(/\r\n?/g, '\n').trim()
  return trimmed === '' ? undefined : { kind: 'text', text: trimmed, mayQuote: mayQuote ?? false }
}

function hasOption(options: readonly Option[], optionId: string): boolean {
  return options.some(option => option.optionId === optionId)
}

/** `class-0` lies below the first bound. */
function classOf<T extends number | string>(bounds: readonly T[], value: T): string {
  return `class-${bounds.filter(bound => value >= bound).length}`
}
