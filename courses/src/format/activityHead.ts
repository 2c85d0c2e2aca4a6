// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { ACTIVITY_KINDS, type ActivityKind } from '../course.ts'
import { LIMITS } from '../limits.ts'
import { readFormerIds, readRequiredText } from './commonFields.ts'
import type { CourseReading } from './courseReading.ts'
import type { FieldReader } from './fieldReader.ts'
import { readMaterials, type WrittenMaterial } from './materials.ts'

/** Front matter of an activity in the course's language. */
export interface ActivityHead {
  readonly activityId: string
  readonly formerly: readonly string[]
  readonly kind: ActivityKind
  readonly title: string
  readonly durationMinutes: number
  readonly isRequired: boolean
  readonly completion: 'any' | 'all'
  readonly quizPercent: number | undefined
  readonly ref: string | undefined
  readonly materials: readonly WrittenMaterial[]
}

/** Keys only an original gives; a translation takes them from it. */
export const ORIGINAL_KEYS = ['kind', 'minutes', 'completion', 'quiz', 'required', 'ref', 'formerly'] as const
export const ACTIVITY_KEYS = ['id', 'title', 'materials', ...ORIGINAL_KEYS] as const

/** Keys that mean something for some kinds only. */
const KINDS_OF_KEY: Readonly<Record<'completion' | 'quiz' | 'ref', readonly ActivityKind[]>> = {
  completion: ['page'],
  quiz: ['page'],
  ref: ['session', 'survey', 'adventure'],
}

export function readActivityHead(fields: FieldReader, path: string, folder: string, reading: CourseReading): ActivityHead {
  if (!fields.has('id')) fields.report('missing-id', undefined)
  const activityId = fields.identifier('id')
  if (activityId !== undefined) reading.ids.claim('activity', activityId, path, fields.lineOf('id'))
  const formerly = readFormerIds(fields, path, reading.issues)
  for (const id of formerly) reading.ids.claim('activity', id.text, path, id.line)
  if (!fields.has('minutes')) fields.report('missing-key', undefined, { key: 'minutes' })
  const kind = (fields.has('kind') ? fields.choice('kind', ACTIVITY_KINDS) : 'page') ?? 'page'
  reportKeysOfOtherKinds(fields, kind)
  return {
    activityId: activityId ?? '',
    formerly: formerly.map(id => id.text),
    kind,
    title: readRequiredText(fields, 'title', LIMITS.titleCharacters),
    durationMinutes: fields.wholeNumber('minutes', 1, LIMITS.activityMinutes) ?? 1,
    isRequired: fields.flag('required') ?? true,
    completion: (fields.has('completion') ? fields.choice('completion', ['any', 'all']) : 'any') ?? 'any',
    quizPercent: fields.wholeNumber('quiz', 0, 100),
    ref: fields.identifier('ref'),
    materials: readMaterials(fields, folder, reading.folder.paths) ?? [],
  }
}

function reportKeysOfOtherKinds(fields: FieldReader, kind: ActivityKind): void {
  for (const key of ['completion', 'quiz', 'ref'] as const) {
    if (fields.has(key) && !KINDS_OF_KEY[key].includes(kind)) fields.report('key-for-other-kind', key, { key, kind })
  }
  if (KINDS_OF_KEY.ref.includes(kind) && !fields.has('ref')) fields.report('missing-ref', undefined, { kind })
}
