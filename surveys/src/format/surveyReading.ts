// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { IssueList } from '../issues/issueList.ts'
import type { Question } from '../question.ts'
import type { Language } from '../language.ts'

/** What every part of the original is read with. */
export interface SurveyReading {
  readonly file: string
  readonly language: Language
  readonly issues: IssueList
  /** Ids taken so far, present and former, with their place. */
  readonly takenIds: Map<string, string>
  /** Questions read so far; conditions look only at these. */
  readonly earlier: Question[]
}

/** Notes an id among its own kind, and reports it when it is taken. */
export function claimId(kind: 'section' | 'question' | 'advice', id: string, line: number, reading: SurveyReading): void {
  const key = `${kind} ${id}`
  const place = reading.takenIds.get(key)
  if (place === undefined) reading.takenIds.set(key, `${reading.file}:${line}`)
  else reading.issues.add('duplicate-id', reading.file, line, { id, place })
}
