// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { SMALLEST_GROUP } from '../limits.ts'
import { questionsOf, type Survey, type TextReaders } from '../survey.ts'
import { isClosed } from '../question.ts'

/** Number of the notice's wording in the app; a new wording is a new contract. */
export const NOTICE_VERSION = 1

/** What is promised to respondents. Frozen with the first submission: its text is hashed by the server. */
export interface PrivacyContract {
  readonly noticeVersion: number
  readonly surveyId: string
  readonly smallestGroup: number
  readonly retentionMonths: number
  /** `nobody` where no free text is asked. */
  readonly textReaders: TextReaders
  readonly respondentsSeeResults: boolean
  readonly isPaired: boolean
}

export function privacyContract(survey: Survey): PrivacyContract {
  const asksTexts = questionsOf(survey).some(question => !isClosed(question))
  return {
    noticeVersion: NOTICE_VERSION,
    surveyId: survey.surveyId,
    smallestGroup: SMALLEST_GROUP,
    retentionMonths: survey.privacy.retentionMonths,
    textReaders: asksTexts ? survey.privacy.textReaders : 'nobody',
    respondentsSeeResults: survey.privacy.respondentsSeeResults,
    isPaired: survey.isPaired,
  }
}

/** The bytes to hash: the same contract always gives the same text. */
export function contractText(contract: PrivacyContract): string {
  return JSON.stringify(Object.entries(contract).sort(([left], [right]) => (left < right ? -1 : 1)))
}

/** What a new contract promises less than the old one; empty when it keeps every promise. */
export function findLoosened(before: PrivacyContract, after: PrivacyContract): (keyof PrivacyContract)[] {
  const isLooser: Readonly<Record<keyof PrivacyContract, boolean>> = {
    noticeVersion: after.noticeVersion !== before.noticeVersion,
    surveyId: after.surveyId !== before.surveyId,
    smallestGroup: after.smallestGroup < before.smallestGroup,
    retentionMonths: after.retentionMonths > before.retentionMonths,
    textReaders: before.textReaders === 'nobody' && after.textReaders === 'coordinators',
    respondentsSeeResults: !before.respondentsSeeResults && after.respondentsSeeResults,
    isPaired: !before.isPaired && after.isPaired,
  }
  return (Object.keys(isLooser) as (keyof PrivacyContract)[]).filter(key => isLooser[key]) // The keys of a complete record.
}
