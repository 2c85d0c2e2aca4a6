// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AdventureCard, AdventureFile, AdventureShape, ByLanguage, Identities, PublicAdventure } from '@parcours/courses'
import type { StoredPublication, StoredStory, StoryLine } from '../../services/adventures/repositories.ts'
import type { Audience } from '../../services/repositories.ts'

/** A story with its current publication, if it has one. */
export const STORIES = `SELECT a.adventure_number AS "adventureNumber", a.adventure_id AS "adventureId", a.owner_space_number AS "ownerSpaceNumber",
    a.audience, a.revision, a.draft_json AS "draftJson", p.content_hash AS "contentHash", p.version, p.published_at AS "publishedAt",
    p.files_json AS "filesJson", p.public_json AS "publicJson", p.identities_json AS "identitiesJson", p.shape_json AS "shapeJson"
  FROM adventures a LEFT JOIN adventure_publications p ON p.publication_number = a.current_publication_number`

/** The same without its texts. */
export const STORY_LINES = `SELECT a.adventure_number AS "adventureNumber", a.adventure_id AS "adventureId", a.owner_space_number AS "ownerSpaceNumber",
    a.audience, CASE WHEN a.draft_json IS NULL THEN 0 ELSE 1 END AS "hasDraft", p.published_at AS "publishedAt", p.version, p.cards_json AS "cardsJson"
  FROM adventures a LEFT JOIN adventure_publications p ON p.publication_number = a.current_publication_number`

export interface StoryRow {
  readonly adventureNumber: number
  readonly adventureId: string
  readonly ownerSpaceNumber: number
  readonly audience: Audience
  readonly revision: number
  readonly draftJson: string | null
  readonly contentHash: string | null
  readonly version: string | null
  readonly publishedAt: number | null
  readonly filesJson: string | null
  readonly publicJson: string | null
  readonly identitiesJson: string | null
  readonly shapeJson: string | null
}

export interface StoryLineRow {
  readonly adventureNumber: number
  readonly adventureId: string
  readonly ownerSpaceNumber: number
  readonly audience: Audience
  readonly hasDraft: number
  readonly publishedAt: number | null
  readonly version: string | null
  readonly cardsJson: string | null
}

/** What is parsed here was written by `storyScripts.ts`. */
export function storyOf(row: StoryRow): StoredStory {
  const { adventureNumber, adventureId, ownerSpaceNumber, audience, revision, draftJson } = row
  const draft = draftJson === null ? null : JSON.parse(draftJson) as AdventureFile[]
  return { adventureNumber, adventureId, ownerSpaceNumber, audience, revision, draft, published: publicationOf(row) }
}

function publicationOf({ contentHash, version, publishedAt, filesJson, publicJson, identitiesJson, shapeJson }: StoryRow): StoredPublication | null {
  if (contentHash === null || version === null || publishedAt === null || filesJson === null || publicJson === null || identitiesJson === null || shapeJson === null) return null
  return {
    contentHash, version, publishedAt: new Date(publishedAt), files: JSON.parse(filesJson) as AdventureFile[],
    texts: JSON.parse(publicJson) as ByLanguage<Omit<PublicAdventure, 'contentHash' | 'version'>>,
    identities: JSON.parse(identitiesJson) as Identities, shape: JSON.parse(shapeJson) as AdventureShape,
  }
}

export function storyLineOf({ hasDraft, publishedAt, cardsJson, ...line }: StoryLineRow): StoryLine {
  return {
    ...line, hasDraft: hasDraft === 1, publishedAt: publishedAt === null ? null : new Date(publishedAt),
    cards: cardsJson === null ? {} : JSON.parse(cardsJson) as ByLanguage<AdventureCard>,
  }
}
