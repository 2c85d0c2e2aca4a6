// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { emptyCounters, emptyLedger, type Counters, type Ledger, type QuestionCounters, type ShownChange } from '@parcours/surveys'
import type { LedgerRepository, StoredEdition, StoredLedger } from '../../services/surveys/repositories.ts'
import type { Database } from '../database.ts'
import { FOR_UPDATE, placeholders, type Dialect } from '../dialect.ts'
import { execute, rowOf, rowsOf, type SqlScript } from '../sqlScript.ts'
import { addToCounters, ALL_GROUPS } from './storeSubmissions.ts'

type Counted = Pick<StoredEdition, 'editionNumber' | 'survey'>

export function createLedgerRepository(database: Database): LedgerRepository {
  const { dialect } = database
  return {
    async find(editionNumber) {
      const [row] = await database.read<LedgerRow>(`${LEDGERS} WHERE edition_number = ?`, editionNumber)
      return row === undefined ? undefined : ledgerOf(row)
    },
    async listOfEditions(editionNumbers) {
      if (editionNumbers.length === 0) return new Map()
      const rows = await database.read<LedgerRow>(`${LEDGERS} WHERE edition_number IN (${placeholders(editionNumbers.length)})`, ...editionNumbers)
      return new Map(rows.map((row) => [row.editionNumber, ledgerOf(row)]))
    },
    publish: (edition, day, decide) => database.transact(() => publish(dialect, edition, day, decide)),
    cross: (edition, decide) => database.transact(() => cross(dialect, edition, decide)),
    saveChanges: (editionNumber, changes) => database.transact(() => execute(
      'UPDATE survey_ledgers SET changes_json = ? WHERE edition_number = ? AND changes_json IS NULL', JSON.stringify(changes), editionNumber,
    )),
    async listGroups(edition) {
      const rows = await database.read<CounterRow & { readonly groupId: string }>(
        `SELECT group_id AS "groupId", ${COUNTER_COLUMNS} FROM survey_counters WHERE edition_number = ? AND group_id <> '${ALL_GROUPS}' ORDER BY group_id`,
        edition.editionNumber,
      )
      return new Map([...groupRows(rows)].map(([groupId, ofGroup]) => [groupId, countersOf(edition, ofGroup)]))
    },
    addCounters: (editionNumber, counters) => database.transact(() => addToCounters(keysOf(editionNumber, counters))),
    async mayBeNamed(spaceNumber) {
      const [row] = await database.read<{ agreed: number }>('SELECT may_be_named AS agreed FROM survey_consents WHERE space_number = ?', spaceNumber)
      return row?.agreed === 1
    },
    setMayBeNamed: (spaceNumber, mayBeNamed) => database.transact(() => execute(
      'INSERT INTO survey_consents (space_number, may_be_named) VALUES (?, ?) ON CONFLICT (space_number) DO UPDATE SET may_be_named = excluded.may_be_named',
      spaceNumber, mayBeNamed ? 1 : 0,
    )),
    async listNamed(spaceNumbers) {
      const named = new Set<number>()
      for (let from = 0; from < spaceNumbers.length; from += MOST_VALUES) {
        const some = spaceNumbers.slice(from, from + MOST_VALUES)
        const rows = await database.read<{ number: number }>(
          `SELECT space_number AS number FROM survey_consents WHERE may_be_named = 1 AND space_number IN (${placeholders(some.length)})`, ...some,
        )
        for (const { number } of rows) named.add(number)
      }
      return named
    },
  }
}

const MOST_VALUES = 5_000

const LEDGERS = `SELECT edition_number AS "editionNumber", ledger_json AS "ledgerJson", issued_count AS "issuedCount",
  published_day AS "publishedDay", changes_json AS "changesJson" FROM survey_ledgers`
const COUNTER_COLUMNS = 'question_id AS "questionId", cell_id AS "cellId", people'

interface LedgerRow extends Pick<StoredLedger, 'issuedCount' | 'publishedDay'> {
  readonly editionNumber: number
  readonly ledgerJson: string
  readonly changesJson: string | null
}

interface CounterRow {
  readonly questionId: string
  readonly cellId: string
  readonly people: number
}

