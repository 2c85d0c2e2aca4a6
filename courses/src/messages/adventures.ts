// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PlayableAdventure } from '../adventure/adventure.ts'
import type { MissionResult, Reason } from '../adventure/checkResult.ts'
import type { CheckName } from '../adventure/checks.ts'
import type { Language } from '../course.ts'
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
 * `runId` is random (UUIDv4), made in the browser and kept there alone: never in a saved run, never beside a learner. Whoever goes on
 * elsewhere, or after 13 days without an event, is a new run.
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

/** A count of runs to the nearest five, or hidden with its whole table: under 5, or so near another that the difference would tell. */
export type PathCount =
  | { readonly kind: 'rounded'; readonly value: number }
  | { readonly kind: 'hidden' }

/** A row of a table: one cell, or several shown as one because some are too small. */
export interface PathRow {
  /** Ids joined in this row; one, as a rule. */
  readonly ids: readonly string[]
  /** To the nearest five. */
  readonly count: number
  /** Of the table's base, from the numbers shown; whole percent, rounded half up; null for an empty base. */
  readonly percent: number | null
}

/**
 * One question asked of the same runs, whose rows never overlap; base and rows are each to the nearest five. A run is counted once its reader
 * has stopped: the day after an ending, or 14 days after its last event. Figures move when at least 5 more runs can be added.
 */
export type PathTable =
  | { readonly kind: 'shown'; readonly base: number; readonly rows: readonly PathRow[] }
  /** Too few runs for anything to be shown. */
  | { readonly kind: 'hidden' }

/** Rows of `choices` beside the ids of choices: the mission led on, or the reader went no further. */
export const MISSION_ROW = '=mission'
export const LEFT_ROW = '=left'
/** Row of `endings` for readers who stopped elsewhere. */
export const UNFINISHED_ROW = '=unfinished'

/** Path figures of one adventure, over all spaces: enough for the map, its table, its CSV and its print. */
export interface AdventureFigures {
  readonly adventureId: string
  readonly title: string
  readonly language: Language
  /** When the snapshot was taken. */
  readonly takenAt: Instant
  /** Values of `role` the figures can be cut by; empty when the story has none. */
  readonly roles: readonly string[]
  /** The cut shown, or null for everybody. Tables too small for it are hidden. */
  readonly role: string | null
  /** Shapes the story had, oldest first: a mark on the time line for each. Each has figures of its own. */
  readonly versions: readonly { readonly version: string; readonly publishedOn: Day }[]
  /** The one shown: the newest by default. */
  readonly version: string
  /** How runs ended: a row per ending passage, `=unfinished` for the others. */
  readonly endings: PathTable
  /** Where readers stopped without an ending: a row per passage. */
  readonly stopped: PathTable
  /** Runs per month of their end, `YYYY-MM`, across versions. */
  readonly months: PathTable
  /** In the order of the text. */
  readonly passages: readonly PassageFigures[]
}

export interface PassageFigures {
  readonly passageId: string
  readonly title: string
  readonly isEnding: boolean
  /** Of the readers who came here, the first choice they took: by `choiceId`, `=mission` or `=left`. */
  readonly choices: PathTable
  /** Words and target of each choice, for the map and the table; those the story no longer has are not here. */
  readonly edges: readonly { readonly choiceId: string; readonly text: string; readonly targetId: string }[]
  /** Null without a mission. `results`: the best each reader came to; `reasons`: of those that ended in `no` or `unknown`. */
  readonly mission: { readonly check: CheckName; readonly successId: string; readonly results: PathTable; readonly reasons: PathTable } | null
}
