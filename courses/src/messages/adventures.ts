// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PlayableAdventure } from '../adventure/adventure.ts'
import type { MissionResult, Reason } from '../adventure/checkResult.ts'
import type { CheckName } from '../adventure/checks.ts'
import type { Language } from '../course.ts'
import type { FiguresScope } from './figures.ts'
import type { Day, Instant } from './learning.ts'

/** An adventure in the catalogue. `language` is that of the texts shown, which may be the original's. */
export interface AdventureCard {
  readonly adventureId: string
  readonly language: Language
  readonly languages: readonly Language[]
  readonly title: string
  readonly summary: string
  readonly durationMinutes: number
  readonly passageCount: number
  readonly missionCount: number
  readonly endingCount: number
  readonly licence: string
  /** Checks of its missions, each once: a space offers first what its installed apps can do. */
  readonly checks: readonly CheckName[]
  /** Everything the search looks through, folded (see `foldForSearch`). */
  readonly searchText: string
}

export interface AdventurePage {
  readonly adventures: readonly AdventureCard[]
  readonly page: number
  readonly pageCount: number
  readonly adventureCount: number
}

/** An adventure as the player gets it: compiled, with safe HTML. */
export interface PublicAdventure {
  readonly adventureId: string
  readonly contentHash: string
  /** Hash of the story's shape; the same in every language. Path events carry it. */
  readonly version: string
  readonly language: Language
  readonly languages: readonly Language[]
  readonly title: string
  readonly summary: string
  readonly durationMinutes: number
  readonly licence: string
  readonly authors: readonly string[]
  readonly adventure: PlayableAdventure
}

/**
 * What leaves the browser about the way taken: ids, a result, a day. No learner, no text, no instant finer than the day.
 * `runId` is random (UUIDv4), made in the browser, and never stored beside a learner.
 */
export interface PathEventBatch {
  readonly runId: string
  readonly version: string
  readonly language: Language
  /** In the order of their steps, at most 200. */
  readonly events: readonly PathEvent[]
}

export type PathEvent = PathEventPlace & (
  /** The run opened at its first passage. */
  | { readonly kind: 'start' }
  | { readonly kind: 'choice'; readonly choiceId: string }
  /** Each look by the check that changed what is known, or the person's word. `reason` only with `no` and `unknown`. */
  | { readonly kind: 'mission'; readonly result: MissionResult; readonly reason?: Reason }
  /** A run came to an ending, counted once per run. */
  | { readonly kind: 'ending' }
)

export interface PathEventPlace {
  /** Rank of the event in its run, from 0: with `runId`, the idempotency key. */
  readonly step: number
  readonly passageId: string
  readonly day: Day
  /** Value of the variable `role` then, if it has one. */
  readonly role?: string
}

/** Events already counted, too old, or of a version never published are not counted, and that is no error. */
export interface PathEventsRecorded {
  readonly countedCount: number
  readonly ignoredCount: number
}

/** A saved run as the server keeps it: text it does not read. Guests encrypt theirs with their recovery phrase. */
export interface RunSaved {
  readonly adventureId: string
  /** Opaque, at most 32,768 characters. */
  readonly savedRun: string
  /** From 1; the next `PUT` says on which revision it builds. */
  readonly revision: number
}

/** A run one has saved, without its content. */
export interface SavedRunLine {
  readonly adventureId: string
  readonly revision: number
}

export interface RunSaveRequest {
  readonly savedRun: string
  /** The revision one has read; 0 when there was none. Another one is refused with `run-changed-elsewhere`. */
  readonly revision: number
}

/**
 * A count of runs as shown: under 5, or where what is left of its table would be under 5, it is hidden.
 */
export type PathCount =
  | { readonly kind: 'exact'; readonly value: number }
  | { readonly kind: 'hidden' }

/** A row of a table and its share of the table's base; whole percent, rounded half up. */
export interface PathRow<Id extends string = string> {
  readonly id: Id
  readonly count: PathCount
  readonly percent: number | null
}

/** Rows of one question asked of the same runs: they add up to `base` when everything is shown. */
export interface PathTable<Id extends string = string> {
  readonly base: PathCount
  readonly rows: readonly PathRow<Id>[]
}

/** Path figures of one adventure, over all spaces: enough for the map, its table, its CSV and its print. */
export interface AdventureFigures {
  readonly adventureId: string
  readonly title: string
  readonly language: Language
  readonly scope: FiguresScope
  /** When the snapshot was taken. */
  readonly takenAt: Instant
  /** True when nothing may be shown yet. */
  readonly isMasked: boolean
  /** Values of `role` the figures can be cut by; empty when the story has none or a cut would tell people apart. */
  readonly roles: readonly string[]
  /** The cut shown, or null for everybody. */
  readonly role: string | null
  /** Oldest first: days on which the shape of the story changed. Curves go on across them where ids do. */
  readonly versions: readonly { readonly version: string; readonly publishedOn: Day }[]
  /** How runs ended: one row per ending passage, then `unfinished`. Open runs are in none. */
  readonly endings: PathTable
  /** In the order of the text. */
  readonly passages: readonly PassageFigures[]
}

export interface PassageFigures {
  readonly passageId: string
  readonly title: string
  readonly isEnding: boolean
  /** Runs whose last passage it is, 14 days after their last event. */
  readonly stopped: PathCount
  /** One row per choice, by `choiceId`, in the order of the text. */
  readonly choices: PathTable
  /** Text and target of each choice, for the map and the table. */
  readonly edges: readonly { readonly choiceId: string; readonly text: string; readonly targetId: string }[]
  /** Null without a mission. */
  readonly mission: { readonly check: CheckName; readonly results: PathTable<MissionResult>; readonly reasons: PathTable<Reason> } | null
}
