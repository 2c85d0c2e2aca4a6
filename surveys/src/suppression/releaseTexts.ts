// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Counters } from '../aggregate/counters.ts'
import { ownValue } from '../ownValue.ts'
import type { TextQuestion } from '../question.ts'
import type { Ledger } from './ledger.ts'

/**
 * Free texts are read from k of them on, and k new ones at a time: one new text beside a known list would be
 * tied to its day. When the count moves here, the server marks every text then stored as readable.
 */
export function releaseTexts(question: TextQuestion, counters: Counters, ledger: Ledger, k: number): Ledger {
  const { questionId } = question
  const count = ownValue(counters.questions, questionId)?.responses ?? 0
  const shown = ownValue(ledger.texts, questionId)?.count ?? 0
  if (count - shown < k) return ledger
  return { ...ledger, texts: { ...ledger.texts, [questionId]: { count, submissions: ledger.submissions } } }
}
