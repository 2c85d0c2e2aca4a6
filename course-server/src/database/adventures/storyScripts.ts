// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AdventureFile } from '@parcours/courses'
import type { PublishStory } from '../../services/adventures/repositories.ts'
import { FOR_UPDATE, placeholders, type Dialect } from '../dialect.ts'
import { execute, rowOf, rowsOf, type SqlScript } from '../sqlScript.ts'

export interface DraftRequest {
  readonly ownerSpaceNumber: number
  readonly adventureId: string
  readonly files: readonly AdventureFile[] | null
  readonly revision: number | undefined
}

export type DraftOutcome = { readonly kind: 'saved' } | { readonly kind: 'stale'; readonly revision: number }
export type PublishOutcome = { readonly kind: 'published' } | { readonly kind: 'stale'; readonly revision: number } | { readonly kind: 'id-in-use' }

interface HeldStory {
  readonly adventure_number: number
  readonly revision: number
  readonly current_publication_number: number | null
}

export function* saveStoryDraft(dialect: Dialect, { ownerSpaceNumber, adventureId, files, revision }: DraftRequest): SqlScript<DraftOutcome> {
  const [known] = yield* holdStories(dialect, ownerSpaceNumber, [adventureId])
  const stored = known?.revision ?? 0
  if (revision !== undefined && revision !== stored) return { kind: 'stale', revision: stored }
  if (known === undefined && files === null) return { kind: 'saved' }
  if (files === null && known?.current_publication_number === null) {
    yield* execute('DELETE FROM adventure_ids WHERE owner_space_number = ? AND adventure_number = ?', ownerSpaceNumber, known.adventure_number)
    yield* execute('DELETE FROM adventures WHERE adventure_number = ?', known.adventure_number)
    return { kind: 'saved' }
  }
  const number = known?.adventure_number ?? (yield* addStory(ownerSpaceNumber, adventureId, 'space'))
  yield* execute('UPDATE adventures SET draft_json = ?, revision = revision + 1 WHERE adventure_number = ?', files === null ? null : JSON.stringify(files), number)
  return { kind: 'saved' }
}

/** The publication before stays: events may still come for its version. */
export function* publishStory(dialect: Dialect, request: PublishStory): SqlScript<PublishOutcome> {
  const { ownerSpaceNumber, adventureId, formerly, audience, publication, cards, revision, now } = request
  const stories = yield* holdStories(dialect, ownerSpaceNumber, [adventureId, ...formerly])
  if (stories.length > 1) return { kind: 'id-in-use' }
  const [known] = stories
  const stored = known?.revision ?? 0
  if (revision !== undefined && revision !== stored) return { kind: 'stale', revision: stored }
  const number = known?.adventure_number ?? (yield* addStory(ownerSpaceNumber, adventureId, audience))
  const row = yield* rowOf<{ next: number }>('SELECT coalesce(max(publication_number), 0) + 1 AS next FROM adventure_publications')
  const publicationNumber = row?.next ?? 1
  const { contentHash, version, files, texts, identities, shape } = publication
  yield* execute(
    `INSERT INTO adventure_publications (publication_number, adventure_number, content_hash, version, published_at, files_json, cards_json,
        public_json, identities_json, shape_json) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    publicationNumber, number, contentHash, version, now.getTime(), JSON.stringify(files), JSON.stringify(cards),
    JSON.stringify(texts), JSON.stringify(identities), JSON.stringify(shape),
  )
  yield* execute(
    `UPDATE adventures SET adventure_id = ?, audience = ?, current_publication_number = ?, revision = revision + 1
      WHERE adventure_number = ?`, adventureId, audience, publicationNumber, number,
  )
  // What an author is writing is not the operator's to throw away.
  if (revision !== undefined) yield* execute('UPDATE adventures SET draft_json = NULL WHERE adventure_number = ?', number)
  yield* nameStory(ownerSpaceNumber, number, [adventureId, ...formerly])
  return { kind: 'published' }
}

/** Under one lock for all, so that nobody takes the same number and no story is made twice. */
function* holdStories(dialect: Dialect, ownerSpaceNumber: number, ids: readonly string[]): SqlScript<readonly HeldStory[]> {
  yield* rowOf(`SELECT value FROM settings WHERE name = 'content-version' ${FOR_UPDATE[dialect]}`)
  return yield* rowsOf<HeldStory>(
    `SELECT adventure_number, revision, current_publication_number FROM adventures WHERE adventure_number IN
      (SELECT adventure_number FROM adventure_ids WHERE owner_space_number = ? AND adventure_id IN (${placeholders(ids.length)}))`, ownerSpaceNumber, ...ids,
  )
}

function* addStory(ownerSpaceNumber: number, adventureId: string, audience: string): SqlScript<number> {
  const row = yield* rowOf<{ next: number }>('SELECT coalesce(max(adventure_number), 0) + 1 AS next FROM adventures')
  const number = row?.next ?? 1
  yield* execute(
    `INSERT INTO adventures (adventure_number, owner_space_number, adventure_id, audience, current_publication_number, draft_json, revision)
      VALUES (?, ?, ?, ?, NULL, NULL, 0)`, number, ownerSpaceNumber, adventureId, audience,
  )
  yield* nameStory(ownerSpaceNumber, number, [adventureId])
  return number
}

function* nameStory(ownerSpaceNumber: number, adventureNumber: number, ids: readonly string[]): SqlScript<void> {
  for (const id of ids) {
    yield* execute('INSERT INTO adventure_ids (owner_space_number, adventure_id, adventure_number) VALUES (?, ?, ?) ON CONFLICT DO NOTHING', ownerSpaceNumber, id, adventureNumber)
  }
}
