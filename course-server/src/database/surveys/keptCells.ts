// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { cellsOf, questionsOf, type Question, type Response, type Survey } from '@parcours/surveys'

/** Closed answers as kept: the cells each one counts in, by question. A third of what the answers take when spelt out. */
export type KeptCells = Readonly<Record<string, readonly string[]>>

/** Words are kept apart: they are left out. */
export function cellsByQuestion(responses: Readonly<Record<string, Response>>): KeptCells {
  return Object.fromEntries(Object.entries(responses).flatMap(([questionId, response]) => (response.kind === 'text' ? [] : [[questionId, cellsOf(response)]])))
}

/** The answers these cells are of. An edition keeps its version, so its questions are those that were answered. */
export function responsesOf(survey: Survey, cells: KeptCells): Record<string, Response> {
  const responses: Record<string, Response> = {}
  for (const question of questionsOf(survey)) {
    const kept = Object.hasOwn(cells, question.questionId) ? cells[question.questionId] : undefined
    const response = kept === undefined ? undefined : responseOf(question, kept)
    if (response !== undefined) responses[question.questionId] = response
  }
  return responses
}

function responseOf({ kind }: Question, cells: readonly string[]): Response | undefined {
  const [first = ''] = cells
  switch (kind) {
    case 'single': return { kind, optionId: first }
    case 'multiple': return { kind, optionIds: cells }
    case 'scale': case 'zero-ten': return { kind, point: Number(first) }
    // `row.option`; ids hold no point.
    case 'matrix': return { kind, optionByRow: Object.fromEntries(cells.map((cell) => cell.split('.'))) as Record<string, string> }
    // `option.place`, places in order.
    case 'ranking': return { kind, optionIds: cells.map((cell) => cell.split('.')[0] ?? '') }
    case 'number': case 'date': return { kind, classId: first }
    case 'short-text': case 'long-text': return undefined
  }
}
