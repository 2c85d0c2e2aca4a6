// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Audience } from './audience.ts'
import type { EpochDay } from './epochDay.ts'

/** A publication: frozen, addressed by its content hash, kept for ever. */
export interface Publication {
  readonly courseNumber: number
  readonly courseId: string
  readonly ownerSpaceNumber: number
  readonly audience: Audience
  readonly contentHash: string
  readonly publishedAt: Date
  /** JSON of the compiled course's public part (`CompiledCourse['public']`). */
  readonly publicJson: string
  /** JSON of its key part. Never leaves the server. */
  readonly keyJson: string
  /** Interned number per module and activity id, of every publication of this course so far. */
  readonly partNumbers: ReadonlyMap<string, number>
}

/** A module or an activity, as what learners do refers to it. */
export interface PartDeclaration {
  readonly kind: 'module' | 'activity'
  readonly partId: string
  readonly formerly: readonly string[]
}

export interface PublishRequest {
  readonly courseId: string
  readonly formerly: readonly string[]
  readonly ownerSpaceNumber: number
  readonly audience: Audience
  readonly contentHash: string
  readonly publicJson: string
  readonly keyJson: string
  readonly parts: readonly PartDeclaration[]
  readonly media: readonly MediaFile[]
  readonly now: Date
}

export interface MediaFile {
  readonly path: string
  readonly contentType: string
  readonly bytes: Uint8Array
}

export type PublishOutcome =
  | { readonly kind: 'published'; readonly courseNumber: number; readonly isNew: boolean; readonly removedPartIds: readonly string[] }
  /** The same content hash is already current: nothing changed. */
  | { readonly kind: 'unchanged'; readonly courseNumber: number }
  | { readonly kind: 'refused'; readonly code: 'course-of-another-space' | 'part-of-another-kind' | 'former-id-in-use' }

export interface ContentRepository {
  publish(request: PublishRequest): Promise<PublishOutcome>
  /** Every current publication; the server keeps them in memory and asks again when `version` moved. */
  listCurrent(): Promise<readonly Publication[]>
  /** Rises with every publication, on any node. */
  version(): Promise<number>
  /** An earlier publication, to mark an attempt made with it. */
  findByHash(courseId: string, contentHash: string): Promise<Publication | undefined>
  /** The newest publication that still holds this activity. */
  findLatestWith(courseId: string, activityId: string): Promise<Publication | undefined>
  findMedia(courseId: string, path: string): Promise<MediaFile | undefined>
  /** Days on which a course was published, newest first, at most 100. */
  listPublicationDays(courseNumber: number): Promise<readonly EpochDay[]>
}

/** How an activity is completed, resolved once per publication. */
export interface ActivityRule {
  readonly partNumber: number
  readonly kind: 'page' | 'practice' | 'session' | 'survey' | 'adventure'
  readonly completion: 'any' | 'all'
  /** Bits of the ways offered: 1 text, 2 video, 4 quiz, 8 practice. */
  readonly waysMask: number
  readonly isRequired: boolean
}

export interface ModuleRule {
  readonly partNumber: number
  readonly isRequired: boolean
  /** Part numbers of its required activities. */
  readonly requiredPartNumbers: readonly number[]
}

/** The rules of the current publication, by which a write completes modules and course. */
export interface CourseRule {
  readonly courseNumber: number
  readonly modules: readonly ModuleRule[]
}
