// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { foldForSearch, type Response } from '@parcours/surveys'
import type { Dialect } from '../dialect.ts'
import { FOR_UPDATE, placeholders } from '../dialect.ts'
import { execute, rowOf, rowsOf, type SqlScript } from '../sqlScript.ts'
import { cellsByQuestion } from './keptCells.ts'
import { randomId } from './storeSubmissions.ts'

/** Rows moved by one transaction: about 50 ms, so that nobody waits long. Ids being random, they are a random lot. */
const LOT_ROWS = 2_000

interface Arrival {
  readonly arrival_id: string
  readonly edition_number: number
  readonly pair_code: string | null
  readonly responses_json: string
}

/**
 * Moves one lot of the day's arrivals under new random ids, in the order of these; words are parted from the other
 * answers. Where they stood is overwritten (SQLite), or its file thrown away (PostgreSQL). Returns how many; 0 at the end.
 */
export function* shuffleLot(dialect: Dialect, editionNumber: number | undefined): SqlScript<number> {
  // What SQLite deletes stays in the file unless it is told to overwrite.
  if (dialect === 'sqlite') yield* rowsOf('PRAGMA secure_delete = ON')
  const ofEdition = editionNumber === undefined ? '' : 'WHERE edition_number = ?'
  const parameters = editionNumber === undefined ? [] : [editionNumber]
  const arrivals = yield* rowsOf<Arrival>(
    `SELECT arrival_id, edition_number, pair_code, responses_json FROM survey_arrivals ${ofEdition} ORDER BY arrival_id LIMIT ${LOT_ROWS} ${FOR_UPDATE[dialect]}`,
    ...parameters,
  )
  yield* keep(arrivals)
  yield* forget(dialect, arrivals)
  if (dialect === 'sqlite') yield* rowsOf('PRAGMA secure_delete = OFF')
  else if (arrivals.length > 0) yield* throwAwayFile()
  return arrivals.length
}

/**
 * The last lot empties the table at once: only then does SQLite overwrite its first page too, where rows stood before
 * they were moved to others.
 */
function* forget(dialect: Dialect, arrivals: readonly Arrival[]): SqlScript<void> {
  // On PostgreSQL others may be adding rows meanwhile: there, only what was moved is deleted.
  const held = dialect === 'sqlite' ? yield* rowOf<{ count: number }>('SELECT count(*) AS count FROM survey_arrivals') : undefined
  if (held?.count === arrivals.length) yield* execute('DELETE FROM survey_arrivals')
  else for (const { arrival_id: arrivalId } of arrivals) yield* execute('DELETE FROM survey_arrivals WHERE arrival_id = ?', arrivalId)
}

function* keep(arrivals: readonly Arrival[]): SqlScript<void> {
  const submissions: (readonly [edition: number, id: string, pairCode: string | null, json: string])[] = []
  const texts: (readonly [edition: number, question: string, id: string, words: string, folded: string, mayQuote: number])[] = []
  for (const { edition_number: edition, pair_code: pairCode, responses_json: json } of arrivals) {
    // Written by `storeSubmissions.ts` from a validated submission.
    const responses = JSON.parse(json) as Record<string, Response>
    submissions.push([edition, randomId(), pairCode, JSON.stringify(cellsByQuestion(responses))])
    for (const [questionId, response] of Object.entries(responses)) {
      if (response.kind === 'text') texts.push([edition, questionId, randomId(), response.text, foldForSearch(response.text), response.mayQuote ? 1 : 0])
    }
  }
  for (const row of inKeyOrder(submissions, 1)) {
    yield* execute(`INSERT INTO survey_submissions (edition_number, submission_id, pair_code, cells_json) VALUES (${placeholders(4)})`, ...row)
  }
  for (const row of inKeyOrder(texts, 2)) {
    yield* execute(
      `INSERT INTO survey_texts (edition_number, question_id, text_id, words, folded_words, may_quote, is_readable, redacted, themes_json)
        VALUES (${placeholders(6)}, 0, NULL, '[]')`, ...row,
    )
  }
}

/** By edition, then by the keys after it. */
function inKeyOrder<Row extends readonly (string | number | null)[]>(rows: readonly Row[], lastKey: number): Row[] {
  const keyOf = (row: Row): string => [String(row[0]).padStart(10, '0'), ...row.slice(1, lastKey + 1)].join(' ')
  return [...rows].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
}

/** PostgreSQL keeps deleted rows until it reuses their place, in the order they came: an empty table's file is replaced whole. */
function* throwAwayFile(): SqlScript<void> {
  yield* execute('LOCK TABLE survey_arrivals IN ACCESS EXCLUSIVE MODE')
  const left = yield* rowOf('SELECT 1 AS found FROM survey_arrivals LIMIT 1')
  if (left === undefined) yield* execute('TRUNCATE survey_arrivals')
}
