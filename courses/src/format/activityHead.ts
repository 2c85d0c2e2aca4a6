// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { ACTIVITY_KINDS, type ActivityKind } from '../course.ts'
import { LIMITS } from '../limits.ts'
import { WEBINAR_LIMITS } from '../webinar/limits.ts'
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
export const ORIGINAL_KEYS = ['kind', 'minutes', 'completion', 'quiz', 'required', 'session', 'survey', 'adventure', 'ref', 'formerly'] as const
export const ACTIVITY_KEYS = ['id', 'title', 'materials', ...ORIGINAL_KEYS] as const

/** Kinds that point to something outside the course, by a key of their own name. */
const POINTING_KINDS = ['session', 'survey', 'adventure'] as const
type PointingKind = (typeof POINTING_KINDS)[number]

/** Keys that mean something for some kinds only. `ref` is how all three were written before each had its key. */
const KINDS_OF_KEY = {
  completion: ['page'],
  quiz: ['page'],
  session: ['session'],
  survey: ['survey'],
  adventure: ['adventure'],
  ref: POINTING_KINDS,
} as const satisfies Readonly<Record<string, readonly ActivityKind[]>>

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
    ref: readRef(fields, kind),
    materials: readMaterials(fields, folder, reading.folder.paths) ?? [],
  }
}

function reportKeysOfOtherKinds(fields: FieldReader, kind: ActivityKind): void {
  for (const [key, kinds] of Object.entries<readonly ActivityKind[]>(KINDS_OF_KEY)) {
    if (fields.has(key) && !kinds.includes(kind)) fields.report('key-for-other-kind', key, { key, kind })
  }
}

/** The number of the session, or the id of the survey or adventure. */
function readRef(fields: FieldReader, kind: ActivityKind): string | undefined {
  const pointing = POINTING_KINDS.find(other => other === kind)
  if (pointing === undefined) return undefined
  if (fields.has(pointing) && fields.has('ref')) fields.report('two-refs', 'ref', { kind })
  if (fields.has(pointing)) return readOwnKey(fields, pointing)
  if (!fields.has('ref')) fields.report('missing-ref', undefined, { kind, example: EXAMPLES[pointing] })
  return fields.identifier('ref')
}

const EXAMPLES: Readonly<Record<PointingKind, string>> = { session: 'session: 1', survey: 'survey: a-chaud', adventure: 'adventure: premiers-pas' }

function readOwnKey(fields: FieldReader, kind: PointingKind): string | undefined {
  return kind === 'session' ? fields.wholeNumber('session', 1, WEBINAR_LIMITS.sessionsPerSeries)?.toString() : fields.identifier(kind)
}
