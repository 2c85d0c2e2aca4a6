// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { LIMITS } from '../limits.ts'
import type { Question, QuestionText } from '../question.ts'
import type { Language } from '../language.ts'
import type { FieldReader } from './fieldReader.ts'

/**
 * A question's texts in another language; undefined without a title, so that a question is never shown half in each.
 * Missing labels are left out: hints name them, and the original's are shown.
 */
export function translateQuestion(question: Question, fields: FieldReader | undefined, language: Language): QuestionText | undefined {
  const original = question.texts[language]
  if (fields === undefined || original === undefined) return undefined
  const title = fields.text('title', LIMITS.titleCharacters)
  const text = {
    help: fields.text('help', LIMITS.sentenceCharacters),
    options: readLabels(fields, 'options', original.options),
    rows: readLabels(fields, 'rows', original.rows),
    low: fields.text('low', LIMITS.labelCharacters),
    high: fields.text('high', LIMITS.labelCharacters),
    unit: fields.text('unit', LIMITS.labelCharacters),
  }
  if (title === undefined) {
    if (!fields.has('title')) fields.report('missing-key', undefined, { key: 'title' })
    return undefined
  }
  return { title, ...text }
}

function readLabels(fields: FieldReader, key: string, original: Readonly<Record<string, string>>): Record<string, string> {
  const byId = fields.map(key, 'any')
  const labels: Record<string, string> = {}
  for (const id of byId?.keys() ?? []) {
    if (!Object.hasOwn(original, id)) byId?.report('unknown-label', id, { id })
    const label = byId?.text(id, LIMITS.labelCharacters)
    if (label !== undefined && Object.hasOwn(original, id)) labels[id] = label
  }
  return labels
}
