// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto'
import type { MediaFile, PublishOutcome, PublishRequest } from '../services/repositories.ts'
import { FOR_UPDATE, placeholders, type Dialect } from './dialect.ts'
import { internParts } from './internParts.ts'
import { execute, rowOf, rowsOf, type SqlScript } from './sqlScript.ts'

export interface HashedFile extends MediaFile {
  readonly mediaHash: string
}

/** Outside the transaction: hashing is work, and the writer waits for nobody. */
export function hashMedia(media: readonly MediaFile[]): readonly HashedFile[] {
  return media.map((file) => ({ ...file, mediaHash: createHash('sha256').update(file.bytes).digest('base64url') }))
}

interface StoredCourse {
  readonly course_number: number
  readonly owner_space_number: number
  readonly audience: string
  readonly content_hash: string
  readonly current_publication_number: number
}

/** Puts a publication in the place of the current one, which is kept. One at a time, on any node. */
export function* publishCourse(dialect: Dialect, request: PublishRequest, media: readonly HashedFile[]): SqlScript<PublishOutcome> {
  yield* rowOf(`SELECT value FROM settings WHERE name = 'content-version' ${FOR_UPDATE[dialect]}`)
  const courses = yield* findCourses([request.courseId, ...request.formerly])
  if (courses.some((course) => course.owner_space_number !== request.ownerSpaceNumber)) return refused('course-of-another-space')
  if (courses.length > 1) return refused('former-id-in-use')
  const [known] = courses
  if (known?.content_hash === request.contentHash && known.audience === request.audience) {
    return { kind: 'unchanged', courseNumber: known.course_number }
  }
  const courseNumber = known?.course_number ?? (yield* nextNumber('courses', 'course_number'))
  const parts = yield* internParts(courseNumber, request.parts)
  if (typeof parts === 'string') return refused(parts)
  const publicationNumber = yield* nextNumber('publications', 'publication_number')
  yield* putCourse(request, courseNumber, publicationNumber)
  for (const { partNumber } of parts) {
    yield* execute('INSERT INTO publication_parts (part_number, publication_number) VALUES (?, ?)', partNumber, publicationNumber)
  }
  for (const file of media) yield* putMedia(courseNumber, publicationNumber, file)
  yield* execute("UPDATE settings SET value = CAST(CAST(value AS integer) + 1 AS text) WHERE name = 'content-version'")
  const removed = known === undefined ? [] : yield* removedParts(known.current_publication_number, publicationNumber)
  return { kind: 'published', courseNumber, isNew: known === undefined, removedPartIds: removed }
}

function refused(code: Extract<PublishOutcome, { kind: 'refused' }>['code']): PublishOutcome {
  return { kind: 'refused', code }
}

function* findCourses(courseIds: readonly string[]): SqlScript<readonly StoredCourse[]> {
  return yield* rowsOf<StoredCourse>(
    `SELECT DISTINCT c.course_number, c.owner_space_number, c.audience, p.content_hash, c.current_publication_number
      FROM course_ids i JOIN courses c ON c.course_number = i.course_number
      JOIN publications p ON p.publication_number = c.current_publication_number
      WHERE i.course_id IN (${placeholders(courseIds.length)})`, ...courseIds,
  )
}

/** Under the lock of the content version, so nobody takes the same. */
export function* nextNumber(table: 'courses' | 'publications' | 'course_parts', column: string): SqlScript<number> {
  const row = yield* rowOf<{ next: number }>(`SELECT coalesce(max(${column}), 0) + 1 AS next FROM ${table}`)
  return row?.next ?? 1
}

function* putCourse(request: PublishRequest, courseNumber: number, publicationNumber: number): SqlScript<void> {
  yield* execute(
    `INSERT INTO courses (course_number, owner_space_number, audience, current_publication_number) VALUES (?, ?, ?, ?)
      ON CONFLICT (course_number) DO UPDATE
      SET audience = excluded.audience, current_publication_number = excluded.current_publication_number`,
    courseNumber, request.ownerSpaceNumber, request.audience, publicationNumber,
  )
  yield* execute(
    `INSERT INTO publications (publication_number, course_number, course_id, content_hash, published_at, public_json, key_json)
      VALUES (?, ?, ?, ?, ?, ?, ?)`,
    publicationNumber, courseNumber, request.courseId, request.contentHash, request.now.getTime(), request.publicJson, request.keyJson,
  )
  for (const courseId of [request.courseId, ...request.formerly]) {
    yield* execute('INSERT INTO course_ids (course_id, course_number) VALUES (?, ?) ON CONFLICT DO NOTHING', courseId, courseNumber)
  }
}

function* putMedia(courseNumber: number, publicationNumber: number, file: HashedFile): SqlScript<void> {
  yield* execute(
    `INSERT INTO media_files (course_number, path, media_hash, content_type, publication_number, bytes) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (course_number, path, media_hash) DO UPDATE
      SET publication_number = excluded.publication_number, content_type = excluded.content_type`,
    courseNumber, file.path, file.mediaHash, file.contentType, publicationNumber, file.bytes,
  )
}

function* removedParts(before: number, now: number): SqlScript<readonly string[]> {
  const rows = yield* rowsOf<{ part_id: string }>(
    `SELECT part_id FROM course_parts WHERE part_number IN (SELECT part_number FROM publication_parts WHERE publication_number = ?)
      AND part_number NOT IN (SELECT part_number FROM publication_parts WHERE publication_number = ?) ORDER BY part_id`, before, now,
  )
  return rows.map((row) => row.part_id)
}
