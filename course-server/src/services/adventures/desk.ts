// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  checkAdventure, parseAdventureFiles,
  type AdventureCheckMessage, type AdventureFile, type AdventurePublicationMessage, type AdventurePublicationRequest, type DeskAdventure,
  type DeskAdventurePage, type Language,
} from '@parcours/courses'
import { ParcoursError } from '../../errors.ts'
import { requireOneOf, type Caller, type KnownCaller } from '../caller.ts'
import { dayOf, epochDay, instantOf } from '../clock.ts'
import { CAMPUS_SPACE_ID } from '../guests.ts'
import type { PublishAdventure } from './publishing.ts'
import { textIn } from './reading.ts'
import type { AdventureRepositories, PublicationLine, StoredStory } from './repositories.ts'

const PAGE_SIZE = 50
const MOST_PUBLICATIONS = 50

/** The author's desk of a space. Its stories are its trainers' and coordinators' alone. */
export interface AdventureDeskService {
  list(caller: Caller, wish: { readonly page: number; readonly language: Language | undefined }): Promise<DeskAdventurePage>
  /** @throws ParcoursError `unknown-adventure` */
  get(caller: Caller, adventureId: string): Promise<DeskAdventure>
  /** @throws ParcoursError `draft-changed-elsewhere` */
  saveDraft(caller: Caller, adventureId: string, draft: { readonly files: readonly AdventureFile[]; readonly revision: number }): Promise<DeskAdventure>
  /** @throws ParcoursError `unknown-adventure` */
  removeDraft(caller: Caller, adventureId: string): Promise<void>
  check(caller: Caller, files: readonly AdventureFile[]): AdventureCheckMessage
  /** @throws ParcoursError `unknown-adventure`, `audience-refused`, `draft-changed-elsewhere`, `adventure-id-differs`, `adventure-id-taken` */
  publish(caller: Caller, adventureId: string, request: AdventurePublicationRequest): Promise<AdventurePublicationMessage>
}

export function makeAdventureDesk({ stories }: Pick<AdventureRepositories, 'stories'>, publish: PublishAdventure): AdventureDeskService {
  const getOwn = async ({ spaceNumber }: KnownCaller, adventureId: string): Promise<StoredStory> => {
    const story = await stories.find(spaceNumber, adventureId)
    if (story === undefined) throw new ParcoursError('unknown-adventure')
    return story
  }
  const messageOf = async (story: StoredStory): Promise<DeskAdventure> => {
    const { adventureId, draft, published, revision, audience } = story
    const publications = await stories.listPublications(story.adventureNumber, MOST_PUBLICATIONS + 1)
    return {
      adventureId, files: draft ?? published?.files ?? [], isDraft: draft !== null, revision,
      audience: published === null ? null : audience, publications: publications.slice(0, MOST_PUBLICATIONS).map((line, index) => publicationLine(line, publications[index + 1])),
    }
  }

  return {
    async list(caller, { page, language }) {
      const { spaceNumber } = requireStaff(caller)
      const { stories: lines, count } = await stories.listOwned(spaceNumber, { offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE })
      return {
        adventures: lines.map(({ adventureId, cards, hasDraft, audience, publishedAt }) => ({
          adventureId, title: textIn(cards, language)?.title ?? adventureId, hasDraft,
          audience: publishedAt === null ? null : audience, publishedOn: publishedAt === null ? null : dayOf(epochDay(publishedAt)),
        })),
        page, pageCount: Math.max(1, Math.ceil(count / PAGE_SIZE)),
      }
    },

    async get(caller, adventureId) {
      return messageOf(await getOwn(requireStaff(caller), adventureId))
    },

    async saveDraft(caller, adventureId, { files, revision }) {
      const staff = requireStaff(caller)
      const outcome = await stories.saveDraft({ ownerSpaceNumber: staff.spaceNumber, adventureId, files, revision })
      if (outcome.kind === 'stale') throw new ParcoursError('draft-changed-elsewhere', { detail: { revision: outcome.revision } })
      return messageOf(await getOwn(staff, adventureId))
    },

    async removeDraft(caller, adventureId) {
      const staff = requireStaff(caller)
      await getOwn(staff, adventureId)
      await stories.saveDraft({ ownerSpaceNumber: staff.spaceNumber, adventureId, files: null, revision: undefined })
    },

    check(caller, files) {
      requireStaff(caller)
      return checkFiles(files)
    },

    async publish(caller, adventureId, { revision, audience }) {
      const staff = requireStaff(caller)
      requireAudience(staff, audience)
      const story = await getOwn(staff, adventureId)
      const files = story.draft ?? story.published?.files ?? []
      const parsed = parseAdventureFiles(files.map(({ path, text }) => ({ kind: 'text', path, text })))
      if (parsed.kind === 'issues') return { kind: 'issues', issues: parsed.issues }
      const isSameStory = [parsed.story.adventureId, ...parsed.story.formerly].includes(story.adventureId)
      if (!isSameStory) throw new ParcoursError('adventure-id-differs')
      const outcome = await publish({ files, ownerSpaceNumber: staff.spaceNumber, spaceId: staff.spaceId, audience, firstAudience: 'space', revision })
      if (outcome.kind === 'issues') return outcome
      const adventure = await messageOf(await getOwn(staff, outcome.adventureId))
      return outcome.kind === 'unchanged' ? { kind: 'unchanged', adventure } : { kind: 'published', adventure, isStructural: outcome.isStructural }
    },
  }
}

/** Whoever writes stories of a space. */
export function requireStaff(caller: Caller): KnownCaller {
  return requireOneOf(caller, ['trainer', 'coordinator'])
}

/** Every space is told stories by the campus or by a host; anybody may tell their own people one. */
function requireAudience({ spaceId, isHost }: KnownCaller, audience: AdventurePublicationRequest['audience']): void {
  if (audience !== 'space' && spaceId !== CAMPUS_SPACE_ID && !isHost) throw new ParcoursError('audience-refused')
}

function publicationLine({ contentHash, version, publishedAt }: PublicationLine, before: PublicationLine | undefined): DeskAdventure['publications'][number] {
  return { contentHash, version, publishedAt: instantOf(publishedAt), isStructural: before?.version !== version }
}

function checkFiles(files: readonly AdventureFile[]): AdventureCheckMessage {
  const parsed = parseAdventureFiles(files.map(({ path, text }) => ({ kind: 'text', path, text })))
  const stories = files.flatMap(({ path, text }) => {
    const { adventure, story } = checkAdventure(text, path)
    if (adventure === undefined || story === undefined) return []
    const { states, endings, isExhaustive } = story
    return [{ language: adventure.language, passageCount: adventure.passages.length, states, endings, isExhaustive }]
  })
  return { mayBePublished: parsed.kind === 'adventure', issues: parsed.kind === 'issues' ? parsed.issues : parsed.warnings, stories }
}
