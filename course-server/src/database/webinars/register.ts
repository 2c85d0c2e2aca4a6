// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { firstState, isStanding, periodOf, type Occupancy, type RegistrationState } from '@parcours/courses'
import { MAX_REGISTRATIONS, type LearnerName, type Newcomer, type RegisterOutcome, type RegisterWrite, type StoredRegistration } from '../../services/webinars/registrationRepository.ts'
import type { SeriesKey, StoredSeries } from '../../services/webinars/seriesRepository.ts'
import type { Dialect } from '../dialect.ts'
import { execute, rowOf, type SqlScript } from '../sqlScript.ts'
import { findAddress, putContact } from './contactScripts.ts'
import { enqueueMail } from './mailScripts.ts'
import { readOccupancy } from './occupancy.ts'
import { addRegistrant, addRegistration, closeBatch, flush, isGone, openBatch, readKnown, registrantNumberOf, type RegisterBatch } from './registerBatch.ts'
import { readLast, readRegistration, stateOf } from './registrationRows.ts'
import { lockSeries } from './seriesRows.ts'

/**
 * Several registrations in one transaction, in their order of arrival. Locks are taken first and in one order,
 * spaces before series, so that two nodes never wait for each other.
 */
export function* registerAll(dialect: Dialect, writes: readonly RegisterWrite[]): SqlScript<readonly RegisterOutcome[]> {
  const batch = yield* openBatch(dialect, writes)
  const keys = [...new Map(writes.map(({ key }) => [nameOf(key), key])).values()]
  const opened = new Map<string, OpenSeries>()
  for (const key of keys.sort((one, other) => one.spaceNumber - other.spaceNumber || one.seriesNumber - other.seriesNumber)) {
    const stored = yield* lockSeries(dialect, key)
    if (stored !== undefined) opened.set(nameOf(key), { stored, occupancies: new Map(), count: yield* countRegistrations(key), ...(yield* readCounters(key)) })
  }
  yield* readKnown(batch, writes)
  const outcomes: RegisterOutcome[] = []
  for (const write of writes) outcomes.push(yield* registerOne(opened.get(nameOf(write.key)), batch, write))
  yield* closeBatch(batch)
  for (const open of opened.values()) yield* saveCounters(open)
  return outcomes
}

/** A locked series, with what was counted of it, kept up to date through the batch. */
interface OpenSeries {
  readonly stored: StoredSeries
  readonly occupancies: Map<number, Occupancy>
  count: number
  nextRegistrant: number
  nextRegistration: number
}

function* registerOne(open: OpenSeries | undefined, batch: RegisterBatch, write: RegisterWrite): SqlScript<RegisterOutcome> {
  if (isGone(batch, write)) return { kind: 'refused', code: 'invalid-token' }
  if (open === undefined) return { kind: 'refused', code: 'unknown-series' }
  if (batch.takenIds.has(write.registrationId)) {
    yield* flush(batch)
    const repeated = yield* readRegistration(write.registrationId)
    if (repeated !== undefined) return yield* answerRepeated(repeated, write)
  }
  const registrantNumber = write.learner === undefined ? undefined : registrantNumberOf(batch, write.key, write.learner)
  if (registrantNumber !== undefined) {
    yield* flush(batch)
    const last = yield* readLast(write.key, registrantNumber, write.sessionNumber)
    if (last !== undefined && isStanding(stateOf(last))) return { kind: 'registered', registration: last, isNew: false }
    if (last?.status === 'refused') return { kind: 'refused', code: 'registration-refused' }
  }
  if (!isOpenFor(open.stored, write)) return { kind: 'refused', code: 'registration-closed' }
  if (open.count >= MAX_REGISTRATIONS) return { kind: 'refused', code: 'too-many-registrations' }
  // Without mail nobody could show that an address is theirs, and the answer would tell a stranger of it: each form is one registration.
  const addressHash = write.learner === undefined && write.sendsMail ? write.contact?.addressHash ?? undefined : undefined
  if (addressHash !== undefined) {
    yield* flush(batch)
    const known = yield* findAddress(write.key, addressHash, write.sessionNumber)
    if (known !== undefined) return yield* remindKnown(known, write)
  }
  return yield* enter(open, batch, registrantNumber, write)
}

