// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Mission, PlayableProse } from './adventure.ts'

/**
 * One learner in one adventure. Everything but `trail` is worked out again from it, so that nothing
 * survives of a choice that is no longer on the trail.
 */
export interface Run {
  readonly adventureId: string
  /** Passage one is in. */
  readonly passageId: string
  /** Values set on the way; a `Map`, so that no name is special. */
  readonly values: ReadonlyMap<string, string>
  /** Passages whose mission was found done on the way. */
  readonly done: ReadonlySet<string>
  readonly trail: readonly TrailStep[]
}

/** One step of the way taken. */
export type TrailStep =
  | { readonly kind: 'choice'; readonly passageId: string; readonly choiceId: string }
  /** The mission was found done, or said to be. */
  | { readonly kind: 'mission'; readonly passageId: string }
  /** The mission cannot be done here, its app being absent; the story goes on as if it had been. */
  | { readonly kind: 'skip'; readonly passageId: string }
  /** A choice of a long way, remembered for what it set; the steps after it were forgotten. */
  | { readonly kind: 'kept'; readonly passageId: string; readonly choiceId: string }

/** A run as stored: plain JSON, restored against today's text. */
export interface SavedRun {
  readonly format: 1
  readonly adventureId: string
  readonly passageId: string
  readonly trail: readonly TrailStep[]
}

/** What the page shows of a run now. */
export interface PassageView {
  readonly passageId: string
  readonly title: string
  /** Only the pieces whose condition holds, in order. */
  readonly prose: readonly PlayableProse[]
  readonly mission: Mission | null
  /** Whether the way already went on from here by success; the space itself is asked again anyway. */
  readonly isMissionDone: boolean
  /** Only the choices whose condition holds, in order. */
  readonly choices: readonly ChoiceView[]
  readonly isEnding: boolean
  readonly canGoBack: boolean
}

export interface ChoiceView {
  readonly choiceId: string
  readonly text: string
}
