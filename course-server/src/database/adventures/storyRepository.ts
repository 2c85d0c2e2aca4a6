// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AdventureShape, Identities } from '@parcours/courses'
import type { StoryRepository, Viewer } from '../../services/adventures/repositories.ts'
import type { Database } from '../database.ts'
import { STORIES, STORY_LINES, storyLineOf, storyOf, type StoryLineRow, type StoryRow } from './storyRows.ts'
import { publishStory, saveStoryDraft } from './storyScripts.ts'

/** Shared stories are tens, and a space's own too. */
const MOST_VISIBLE = 500
/** Publications of one version: rewordings. The newest say enough of their names. */
const MOST_OF_VERSION = 200
/** No space has this number. */
const NO_SPACE = -1

export function createStoryRepository(database: Database): StoryRepository {
  const find = async (where: string, ...parameters: readonly (string | number)[]) => {
    const [row] = await database.read<StoryRow>(`${STORIES} ${where} LIMIT 1`, ...parameters)
    return row === undefined ? undefined : storyOf(row)
  }
  const list = async (where: string, ...parameters: readonly (string | number)[]) =>
    (await database.read<StoryLineRow>(`${STORY_LINES} ${where}`, ...parameters)).map(storyLineOf)
  return {
    find: (ownerSpaceNumber, adventureId) => find(`WHERE a.owner_space_number = ? AND a.adventure_number = ${NUMBER_OF_ID}`, ownerSpaceNumber, ownerSpaceNumber, adventureId),
    findVisible(viewer, adventureId) {
      const { sql, parameters, own } = visibleTo(viewer)
      return find(
        `JOIN adventure_ids i ON i.adventure_number = a.adventure_number AND i.adventure_id = ?
          WHERE ${sql} ORDER BY CASE WHEN a.owner_space_number = ? THEN 0 ELSE 1 END, a.owner_space_number`, adventureId, ...parameters, own,
      )
    },
    async listIds(adventureNumber) {
      const rows = await database.read<{ id: string; today: string }>(
        `SELECT i.adventure_id AS id, a.adventure_id AS today FROM adventure_ids i JOIN adventures a ON a.adventure_number = i.adventure_number
          WHERE i.adventure_number = ? ORDER BY i.adventure_id`, adventureNumber,
      )
      const today = rows[0]?.today ?? ''
      return [today, ...rows.map(({ id }) => id).filter((id) => id !== today)]
    },
    listVisible(viewer) {
      const { sql, parameters, own } = visibleTo(viewer)
      return list(`WHERE ${sql} ORDER BY CASE WHEN a.owner_space_number = ? THEN 0 ELSE 1 END, a.adventure_id, a.adventure_number LIMIT ${MOST_VISIBLE}`, ...parameters, own)
    },
    async listOwned(ownerSpaceNumber, { offset, limit }) {
      const stories = await list('WHERE a.owner_space_number = ? ORDER BY a.adventure_id LIMIT ? OFFSET ?', ownerSpaceNumber, limit, offset)
      const [row] = await database.read<{ count: number }>('SELECT count(*) AS count FROM adventures WHERE owner_space_number = ?', ownerSpaceNumber)
      return { stories, count: row?.count ?? 0 }
    },
    listPublished: (ownerSpaceNumber, { offset, limit }) => list(
      `WHERE a.current_publication_number IS NOT NULL AND ${ownerSpaceNumber === null ? "a.audience <> 'space'" : 'a.owner_space_number = ?'}
        ORDER BY a.adventure_id, a.adventure_number LIMIT ? OFFSET ?`, ...(ownerSpaceNumber === null ? [] : [ownerSpaceNumber]), limit, offset,
    ),
    async listPublications(adventureNumber, limit) {
      const rows = await database.read<{ contentHash: string; version: string; publishedAt: number }>(
        `SELECT content_hash AS "contentHash", version, published_at AS "publishedAt" FROM adventure_publications
          WHERE adventure_number = ? ORDER BY publication_number DESC LIMIT ?`, adventureNumber, limit,
      )
      return rows.map((row) => ({ ...row, publishedAt: new Date(row.publishedAt) }))
    },
    async findVersion(version) {
      const rows = await database.read<{ adventure_number: number; shape_json: string; identities_json: string }>(
        `SELECT adventure_number, shape_json, identities_json FROM adventure_publications WHERE version = ?
          ORDER BY publication_number DESC LIMIT ${MOST_OF_VERSION}`, version,
      )
      const [first] = rows
      if (first === undefined) return undefined
      // Written by `storyScripts.ts`.
      return { adventureNumber: first.adventure_number, shape: JSON.parse(first.shape_json) as AdventureShape, identities: rows.map((row) => JSON.parse(row.identities_json) as Identities) }
    },
    async listCountedVersions(after, limit) {
      const rows = await database.read<{ version: string }>('SELECT DISTINCT version FROM path_counters WHERE version > ? ORDER BY version LIMIT ?', after, limit)
      return rows.map(({ version }) => version)
    },
    saveDraft: (request) => database.transact(() => saveStoryDraft(database.dialect, request)),
    publish: (request) => database.transact(() => publishStory(database.dialect, request)),
  }
}

const NUMBER_OF_ID = '(SELECT adventure_number FROM adventure_ids WHERE owner_space_number = ? AND adventure_id = ?)'

/** Everybody sees public stories; people of a space those of all spaces and their own. */
function visibleTo({ spaceNumber, isGuest }: Viewer): { readonly sql: string; readonly parameters: readonly number[]; readonly own: number } {
  const published = 'a.current_publication_number IS NOT NULL'
  if (spaceNumber === null || isGuest) return { sql: `${published} AND a.audience = 'public'`, parameters: [], own: NO_SPACE }
  return { sql: `${published} AND (a.audience <> 'space' OR a.owner_space_number = ?)`, parameters: [spaceNumber], own: spaceNumber }
}
