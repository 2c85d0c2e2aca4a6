// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { cellsOf } from '@parcours/surveys'
import { randomBytes } from 'node:crypto'
import type { ArrivedSubmission, SubmissionOutcome } from '../../services/surveys/repositories.ts'
import type { Dialect } from '../dialect.ts'
import { execute, rowOf, type SqlScript } from '../sqlScript.ts'
import { forgetTidied } from './issuances.ts'

/** Everybody, whatever their group. */
export const ALL_GROUPS = '*'

/** Keeps others from closing the edition meanwhile; SQLite has one writer and needs nothing. */
const FOR_SHARE: Readonly<Record<Dialect, string>> = { sqlite: '', postgres: 'FOR SHARE' }

const ID_BYTES = 16

/** 128 random bits: it says nothing of when or after whom. */
export function randomId(): string {
  return randomBytes(ID_BYTES).toString('base64url')
}

/** Spends tokens, keeps answers, counts them: what is refused changes nothing. */
export function* storeSubmissions(dialect: Dialect, submissions: readonly ArrivedSubmission[]): SqlScript<readonly SubmissionOutcome[]> {
  yield* forgetTidied('survey_spent_tokens')
  const doors = new Map<number, 'open' | 'survey-closed' | 'contract-changed'>()
  const byEdition = [...submissions].sort((one, other) => one.editionNumber - other.editionNumber)
  for (const submission of byEdition) {
    if (!doors.has(submission.editionNumber)) doors.set(submission.editionNumber, yield* openDoor(dialect, submission))
  }
  const added = new Map<string, number>()
  const outcomes: SubmissionOutcome[] = []
  for (const submission of submissions) {
    const door = doors.get(submission.editionNumber) ?? 'survey-closed'
    const outcome = door === 'open' ? yield* storeSubmission(submission) : door
    if (outcome === 'kept') count(added, submission)
    outcomes.push(outcome)
  }
  yield* addToCounters(added)
  return outcomes
}

interface Door {
  readonly closes_at: number | null
  readonly closed_at: number | null
  readonly contract_hash: string | null
}

/** The first answer freezes the promise it was given under. */
function* openDoor(dialect: Dialect, { editionNumber, contractJson, contractHash, now }: ArrivedSubmission): SqlScript<'open' | 'survey-closed' | 'contract-changed'> {
  const door = yield* rowOf<Door>(
    `SELECT closes_at, closed_at, contract_hash FROM survey_editions WHERE edition_number = ? ${FOR_SHARE[dialect]}`, editionNumber,
  )
  if (door === undefined || door.closed_at !== null || (door.closes_at !== null && door.closes_at <= now.getTime())) return 'survey-closed'
  if (door.contract_hash !== null) return door.contract_hash === contractHash ? 'open' : 'contract-changed'
  const frozen = yield* rowOf(
    'UPDATE survey_editions SET contract_hash = ? WHERE edition_number = ? AND contract_hash IS NULL AND contract_json = ? RETURNING edition_number',
    contractHash, editionNumber, contractJson,
  )
  return frozen === undefined ? 'contract-changed' : 'open'
}

function* storeSubmission({ editionNumber, tokenHash, pairCode, responses }: ArrivedSubmission): SqlScript<SubmissionOutcome> {
  const spent = yield* rowOf(
    'INSERT INTO survey_spent_tokens (edition_number, token_hash) VALUES (?, ?) ON CONFLICT DO NOTHING RETURNING edition_number', editionNumber, tokenHash,
  )
  if (spent === undefined) return 'token-spent'
  yield* execute(
    'INSERT INTO survey_arrivals (arrival_id, edition_number, pair_code, responses_json) VALUES (?, ?, ?, ?)',
    randomId(), editionNumber, pairCode ?? null, JSON.stringify(responses),
  )
  return 'kept'
}

/** Keys hold ids, which hold no space. */
function count(added: Map<string, number>, { editionNumber, groupId, responses }: ArrivedSubmission): void {
  const groups = groupId === null ? [ALL_GROUPS] : [ALL_GROUPS, groupId]
  const add = (questionId: string, cellId: string): void => {
    for (const group of groups) {
      const key = `${editionNumber} ${group} ${questionId} ${cellId}`
      added.set(key, (added.get(key) ?? 0) + 1)
    }
  }
  add('', '')
  for (const [questionId, response] of Object.entries(responses)) {
    add(questionId, '')
    for (const cellId of cellsOf(response)) add(questionId, cellId)
  }
}

/** In the order of the keys, which every node keeps. */
export function* addToCounters(added: ReadonlyMap<string, number>): SqlScript<void> {
  for (const key of [...added.keys()].sort()) {
    const [editionNumber = '', groupId = '', questionId = '', cellId = ''] = key.split(' ')
    yield* execute(
      `INSERT INTO survey_counters (edition_number, group_id, question_id, cell_id, people) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (edition_number, group_id, question_id, cell_id) DO UPDATE SET people = survey_counters.people + excluded.people`,
      Number(editionNumber), groupId, questionId, cellId, added.get(key) ?? 0,
    )
  }
}
