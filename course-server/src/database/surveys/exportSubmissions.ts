// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { isClosed, questionsOf, SMALLEST_GROUP, type Survey } from '@parcours/surveys'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Database, RunStatement } from '../database.ts'
import type { KeptCells } from './keptCells.ts'

const PAGE_ROWS = 500
/** Lets spreadsheets read it as UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF'

/** `not-closed` also for fewer than five: they are for nobody. */
export type ExportRefusal = 'unknown-edition' | 'survey-not-closed'

interface Exported {
  readonly editionNumber: number
  readonly survey: Survey
}

/**
 * Answers one by one, for the operator of the server, who holds them anyway: of a closed edition, without words nor
 * pair codes, in the order of random ids. No route gives this: whoever may not open the database may not have it.
 */
export async function exportSubmissions(database: Database, editionId: string, output: Writable): Promise<ExportRefusal | undefined> {
  const view = await database.openView()
  try {
    const found = await findExported(view.read, editionId)
    if (typeof found === 'string') return found
    await pipeline(Readable.from(linesOf(view.read, found), { objectMode: false, highWaterMark: 65_536 }), output)
    return undefined
  } finally {
    await view.close()
  }
}

async function findExported(read: RunStatement, editionId: string): Promise<Exported | ExportRefusal> {
  const [row] = await read<{ edition_number: number; closed_at: number | null; survey_json: string }>(
    'SELECT edition_number, closed_at, survey_json FROM survey_editions WHERE edition_id = ?', editionId,
  )
  if (row === undefined) return 'unknown-edition'
  const held = await read('SELECT 1 AS found FROM survey_submissions WHERE edition_number = ? LIMIT ?', row.edition_number, SMALLEST_GROUP)
  // Written by `editionRepository.ts`.
  return row.closed_at === null || held.length < SMALLEST_GROUP
    ? 'survey-not-closed'
    : { editionNumber: row.edition_number, survey: JSON.parse(row.survey_json) as Survey }
}

async function* linesOf(read: RunStatement, { editionNumber, survey }: Exported): AsyncGenerator<string> {
  const questionIds = questionsOf(survey).filter(isClosed).map(({ questionId }) => questionId)
  yield `${BYTE_ORDER_MARK}${questionIds.join(',')}\n`
  let after = ''
  for (;;) {
    const page = await read<{ submission_id: string; cells_json: string }>(
      `SELECT submission_id, cells_json FROM survey_submissions WHERE edition_number = ? AND submission_id > ?
        ORDER BY submission_id LIMIT ${PAGE_ROWS}`, editionNumber, after,
    )
    const last = page.at(-1)
    if (last === undefined) return
    let lines = ''
    for (const { cells_json: json } of page) {
      // Written by `shuffle.ts` from validated submissions.
      const cells = JSON.parse(json) as KeptCells
      // Ids are letters, digits, hyphens and points: nothing in them needs quoting.
      lines += `${questionIds.map((questionId) => cells[questionId]?.join(' ') ?? '').join(',')}\n`
    }
    yield lines
    after = last.submission_id
    await new Promise((resolve) => setImmediate(resolve))
  }
}
