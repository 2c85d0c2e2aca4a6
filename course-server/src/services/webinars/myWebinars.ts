// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MyAnnouncement, MyAttendance, MyRegistration, ReplayProgress, ReplayReport, SelfDeclarationRequest } from '@parcours/courses'
import { mergeWatched, periodOf, replayProgress } from '@parcours/courses'
import { v7 as makeUuid } from 'uuid'
import { ParcoursError } from '../../errors.ts'
import { requireLearner, type Caller, type KnownCaller } from '../caller.ts'
import { getSession } from './access.ts'
import type { SessionCompletion } from './completing.ts'
import type { WebinarContext } from './context.ts'
import { myAttendance, myRegistration, personalPageUrl, shownRegistrations, type Mine } from './describeMine.ts'
import { hadPlace } from './placeOfPerson.ts'
import type { ActOutcome, Newcomer, Registrant, StoredRegistration } from './registrationRepository.ts'
import type { StoredSeries } from './seriesRepository.ts'

/** Series of one page; each has few registrations. */
const PAGE_SIZE = 50
const ANNOUNCEMENTS_PER_SERIES = 20

/** What one person reads and does of their own registrations. */
export interface MyWebinars {
  list(caller: Caller, query: { readonly when: 'upcoming' | 'past' | 'all'; readonly page: number }): Promise<readonly MyRegistration[]>
  /** @throws ParcoursError `unknown-registration`, here and below */
  get(caller: Caller, registrationId: string): Promise<MyRegistration>
  /** One that was just made or found: nothing is asked twice. */
  describe(learner: KnownCaller, stored: StoredSeries, registered: { readonly registration: StoredRegistration; readonly newcomer?: Newcomer }): Promise<MyRegistration>
  withdraw(caller: Caller, registrationId: string): Promise<MyRegistration>
  leaveSession(caller: Caller, registrationId: string, sessionId: string): Promise<MyRegistration>
  rejoinSession(caller: Caller, registrationId: string, sessionId: string): Promise<MyRegistration>
  /** « J'y étais ». @throws ParcoursError `not-registered`, `impossible-now` before the start */
  declare(caller: Caller, sessionId: string, request: SelfDeclarationRequest): Promise<MyAttendance>
  /** @throws ParcoursError `not-registered`, `no-replay` */
  reportReplay(caller: Caller, sessionId: string, report: ReplayReport): Promise<ReplayProgress>
  listAnnouncements(caller: Caller, page: number): Promise<readonly MyAnnouncement[]>
}

