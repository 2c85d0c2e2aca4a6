// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { importIssue, type ImportIssue } from './importIssue.ts'

/** Counts what could not be read, per question, so that one issue says it once. */
export interface ImportTally {
  readonly addUnknown: (questionId: string, count: number) => void
  readonly addHidden: () => void
  readonly issues: () => ImportIssue[]
}

export function createTally(): ImportTally {
  const unknownCounts = new Map<string, number>()
  let hiddenCount = 0
  return {
    addUnknown(questionId, count) {
      if (count > 0) unknownCounts.set(questionId, (unknownCounts.get(questionId) ?? 0) + count)
    },
    addHidden() {
      hiddenCount += 1
    },
    issues() {
      const unknown = [...unknownCounts].map(([column, count]) => importIssue('unknown-value', { column, count }))
      return hiddenCount === 0 ? unknown : [...unknown, importIssue('hidden-answer', { count: hiddenCount })]
    },
  }
}
