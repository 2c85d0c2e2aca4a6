// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  canonicalJson, compileAdventure, identify, parseAdventureFiles, shapeByIdentity,
  type AdventureFile, type CourseIssue,
} from '@parcours/courses'
import { createHash } from 'node:crypto'
import { ParcoursError } from '../../errors.ts'
import type { Clock } from '../clock.ts'
import type { Audience } from '../repositories.ts'
import type { AdventureRepositories, PublishStory, StoredStory } from './repositories.ts'

export interface PublishAdventureRequest {
  readonly files: readonly AdventureFile[]
  readonly ownerSpaceNumber: number
  readonly spaceId: string
  /** `as-before`: what it was; the `firstAudience` for a new story. */
  readonly audience: Audience | 'as-before'
  readonly firstAudience: Audience
  /** What the publisher had read; undefined for the operator. */
  readonly revision: number | undefined
}

export type PublishedAdventure =
  | { readonly kind: 'published'; readonly adventureId: string; readonly isStructural: boolean; readonly warnings: readonly CourseIssue[] }
  | { readonly kind: 'unchanged'; readonly adventureId: string; readonly warnings: readonly CourseIssue[] }
  | { readonly kind: 'issues'; readonly issues: readonly CourseIssue[] }

/** Puts a story in the place of the one before. @throws ParcoursError `draft-changed-elsewhere`, `adventure-id-taken` */
export type PublishAdventure = (request: PublishAdventureRequest) => Promise<PublishedAdventure>

/** Publications looked through for one made before. */
const MOST_COMPARED = 500

export function makePublishAdventure({ stories }: Pick<AdventureRepositories, 'stories'>, clock: Clock): PublishAdventure {
  return async ({ files, ownerSpaceNumber, spaceId, audience: wish, firstAudience, revision }) => {
    const parsed = parseAdventureFiles(files.map(({ path, text }) => ({ kind: 'text', path, text })))
    if (parsed.kind === 'issues') return { kind: 'issues', issues: parsed.issues }
    const { story, warnings } = parsed
    const before = await findBefore(ownerSpaceNumber, [story.adventureId, ...story.formerly])
    const compiled = compileAdventure(story)
    const original = story.texts[story.language]
    if (original === undefined) throw new Error('A story without the text of its own language.')
    const identities = identify(original, before?.published?.identities)
    const shape = shapeByIdentity({ ...original, adventureId: before?.published?.shape.adventureId ?? original.adventureId }, identities)
    const texts = Object.fromEntries(Object.entries(compiled.public).map(([language, { adventure }]) => [language, adventure]))
    const cards = Object.fromEntries(Object.entries(compiled.public).map(([language, { card }]) => [language, card]))
    const publication: PublishStory['publication'] = {
      // Of the files too: a text that reads the same may differ for its author.
      contentHash: hashOf({ texts, files }), version: hashOf({ spaceId, shape }), files, texts, identities, shape,
    }
    const audience = wish === 'as-before' ? before?.audience ?? firstAudience : wish
    if (before !== undefined && await isThere(before, publication.contentHash, audience, revision)) return { kind: 'unchanged', adventureId: story.adventureId, warnings }
    const outcome = await stories.publish({ ownerSpaceNumber, adventureId: story.adventureId, formerly: story.formerly, audience, publication, cards, revision, now: clock() })
    if (outcome.kind === 'stale') throw new ParcoursError('draft-changed-elsewhere', { detail: { revision: outcome.revision } })
    if (outcome.kind === 'id-in-use') throw new ParcoursError('adventure-id-taken')
    return { kind: 'published', adventureId: story.adventureId, isStructural: before?.published?.version !== publication.version, warnings }
  }

  /** The operator's files come at every start: once published, what authors made of them since stays. */
  async function isThere({ adventureNumber, published, audience, draft }: StoredStory, contentHash: string, wished: Audience, revision: number | undefined): Promise<boolean> {
    if (audience !== wished) return false
    if (revision !== undefined) return published?.contentHash === contentHash && draft === null
    return (await stories.listPublications(adventureNumber, MOST_COMPARED)).some((one) => one.contentHash === contentHash)
  }

  async function findBefore(ownerSpaceNumber: number, ids: readonly string[]): Promise<StoredStory | undefined> {
    for (const id of ids) {
      const found = await stories.find(ownerSpaceNumber, id)
      if (found !== undefined) return found
    }
    return undefined
  }
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('base64url')
}
