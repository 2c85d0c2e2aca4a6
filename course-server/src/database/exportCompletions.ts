// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { stringify } from 'csv-stringify/sync'
import type { Database, RunStatement } from './database.ts'

const PAGE_ROWS = 500
const MILLISECONDS_PER_DAY = 86_400_000
const HEADER = ['space_number', 'course_id', 'enrolled_on', 'started_on', 'completed_on']

interface EnrolmentRow {
  readonly space_number: number
  readonly learner_number: number
  readonly course_number: number
  readonly course_id: string
  readonly enrolled_day: number
  readonly started_day: number | null
  readonly completed_day: number | null
}

/** One CSV line per enrolment, without anything that tells who. Ends the stream. */
export async function exportCompletions(database: Database, output: Writable): Promise<void> {
  const view = await database.openView()
  try {
    await pipeline(Readable.from(linesOf(view.read), { objectMode: false, highWaterMark: 65_536 }), output)
  } finally {
    await view.close()
  }
}

async function* linesOf(read: RunStatement): AsyncGenerator<string> {
  yield stringify([HEADER])
  let after: Pick<EnrolmentRow, 'space_number' | 'learner_number' | 'course_number'> = { space_number: -1, learner_number: -1, course_number: -1 }
  for (;;) {
    const page = await read<EnrolmentRow>(
      `SELECT e.space_number, e.learner_number, e.course_number, p.course_id, e.enrolled_day, e.started_day, e.completed_day
        FROM enrolments e JOIN courses c ON c.course_number = e.course_number
        JOIN publications p ON p.publication_number = c.current_publication_number
        WHERE (e.space_number, e.learner_number, e.course_number) > (?, ?, ?)
        ORDER BY e.space_number, e.learner_number, e.course_number LIMIT ${PAGE_ROWS}`,
      after.space_number, after.learner_number, after.course_number,
    )
    if (page.length > 0) yield stringify(page.map(cellsOf))
    const last = page.at(-1)
    if (last === undefined || page.length < PAGE_ROWS) return
    after = last
    await new Promise((resolve) => setImmediate(resolve))
  }
}

function cellsOf(row: EnrolmentRow): readonly (string | number)[] {
  return [row.space_number, row.course_id, dayText(row.enrolled_day), dayText(row.started_day), dayText(row.completed_day)]
}

function dayText(day: number | null): string {
  return day === null ? '' : new Date(day * MILLISECONDS_PER_DAY).toISOString().slice(0, 10)
}
