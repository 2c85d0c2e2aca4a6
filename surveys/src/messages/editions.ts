// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Language } from '../language.ts'
import type { PrivacyContract } from '../privacy/privacyContract.ts'
import type { Moment } from '../survey.ts'
import type { PublicSurvey } from './publicSurvey.ts'

/**
 * An edition is one asking of a survey: these people, these dates, its own key and its own figures. It keeps its
 * version to the end, so that versions never mix; only wording follows what its author publishes later.
 */
export const EDITION_STATES = ['scheduled', 'open', 'closed'] as const
export type EditionState = (typeof EDITION_STATES)[number]

export const EDITION_AUDIENCES = ['space', 'spaces', 'public', 'link'] as const
/** Who may answer: people of the owner's space, of every paired space, guests too, or only holders of the link. */
export type EditionAudience = (typeof EDITION_AUDIENCES)[number]

export const DIMENSIONS = ['cohort', 'space'] as const
/** What respondents may be grouped by; part of the promise made to them. */
export type GroupDimension = (typeof DIMENSIONS)[number]

/** What an edition is asked after. Being in the audience is needed too. */
export const OCCASION_KINDS = ['anytime', 'course', 'session', 'adventure'] as const
export type Occasion =
  | { readonly kind: 'anytime' }
  /** Of those enrolled in it, or who have completed it. */
  | { readonly kind: 'course'; readonly courseId: string; readonly needs: 'enrolled' | 'completed' }
  /** Of those registered for it, or who attended. */
  | { readonly kind: 'session'; readonly sessionId: string; readonly needs: 'registered' | 'attended' }
  | { readonly kind: 'adventure'; readonly adventureId: string }

/** The promise of one edition, as its respondents read it; frozen with the first answer. */
export interface EditionContract extends PrivacyContract {
  readonly groupedBy: GroupDimension | null
}

/** The key under which the server signs what it cannot see: RSA-2048, one per edition. */
export interface EditionKey {
  readonly keyId: string
  readonly variant: 'RSABSSA-SHA384-PSS-Randomized'
  /** base64url of the SubjectPublicKeyInfo, for WebCrypto's `importKey('spki', …, { name: 'RSA-PSS', hash: 'SHA-384' })`. */
  readonly publicKey: string
}

/** Everything a browser needs to let somebody answer. */
export interface AnswerableEdition {
  readonly editionId: string
  readonly survey: PublicSurvey
  readonly state: EditionState
  readonly contract: EditionContract
  /** base64url SHA-256 of `contractText(contract)`: what a receipt may quote. */
  readonly contractHash: string
  readonly moment: Moment | null
  /** The same for the two moments of a pair: the pair code is derived from it. */
  readonly pairId: string | null
  /** Cohorts to choose from, where the edition is grouped by cohort. */
  readonly cohorts: readonly Cohort[]
  readonly occasion: Occasion
  readonly opensAt: string
  readonly closesAt: string | null
  readonly key: EditionKey
  /** Reminders sent so far, to everybody alike; the person's own receipt silences them. */
  readonly reminderCount: number
  /** True once those who answered may see the figures. */
  readonly hasResults: boolean
  readonly note: ChangeNote | null
}

export interface Cohort {
  /** Lower-case letters, digits, hyphens. */
  readonly cohortId: string
  readonly label: string
}

/** « Ce que vos réponses ont changé ». */
export interface ChangeNote {
  readonly text: string
  readonly language: Language
  readonly writtenOn: string
}

/** One survey somebody may answer now, or whose results they may see. */
export interface EditionLine {
  readonly editionId: string
  readonly surveyId: string
  readonly title: string
  readonly language: Language
  readonly questionCount: number
  readonly state: EditionState
  readonly moment: Moment | null
  readonly occasion: Occasion
  readonly opensAt: string
  readonly closesAt: string | null
  readonly reminderCount: number
  readonly hasResults: boolean
  readonly hasNote: boolean
}

export interface EditionPage {
  readonly editions: readonly EditionLine[]
  readonly page: number
  readonly pageCount: number
}