/** A request sent again. An id that somebody else has is no mistake of a network. */
function* answerRepeated(repeated: StoredRegistration, { key, learner, sessionNumber }: RegisterWrite): SqlScript<RegisterOutcome> {
  const owner = learner === undefined ? yield* isAnonymous(repeated) : (yield* findRegistrant(key, learner)) === repeated.registrantNumber
  const isSame = owner && repeated.spaceNumber === key.spaceNumber && repeated.seriesNumber === key.seriesNumber && repeated.sessionNumber === sessionNumber
  return isSame ? { kind: 'registered', registration: repeated, isNew: false } : { kind: 'refused', code: 'registration-id-in-use' }
}

function isOpenFor({ series, sessions }: StoredSeries, { sessionNumber, now }: RegisterWrite): boolean {
  if (series.status !== 'open') return false
  const wanted = sessionNumber === 0 ? sessions : sessions.filter(({ number }) => number === sessionNumber)
  const isScopeOffered = series.registrationScope === 'either' || (series.registrationScope === 'series') === (sessionNumber === 0)
  // A series without dates yet takes names all the same.
  const isAnyAhead = wanted.some(({ status, time }) => status !== 'cancelled' && periodOf(time).endsAt > now)
  return isScopeOffered && (isAnyAhead || (sessionNumber === 0 && sessions.length === 0))
}

/** The mail holds what the page must not tell a stranger; at most one in ten minutes. */
const MINUTES_BETWEEN_MAILS = 10

function* remindKnown(known: StoredRegistration, { key, now }: RegisterWrite): SqlScript<RegisterOutcome> {
  const kind = known.status === 'pending' && known.awaits === 'address' ? 'confirm-address' : 'registered'
  yield* enqueueMail(key, known.registrantNumber, { kind, version: now.getTime() - now.getTime() % (MINUTES_BETWEEN_MAILS * 60_000), now })
  return { kind: 'address-known' }
}

function* enter(open: OpenSeries, batch: RegisterBatch, knownRegistrant: number | undefined, write: RegisterWrite): SqlScript<RegisterOutcome> {
  const { key, sessionNumber, now } = write
  const registrantNumber = knownRegistrant ?? open.nextRegistrant++
  if (knownRegistrant === undefined) addRegistrant(batch, key, registrantNumber, write.learner)
  if (write.contact !== undefined) yield* putContact(key, registrantNumber, write.contact, { isConfirmed: false, now })
  const occupancy = open.occupancies.get(sessionNumber) ?? (yield* readWritten(open, batch, sessionNumber))
  const isExcluded = knownRegistrant !== undefined && (yield* isExcludedRegistrant(key, registrantNumber))
  const state: RegistrationState = isExcluded ? { status: 'confirmed' } : firstState({ needsAddress: write.needsAddress, admission: open.stored.series.admission }, occupancy)
  const registrationNumber = open.nextRegistration++
  const registration = newRegistration(write, { registrantNumber, registrationNumber, state })
  addRegistration(batch, registration)
  open.count += 1
  if (isExcluded || state.status === 'pending') open.occupancies.set(sessionNumber, occupancy)
  else count(open, sessionNumber, occupancy, state)
  // Somebody who has a place in the series has it in the session already: one person, counted anew.
  if (knownRegistrant !== undefined && sessionNumber > 0) open.occupancies.delete(sessionNumber)
  if (write.sendsMail) yield* tellRegistered(key, registration, write)
  const stored = { ...registration, waitingRank: state.status === 'waitlisted' ? occupancy.waitlistedCount + 1 : null }
  return { kind: 'registered', registration: stored, isNew: true, ...(knownRegistrant === undefined ? { newcomer: newcomerOf(stored, write) } : {}) }
}

function* readWritten({ stored }: OpenSeries, batch: RegisterBatch, sessionNumber: number): SqlScript<Occupancy> {
  yield* flush(batch)
  return yield* readOccupancy(stored, sessionNumber)
}

function newcomerOf(registration: StoredRegistration, { learner, contact }: RegisterWrite): Newcomer {
  const { spaceNumber, seriesNumber, registrantNumber } = registration
  return {
    registrant: { spaceNumber, seriesNumber, registrantNumber, isExcluded: false, learnerSpace: learner?.spaceNumber, registrations: [registration] },
    language: contact?.language,
  }
}

/** A place of the whole series is also one of each session. */
function count(open: OpenSeries, sessionNumber: number, occupancy: Occupancy, state: RegistrationState): void {
  if (sessionNumber === 0) open.occupancies.clear()
  open.occupancies.set(sessionNumber, state.status === 'confirmed'
    ? { ...occupancy, confirmedCount: occupancy.confirmedCount + 1 }
    : { ...occupancy, waitlistedCount: occupancy.waitlistedCount + 1 })
}

