// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { periodOf, writeCalendarFeed, type CalendarChange, type CalendarChangesPage, type CalendarEvent, type CalendarFeedMessage } from '@parcours/courses'
import { ParcoursError } from '../../errors.ts'
import { requireLearner, requireSpaceItself, type Caller } from '../caller.ts'
import { keyedHash, randomToken } from '../secrets.ts'
import { entryOf, eventOf } from './calendarEntries.ts'
import type { WebinarContext } from './context.ts'
import { personalPageUrl } from './describeMine.ts'
import { registrationFor } from './placeOfPerson.ts'
import type { Registrant } from './registrationRepository.ts'
import type { ChangeCursor, StoredCalendarChange } from './repositories.ts'
import type { StoredSeries } from './seriesRepository.ts'

/** Objects of one answer, some 1.5 kB each. */
const MAX_CHANGES = 200
const MAX_SERIES_IN_FEED = 100
const REFRESH_HOURS = 4
const FEED_NAMES = { fr: 'Mes webinaires', en: 'My webinars' } as const

/** Calendars that follow: one's own feed, and what a space's background job writes into its people's calendars. */
export interface CalendarService {
  /** Another address; one that was given before works no more. */
  makeFeed(caller: Caller): Promise<CalendarFeedMessage>
  removeFeed(caller: Caller): Promise<void>
  /** @throws ParcoursError `unknown-feed` */
  getFeed(secret: string): Promise<string>
  /** Oldest first, from where a reader stopped. @throws ParcoursError `space-token-required`, `invalid-request` */
  listChanges(caller: Caller, after: string): Promise<CalendarChangesPage>
}

export function makeCalendarService(context: WebinarContext): CalendarService {
  const { repositories: { calendars, registrations, series }, goneGuests, publicUrl, codeKey, clock } = context
  const hashOf = (secret: string) => keyedHash(codeKey, `calendar-feed|${secret}`)

  return {
    async makeFeed(caller) {
      const { spaceNumber, subject, isGuest } = requireLearner(caller)
      if (isGuest && goneGuests.has({ spaceNumber, subject })) throw new ParcoursError('invalid-token')
      const secret = randomToken()
      await calendars.putFeed({ spaceNumber, subject }, hashOf(secret))
      return { feedUrl: `${publicUrl}/api/v1/calendar-feeds/${secret}` }
    },

    async removeFeed(caller) {
      const { spaceNumber, subject } = requireLearner(caller)
      await calendars.removeFeed({ spaceNumber, subject })
    },

    async getFeed(secret) {
      const owner = await calendars.findFeedOwner(hashOf(secret))
      if (owner === undefined) throw new ParcoursError('unknown-feed')
      const events: CalendarEvent[] = []
      let language: 'fr' | 'en' = 'fr'
      for (const registrant of await registrations.listOfLearner(owner, { when: 'all', now: clock(), offset: 0, limit: MAX_SERIES_IN_FEED })) {
        const stored = await series.findByKey(registrant)
        if (stored === undefined) continue
        if (stored.series.language === 'en') language = 'en'
        const pageUrl = await personalPageUrl(stored, owner.spaceNumber, context)
        for (const session of stored.sessions) {
          const registration = registrationFor(registrant, session)
          if (registration?.status === 'confirmed') events.push(eventOf({ stored, session, registration, pageUrl, language: stored.series.language }, context))
        }
      }
      return writeCalendarFeed(events, { name: FEED_NAMES[language], refreshHours: REFRESH_HOURS }, context.findTimeZoneText)
    },

    async listChanges(caller, after) {
      const { spaceNumber } = requireSpaceItself(caller)
      const cursor = readCursor(after)
      if (cursor === undefined) throw new ParcoursError('invalid-request', { detail: { fields: 'querystring/after' } })
      const found = await calendars.listChanges(spaceNumber, cursor, MAX_CHANGES)
      const cache: Cache = { series: new Map(), registrants: new Map() }
      const changes: CalendarChange[] = []
      for (const change of found) {
        const described = await describe(change, spaceNumber, cache)
        if (described !== undefined) changes.push(described)
      }
      const last = found.at(-1)
      return { changes, next: last === undefined ? writeCursor(cursor) : writeCursor(last), hasMore: found.length === MAX_CHANGES }
    },
  }

  /** As it stands now; undefined for somebody who never had a place there. */
  async function describe(change: StoredCalendarChange, learnerSpace: number, cache: Cache): Promise<CalendarChange | undefined> {
    const seriesName = `${change.spaceNumber} ${change.seriesNumber}`
    const stored = await remember(cache.series, seriesName, () => series.findByKey(change))
    const registrant = await remember(cache.registrants, `${seriesName} ${change.registrantNumber}`, () => registrations.findRegistrant(change, change.registrantNumber))
    const session = stored?.sessions.find(({ number }) => number === change.sessionNumber)
    if (stored === undefined || registrant === undefined || session === undefined) return undefined
    const current = registrationFor(registrant, session)
    const hasPlace = current?.status === 'confirmed'
    const registration = hasPlace ? current : registrant.registrations.filter(({ confirmedAt, sessionNumber }) => confirmedAt !== null && [0, session.number].includes(sessionNumber)).at(-1)
    if (registration === undefined) return undefined
    const pageUrl = await personalPageUrl(stored, learnerSpace, context)
    const shown = hasPlace ? registration : { ...registration, status: 'withdrawn' as const, sequence: registration.sequence + 1 }
    return {
      subject: change.subject, seriesId: stored.series.seriesId, seriesTitle: stored.series.title, sessionId: session.sessionId, sessionTitle: session.title,
      startsAt: periodOf(session.time).startsAt.toISOString(), timeZone: session.time.timeZone, kind: hasPlace ? 'put' : 'remove',
      entry: entryOf({ stored, session, registration: shown, pageUrl, language: stored.series.language }, context),
    }
  }
}

interface Cache {
  readonly series: Map<string, StoredSeries | undefined>
  readonly registrants: Map<string, Registrant | undefined>
}

async function remember<Value>(known: Map<string, Value>, key: string, find: () => Promise<Value>): Promise<Value> {
  const kept = known.get(key)
  if (kept !== undefined) return kept
  const found = await find()
  known.set(key, found)
  return found
}

function writeCursor({ changeNumber, registrantNumber, sessionNumber }: ChangeCursor): string {
  return `${changeNumber}.${registrantNumber}.${sessionNumber}`
}

function readCursor(after: string): ChangeCursor | undefined {
  const [changeNumber = 0, registrantNumber = 0, sessionNumber = 0] = after.split('.').map(Number)
  const numbers = [changeNumber, registrantNumber, sessionNumber]
  return numbers.every((one) => Number.isSafeInteger(one) && one >= 0 && one < 2 ** 31) ? { changeNumber, registrantNumber, sessionNumber } : undefined
}
