// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RegisterOutcome, RegisterWrite, RegistrationRepository } from '../../services/webinars/registrationRepository.ts'
import type { Database } from '../database.ts'
import { isConnectionLost, isHopelessWrite } from '../databaseError.ts'
import type { Dialect } from '../dialect.ts'
import { emptyLog, overwriting, rewriteTable } from '../overwrite.ts'
import { rowOf, runScript, type SqlScript } from '../sqlScript.ts'
import { createWriterQueue } from '../writerQueue.ts'
import { actOn } from './actOn.ts'
import { leaveSession, rejoinSession } from './oneSession.ts'
import { setExcluded } from './exclusion.ts'
import { purgeContacts, readContact, subscribeContact, unsubscribeContact } from './contactScripts.ts'
import { registerAll } from './register.ts'
import { countRegistrations, findRecord, listPeople, listRecords } from './registrantRecords.ts'
import { findOfLearner, listLearners, listOfLearner, listRegistrants, readRegistrant } from './registrants.ts'
import { readRegistration } from './registrationRows.ts'

/**
 * Registrations of one transaction. On SQLite more answers waiting in memory cost more to collect than the commits they
 * save; on PostgreSQL each statement is a journey there and back.
 */
const MAX_BATCH: Readonly<Record<Dialect, number>> = { sqlite: 50, postgres: 500 }
/** Nobody notices it, and a crowd's registrations then share a tenth of the commits. */
const GATHER_MS = 10

export function createRegistrationRepository(database: Database): RegistrationRepository {
  const { dialect } = database
  const read = <T>(script: SqlScript<T>) => runScript(script, ({ sql, parameters }) => database.read(sql, ...parameters))
  // Five hundred people who come in the same second share a few commits, in the order they came.
  const arrivals = createWriterQueue<RegisterWrite, RegisterOutcome>({
    commit: (writes) => despiteBreak(() => database.transact(() => registerAll(dialect, writes))),
    isHopeless: isHopelessWrite,
    maxBatch: MAX_BATCH[dialect],
    gatherMs: GATHER_MS,
  })
  return {
    register: (write) => arrivals.push(write),
    act: (write) => database.transact(() => actOn(dialect, write)),
    leaveSession: (registrationId, sessionNumber, now) => database.transact(() => leaveSession(dialect, registrationId, sessionNumber, now)),
    rejoinSession: (registrationId, sessionNumber, newRegistrationId, now) =>
      database.transact(() => rejoinSession(dialect, { registrationId, sessionNumber, newRegistrationId, now })),
    setExcluded: (registrationId, exclusion) => database.transact(() => setExcluded(dialect, registrationId, exclusion)),
    find: (registrationId) => read(readRegistration(registrationId)),
    findRegistrant: (key, registrantNumber) => read(readRegistrant(key, registrantNumber)),
    findOfLearner: (key, learner) => read(findOfLearner(key, learner)),
    listOfLearner: (learner, page) => read(listOfLearner(learner, page)),
    listRegistrants: (key) => read(listRegistrants(key)),
    listLearners: (key, registrantNumber) => read(listLearners(key, registrantNumber)),
    listRecords: (key, page) => read(listRecords(key, page)),
    findRecord: (registrationId) => read(findRecord(registrationId)),
    listPeople: (key) => read(listPeople(key)),
    counts: (key) => read(countRegistrations(key)),
    unsubscribe: (registrationId) => database.transact(() => unsubscribeContact(registrationId)),
    subscribe: (registrationId, write) => database.transact(() => subscribeContact(registrationId, write)),
    findContact: (key, registrantNumber) => read(readContact(key, registrantNumber)),
    purgeContacts: (now) => database.transact(() => overwriting(dialect, purgeContacts(now))),
    wereErased: async (since) => (await read(rowOf('SELECT 1 AS known FROM erasures WHERE erased_at >= ? LIMIT 1', since.getTime()))) !== undefined,
    async overwriteContacts() {
      await database.transact(() => rewriteTable(dialect, 'contacts', 'space_number, series_number, registrant_number'))
      await database.transact(() => rewriteTable(dialect, 'registrations', 'space_number, series_number, registration_number'))
      await emptyLog(database)
    },
  }
}

/** A crowd does not come back because one connection broke: tried once more, and what was kept before the break is found by its ids. */
async function despiteBreak<Outcome>(commit: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await commit()
  } catch (error) {
    if (!isConnectionLost(error)) throw error
    return commit()
  }
}