function newRegistration(
  { key, registrationId, sessionNumber, channel, answersJson, now }: RegisterWrite,
  { registrantNumber, registrationNumber, state }: { readonly registrantNumber: number; readonly registrationNumber: number; readonly state: RegistrationState },
): Omit<StoredRegistration, 'waitingRank'> {
  return {
    spaceNumber: key.spaceNumber, seriesNumber: key.seriesNumber, registrationNumber, registrationId, registrantNumber, sessionNumber,
    status: state.status, awaits: state.status === 'pending' ? state.awaits : null, arrival: registrationNumber, sequence: 0, channel, answersJson,
    registeredAt: now, confirmedAt: state.status === 'confirmed' ? now : null, leftAt: null,
  }
}

const FIRST_MAIL = { confirmed: 'registered', waitlisted: 'waitlisted', pending: 'requested' } as const

/** An address that was typed is asked about first, whatever the registration's state: nobody is written to by a stranger's doing. */
function* tellRegistered(key: SeriesKey, { registrantNumber, status }: Omit<StoredRegistration, 'waitingRank'>, { now }: RegisterWrite): SqlScript<void> {
  const unconfirmed = yield* rowOf(
    `SELECT registrant_number FROM contacts WHERE space_number = ? AND series_number = ? AND registrant_number = ? AND address IS NOT NULL
      AND is_address_confirmed = 0`, key.spaceNumber, key.seriesNumber, registrantNumber,
  )
  if (unconfirmed !== undefined) return yield* enqueueMail(key, registrantNumber, { kind: 'confirm-address', now })
  if (status in FIRST_MAIL) yield* enqueueMail(key, registrantNumber, { kind: FIRST_MAIL[status as keyof typeof FIRST_MAIL], now })
}

function* findRegistrant({ spaceNumber, seriesNumber }: SeriesKey, { spaceNumber: learnerSpace, subject }: LearnerName): SqlScript<number | undefined> {
  const row = yield* rowOf<{ registrant_number: number }>(
    `SELECT p.registrant_number FROM learners l JOIN registrants p ON p.learner_space_number = l.space_number AND p.learner_number = l.learner_number
      WHERE l.space_number = ? AND l.subject = ? AND p.space_number = ? AND p.series_number = ?`, learnerSpace, subject, spaceNumber, seriesNumber,
  )
  return row?.registrant_number
}

function* isAnonymous({ spaceNumber, seriesNumber, registrantNumber }: StoredRegistration): SqlScript<boolean> {
  const row = yield* rowOf<{ learner_number: number | null }>(
    'SELECT learner_number FROM registrants WHERE space_number = ? AND series_number = ? AND registrant_number = ?', spaceNumber, seriesNumber, registrantNumber,
  )
  return row?.learner_number === null
}

function* isExcludedRegistrant({ spaceNumber, seriesNumber }: SeriesKey, registrantNumber: number): SqlScript<boolean> {
  const row = yield* rowOf<{ is_excluded: number }>(
    'SELECT is_excluded FROM registrants WHERE space_number = ? AND series_number = ? AND registrant_number = ?', spaceNumber, seriesNumber, registrantNumber,
  )
  return row?.is_excluded === 1
}

/** Taken up under the lock and written back once. */
function* readCounters({ spaceNumber, seriesNumber }: SeriesKey): SqlScript<Pick<OpenSeries, 'nextRegistrant' | 'nextRegistration'>> {
  const row = yield* rowOf<{ nextRegistrant: number; nextRegistration: number }>(
    `SELECT next_registrant_number AS "nextRegistrant", next_registration_number AS "nextRegistration" FROM series WHERE space_number = ? AND series_number = ?`,
    spaceNumber, seriesNumber,
  )
  return row ?? { nextRegistrant: 1, nextRegistration: 1 }
}

function* saveCounters({ stored, nextRegistrant, nextRegistration }: OpenSeries): SqlScript<void> {
  yield* execute(
    'UPDATE series SET next_registrant_number = ?, next_registration_number = ? WHERE space_number = ? AND series_number = ?',
    nextRegistrant, nextRegistration, stored.spaceNumber, stored.seriesNumber,
  )
}

function* countRegistrations({ spaceNumber, seriesNumber }: SeriesKey): SqlScript<number> {
  const row = yield* rowOf<{ held: number }>('SELECT count(*) AS held FROM registrations WHERE space_number = ? AND series_number = ?', spaceNumber, seriesNumber)
  return row?.held ?? 0
}

function nameOf({ spaceNumber, seriesNumber }: SeriesKey): string {
  return `${spaceNumber} ${seriesNumber}`
}

