// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CheckAnswer, CheckName, Mission } from '@parcours/courses'
import type { Look } from './look.ts'

/** A mission where it stands in a story: names what is remembered of it. */
export interface MissionPlace {
  readonly adventureId: string
  readonly passageId: string
  readonly mission: Pick<Mission, 'check' | 'checkArguments'>
}

/** Entering the passage, coming back to the page, or pressing « C’est fait ». */
export type Occasion = 'entering' | 'visible' | 'done'

/** Looks at the person's own Nextcloud. Nothing of it goes anywhere else. */
export interface MissionLooks {
  /**
   * Looks, read-only, at most once in ten seconds for each mission. `done` waits its turn for a fresh answer;
   * the other occasions get the last one meanwhile. Never rejects for reasons outside: these are `unknown`.
   */
  readonly look: (place: MissionPlace, occasion: Occasion) => Promise<Look>
  /** Checks whose app is not installed for this person; empty when that cannot be known. */
  readonly listAbsent: (checks: readonly CheckName[]) => Promise<ReadonlySet<CheckName>>
  /** Forgets what was noted of an adventure, for a new start. */
  readonly forget: (adventureId: string) => void
}

/** One mission followed while its passage is shown. */
export interface MissionWatch {
  /** « C’est fait ». */
  readonly look: () => Promise<Look>
  readonly stop: () => void
}

/** What the player of adventures asks; `shell.missions` brings it. */
export interface Missions extends MissionLooks {
  /** Looks on entering and each time the page is seen again, and tells of it until stopped. */
  readonly watch: (place: MissionPlace, onLook: (look: Look) => void) => MissionWatch
  /** Said under « C’est fait », before anything is looked at. */
  readonly whatIsLookedAt: (check: CheckName) => string
  /** What a look gave, with the names of the person's own things: to show, never to send. */
  readonly lookSentence: (look: Look) => string
  /** The same without any name, from what may be sent. */
  readonly answerSentence: (answer: CheckAnswer) => string
  /**
   * Leaves, in this tab, for the page where the mission is done; a small panel follows there and brings back.
   * Does nothing for a mission that opens nothing.
   */
  readonly openElsewhere: (open: MissionToOpen) => void
  /** To call when an adventure is shown: the panel goes, and what it was told is given, once. */
  readonly takeReturned: () => ReturnedMission | undefined
}

export interface MissionToOpen {
  readonly adventureId: string
  readonly passageId: string
  /** Title of the adventure. */
  readonly title: string
  readonly mission: Pick<Mission, 'todoHtml' | 'openPath'>
}

/** What came back with the person. */
export interface ReturnedMission {
  readonly adventureId: string
  readonly passageId: string
  /** « C’est fait » was pressed on the panel: look at once. */
  readonly isSaidDone: boolean
}
