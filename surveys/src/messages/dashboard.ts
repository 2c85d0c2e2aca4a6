// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ResponseRate } from '../aggregate/responseRate.ts'
import type { ComparedTable } from '../compare/editions.ts'
import type { ShownChange } from '../compare/pairs.ts'
import type { Span } from '../texts/redaction.ts'
import type { ThemeShare } from '../texts/themes.ts'
import type { Language } from '../language.ts'
import type { Moment } from '../survey.ts'
import type { ChangeNote, EditionState, GroupDimension } from './editions.ts'
import type { CrossingResults, SurveyResults } from './results.ts'

/**
 * One edition's figures, all of them from its ledger: the page, the CSV, the ODS and the print
 * are made of this alone. Labels come with the edition itself (`AnswerableEdition.survey`), so that figures stay small.
 */
export interface EditionDashboard {
  readonly editionId: string
  readonly state: EditionState
  readonly results: SurveyResults
  /** Day of the last publication, UTC; null before the first. */
  readonly publishedOn: string | null
  /** Submissions over tokens issued, as of the last publication; hidden below 5. Null for imported answers. */
  readonly rate: ResponseRate | null
  readonly groupedBy: GroupDimension | null
  /** Two-way tables shown so far: once shown, always the same. */
  readonly crossings: readonly NamedCrossing[]
  /** Before and after, once both are closed; null where there is no pair. */
  readonly changes: readonly ShownChange[] | null
  readonly shared: readonly SharedTexts[]
  readonly note: ChangeNote | null
}

/** What a survey says in one sentence, from its ledger. */
export interface SurveyFiguresLine extends Pick<SurveyResults, 'surveyId' | 'submissions' | 'smallestGroup'>, Pick<EditionDashboard, 'editionId' | 'state' | 'publishedOn' | 'rate'> {
  readonly title: string
  readonly language: Language
  readonly moment: Moment | null
  readonly opensAt: string
  readonly closesAt: string | null
}

/** Newest first. */
export interface SurveyFiguresPage {
  readonly editions: readonly SurveyFiguresLine[]
  readonly page: number
  readonly pageCount: number
}

export interface NamedCrossing {
  readonly crossing: CrossingResults
  /** Names of groups, by row id: labels of cohorts, names of agreeing spaces. */
  readonly groupNames: Readonly<Record<string, string>>
}

/** Asks for one more two-way table; refused with `crossing-refused` and its reason. Only after closing. */
export type CrossingRequest =
  | { readonly kind: 'groups'; readonly tableId: string; readonly detail?: 'split' | 'full' }
  | { readonly kind: 'tables'; readonly rowTableId: string; readonly columnTableId: string }

/** Several editions of one survey beside each other, oldest first. */
export interface EditionsComparison {
  readonly surveyId: string
  readonly editions: readonly { readonly editionId: string; readonly opensAt: string; readonly moment: string | null; readonly submissions: number | null }[]
  readonly tables: readonly NamedTable[]
}

/** In the words of the survey as it is asked today; of the newest edition that has it, where it is asked no more. */
export interface NamedTable extends ComparedTable {
  readonly title: string
  /** Of the row or option it is about. */
  readonly part: string | null
  readonly language: Language
}

/** A page of free texts, for coordinators of the space that asks. */
export interface TextsMessage {
  readonly questionId: string
  readonly texts: readonly TextMessage[]
  readonly page: number
  readonly pageCount: number
  readonly textCount: number
  readonly themes: readonly { readonly themeId: string; readonly label: string }[]
  /** How many texts have at least one theme. */
  readonly codedCount: number
  readonly isShared: boolean
}

export interface TextMessage {
  readonly textId: string
  readonly text: string
  readonly mayQuote: boolean
  readonly themeIds: readonly string[]
  readonly redacted: string | null
  /** Parts that may name somebody, to look at before sharing. */
  readonly suggestions: readonly Span[]
}

/** `spans` are taken out of the original; null: not redacted any more. What is left out stays. */
export interface CodeTextRequest {
  readonly themeIds?: readonly string[]
  readonly spans?: readonly Span[] | null
}

export interface ThemesRequest {
  readonly themes: readonly { readonly themeId: string; readonly label: string }[]
}

/** What was shared of one question's texts, once, after closing. */
export interface SharedTexts {
  readonly questionId: string
  readonly themes: readonly (ThemeShare & { readonly label: string })[]
  /** Of writers who agreed to be quoted, as redacted. */
  readonly quotes: readonly string[]
}

/** Whether a space agrees to be named beside its own figures, in editions asked of all spaces. */
export interface SpaceConsent {
  readonly mayBeNamed: boolean
}
