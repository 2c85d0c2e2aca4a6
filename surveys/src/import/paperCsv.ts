// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SentResponse } from '../messages/submission.ts'
import type { PublicQuestion } from '../messages/publicSurvey.ts'
import { keepVisible, type Sections } from '../visibleQuestions.ts'

/** What one sheet of paper says, by question id. */
export type PaperSheet = Readonly<Record<string, SentResponse>>

/**
 * Sheets keyed in, as the CSV that `importRows` reads under the source `paper`: a column per question, or per option,
 * row or place where a question takes several; ids, never words. In the order of what they say: that of keying is gone.
 */
export function paperCsv(survey: Sections<PublicQuestion>, sheets: readonly PaperSheet[]): string {
  const columns = survey.sections.flatMap(section => section.questions).flatMap(columnsOf)
  const rows = sheets.map((sheet) => {
    const kept = keepVisible(survey, sheet)
    return lineOf(columns.map(({ questionId, read }) => read(kept[questionId])))
  })
  return [lineOf(columns.map(({ heading }) => heading)), ...rows.sort()].join('\r\n')
}

interface PaperColumn {
  readonly questionId: string
  readonly heading: string
  readonly read: (answer: SentResponse | undefined) => string
}

function columnsOf({ questionId, kind, options, rows, most }: PublicQuestion): PaperColumn[] {
  const part = (id: string, read: PaperColumn['read']): PaperColumn => ({ questionId, heading: `${questionId}[${id}]`, read })
  switch (kind) {
    case 'multiple': return options.map(({ optionId }) => part(optionId, answer => (Array.isArray(answer) && answer.includes(optionId) ? 'x' : '')))
    case 'ranking': return Array.from({ length: most ?? options.length }, (_, place) => part(String(place + 1), answer => (Array.isArray(answer) ? String(answer[place] ?? '') : '')))
    case 'matrix': return rows.map(({ rowId }) => part(rowId, answer => ownText(answer, rowId)))
    case 'short-text': case 'long-text': return [{ questionId, heading: questionId, read: answer => ownText(answer, 'text') }]
    default: return [{ questionId, heading: questionId, read: answer => (typeof answer === 'string' || typeof answer === 'number' ? String(answer) : '') }]
  }
}

function ownText(answer: SentResponse | undefined, key: string): string {
  const value: unknown = typeof answer === 'object' && Object.hasOwn(answer, key) ? Object.entries(answer).find(([name]) => name === key)?.[1] : undefined
  return typeof value === 'string' ? value : ''
}

function lineOf(cells: readonly string[]): string {
  return cells.map(cell => `"${cell.replaceAll('"', '""')}"`).join(',')
}
