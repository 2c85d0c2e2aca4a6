// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { WriterBusyError } from '../../services/repositories.ts'
import type { AnswerRepository, KeptSubmission, StoredEdition } from '../../services/surveys/repositories.ts'
import type { Database } from '../database.ts'
import { placeholders } from '../dialect.ts'
import { execute, rowOf, rowsOf, type SqlScript } from '../sqlScript.ts'
import { createDelayedBatch } from './delayedBatch.ts'
import { responsesOf, type KeptCells } from './keptCells.ts'
import { storeIssuances } from './issuances.ts'
import { shuffleLot } from './shuffle.ts'
import { storeSubmissions } from './storeSubmissions.ts'
import { tidy } from './tidy.ts'

/** Waiting for others costs nobody more than this; a person sends one submission. */
const DELAY_MS = 25
/** Rows in one transaction: about 20 ms of writing. */
const MOST_ITEMS = 500
/** About ten seconds of work; beyond it callers are told to come back. */
const MOST_WAITING = 20_000
const PAGE_ROWS = 1_000
const MOST_ISSUANCES = 1_000

export function createAnswerRepository(database: Database): AnswerRepository {
  const limits = { delayMs: DELAY_MS, mostItems: MOST_ITEMS, mostWaiting: MOST_WAITING, whenFull: () => new WriterBusyError() }
  return {
    // Two batches: who had a token and what was answered are never in one transaction.
    issue: createDelayedBatch({ ...limits, commit: (issuances) => database.transact(() => storeIssuances(issuances)) }),
    submit: createDelayedBatch({ ...limits, commit: (submissions) => database.transact(() => storeSubmissions(database.dialect, submissions)) }),
    async hasIssuance({ spaceNumber, subject, editionNumber }) {
      const [row] = await database.read(
        'SELECT 1 AS found FROM survey_issuances WHERE space_number = ? AND subject = ? AND edition_number = ?', spaceNumber, subject, editionNumber,
      )
      return row !== undefined
    },
    async shuffle(editionNumber) {
      let moved = 0
      for (;;) {
        const lot = await database.transact(() => shuffleLot(database.dialect, editionNumber))
        if (lot === 0) return moved
        moved += lot
      }
    },
    tidy: () => tidy(database),
    listSubmissions: (edition) => listSubmissions(database, edition),
    forgetPairCodes: (editionNumbers) => database.transact(() => forgetPairCodes(database, editionNumbers)),
    eraseAnswers: (editionNumber) => database.transact(() => eraseAnswers(database, editionNumber)),
    listIssuances: (spaceNumber, subject) => database.read(
      `SELECT e.edition_id AS "editionId", s.survey_id AS "surveyId" FROM survey_issuances i
        JOIN survey_editions e ON e.edition_number = i.edition_number JOIN surveys s ON s.survey_number = e.survey_number
        WHERE i.space_number = ? AND i.subject = ? ORDER BY e.edition_id LIMIT ${MOST_ISSUANCES}`, spaceNumber, subject,
    ),
  }
}

interface SubmissionRow {
  readonly submission_id: string
  readonly pair_code: string | null
  readonly cells_json: string
}

/** The loop is free between two pages. */
async function* listSubmissions(database: Database, { editionNumber, survey }: Pick<StoredEdition, 'editionNumber' | 'survey'>): AsyncGenerator<readonly KeptSubmission[]> {
  let after = ''
  for (;;) {
    const page = await database.read<SubmissionRow>(
      `SELECT submission_id, pair_code, cells_json FROM survey_submissions WHERE edition_number = ? AND submission_id > ?
        ORDER BY submission_id LIMIT ${PAGE_ROWS}`, editionNumber, after,
    )
    const last = page.at(-1)
    if (last === undefined) return
    // Written by `shuffle.ts` from a validated submission.
    yield page.map((row) => ({ pairCode: row.pair_code ?? undefined, responses: responsesOf(survey, JSON.parse(row.cells_json) as KeptCells) }))
    after = last.submission_id
    await new Promise((resolve) => setImmediate(resolve))
  }
}

function* forgetPairCodes({ dialect }: Database, editionNumbers: readonly number[]): SqlScript<void> {
  if (dialect === 'sqlite') yield* rowsOf('PRAGMA secure_delete = ON')
  yield* execute(`UPDATE survey_submissions SET pair_code = NULL WHERE edition_number IN (${placeholders(editionNumbers.length)})`, ...editionNumbers)
  if (dialect === 'sqlite') yield* rowsOf('PRAGMA secure_delete = OFF')
}

function* eraseAnswers({ dialect }: Database, editionNumber: number): SqlScript<boolean> {
  if (dialect === 'sqlite') yield* rowsOf('PRAGMA secure_delete = ON')
  const held = yield* rowOf(
    `SELECT 1 AS found FROM survey_submissions WHERE edition_number = ? UNION ALL SELECT 1 FROM survey_texts WHERE edition_number = ?
      UNION ALL SELECT 1 FROM survey_issuances WHERE edition_number = ? LIMIT 1`, editionNumber, editionNumber, editionNumber,
  )
  for (const table of ['survey_arrivals', 'survey_submissions', 'survey_texts', 'survey_issuances']) {
    yield* execute(`DELETE FROM ${table} WHERE edition_number = ?`, editionNumber)
  }
  if (dialect === 'sqlite') yield* rowsOf('PRAGMA secure_delete = OFF')
  return held !== undefined
}
