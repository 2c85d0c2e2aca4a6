// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { contractText, privacyContract, type EditionContract, type GroupDimension, type Survey } from '@parcours/surveys'
import { createHash } from 'node:crypto'

/** What respondents of an edition are promised. */
export function contractOf(survey: Survey, groupedBy: GroupDimension | null): EditionContract {
  return { ...privacyContract(survey), groupedBy }
}

/** base64url SHA-256 of the contract's text. */
export function hashContract(contract: EditionContract): string {
  return createHash('sha256').update(contractText(contract)).digest('base64url')
}

/** The survey as respondents read it: its terms are those of their contract, whatever was published since. */
export function underContract(survey: Survey, { retentionMonths, textReaders, respondentsSeeResults }: EditionContract): Survey {
  return { ...survey, privacy: { retentionMonths, textReaders, respondentsSeeResults } }
}
