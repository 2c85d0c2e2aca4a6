// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { LearnerName, RegisterWrite, StoredRegistration } from '../../services/webinars/registrationRepository.ts'
import type { SeriesKey } from '../../services/webinars/seriesRepository.ts'
import type { Dialect } from '../dialect.ts'
import { FOR_UPDATE, placeholders } from '../dialect.ts'
import { execute, rowsOf, type SqlScript, type SqlValue } from '../sqlScript.ts'
import { REGISTRATION_VALUES, registrationValues } from './registrationRows.ts'

/**
 * What a crowd's registrations have in common, asked and written once for all of them. Rows wait here until somebody
 * has to read them (`flush`), at the latest until the end of the transaction.
 */
export interface RegisterBatch {
  /** Ids that are taken, by a stored registration or by one of this batch. */
  readonly takenIds: Set<string>
  /** By `learnerKey`. */
  readonly learnerNumbers: Map<string, number>
  /** By `learnerKey`: guests who were erased or joined to an account since they asked. */
  readonly goneGuests: Set<string>
  /** By `registrantKey`: who is known to a series already, or since this batch. */
  readonly registrantNumbers: Map<string, number>
  /** By space: the next learner's number, taken up under the space's lock and written back once. */
  readonly nextLearners: Map<number, number>
  readonly grownSpaces: Set<number>
  readonly learners: SqlValue[][]
  readonly registrants: SqlValue[][]
  readonly registrations: SqlValue[][]
}

/** Locks the learners' spaces, in one order, and reads what is known of the ids and people of these writes. */
export function* openBatch(dialect: Dialect, writes: readonly RegisterWrite[]): SqlScript<RegisterBatch> {
  const batch: RegisterBatch = {
    takenIds: new Set(), learnerNumbers: new Map(), goneGuests: new Set(), registrantNumbers: new Map(), nextLearners: new Map(), grownSpaces: new Set(),
    learners: [], registrants: [], registrations: [],
  }
  const subjects = groupBy(writes.flatMap(({ learner }) => learner ?? []), ({ spaceNumber }) => spaceNumber)
  for (const [spaceNumber, learners] of [...subjects].sort(([one], [other]) => one - other)) {
    const [row] = yield* rowsOf<{ next: number }>(`SELECT next_learner_number AS next FROM space_rollups WHERE space_number = ? ${FOR_UPDATE[dialect]}`, spaceNumber)
    if (row === undefined) throw new Error(`Space ${spaceNumber} is not registered.`)
    batch.nextLearners.set(spaceNumber, row.next)
    const known = yield* selectIn<{ subject: string; learner_number: number }>(
      (list) => `SELECT subject, learner_number FROM learners WHERE space_number = ? AND subject IN (${list})`, [spaceNumber], learners.map(({ subject }) => subject),
    )
    for (const { subject, learner_number: learnerNumber } of known) batch.learnerNumbers.set(learnerKey({ spaceNumber, subject }), learnerNumber)
  }
  yield* readGone(batch, writes)
  return batch
}

function* readGone({ goneGuests }: RegisterBatch, writes: readonly RegisterWrite[]): SqlScript<void> {
  const guests = groupBy(writes.flatMap(({ learner, isGuest }) => (isGuest === true ? learner ?? [] : [])), ({ spaceNumber }) => spaceNumber)
  for (const [spaceNumber, ofSpace] of guests) {
    const known = yield* selectIn<{ subject: string }>(
      (list) => `SELECT subject FROM guests WHERE space_number = ? AND subject IN (${list})`, [spaceNumber], ofSpace.map(({ subject }) => subject),
    )
    const present = new Set(known.map(({ subject }) => subject))
    for (const guest of ofSpace) if (!present.has(guest.subject)) goneGuests.add(learnerKey(guest))
  }
}

/** Once their series are locked: who is registered there, and which ids are taken. */
export function* readKnown(batch: RegisterBatch, writes: readonly RegisterWrite[]): SqlScript<void> {
  const taken = yield* selectIn<{ registration_id: string }>(
    (list) => `SELECT registration_id FROM registrations WHERE registration_id IN (${list})`, [], writes.map(({ registrationId }) => registrationId),
  )
  for (const { registration_id: registrationId } of taken) batch.takenIds.add(registrationId)
  for (const [, ofSeries] of groupBy(writes, ({ key, learner }) => `${key.spaceNumber} ${key.seriesNumber} ${learner?.spaceNumber ?? 0}`)) {
    const [first] = ofSeries
    if (first?.learner === undefined) continue
    const { key, learner: { spaceNumber: learnerSpace } } = first
    const subjects = new Map(ofSeries.flatMap(({ learner }) => {
      const learnerNumber = learner && batch.learnerNumbers.get(learnerKey(learner))
      return learner === undefined || learnerNumber === undefined ? [] : [[learnerNumber, learner] as const]
    }))
    const known = yield* selectIn<{ learner_number: number; registrant_number: number }>(
      (list) => `SELECT learner_number, registrant_number FROM registrants
        WHERE space_number = ? AND series_number = ? AND learner_space_number = ? AND learner_number IN (${list})`,
      [key.spaceNumber, key.seriesNumber, learnerSpace], [...subjects.keys()],
    )
    for (const { learner_number: learnerNumber, registrant_number: registrantNumber } of known) {
      const learner = subjects.get(learnerNumber)
      if (learner !== undefined) batch.registrantNumbers.set(registrantKey(key, learner), registrantNumber)
    }
  }
}