export function makeMyWebinars(context: WebinarContext, completion: Pick<SessionCompletion, 'completeFor'>): MyWebinars {
  const { repositories, sendsMail, clock } = context
  const { registrations, series } = repositories

  const openAs = async (stored: StoredSeries, { registrant, language }: Newcomer, { spaceNumber }: KnownCaller): Promise<Mine> => ({
    stored, registrant, counts: await context.recent.counts(stored), pageUrl: await personalPageUrl(stored, spaceNumber, context),
    language: language ?? stored.series.language,
  })

  const open = async (stored: StoredSeries, registrant: Registrant, learner: KnownCaller): Promise<Mine> =>
    openAs(stored, { registrant, language: (await registrations.findContact(stored, registrant.registrantNumber))?.language }, learner)

  /** The caller's own; another's is as good as none. */
  const getMine = async (caller: Caller, registrationId: string): Promise<{ readonly registration: StoredRegistration; readonly mine: Mine; readonly learner: KnownCaller }> => {
    const learner = requireLearner(caller)
    const registration = await registrations.find(registrationId)
    const stored = registration === undefined ? undefined : await series.findByKey(registration)
    const registrant = stored === undefined ? undefined : await registrations.findOfLearner(stored, learner)
    if (registration === undefined || stored === undefined || registrant?.registrantNumber !== registration.registrantNumber) throw new ParcoursError('unknown-registration')
    return { registration, mine: await open(stored, registrant, learner), learner }
  }

  const describe = async (caller: Caller, registrationId: string): Promise<MyRegistration> => {
    const { registration, mine } = await getMine(caller, registrationId)
    return myRegistration(mine, registration, context)
  }

  /** Registered to that session, whatever became of it since. */
  const getAttended = async (caller: Caller, sessionId: string) => {
    const learner = requireLearner(caller)
    const stored = await series.findBySession(sessionId)
    if (stored === undefined) throw new ParcoursError('unknown-session')
    const session = getSession(stored, sessionId)
    const registrant = await registrations.findOfLearner(stored, learner)
    if (registrant === undefined || !hadPlace(registrant, session)) throw new ParcoursError('not-registered')
    return { stored, session, registrant, key: { spaceNumber: stored.spaceNumber, seriesNumber: stored.seriesNumber, sessionNumber: session.number } }
  }

  return {
    get: describe,

    async describe(learner, stored, { registration, newcomer }) {
      if (newcomer !== undefined) return myRegistration(await openAs(stored, newcomer, learner), registration, context)
      const registrant = await registrations.findRegistrant(stored, registration.registrantNumber)
      if (registrant === undefined) throw new ParcoursError('unknown-registration')
      return myRegistration(await open(stored, registrant, learner), registration, context)
    },

    async list(caller, { when, page }) {
      const learner = requireLearner(caller)
      const found = await registrations.listOfLearner(learner, { when, now: clock(), offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE })
      const all: MyRegistration[] = []
      for (const registrant of found) {
        const stored = await series.findByKey(registrant)
        if (stored === undefined) continue
        const mine = await open(stored, registrant, learner)
        for (const registration of shownRegistrations(registrant)) all.push(await myRegistration(mine, registration, context))
      }
      return all
    },

    async withdraw(caller, registrationId) {
      const { mine } = await getMine(caller, registrationId)
      requireDone(await registrations.act({ registrationId, action: 'withdraw', by: 'person', sendsMail, now: clock() }))
      context.recent.forgetCounts(mine.stored)
      return describe(caller, registrationId)
    },

    async leaveSession(caller, registrationId, sessionId) {
      const { mine } = await getMine(caller, registrationId)
      const left = await registrations.leaveSession(registrationId, getSession(mine.stored, sessionId).number, clock())
      if (!left) throw new ParcoursError('impossible-now')
      context.recent.forgetCounts(mine.stored)
      return describe(caller, registrationId)
    },

    async rejoinSession(caller, registrationId, sessionId) {
      const { mine } = await getMine(caller, registrationId)
      const joined = await registrations.rejoinSession(registrationId, getSession(mine.stored, sessionId).number, makeUuid(), clock())
      if (joined === undefined) throw new ParcoursError('impossible-now')
      return describe(caller, registrationId)
    },

    async declare(caller, sessionId, { wasPresent }) {
      const { stored, session, registrant, key } = await getAttended(caller, sessionId)
      if (periodOf(session.time).startsAt > clock()) throw new ParcoursError('impossible-now')
      await repositories.attendance.putWord(key, registrant.registrantNumber, 'selfDeclared', wasPresent, clock())
      await completion.completeFor(stored, session, registrant.registrantNumber)
      return await myAttendance({ stored, registrant }, session, context) ?? NOTHING
    },

    async reportReplay(caller, sessionId, { watched }) {
      const { stored, session, registrant, key } = await getAttended(caller, sessionId)
      const { replay } = session
      if (replay === undefined) throw new ParcoursError('no-replay')
      const reported = watched.map(({ fromSeconds, toSeconds }) => ({ from: fromSeconds, to: toSeconds }))
      const kept = await repositories.attendance.putView(key, registrant.registrantNumber, (before) => mergeWatched(before, reported, replay.durationSeconds), clock())
      await completion.completeFor(stored, session, registrant.registrantNumber)
      return replayProgress(kept, replay)
    },

    async listAnnouncements(caller, page) {
      const learner = requireLearner(caller)
      const found = await registrations.listOfLearner(learner, { when: 'all', now: clock(), offset: 0, limit: PAGE_SIZE })
      const all: MyAnnouncement[] = []
      for (const registrant of found) {
        const stored = await series.findByKey(registrant)
        for (const one of await repositories.mails.listAnnouncements(registrant, ANNOUNCEMENTS_PER_SERIES)) {
          if (stored === undefined || !one.registrantNumbers.includes(registrant.registrantNumber)) continue
          const { seriesId, title } = stored.series
          all.push({ announcementId: one.announcementId, seriesId, seriesTitle: title, subject: one.subject, text: one.text, sentAt: one.announcedAt.toISOString() })
        }
      }
      return all.sort((one, other) => (one.sentAt < other.sentAt ? 1 : -1)).slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
    },
  }
}

const NOTHING: MyAttendance = {
  isPresent: false, hasStayed: false, hasReplayed: false, isCompleted: false, basis: 'nothing', attendanceSeconds: 0, sources: [], hasConflict: false, replay: null,
}

export function requireDone(outcome: ActOutcome): StoredRegistration {
  if (outcome.kind === 'done') return outcome.registration
  throw new ParcoursError(outcome.code === 'unknown-registration' ? outcome.code : 'impossible-now')
}