/** What is parsed here was written here. */
function ledgerOf({ ledgerJson, issuedCount, publishedDay, changesJson }: LedgerRow): StoredLedger {
  return {
    ledger: JSON.parse(ledgerJson) as Ledger, issuedCount, publishedDay,
    changes: changesJson === null ? null : JSON.parse(changesJson) as ShownChange[],
  }
}

/** Whoever publishes or crosses holds the edition's row first. */
function* holdLedger(dialect: Dialect, editionNumber: number): SqlScript<Ledger | undefined> {
  yield* rowOf(`SELECT edition_number FROM survey_editions WHERE edition_number = ? ${FOR_UPDATE[dialect]}`, editionNumber)
  const row = yield* rowOf<LedgerRow>(`${LEDGERS} WHERE edition_number = ?`, editionNumber)
  return row === undefined ? undefined : ledgerOf(row).ledger
}

function* publish(dialect: Dialect, edition: Counted, day: number, decide: Parameters<LedgerRepository['publish']>[2]): SqlScript<boolean> {
  const { editionNumber } = edition
  const before = yield* holdLedger(dialect, editionNumber)
  const rows = yield* rowsOf<CounterRow>(
    `SELECT ${COUNTER_COLUMNS} FROM survey_counters WHERE edition_number = ? AND group_id = '${ALL_GROUPS}'`, editionNumber,
  )
  const next = decide({ counters: countersOf(edition, rows), ledger: before })
  if (next === undefined) return false
  yield* execute(
    `INSERT INTO survey_ledgers (edition_number, ledger_json, issued_count, published_day, changes_json)
      VALUES (?, ?, (SELECT count(*) FROM survey_issuances WHERE edition_number = ?), ?, NULL)
      ON CONFLICT (edition_number) DO UPDATE SET ledger_json = excluded.ledger_json, issued_count = excluded.issued_count,
        published_day = excluded.published_day`, editionNumber, JSON.stringify(next), editionNumber, day,
  )
  for (const [questionId, { count }] of Object.entries(next.texts)) {
    if (before?.texts[questionId]?.count === count) continue
    yield* execute('UPDATE survey_texts SET is_readable = 1 WHERE edition_number = ? AND question_id = ?', editionNumber, questionId)
  }
  return true
}

function* cross<T>(dialect: Dialect, { editionNumber, survey }: Counted, decide: (ledger: Ledger | undefined) => { readonly ledger: Ledger | undefined; readonly answer: T }): SqlScript<T> {
  const before = yield* holdLedger(dialect, editionNumber)
  const { ledger, answer } = decide(before ?? emptyLedger(survey))
  if (before !== undefined && ledger !== undefined) yield* execute('UPDATE survey_ledgers SET ledger_json = ? WHERE edition_number = ?', JSON.stringify(ledger), editionNumber)
  return answer
}

function countersOf({ survey }: Counted, rows: readonly CounterRow[]): Counters {
  const questions: Record<string, { responses: number; cells: Record<string, number> }> = {}
  let submissions = 0
  for (const { questionId, cellId, people } of rows) {
    if (questionId === '') {
      submissions = people
      continue
    }
    const question = questions[questionId] ??= { responses: 0, cells: {} }
    if (cellId === '') question.responses = people
    else question.cells[cellId] = people
  }
  return { ...emptyCounters(survey), submissions, questions: questions satisfies Record<string, QuestionCounters> }
}

function groupRows(rows: readonly (CounterRow & { readonly groupId: string })[]): Map<string, CounterRow[]> {
  const groups = new Map<string, CounterRow[]>()
  for (const row of rows) {
    const known = groups.get(row.groupId)
    if (known === undefined) groups.set(row.groupId, [row])
    else known.push(row)
  }
  return groups
}

function keysOf(editionNumber: number, { submissions, questions }: Counters): ReadonlyMap<string, number> {
  const keys = new Map([[`${editionNumber} ${ALL_GROUPS}  `, submissions]])
  for (const [questionId, { responses, cells }] of Object.entries(questions)) {
    keys.set(`${editionNumber} ${ALL_GROUPS} ${questionId} `, responses)
    for (const [cellId, people] of Object.entries(cells)) keys.set(`${editionNumber} ${ALL_GROUPS} ${questionId} ${cellId}`, people)
  }
  return keys
}
