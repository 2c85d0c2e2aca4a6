// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ByLanguage } from '../language.ts'
import { LIMITS } from '../limits.ts'
import { QUESTION_KINDS, type Question, type QuestionKind, type QuestionText } from '../question.ts'
import { readFormerIds, readRequiredText } from './commonFields.ts'
import type { FieldReader } from './fieldReader.ts'
import { readDayClasses, readNumberClasses } from './readClasses.ts'
import { readVisibility } from './readCondition.ts'
import { readOptions, readRows } from './readOptions.ts'
import { claimId, type SurveyReading } from './surveyReading.ts'

const COMMON_KEYS = ['id', 'formerly', 'kind', 'title', 'help', 'required', 'sensitive', 'visibleIf'] as const

/** The keys each kind adds to the common ones. */
const KIND_KEYS: Readonly<Record<QuestionKind, readonly string[]>> = {
  'single': ['options'],
  'multiple': ['options', 'most'],
  'scale': ['points', 'low', 'high', 'favourableFrom'],
  'zero-ten': ['low', 'high', 'favourableFrom'],
  'matrix': ['rows', 'options'],
  'ranking': ['options', 'top'],
  'number': ['min', 'max', 'classes', 'unit'],
  'date': ['min', 'max', 'classes'],
  'short-text': ['mostCharacters'],
  'long-text': ['mostCharacters'],
}

export const QUESTION_KEYS: readonly string[] = [...new Set([...COMMON_KEYS, ...Object.values(KIND_KEYS).flat()])]

/** Reads one question; undefined when its kind or id is missing, which is reported. */
export function readQuestion(fields: FieldReader, reading: SurveyReading): Question | undefined {
  for (const key of ['id', 'kind']) if (!fields.has(key)) fields.report('missing-key', undefined, { key })
  const kind = fields.choice('kind', QUESTION_KINDS)
  const questionId = fields.identifier('id')
  if (kind === undefined || questionId === undefined) return undefined
  for (const key of fields.keys()) {
    const isMisplaced = !COMMON_KEYS.some(common => common === key) && !KIND_KEYS[kind].includes(key)
    // Keys of no kind at all are reported by the reader itself.
    if (isMisplaced && QUESTION_KEYS.includes(key)) fields.report('key-for-other-kind', key, { key, kind })
  }
  const formerly = readFormerIds(fields, reading.file, reading.issues)
  claimId('question', questionId, fields.lineOf('id'), reading)
  for (const former of formerly) claimId('question', former.text, former.line, reading)
  const visibleIf = readVisibility(fields, reading)
  const isRequired = fields.flag('required') ?? false
  const complaint = fields.has('visibleIf') ? 'required-under-condition' : 'required-question'
  if (isRequired) fields.report(complaint, 'required', { id: questionId })
  const isSensitive = fields.flag('sensitive') ?? false
  const base = { questionId, formerly: formerly.map(id => id.text), isRequired, isSensitive, visibleIf }
  return readKind(kind, base, fields, reading)
}

type Base = Omit<Extract<Question, { kind: 'single' }>, 'kind' | 'options' | 'texts'>

function readKind(kind: QuestionKind, base: Base, fields: FieldReader, reading: SurveyReading): Question {
  const text = readText(fields)
  const texts = (labels: Partial<QuestionText> = {}): ByLanguage<QuestionText> => ({ [reading.language]: { ...text, ...labels } })
  const mostCharacters = (limit: number): number => fields.wholeNumber('mostCharacters', 1, limit) ?? limit
  switch (kind) {
    case 'single': {
      const { options, labels } = readOptions(fields, kind, base.questionId, reading)
      return { ...base, kind, options, texts: texts({ options: labels }) }
    }
    case 'multiple': {
      const { options, labels } = readOptions(fields, kind, base.questionId, reading)
      return { ...base, kind, options, most: readMost(fields, options.length), texts: texts({ options: labels }) }
    }
    case 'ranking': {
      const { options, labels } = readOptions(fields, kind, base.questionId, reading)
      return { ...base, kind, options, top: readTop(fields, options.length), texts: texts({ options: labels }) }
    }
    case 'matrix': {
      const { rows, labels } = readRows(fields, reading)
      const { options, labels: optionLabels } = readOptions(fields, kind, base.questionId, reading)
      return { ...base, kind, rows, options, texts: texts({ options: optionLabels, rows: labels }) }
    }
    case 'scale': {
      const points = fields.wholeNumber('points', 3, LIMITS.scalePoints) ?? 5
      // Unless told otherwise, what lies above the middle is favourable: 4 and 5 of 5, 3 and 4 of 4.
      const aboveMiddle = Math.floor(points / 2) + (points % 2 === 0 ? 1 : 2)
      const favourableFrom = fields.wholeNumber('favourableFrom', 2, points) ?? aboveMiddle
      return { ...base, kind, points, favourableFrom, texts: texts() }
    }
    case 'zero-ten': {
      return { ...base, kind, favourableFrom: fields.wholeNumber('favourableFrom', 1, 10) ?? 7, texts: texts() }
    }
    case 'number': return { ...base, kind, ...readNumberClasses(fields), texts: texts() }
    case 'date': return { ...base, kind, ...readDayClasses(fields, reading), texts: texts() }
    case 'short-text': return { ...base, kind, mostCharacters: mostCharacters(LIMITS.shortTextCharacters), texts: texts() }
    case 'long-text': return { ...base, kind, mostCharacters: mostCharacters(LIMITS.longTextCharacters), texts: texts() }
  }
}

function readText(fields: FieldReader): QuestionText {
  return {
    title: readRequiredText(fields, 'title', LIMITS.titleCharacters),
    help: fields.text('help', LIMITS.sentenceCharacters),
    options: {},
    rows: {},
    low: fields.text('low', LIMITS.labelCharacters),
    high: fields.text('high', LIMITS.labelCharacters),
    unit: fields.text('unit', LIMITS.labelCharacters),
  }
}

function readMost(fields: FieldReader, optionCount: number): number | undefined {
  const most = fields.wholeNumber('most', 2, LIMITS.options)
  if (most !== undefined && optionCount > 0 && most >= optionCount) fields.report('most-too-large', 'most', { most, count: optionCount })
  return most
}

function readTop(fields: FieldReader, optionCount: number): number {
  const top = fields.wholeNumber('top', 1, LIMITS.rankedOptions) ?? Math.min(3, Math.max(1, optionCount))
  if (optionCount > 0 && top > optionCount) fields.report('top-too-large', fields.has('top') ? 'top' : undefined, { top, count: optionCount })
  return top
}