/** The number of somebody new to a series; the row waits. */
export function addRegistrant(batch: RegisterBatch, key: SeriesKey, registrantNumber: number, learner: LearnerName | undefined): void {
  const learnerNumber = learner === undefined ? null : learnerNumberOf(batch, learner)
  if (learner !== undefined) batch.registrantNumbers.set(registrantKey(key, learner), registrantNumber)
  batch.registrants.push([key.spaceNumber, key.seriesNumber, registrantNumber, learner?.spaceNumber ?? null, learnerNumber, 0])
}

export function addRegistration(batch: RegisterBatch, registration: Omit<StoredRegistration, 'waitingRank'>): void {
  batch.takenIds.add(registration.registrationId)
  batch.registrations.push([...registrationValues(registration)])
}

/** Everything that waits is written: asked before any read of these tables. */
export function* flush({ learners, registrants, registrations }: RegisterBatch): SqlScript<void> {
  yield* insertAll('learners (space_number, subject, learner_number)', learners.splice(0))
  yield* insertAll('registrants (space_number, series_number, registrant_number, learner_space_number, learner_number, is_excluded)', registrants.splice(0))
  yield* insertAll(`registrations (${REGISTRATION_VALUES})`, registrations.splice(0))
}

export function* closeBatch(batch: RegisterBatch): SqlScript<void> {
  yield* flush(batch)
  for (const spaceNumber of batch.grownSpaces) {
    yield* execute('UPDATE space_rollups SET next_learner_number = ? WHERE space_number = ?', batch.nextLearners.get(spaceNumber) ?? 1, spaceNumber)
  }
}

export function registrantNumberOf(batch: RegisterBatch, key: SeriesKey, learner: LearnerName): number | undefined {
  return batch.registrantNumbers.get(registrantKey(key, learner))
}

export function isGone({ goneGuests }: RegisterBatch, { learner, isGuest }: RegisterWrite): boolean {
  return isGuest === true && learner !== undefined && goneGuests.has(learnerKey(learner))
}

function learnerNumberOf(batch: RegisterBatch, learner: LearnerName): number {
  const known = batch.learnerNumbers.get(learnerKey(learner))
  if (known !== undefined) return known
  const { spaceNumber, subject } = learner
  const next = batch.nextLearners.get(spaceNumber)
  if (next === undefined) throw new Error(`Space ${spaceNumber} is not locked.`)
  batch.nextLearners.set(spaceNumber, next + 1)
  batch.grownSpaces.add(spaceNumber)
  batch.learnerNumbers.set(learnerKey(learner), next)
  batch.learners.push([spaceNumber, subject, next])
  return next
}

function learnerKey({ spaceNumber, subject }: LearnerName): string {
  return `${spaceNumber} ${subject}`
}

function registrantKey({ spaceNumber, seriesNumber }: SeriesKey, learner: LearnerName): string {
  return `${spaceNumber} ${seriesNumber} ${learnerKey(learner)}`
}

/** Few lengths, so that few texts are prepared. */
const LENGTHS = [100, 25, 5, 1] as const

function* insertAll(table: string, rows: readonly (readonly SqlValue[])[]): SqlScript<void> {
  for (let from = 0; from < rows.length;) {
    const length = LENGTHS.find((one) => from + one <= rows.length) ?? 1
    const chunk = rows.slice(from, from + length)
    const row = `(${placeholders(chunk[0]?.length ?? 0)})`
    yield* execute(`INSERT INTO ${table} VALUES ${Array.from({ length }, () => row).join(', ')}`, ...chunk.flat())
    from += length
  }
}

function* selectIn<Row extends object>(textOf: (list: string) => string, before: readonly SqlValue[], values: readonly SqlValue[]): SqlScript<readonly Row[]> {
  const found: Row[] = []
  for (let from = 0; from < values.length;) {
    const length = LENGTHS.find((one) => from + one <= values.length) ?? 1
    found.push(...(yield* rowsOf<Row>(textOf(placeholders(length)), ...before, ...values.slice(from, from + length))))
    from += length
  }
  return found
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}
