// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { ParcoursError, type ErrorCode } from './errors.ts'
import { findAdventureFolders, readAdventureFolder } from './files/readAdventureFolder.ts'
import type { PublishAdventure, PublishedAdventure } from './services/adventures/publishing.ts'
import { CAMPUS_SPACE_ID } from './services/guests.ts'
import type { Audience, SpaceRepository } from './services/repositories.ts'

export type AdventureFolderOutcome = PublishedAdventure | { readonly kind: 'refused'; readonly code: ErrorCode }

/** What became of one adventure's folder. */
export interface PublishedAdventureFolder {
  readonly folder: string
  readonly outcome: AdventureFolderOutcome
}

export interface AdventureTarget {
  readonly spaceId: string
  readonly audience: Audience | 'as-before'
}

/** A start never shows to everybody a story that was published for fewer; a new one is for everybody. */
const CAMPUS: AdventureTarget = { spaceId: CAMPUS_SPACE_ID, audience: 'as-before' }

/** Publishes each adventure found in the folders, unless that very text was published before. @throws ParcoursError `unknown-space` */
export async function publishAdventureFolders(
  publish: PublishAdventure, spaces: Pick<SpaceRepository, 'find'>, folders: readonly string[], { spaceId, audience }: AdventureTarget = CAMPUS,
): Promise<readonly PublishedAdventureFolder[]> {
  const space = await spaces.find(spaceId)
  if (space === undefined) throw new ParcoursError('unknown-space')
  const outcomes: PublishedAdventureFolder[] = []
  for (const folder of folders) {
    for (const storyFolder of await findAdventureFolders(folder)) {
      const request = { files: await readAdventureFolder(storyFolder), ownerSpaceNumber: space.spaceNumber, spaceId, audience, firstAudience: 'public', revision: undefined } as const
      outcomes.push({ folder: storyFolder, outcome: await publish(request).catch(refusalOf) })
    }
  }
  return outcomes
}

function refusalOf(error: unknown): AdventureFolderOutcome {
  if (error instanceof ParcoursError) return { kind: 'refused', code: error.code }
  throw error
}
