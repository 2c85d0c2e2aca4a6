// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { parseSurvey, type Survey } from '@parcours/surveys'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase, type OpenDatabase } from '../../../course-server/src/database/dataSource.ts'
import { connectionOf } from '../../../course-server/src/database/sqliteStatements.ts'
import { contractOf } from '../../../course-server/src/services/surveys/contracts.ts'
import type { EditionKeyPair } from '../../../course-server/src/services/surveys/blindSignatures.ts'
import type { StoredEdition } from '../../../course-server/src/services/surveys/repositories.ts'
import { makeSettlingService } from '../../../course-server/src/services/surveys/settling.ts'

export const BENCH_EDITION_ID = '00000000-0000-4000-8000-000000000001'

const FOUR = ['a', 'b', 'c', 'd']
const options = (ids: readonly string[]): string => ids.map((id, index) => `    - { id: ${id}, title: Réponse ${id}${index < 2 ? ', favourable: true' : ''} }`).join('\n')

/** The questions of the baseline: a scale, four single choices, one of eight boxes, a list, three texts. */
const QUESTIONS = [
  '  - { id: q1, kind: scale, title: Avez-vous trouvé cela utile ?, points: 5, favourableFrom: 4 }',
  ...['q2', 'q3', 'q4', 'q5'].map((id) => `  - id: ${id}\n    kind: single\n    title: Question ${id} ?\n    options:\n${options(FOUR)}`),
  `  - id: q6\n    kind: multiple\n    title: Lesquelles ?\n    options:\n${options(['o1', 'o2', 'o3', 'o4', 'o5', 'o6', 'o7', 'o8'])}`,
  `  - id: q7\n    kind: single\n    title: Vous êtes ?\n    options:\n${options([...FOUR, 'e', 'f'])}`,
  '  - { id: q8, kind: long-text, title: Qu’avez-vous aimé ? }', '  - { id: q9, kind: long-text, title: Qu’améliorer ? }', '  - { id: q10, kind: short-text, title: En un mot ? }',
].join('\n')

/** As many of each answer as makes every table shown, whole submissions apart. */
export const BENCH_RESPONSES: readonly Readonly<Record<string, string | number | readonly string[]>>[] = Array.from({ length: 20 }, (_, index) => {
  const letter = FOUR[index % 4] ?? 'a'
  return { q1: 1 + (index % 5), q2: letter, q3: letter, q4: letter, q5: letter, q6: [`o${1 + (index % 8)}`, `o${1 + ((index + 3) % 8)}`], q7: letter }
})

export function benchSurvey(): Survey {
  const text = `id: bench\nversion: 1\nlang: fr\ntitle: Une enquête\nintro: Pour mesurer.\nlicence: CC0-1.0\nauthors: [Parcours]\nmoreThanEight: true\nsections:\n- id: all\n  questions:\n${QUESTIONS}\n`
  const parsed = parseSurvey([{ path: 'survey.yml', text }])
  if (parsed.kind === 'issues') throw new Error(JSON.stringify(parsed.issues))
  return parsed.survey
}

/** An edition of the bench's survey, open, in a database of anybody's. */
export async function openBenchEdition({ repositories: { surveys, spaces } }: OpenDatabase, key: EditionKeyPair | undefined, now: Date): Promise<StoredEdition> {
  const survey = benchSurvey()
  const campus = await spaces.ensureCampus(now)
  return surveys.editions.create({
    editionId: BENCH_EDITION_ID, surveyNumber: 1, version: 1, ownerSpaceNumber: campus.spaceNumber, audience: 'public', occasion: { kind: 'anytime' }, moment: null, pairId: null,
    groupedBy: null, cohorts: [], opensAt: now, closesAt: null, closedAt: null, isImported: false, linkCode: null, survey, contract: contractOf(survey, null),
    key: key === undefined ? null : { keyId: key.keyId, publicKey: key.publicKey }, privateKey: key?.privateKey ?? null,
  })
}

/** A database with a closed edition of so many submissions, published by the server's own code. Removed afterwards. */
export async function onClosedSurvey<T>(count: number, work: (file: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'parcours-bench-survey-'))
  const file = join(folder, 'parcours.sqlite')
  try {
    const opened = await openDatabase({ kind: 'sqlite', file })
    const now = new Date()
    const edition = await openBenchEdition(opened, undefined, now)
    // A new file, safe against nothing: what is measured comes after.
    const connection = connectionOf(opened.database.writer)
    connection.pragma('synchronous = OFF')
    await opened.database.transact(() => fill(edition.editionNumber, count))
    connection.pragma('wal_checkpoint(TRUNCATE)')
    await makeSettlingService(opened.repositories.surveys, () => now).close(edition)
    await opened.close()
    return await work(file)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Rows straight into the tables, in the order of their keys; the counters are what these rows count. */
function* fill(editionNumber: number, count: number): Generator<{ readonly sql: string; readonly parameters: readonly (string | number)[] }, void, readonly object[]> {
  const kinds = BENCH_RESPONSES.length
  const cells = BENCH_RESPONSES.map((responses) => Object.fromEntries(Object.entries(responses).map(([id, answer]): [string, readonly string[]] => [id, typeof answer === 'object' ? answer : [String(answer)]])))
  for (const [kind, own] of cells.entries()) {
    yield {
      sql: `WITH RECURSIVE numbers (n) AS (SELECT ${kind} UNION ALL SELECT n + ${kinds} FROM numbers WHERE n + ${kinds} < ?)
        INSERT INTO survey_submissions (edition_number, submission_id, pair_code, cells_json) SELECT ?, printf('%02d-%019d', ${kind}, n), NULL, ? FROM numbers WHERE n < ?`,
      parameters: [count, editionNumber, JSON.stringify(own), count],
    }
  }
  const people = new Map<string, number>([[' ', count]])
  for (const [kind, own] of cells.entries()) {
    const share = Math.floor((count - kind + kinds - 1) / kinds)
    for (const [questionId, ids] of Object.entries(own)) for (const id of ['', ...ids]) people.set(`${questionId} ${id}`, (people.get(`${questionId} ${id}`) ?? 0) + share)
  }
  for (const [key, number] of people) {
    const [questionId = '', cellId = ''] = key.split(' ')
    yield { sql: "INSERT INTO survey_counters (edition_number, group_id, question_id, cell_id, people) VALUES (?, '*', ?, ?, ?)", parameters: [editionNumber, questionId, cellId, number] }
  }
}
