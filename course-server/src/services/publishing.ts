// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { canonicalJson, compileCourse, parseCourse, type CompiledCourse, type CourseFile, type CourseIssue } from '@parcours/courses'
import { createHash } from 'node:crypto'
import { ParcoursError } from '../errors.ts'
import { epochDay, type Clock } from './clock.ts'
import type { Publications } from './publications.ts'
import type { Audience, MediaFile, PartDeclaration, PublishOutcome, Repositories } from './repositories.ts'

export interface PublishCourse {
  readonly files: readonly CourseFile[]
  readonly media: readonly MediaFile[]
  readonly spaceId: string
  /** `as-before`: what it was; `public` for a course that is new. */
  readonly audience: Audience | 'as-before'
}

export type PublishResult =
  | { readonly kind: 'published'; readonly courseId: string; readonly isNew: boolean; readonly removedPartIds: readonly string[]; readonly changedEnrolments: number; readonly warnings: readonly CourseIssue[] }
  | { readonly kind: 'unchanged'; readonly courseId: string; readonly warnings: readonly CourseIssue[] }
  | { readonly kind: 'refused'; readonly courseId: string; readonly code: Extract<PublishOutcome, { readonly kind: 'refused' }>['code'] }
  | { readonly kind: 'issues'; readonly issues: readonly CourseIssue[] }

/** Publishing is the operator's: the commands and the start of the server call it, no route does. */
export interface PublishingService {
  publish(course: PublishCourse): Promise<PublishResult>
}

export function makePublishingService({ content, learning, spaces }: Pick<Repositories, 'content' | 'learning' | 'spaces'>, publications: Publications, clock: Clock): PublishingService {
  return {
    async publish({ files, media, spaceId, audience: wish }) {
      const parsed = parseCourse(files)
      if (parsed.kind === 'issues') return { kind: 'issues', issues: parsed.issues }
      const space = await spaces.find(spaceId)
      if (space === undefined) throw new ParcoursError('unknown-space')
      const compiled = compileCourse(parsed.course)
      const { courseId, key } = compiled
      const now = clock()
      const audience = wish === 'as-before' ? (await publications.find(courseId))?.audience ?? 'public' : wish
      const outcome = await content.publish({
        courseId,
        formerly: key.formerly,
        ownerSpaceNumber: space.spaceNumber,
        audience,
        contentHash: hashContent(compiled, media),
        publicJson: JSON.stringify(compiled.public),
        keyJson: JSON.stringify(key),
        parts: partsOf(compiled),
        media,
        now,
      })
      if (outcome.kind === 'refused') return { kind: 'refused', courseId, code: outcome.code }
      if (outcome.kind === 'unchanged') return { kind: 'unchanged', courseId, warnings: parsed.warnings }
      await publications.refresh()
      const current = await publications.find(courseId)
      const changedEnrolments = outcome.isNew || current === undefined ? 0 : await learning.reevaluateOpenEnrolments(current.rule, epochDay(now))
      const { isNew, removedPartIds } = outcome
      return { kind: 'published', courseId, isNew, removedPartIds, changedEnrolments, warnings: parsed.warnings }
    },
  }
}

/** SHA-256, hexadecimal, of everything a publication holds: texts, keys, rules and files. */
function hashContent({ public: texts, key }: CompiledCourse, media: readonly MediaFile[]): string {
  const files = media.map(({ path, bytes }) => [path, createHash('sha256').update(bytes).digest('hex')] as const).sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256').update(canonicalJson({ texts, key, files })).digest('hex')
}

function partsOf({ key }: CompiledCourse): readonly PartDeclaration[] {
  return key.modules.flatMap(({ moduleId, formerly, activities }): PartDeclaration[] => [
    { kind: 'module', partId: moduleId, formerly },
    ...activities.map((activity): PartDeclaration => ({ kind: 'activity', partId: activity.activityId, formerly: activity.formerly })),
  ])
}
