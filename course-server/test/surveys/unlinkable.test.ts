// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SentText } from '@parcours/surveys'
import { existsSync, readFileSync } from 'node:fs'
import { Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { backupTo } from '../../src/database/backup.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { DATABASES } from '../support/databases.ts'
import { makeSubject } from '../support/testSpace.ts'
import { makeWorld, type SurveyWorld } from './surveyWorld.ts'

const PEOPLE = 40
/** SQLite's, unless it is told otherwise. */
const PAGE_BYTES = 4096
/** Long enough for pages of their own, so that the order of pages is looked at too. */
const PADDING = 'mot '.repeat(300)
/** What this person wrote, and nobody else. */
const wordsOf = (person: number): string => `PERSONNE-${String(person).padStart(3, '0')}`

interface Person { readonly subject: string; readonly tokenMessage: string }

describe.each(DATABASES)('answers and people on $name', ({ kind, open }) => {
  let test: TestApp
  let world: SurveyWorld
  let editionId: string
  const persons: Person[] = []
  let beforeShuffle: Buffer

  beforeAll(async () => {
    test = await openTestApp(open)
    world = await makeWorld(test)
    await world.publish()
    editionId = (await world.open()).editionId
    const seen = await world.see(editionId, await world.token())
    // One after the other: issued, then answered, in the same order. The hardest case there is.
    for (let person = 0; person < PEOPLE; person += 1) {
      const subject = makeSubject()
      const token = await world.getToken(seen, await world.token(['learner'], subject))
      const words: SentText = { text: `${wordsOf(person)} ${PADDING}`, mayQuote: false }
      const answer = await world.send(seen, token, { useful: person % 3 === 0 ? 'yes' : 'no', again: 1 + (person % 4), why: words })
      if (answer.statusCode !== 201) throw new Error(answer.body)
      persons.push({ subject, tokenMessage: token.message })
    }
    beforeShuffle = bytesOf(test)
    await world.night()
  }, 120_000)
  afterAll(() => test.close())

  const read = <Row extends object>(sql: string) => test.database.database.read<Row>(sql)

  it('have no column, value or instant in common', async () => {
    const [issuance] = await read<Record<string, unknown>>('SELECT * FROM survey_issuances')
    const [submission] = await read<Record<string, unknown>>('SELECT * FROM survey_submissions')
    expect(Object.keys(issuance ?? {}).sort()).toEqual(['blinded_hash', 'edition_number', 'space_number', 'subject'])
    expect(Object.keys(submission ?? {}).sort()).toEqual(['cells_json', 'edition_number', 'pair_code', 'submission_id'])
    const issued = new Set((await read<{ blinded_hash: string; subject: string }>('SELECT blinded_hash, subject FROM survey_issuances')).flatMap(Object.values))
    const kept = (await read<{ token_hash: string }>('SELECT token_hash FROM survey_spent_tokens')).map((row) => row.token_hash)
    expect(kept).toHaveLength(PEOPLE)
    expect(kept.filter((hash) => issued.has(hash))).toEqual([])
  })

  it('stand in an order that says nothing, and words apart from the other answers', async () => {
    expect(await read('SELECT * FROM survey_arrivals')).toEqual([])
    const texts = await read<{ words: string }>(kind === 'sqlite' ? 'SELECT words FROM survey_texts' : 'SELECT words FROM survey_texts ORDER BY ctid')
    const order = texts.map(({ words }) => Number(/PERSONNE-(\d+)/.exec(words)?.[1]))
    expect([...order].sort((one, other) => one - other)).toEqual(persons.map((_, index) => index))
    expect(Math.abs(rankCorrelation(order))).toBeLessThan(0.6)
    const answers = await read<{ json: string }>('SELECT cells_json AS json FROM survey_submissions')
    expect(answers.filter(({ json }) => json.includes('PERSONNE'))).toEqual([])
  })

  it('leave nothing in the file or its log: words are in their own table’s pages, in a random order', async () => {
    if (kind !== 'sqlite') return
    const bytes = bytesOf(test)
    const wal = `${fileOf(test)}-wal`
    expect(existsSync(wal) ? readFileSync(wal).length : 0).toBe(0)
    const places = persons.map((_, person) => allPlaces(bytes, wordsOf(person)))
    const owners = new Map((await read<{ name: string; pageno: number }>('SELECT name, pageno FROM dbstat')).map(({ name, pageno }) => [pageno, name]))
    // A page that is in use by no table, such as one freed and not overwritten, has no owner.
    expect(new Set(places.flat().map((place) => owners.get(Math.floor(place / PAGE_BYTES) + 1)))).toEqual(new Set(['survey_texts']))
    expect(places.filter((found) => found.length === 0)).toEqual([])
    expect(Math.abs(rankCorrelation(orderOf(places.map(([place = 0]) => place))))).toBeLessThan(0.6)
    const subjects = persons.map(({ subject }) => allPlaces(bytes, subject)[0] ?? 0)
    expect(Math.abs(rankCorrelation(orderOf(subjects)))).toBeLessThan(0.6)
    // The tokens themselves were never written, nor their messages.
    for (const { tokenMessage } of persons) expect(bytes.includes(tokenMessage)).toBe(false)
  })

  it('could be put in the order of arrival before the shuffle, of that day: the attack can succeed', () => {
    if (kind !== 'sqlite') return
    const firstPlaces = persons.map((_, person) => allPlaces(beforeShuffle, wordsOf(person))[0] ?? 0)
    expect(rankCorrelation(orderOf(firstPlaces))).toBeGreaterThan(0.9)
  })

  it('were written by transactions that tell no order (PostgreSQL)', async () => {
    if (kind !== 'postgres') return
    for (const table of ['survey_submissions', 'survey_texts', 'survey_issuances', 'survey_spent_tokens']) {
      const rows = await read<{ count: number }>(`SELECT count(DISTINCT xmin::text) AS count FROM ${table}`)
      expect(rows, table).toEqual([{ count: 1 }])
    }
    const subjects = await read<{ subject: string }>('SELECT subject FROM survey_issuances ORDER BY ctid')
    const order = subjects.map(({ subject }) => persons.findIndex((person) => person.subject === subject)).filter((at) => at >= 0)
    expect(Math.abs(rankCorrelation(order))).toBeLessThan(0.6)
  })

  it('are in a backup in the order of their random ids, with no one’s pseudonym near an answer', async () => {
    let text = ''
    await backupTo(test.database.database, new Writable({ write(chunk: Buffer, _encoding, done) { text += chunk.toString(); done() } }), test.clock.now())
    const lines = text.split('\n')
    const order = lines.flatMap((line) => /PERSONNE-(\d+)/.exec(line)?.[1] ?? []).map(Number)
    expect(order).toHaveLength(PEOPLE)
    expect(Math.abs(rankCorrelation(order))).toBeLessThan(0.6)
    for (const { subject } of persons) expect(lines.filter((line) => line.includes(subject) && line.includes('useful'))).toEqual([])
    const issued = lines.flatMap((line) => persons.findIndex(({ subject }) => line.includes(subject))).filter((at) => at >= 0)
    expect(Math.abs(rankCorrelation(issued))).toBeLessThan(0.6)
  })

  it('are shuffled under new ids: those of the day are found nowhere afterwards', async () => {
    await world.answerAll(editionId, Array.from({ length: 12 }, () => ({ useful: 'rather' })))
    const arrivals = await read<{ arrival_id: string }>('SELECT arrival_id FROM survey_arrivals')
    await world.night()
    const kept = new Set((await read<{ submission_id: string }>('SELECT submission_id FROM survey_submissions')).map((row) => row.submission_id))
    expect(arrivals).toHaveLength(12)
    expect(arrivals.filter(({ arrival_id: id }) => kept.has(id))).toEqual([])
    if (kind === 'sqlite') for (const { arrival_id: id } of arrivals) expect(bytesOf(test).includes(id)).toBe(false)
  })
})

it('no log line at any level holds an answer, a pseudonym or a token', async () => {
  const lines: string[] = []
  const [sqlite] = DATABASES
  if (sqlite === undefined) throw new Error('No database.')
  const test = await openTestApp(sqlite.open, { logLevel: 'info', logStream: { write: (line) => { lines.push(line) } } })
  try {
    test.app.log.level = 'trace'
    const world = await makeWorld(test)
    await world.publish()
    const { editionId } = await world.open()
    const subject = makeSubject()
    const seen = await world.see(editionId, await world.token(['learner'], subject))
    const token = await world.getToken(seen, await world.token(['learner'], subject))
    await world.send(seen, token, { useful: 'SECRETE-REPONSE' })
    await world.answerAll(editionId, Array.from({ length: 100 }, (_, index) => ({ useful: 'yes', why: { text: `SECRETE-REPONSE ${index}`, mayQuote: true } })))
    await world.send(seen, token, {})
    await world.send(seen, token, {})
    const all = lines.join('')
    expect(all).toContain('/api/v1/submissions')
    for (const secret of ['SECRETE-REPONSE', subject, token.message, token.signature, editionId]) expect(all).not.toContain(secret)
  } finally {
    await test.close()
  }
})

function fileOf({ database: { options } }: TestApp): string {
  return options.kind === 'sqlite' ? options.file : ''
}

/** The file and its log, as somebody who steals the disk has them. */
function bytesOf(test: TestApp): Buffer {
  const file = fileOf(test)
  if (file === '') return Buffer.alloc(0)
  return Buffer.concat([file, `${file}-wal`].map((path) => (existsSync(path) ? readFileSync(path) : Buffer.alloc(0))))
}

function allPlaces(bytes: Buffer, words: string): number[] {
  const places: number[] = []
  for (let at = bytes.indexOf(words); at !== -1; at = bytes.indexOf(words, at + 1)) places.push(at)
  return places
}

/** Persons in the order of their places. */
function orderOf(places: readonly number[]): number[] {
  return places.map((place, person) => ({ place, person })).sort((one, other) => one.place - other.place).map(({ person }) => person)
}

/** Spearman's: 1 when the order is that of arrival, about 0 when it says nothing. */
function rankCorrelation(order: readonly number[]): number {
  const count = order.length
  const squares = order.reduce((sum, person, place) => sum + (person - place) ** 2, 0)
  return 1 - (6 * squares) / (count * (count ** 2 - 1))
}
