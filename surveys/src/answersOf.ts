// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Question } from './question.ts'

/**
 * What a condition can look for in a question: option ids, or points as text.
 * Undefined where a condition cannot look: matrix, ranking, number, date, texts.
 */
export function answersOf(question: Question): string[] | undefined {
  switch (question.kind) {
    case 'single': case 'multiple': return question.options.map(option => option.optionId)
    case 'scale': return points(1, question.points)
    case 'zero-ten': return points(0, 10)
    case 'matrix': case 'ranking': case 'number': case 'date': case 'short-text': case 'long-text': return undefined
  }
}

function points(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => String(from + index))
}
