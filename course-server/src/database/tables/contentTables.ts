// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { EntitySchema } from 'typeorm'
import type { Audience, PartDeclaration } from '../../services/repositories.ts'
import type { Dialect } from '../dialect.ts'
import { instant, integer, key, text } from './columns.ts'

export interface CourseRecord {
  course_number: number
  owner_space_number: number
  audience: Audience
  current_publication_number: number
}

export const coursesTable = new EntitySchema<CourseRecord>({
  name: 'courses',
  columns: { course_number: key(integer), owner_space_number: integer, audience: text, current_publication_number: integer },
})

/** Every id a course ever had; the current one is on its publication. */
export interface CourseIdRecord {
  course_id: string
  course_number: number
}

export const courseIdsTable = new EntitySchema<CourseIdRecord>({
  name: 'course_ids',
  columns: { course_id: key(text), course_number: integer },
})

export interface PublicationRecord {
  publication_number: number
  course_number: number
  course_id: string
  content_hash: string
  published_at: Date
  public_json: string
  key_json: string
}

export const publicationsTable = new EntitySchema<PublicationRecord>({
  name: 'publications',
  columns: {
    publication_number: key(integer),
    course_number: integer,
    course_id: text,
    content_hash: text,
    published_at: instant,
    public_json: text,
    key_json: text,
  },
  indices: [{ name: 'publications_course_hash', columns: ['course_number', 'content_hash'] }],
})

/** A module or an activity under the number that facts refer to. */
export interface CoursePartRecord {
  part_number: number
  course_number: number
  kind: PartDeclaration['kind']
  /** Its id in the newest publication that holds it. */
  part_id: string
}

export const coursePartsTable = new EntitySchema<CoursePartRecord>({
  name: 'course_parts',
  columns: { part_number: key(integer), course_number: integer, kind: text, part_id: text },
  indices: [{ name: 'course_parts_course_number', columns: ['course_number'] }],
})

/** Every id a part ever had. */
export interface PartIdRecord {
  course_number: number
  part_id: string
  part_number: number
}

export const partIdsTable = new EntitySchema<PartIdRecord>({
  name: 'part_ids',
  columns: { course_number: key(integer), part_id: key(text), part_number: integer },
})

/** Which parts a publication holds. */
export interface PublicationPartRecord {
  part_number: number
  publication_number: number
}

export const publicationPartsTable = new EntitySchema<PublicationPartRecord>({
  name: 'publication_parts',
  columns: { part_number: key(integer), publication_number: key(integer) },
})

export interface MediaFileRecord {
  course_number: number
  path: string
  media_hash: string
  content_type: string
  /** Newest publication with this file at this path. */
  publication_number: number
  bytes: Uint8Array
}

export function mediaFilesTable(dialect: Dialect): EntitySchema<MediaFileRecord> {
  return new EntitySchema<MediaFileRecord>({
    name: 'media_files',
    columns: {
      course_number: key(integer),
      path: key(text),
      media_hash: key(text),
      content_type: text,
      publication_number: integer,
      bytes: { type: dialect === 'sqlite' ? 'blob' : 'bytea' },
    },
  })
}
