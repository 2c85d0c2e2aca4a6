// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ContentRepository, MediaFile, Publication } from '../services/repositories.ts'
import type { Database } from './database.ts'
import { hashMedia, publishCourse } from './publishCourse.ts'

const MILLISECONDS_PER_DAY = 86_400_000
const MAX_PUBLICATION_DAYS = 100

export function createContentRepository(database: Database): ContentRepository {
  const find = async (where: string, ...parameters: readonly (string | number)[]) => {
    const [row] = await database.read<PublicationRow>(`${PUBLICATIONS} ${where} ORDER BY p.publication_number DESC LIMIT 1`, ...parameters)
    return row === undefined ? undefined : { ...publicationOf(row), partNumbers: await partNumbersOf(database, row.courseNumber) }
  }
  return {
    async publish(request) {
      const media = hashMedia(request.media)
      return database.transact(() => publishCourse(database.dialect, request, media))
    },
    async listCurrent() {
      const rows = await database.read<PublicationRow>(
        `${PUBLICATIONS} WHERE c.current_publication_number = p.publication_number ORDER BY p.course_number`,
      )
      return Promise.all(rows.map(async (row) => ({ ...publicationOf(row), partNumbers: await partNumbersOf(database, row.courseNumber) })))
    },
    async version() {
      const [row] = await database.read<{ value: string }>("SELECT value FROM settings WHERE name = 'content-version'")
      return Number(row?.value ?? 0)
    },
    findByHash: (courseId, contentHash) => find(`WHERE ${OF_COURSE} AND p.content_hash = ?`, courseId, contentHash),
    findLatestWith: (courseId, activityId) => find(
      `JOIN publication_parts pp ON pp.publication_number = p.publication_number
        JOIN part_ids i ON i.part_number = pp.part_number AND i.course_number = p.course_number
        WHERE ${OF_COURSE} AND i.part_id = ?`, courseId, activityId,
    ),
    async findMedia(courseId, path) {
      const [file] = await database.read<MediaFile>(
        `SELECT m.path, m.content_type AS "contentType", m.bytes FROM course_ids i
          JOIN courses c ON c.course_number = i.course_number
          JOIN media_files m ON m.course_number = c.course_number AND m.publication_number = c.current_publication_number
          WHERE i.course_id = ? AND m.path = ?`, courseId, path,
      )
      return file
    },
    async listPublicationDays(courseNumber) {
      const rows = await database.read<{ day: number }>(
        `SELECT DISTINCT CAST(published_at / ${MILLISECONDS_PER_DAY} AS integer) AS day FROM publications
          WHERE course_number = ? ORDER BY day DESC LIMIT ${MAX_PUBLICATION_DAYS}`, courseNumber,
      )
      return rows.map((row) => row.day)
    },
  }
}

const PUBLICATIONS = `SELECT p.course_number AS "courseNumber", p.course_id AS "courseId", c.owner_space_number AS "ownerSpaceNumber",
    c.audience, p.content_hash AS "contentHash", p.published_at AS "publishedAt", p.public_json AS "publicJson", p.key_json AS "keyJson"
  FROM publications p JOIN courses c ON c.course_number = p.course_number`

/** By any id the course ever had. */
const OF_COURSE = 'p.course_number = (SELECT course_number FROM course_ids WHERE course_id = ?)'

type PublicationRow = Omit<Publication, 'publishedAt' | 'partNumbers'> & { readonly publishedAt: number }

function publicationOf(row: PublicationRow): Omit<Publication, 'partNumbers'> {
  return { ...row, publishedAt: new Date(row.publishedAt) }
}

/** Former ids included: a fact written offline under an old id still finds its activity. */
async function partNumbersOf(database: Database, courseNumber: number): Promise<ReadonlyMap<string, number>> {
  const rows = await database.read<{ part_id: string; part_number: number }>(
    'SELECT part_id, part_number FROM part_ids WHERE course_number = ? ORDER BY part_id', courseNumber,
  )
  return new Map(rows.map((row) => [row.part_id, row.part_number]))
}
