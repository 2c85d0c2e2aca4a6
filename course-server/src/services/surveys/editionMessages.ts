// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { questionsOf, toPublicSurvey, type AnswerableEdition, type ChangeNote, type EditionLine, type Language } from '@parcours/surveys'
import { dayOf, instantOf } from '../clock.ts'
import { BLIND_VARIANT } from './blindSignatures.ts'
import { hashContract, underContract } from './contracts.ts'
import { hasResults, stateOf } from './editionState.ts'
import type { EditionNote, StoredEdition, StoredLedger } from './repositories.ts'

/** An edition as a browser needs it. */
export function answerableEdition(edition: StoredEdition, ledger: StoredLedger | undefined, language: Language | undefined, now: Date): AnswerableEdition {
  const { editionId, survey, contract, moment, pairId, cohorts, occasion, opensAt, closesAt, key } = edition
  return {
    editionId, moment, pairId, cohorts, occasion, contract,
    survey: toPublicSurvey(underContract(survey, contract), language ?? survey.language),
    state: stateOf(edition, now),
    contractHash: hashContract(contract),
    opensAt: instantOf(opensAt),
    closesAt: closesAt === null ? null : instantOf(closesAt),
    // Imported answers have no key: nobody answers them here.
    key: { keyId: key?.keyId ?? '', variant: BLIND_VARIANT, publicKey: key?.publicKey ?? '' },
    reminderCount: edition.remindersSent.length,
    hasResults: hasResults(edition, ledger),
    note: noteOf(edition.note),
  }
}

export function editionLine(edition: StoredEdition, ledger: StoredLedger | undefined, wanted: Language | undefined, now: Date): EditionLine {
  const { editionId, survey, moment, occasion, opensAt, closesAt } = edition
  const { language, title } = toPublicSurvey(survey, wanted ?? survey.language)
  return {
    editionId, surveyId: survey.surveyId, title, language, moment, occasion,
    questionCount: questionsOf(survey).length,
    state: stateOf(edition, now),
    opensAt: instantOf(opensAt),
    closesAt: closesAt === null ? null : instantOf(closesAt),
    reminderCount: edition.remindersSent.length,
    hasResults: hasResults(edition, ledger),
    hasNote: edition.note !== null,
  }
}

export function noteOf(note: EditionNote | null): ChangeNote | null {
  return note === null ? null : { text: note.text, language: note.language, writtenOn: dayOf(note.writtenDay) }
}
