// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ByLanguage, Language } from './language.ts'
import type { Question } from './question.ts'

/** When figures appear: once, at closing (fewest figures are hidden), or in batches while it is open. */
export const RESULTS_MODES = ['closing', 'batches'] as const
export type ResultsMode = (typeof RESULTS_MODES)[number]

/** Who reads free texts; `nobody` where none is asked. They are never public as written. */
export const TEXT_READERS = ['nobody', 'coordinators'] as const
export type TextReaders = (typeof TEXT_READERS)[number]

/** The moments of a survey asked twice of the same people. */
export const MOMENTS = ['before', 'after'] as const
export type Moment = (typeof MOMENTS)[number]

/** A survey as parsed: the source of truth. It holds no secret, yet is sent in one language only. */
export interface Survey {
  readonly surveyId: string
  readonly formerly: readonly string[]
  /** Whole number from 1. It grows with every change of structure; versions never mix in a figure. */
  readonly version: number
  readonly language: Language
  /** Every language with a file, the original first. */
  readonly languages: readonly Language[]
  /** SPDX identifier. */
  readonly licence: string
  readonly authors: readonly string[]
  readonly results: ResultsMode
  /** True when the survey is asked before and after, and each person's two submissions share a pair code. */
  readonly isPaired: boolean
  readonly privacy: PrivacyTerms
  readonly texts: ByLanguage<SurveyText>
  readonly sections: readonly Section[]
  /** What the respondent is told at the end, worked out in the browser; the first whose conditions hold. */
  readonly advices: readonly Advice[]
}

export interface SurveyText {
  readonly title: string
  /** Why it is asked and what will be done with it. */
  readonly intro: string
}

/** What is promised about the answers; frozen with the first submission. */
export interface PrivacyTerms {
  /** Submissions are erased this many months after closing; counters stay. */
  readonly retentionMonths: number
  readonly textReaders: TextReaders
  /** Whether those who answered see the figures after closing. */
  readonly respondentsSeeResults: boolean
}

export interface Section {
  readonly sectionId: string
  readonly texts: ByLanguage<SectionText>
  readonly questions: readonly Question[]
}

export interface SectionText {
  /** Undefined for a survey in one piece. */
  readonly title: string | undefined
}

export interface Advice {
  readonly adviceId: string
  readonly texts: ByLanguage<AdviceText>
  /** All must hold; each needs its question answered. */
  readonly conditions: readonly AdviceCondition[]
}

export interface AdviceText {
  readonly title: string
  readonly text: string
}

export interface AdviceCondition {
  readonly questionId: string
  /** `has`: at least one of these answers was given; `lacks`: none of them. */
  readonly test: 'has' | 'lacks'
  readonly answers: readonly string[]
}

/** The questions in reading order, whatever their section. */
export function questionsOf(survey: Survey): Question[] {
  return survey.sections.flatMap(section => section.questions)
}
