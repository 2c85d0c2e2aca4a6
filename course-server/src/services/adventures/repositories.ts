// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AdventureCard, AdventureFile, AdventureShape, ByLanguage, Identities, MissionResult, PublicAdventure, Reason } from '@parcours/courses'
import type { Audience } from '../audience.ts'
import type { EpochDay } from '../epochDay.ts'
import type { PathCounter } from './pathCounter.ts'
import type { PathLedger } from './pathLedger.ts'

/** What adventures ask of storage. */
export interface AdventureRepositories {
  readonly stories: StoryRepository
  readonly savedRuns: SavedRunRepository
  readonly paths: PathRepository
}

export interface StoredStory {
  readonly adventureNumber: number
  readonly adventureId: string
  readonly ownerSpaceNumber: number
  readonly audience: Audience
  /** Rises with every save and publication. */
  readonly revision: number
  readonly draft: readonly AdventureFile[] | null
  readonly published: StoredPublication | null
}

export interface StoredPublication {
  readonly contentHash: string
  readonly version: string
  readonly publishedAt: Date
  readonly files: readonly AdventureFile[]
  readonly texts: ByLanguage<Omit<PublicAdventure, 'contentHash' | 'version'>>
  readonly identities: Identities
  readonly shape: AdventureShape
}

/** A story as lists show it, without its text. */
export interface StoryLine {
  readonly adventureNumber: number
  readonly adventureId: string
  readonly ownerSpaceNumber: number
  readonly audience: Audience
  readonly hasDraft: boolean
  readonly publishedAt: Date | null
  readonly version: string | null
  /** By language; empty before the first publication. */
  readonly cards: ByLanguage<AdventureCard>
}

export interface PublicationLine {
  readonly contentHash: string
  readonly version: string
  readonly publishedAt: Date
}

/** What events of a version may name. */
export interface VersionNames {
  readonly adventureNumber: number
  readonly shape: AdventureShape
  /** Of each publication of this version. */
  readonly identities: readonly Identities[]
}

export interface PublishStory {
  readonly ownerSpaceNumber: number
  readonly adventureId: string
  readonly formerly: readonly string[]
  readonly audience: Audience
  readonly publication: Omit<StoredPublication, 'publishedAt'>
  readonly cards: ByLanguage<AdventureCard>
  /** What the publisher had read; undefined at the start of the server. */
  readonly revision: number | undefined
  readonly now: Date
}

/** Who looks: their own space's stories come first. */
export interface Viewer {
  readonly spaceNumber: number | null
  /** Guests see what everybody sees. */
  readonly isGuest: boolean
}

export interface StoryRepository {
  /** A story of a space, by any id it ever had. */
  find(ownerSpaceNumber: number, adventureId: string): Promise<StoredStory | undefined>
  /** The published story a viewer means: their own space's, else the first shared one. */
  findVisible(viewer: Viewer, adventureId: string): Promise<StoredStory | undefined>
  /** Every id a story ever had, today's first. */
  listIds(adventureNumber: number): Promise<readonly [string, ...string[]]>
  /** Published ones, at most 500: own first, then by id. */
  listVisible(viewer: Viewer): Promise<readonly StoryLine[]>
  listOwned(ownerSpaceNumber: number, slice: { readonly offset: number; readonly limit: number }): Promise<{ readonly stories: readonly StoryLine[]; readonly count: number }>
  /** Published stories of one space, or of all that are shared (`null`), for figures. */
  listPublished(ownerSpaceNumber: number | null, slice: { readonly offset: number; readonly limit: number }): Promise<readonly StoryLine[]>
  /** Newest first, at most `limit`. */
  listPublications(adventureNumber: number, limit: number): Promise<readonly PublicationLine[]>
  findVersion(version: string): Promise<VersionNames | undefined>
  /** Versions that have counters. */
  listCountedVersions(after: string, limit: number): Promise<readonly string[]>
  saveDraft(request: { readonly ownerSpaceNumber: number; readonly adventureId: string; readonly files: readonly AdventureFile[] | null; readonly revision: number | undefined }): Promise<{ readonly kind: 'saved' } | { readonly kind: 'stale'; readonly revision: number }>
  publish(request: PublishStory): Promise<{ readonly kind: 'published' } | { readonly kind: 'stale'; readonly revision: number } | { readonly kind: 'id-in-use' }>
}

export interface StoredRun {
  readonly adventureId: string
  readonly revision: number
  readonly savedRun: string
}

/** A story's ids: what was saved under a former one is found, and saved again under today's. */
export interface SavedRunRepository {
  find(spaceNumber: number, subject: string, adventureIds: readonly string[]): Promise<StoredRun | undefined>
  list(spaceNumber: number, subject: string, limit: number): Promise<readonly StoredRun[]>
  /** Saved again with the same text and the revision before, it is as saved once. */
  save(request: { readonly spaceNumber: number; readonly subject: string; readonly mostRuns: number; readonly savedRun: string; readonly adventureIds: readonly [string, ...string[]]; readonly revision: number }):
  Promise<{ readonly kind: 'saved'; readonly revision: number } | { readonly kind: 'stale'; readonly revision: number } | { readonly kind: 'too-many' }>
  remove(spaceNumber: number, subject: string, adventureIds: readonly string[]): Promise<void>
}

/** An event under first names, checked against its version. */
export type PathFact = { readonly step: number; readonly passageId: string; readonly day: EpochDay; readonly role: string | undefined } & (
  | { readonly kind: 'start' }
  | { readonly kind: 'choice'; readonly choiceId: string; readonly targetId: string }
  | { readonly kind: 'mission'; readonly result: MissionResult; readonly reason: Reason | undefined; readonly successId: string }
  | { readonly kind: 'ending' }
)

export interface StoredLedger {
  readonly ledger: PathLedger
  readonly takenAt: Date
}

export interface PathRepository {
  /** Merges, never adds: sent twice, late or in another order, it changes nothing twice. False for a run already counted. */
  record(runId: string, version: string, facts: readonly PathFact[]): Promise<boolean>
  /** Counts the runs whose reader has stopped, at most so many at once; returns how many. */
  settle(terms: { readonly endedBefore: EpochDay; readonly idleBefore: EpochDay; readonly month: string; readonly limit: number }): Promise<number>
  /** Forgets runs counted long ago. */
  forget(before: EpochDay): Promise<void>
  listCounters(version: string): Promise<readonly PathCounter[]>
  findLedger(version: string): Promise<StoredLedger | undefined>
  saveLedger(version: string, ledger: PathLedger, takenAt: Date): Promise<void>
}

/** Months are counted for a whole story, across its versions. */
export function monthsKey(adventureNumber: number): string {
  return `story ${adventureNumber}`
}
