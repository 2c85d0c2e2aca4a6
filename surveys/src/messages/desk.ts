// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Rounding } from '../aggregate/rounding.ts'
import type { Hint } from '../hints/hintsFor.ts'
import type { ImportIssue } from '../import/importIssue.ts'
import type { ImportSource } from '../import/importColumn.ts'
import type { SurveyIssue } from '../issue.ts'
import type { FigureComparison, ParityReport } from '../parity/checkParity.ts'
import type { Moment } from '../survey.ts'
import type { SurveyFile } from '../surveyFile.ts'
import type { Cohort, EditionAudience, EditionState, GroupDimension, Occasion } from './editions.ts'

/** A survey on its author's desk. */
export interface DeskLine {
  readonly surveyId: string
  readonly title: string
  readonly questionCount: number
  /** Null while it was never published. */
  readonly publishedVersion: number | null
  readonly hasDraft: boolean
  /** False for what ships with Parcours or another space shares: it can be asked and duplicated, not changed. */
  readonly isOwn: boolean
  readonly openEditionCount: number
}

export interface DeskPage {
  readonly surveys: readonly DeskLine[]
  readonly page: number
  readonly pageCount: number
}

/** A survey's source. The draft, or what was published last where there is none. */
export interface DeskSurvey extends DeskLine {
  readonly files: readonly SurveyFile[]
  readonly check: SurveyCheck
}

/** What is wrong, and what could be asked better; a draft may be saved with errors. */
export interface SurveyCheck {
  readonly canPublish: boolean
  readonly issues: readonly SurveyIssue[]
  readonly hints: readonly Hint[]
}

/** The same shape saves a draft, checks and previews. */
export interface SurveyFilesRequest {
  readonly files: readonly SurveyFile[]
}

export interface PublishedSurvey {
  readonly surveyId: string
  readonly version: number
  /** `wording`: open editions show the new words; `structure`: only editions opened from now on have it. */
  readonly change: 'first' | 'same' | 'wording' | 'structure'
  readonly check: SurveyCheck
}

/** Asks a published survey. */
export interface OpenEditionRequest {
  readonly audience: EditionAudience
  readonly occasion?: Occasion
  /** For a paired survey; `after` names the `before` it pairs with. */
  readonly moment?: Moment
  readonly beforeEditionId?: string
  readonly groupedBy?: GroupDimension
  readonly cohorts?: readonly Cohort[]
  /** RFC 3339 UTC; now, when left out. */
  readonly opensAt?: string
  readonly closesAt?: string
  /** True: a link lets anybody who has it answer, once per browser. */
  readonly hasLink?: boolean
}

/** An edition as those who run it see it. */
export interface DeskEdition {
  readonly editionId: string
  readonly surveyId: string
  readonly version: number
  readonly title: string
  readonly state: EditionState
  readonly audience: EditionAudience
  readonly occasion: Occasion
  readonly moment: Moment | null
  readonly pairId: string | null
  readonly groupedBy: GroupDimension | null
  readonly cohorts: readonly Cohort[]
  readonly opensAt: string
  readonly closesAt: string | null
  readonly isImported: boolean
  /** Code to put after `#` in the address; only for those who run it. Null without a link. */
  readonly linkCode: string | null
  readonly isContractFrozen: boolean
  readonly remindersSent: readonly string[]
  readonly reminder: ReminderState
  readonly note: { readonly text: string; readonly language: string } | null
}

/** What `decideReminder` says, as a message. */
export type ReminderState =
  | { readonly kind: 'send'; readonly number: number }
  | { readonly kind: 'wait'; readonly until: string }
  | { readonly kind: 'never'; readonly reason: string }

/** Null takes away a date, a link or a note; what is left out stays. */
export interface ChangeEditionRequest {
  readonly closesAt?: string | null
  readonly hasLink?: boolean
  readonly note?: { readonly text: string; readonly language: string } | null
}

export interface ImportRequest {
  readonly source: ImportSource
  /** The file as text, UTF-8; `,` or `;` between cells. */
  readonly csv: string
  /** Favourable shares already published of these answers, by table id, to be compared with them. */
  readonly published?: readonly { readonly tableId: string; readonly percent: number }[]
}

export type ImportResult =
  | {
    readonly kind: 'imported'
    readonly editionId: string
    readonly submissionCount: number
    readonly issues: readonly ImportIssue[]
    /** Only with published shares: whether so many people can give them, and whether these answers do, rule by rule. */
    readonly parity: ParityReport | null
    readonly comparisons: readonly { readonly rounding: Rounding; readonly figures: readonly FigureComparison[] }[]
  }
  | { readonly kind: 'refused'; readonly issues: readonly ImportIssue[] }

export interface ParityRequest {
  /** Either a text to read, */
  readonly report?: string
  /** or the figures themselves. */
  readonly declaredBase?: number
  readonly figures?: readonly { readonly figureId: string; readonly percent: number }[]
}

export interface ParityMessage {
  readonly declaredBase: number | null
  readonly figures: readonly { readonly figureId: string; readonly percent: number; readonly excerpt: string | null }[]
  readonly report: ParityReport
}
