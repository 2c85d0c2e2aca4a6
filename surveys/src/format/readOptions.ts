// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Option, QuestionKind } from '../question.ts'
import { LIMITS } from '../limits.ts'
import { readFormerIds, readRequiredText } from './commonFields.ts'
import type { FieldReader } from './fieldReader.ts'
import type { SurveyReading } from './surveyReading.ts'

/** Options with their labels in the original language. */
export interface ReadOptions {
  readonly options: readonly Option[]
  readonly labels: Readonly<Record<string, string>>
}

const KEYS = ['id', 'formerly', 'title', 'favourable', 'exclusive']

export function readOptions(fields: FieldReader, kind: QuestionKind, questionId: string, reading: SurveyReading): ReadOptions {
  if (!fields.has('options')) fields.report('missing-key', undefined, { key: 'options' })
  const most = kind === 'ranking' ? LIMITS.rankedOptions : LIMITS.options
  const labels: Record<string, string> = {}
  const taken = new Map<string, number>()
  const options = (fields.maps('options', 2, most, KEYS) ?? []).map((option): Option => {
    const { id, formerly } = readItemId(option, taken, reading)
    labels[id] = readRequiredText(option, 'title', LIMITS.labelCharacters)
    if (kind !== 'multiple' && option.has('exclusive')) option.report('key-for-other-kind', 'exclusive', { key: 'exclusive', kind })
    if (kind === 'ranking' && option.has('favourable')) option.report('key-for-other-kind', 'favourable', { key: 'favourable', kind })
    return { optionId: id, formerly, isFavourable: option.flag('favourable') ?? false, isExclusive: option.flag('exclusive') ?? false }
  })
  if (options.length > 0 && kind !== 'multiple' && options.every(option => option.isFavourable)) {
    fields.report('favourable-everything', 'options', { id: questionId })
  }
  if (options.length > 0 && options.every(option => option.isExclusive)) fields.report('exclusive-everything', 'options', { id: questionId })
  return { options, labels }
}

export interface ReadRows {
  readonly rows: readonly { readonly rowId: string; readonly formerly: readonly string[] }[]
  readonly labels: Readonly<Record<string, string>>
}

export function readRows(fields: FieldReader, reading: SurveyReading): ReadRows {
  if (!fields.has('rows')) fields.report('missing-key', undefined, { key: 'rows' })
  const labels: Record<string, string> = {}
  const taken = new Map<string, number>()
  const rows = (fields.maps('rows', 1, LIMITS.matrixRows, ['id', 'formerly', 'title']) ?? []).map((row) => {
    const { id, formerly } = readItemId(row, taken, reading)
    labels[id] = readRequiredText(row, 'title', LIMITS.labelCharacters)
    return { rowId: id, formerly }
  })
  return { rows, labels }
}

/** The id of an option or row, unique in its question together with every former one. */
function readItemId(item: FieldReader, taken: Map<string, number>, reading: SurveyReading): { id: string; formerly: string[] } {
  if (!item.has('id')) item.report('missing-id', undefined)
  const id = item.identifier('id') ?? ''
  const formerly = readFormerIds(item, reading.file, reading.issues)
  for (const { text, line } of [{ text: id, line: item.lineOf('id') }, ...formerly]) {
    const place = taken.get(text)
    if (text !== '' && place !== undefined) reading.issues.add('duplicate-id', reading.file, line, { id: text, place: `${reading.file}:${place}` })
    taken.set(text, line)
  }
  return { id, formerly: formerly.map(former => former.text) }
}
