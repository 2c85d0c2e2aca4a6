// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { isDay } from '../day.ts'
import { LIMITS } from '../limits.ts'
import type { FieldReader } from './fieldReader.ts'
import type { SurveyReading } from './surveyReading.ts'

export interface ReadClasses<T> {
  readonly min: T
  readonly max: T
  readonly classes: readonly T[]
}

/** `min`, `max` and `classes` of a number; harmless values where something was reported. */
export function readNumberClasses(fields: FieldReader): ReadClasses<number> {
  for (const key of ['min', 'max', 'classes']) if (!fields.has(key)) fields.report('missing-key', undefined, { key })
  const min = fields.integer('min') ?? 0
  const max = fields.integer('max') ?? LIMITS.number
  const words = fields.words('classes', 1, LIMITS.classes - 1) ?? []
  const classes = words.map(word => Number(word.text))
  if (max <= min) fields.report('wrong-range', 'max')
  else if (!isRising([min, ...classes], max)) fields.report('wrong-classes', 'classes')
  return { min, max, classes }
}

/** The same for days. */
export function readDayClasses(fields: FieldReader, reading: SurveyReading): ReadClasses<string> {
  for (const key of ['min', 'max', 'classes']) if (!fields.has(key)) fields.report('missing-key', undefined, { key })
  const day = (key: string): string | undefined => {
    const text = fields.text(key, LIMITS.idCharacters)
    if (text === undefined || isDay(text)) return text
    fields.report('wrong-day', key, { value: text })
    return undefined
  }
  const min = day('min') ?? '0001-01-01'
  const max = day('max') ?? '9999-12-31'
  const classes = (fields.words('classes', 1, LIMITS.classes - 1) ?? []).flatMap(({ text, line }) => {
    if (isDay(text)) return [text]
    reading.issues.add('wrong-day', reading.file, line, { value: text })
    return []
  })
  if (max <= min) fields.report('wrong-range', 'max')
  else if (!isRising([min, ...classes], max)) fields.report('wrong-classes', 'classes')
  return { min, max, classes }
}

function isRising<T extends number | string>(bounds: readonly T[], max: T): boolean {
  return bounds.every((bound, index) => {
    const before = bounds[index - 1]
    return (typeof bound !== 'number' || Number.isFinite(bound)) && bound <= max && (before === undefined || before < bound)
  })
}
