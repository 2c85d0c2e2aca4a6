// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Language } from '../course.ts'
import type { CheckArguments, CheckName } from './checks.ts'

/**
 * An adventure in one language, as played: what the engine needs and the page shows, nothing of its source.
 * Plain JSON, so `null` where there is nothing. HTML is safe: it comes from the package's own Markdown renderer.
 */
export interface PlayableAdventure {
  readonly adventureId: string
  readonly language: Language
  readonly startPassageId: string
  readonly passages: readonly PlayablePassage[]
}

export interface PlayablePassage {
  readonly passageId: string
  /** Ids this passage had before: saved runs and figures follow. */
  readonly formerly: readonly string[]
  readonly title: string
  readonly prose: readonly PlayableProse[]
  readonly mission: Mission | null
  readonly choices: readonly PlayableChoice[]
  /** A run may stop here; other choices may stand beside. */
  readonly isEnding: boolean
}

/** A piece of the text; without a condition it is always shown. */
export interface PlayableProse {
  readonly html: string
  readonly condition: Condition | null
}

export interface PlayableChoice {
  /** Its own id, or the id of the passage it leads to. With the passage it names an edge, for ever. */
  readonly choiceId: string
  readonly formerly: readonly string[]
  /** Plain words, as on a button. */
  readonly text: string
  readonly targetId: string
  readonly effects: readonly VariableValue[]
  readonly condition: Condition | null
}

/** What taking a choice sets, and what a condition asks for. */
export interface VariableValue {
  readonly variable: string
  readonly value: string
}
export type Condition = VariableValue

/** A real task in one's own space. At most one per passage, so the passage's id is its id. */
export interface Mission {
  readonly todoHtml: string
  readonly check: CheckName
  /** Texts as the author wrote them, per argument; already judged against the check's vocabulary. */
  readonly checkArguments: CheckArguments
  /** Path on the person's own server, such as `/apps/files/`. */
  readonly openPath: string | null
  readonly hintHtml: string | null
  /** Passage that follows when the check says yes. */
  readonly successId: string
  /** Shown when the app the check looks at is not installed; the mission is skipped. */
  readonly absentHtml: string | null
}

/** An adventure as parsed from one Markdown file: the playable part, and what authors, export and catalogue need. */
export interface Adventure extends PlayableAdventure {
  readonly formerly: readonly string[]
  readonly title: string
  readonly summary: string
  readonly durationMinutes: number
  /** SPDX identifier. */
  readonly licence: string
  readonly authors: readonly string[]
  readonly variables: readonly Variable[]
  readonly passages: readonly Passage[]
}

/** A closed list of values, declared in the header. Until a choice sets it, a variable has no value. */
export interface Variable {
  readonly name: string
  readonly values: readonly string[]
  /** Line of the source, from 1, here and below. */
  readonly line: number
}

export interface Passage extends PlayablePassage {
  readonly line: number
  readonly prose: readonly Prose[]
  readonly mission: AuthoredMission | null
  readonly choices: readonly Choice[]
}

export interface Prose extends PlayableProse {
  readonly markdown: string
  readonly line: number
}

export interface Choice extends PlayableChoice {
  /** False when the id is that of the target, for want of `{#id}`. */
  readonly hasOwnId: boolean
  readonly line: number
}

export interface AuthoredMission extends Mission {
  readonly todo: string
  readonly hint: string | null
  readonly absent: string | null
  readonly line: number
}

/**
 * The variable that says as whom one plays. Figures may be cut by it, and by no other:
 * whoever adds another cut adds a way to tell people apart.
 */
export const ROLE_VARIABLE = 'role'
