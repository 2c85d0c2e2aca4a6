// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CourseIssue } from '../issue.ts'
import type { Language } from '../course.ts'
import type { PathCount } from './adventures.ts'
import type { Day, Instant } from './learning.ts'

/** The text of one language of a story, as a file: `story.fr.md`. */
export interface AdventureFile {
  readonly path: string
  readonly text: string
}

/** Who may play: the people of the space, of every paired space, or anybody. */
export type AdventureAudience = 'space' | 'spaces' | 'public'

/** A story on the author's desk: own drafts and publications of the space. */
export interface DeskAdventureLine {
  readonly adventureId: string
  readonly title: string
  readonly hasDraft: boolean
  readonly audience: AdventureAudience | null
  readonly publishedOn: Day | null
}

export interface DeskAdventurePage {
  readonly adventures: readonly DeskAdventureLine[]
  readonly page: number
  readonly pageCount: number
}

export interface DeskAdventure {
  readonly adventureId: string
  /** The draft, else what is published. */
  readonly files: readonly AdventureFile[]
  readonly isDraft: boolean
  /** Rises with every save and publication; 0 for a story that nobody has saved. */
  readonly revision: number
  readonly audience: AdventureAudience | null
  /** Newest first, at most 50. */
  readonly publications: readonly AdventurePublicationLine[]
}

export interface AdventurePublicationLine {
  readonly contentHash: string
  readonly version: string
  readonly publishedAt: Instant
  /** Whether the shape changed: then figures bear a mark on that day. */
  readonly isStructural: boolean
}

export interface AdventureDraftRequest {
  readonly files: readonly AdventureFile[]
  /** The revision one builds on; another one is refused with `draft-changed-elsewhere`. */
  readonly revision: number
}

export interface AdventureCheckRequest {
  readonly files: readonly AdventureFile[]
}

/** What a check says, language by language. */
export interface AdventureCheckMessage {
  readonly mayBePublished: boolean
  readonly issues: readonly CourseIssue[]
  readonly stories: readonly {
    readonly language: Language
    readonly passageCount: number
    readonly states: number
    readonly endings: number
    readonly isExhaustive: boolean
  }[]
}

export interface AdventurePublicationRequest {
  /** The draft's revision: nobody publishes what they have not read. */
  readonly revision: number
  readonly audience: AdventureAudience
}

export type AdventurePublicationMessage =
  | { readonly kind: 'published'; readonly adventure: DeskAdventure; readonly isStructural: boolean }
  | { readonly kind: 'unchanged'; readonly adventure: DeskAdventure }
  /** At least one error: nothing was published. */
  | { readonly kind: 'issues'; readonly issues: readonly CourseIssue[] }

/** One row per story whose figures the caller may read. */
export interface AdventureFiguresLine {
  readonly adventureId: string
  readonly title: string
  readonly takenAt: Instant
  /** Readers who have stopped, with or without an ending. */
  readonly runs: PathCount
  readonly ended: PathCount
}
