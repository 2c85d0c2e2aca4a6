// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { writeCalendarFeed, type PublicSeries, type PublicSeriesLine, type PublicSeriesPage } from '@parcours/courses'
import { ParcoursError } from '../../errors.ts'
import { ANONYMOUS, type Caller } from '../caller.ts'
import { setBounded } from '../setBounded.ts'
import { getVisible } from './access.ts'
import { eventOf } from './calendarEntries.ts'
import type { WebinarContext } from './context.ts'
import { pageUrlOf, publicSeries, publicSeriesLine } from './describeSeries.ts'
import { makeNextPublic } from './nextPublic.ts'
import { registrationFor } from './placeOfPerson.ts'
import { makeReplayHosts } from './replayHosts.ts'
import type { StoredSeries } from './seriesRepository.ts'

const PAGE_SIZE = 20
/** Calendars ask again; a session rarely moves within hours. */
const REFRESH_HOURS = 4
/** Feeds kept as written, 180 kB each at most: every subscriber asks for the same one, many of them on the hour. */
const MAX_FEEDS = 20

/** What a caller may read of series, registered or not. */
export interface WebinarCatalogue {
  list(caller: Caller, query: { readonly when: 'upcoming' | 'past'; readonly page: number }): Promise<PublicSeriesPage>
  /** @throws ParcoursError `unknown-series` */
  get(caller: Caller, seriesId: string): Promise<PublicSeries>
  /** The calendar of a public series, for anybody. @throws ParcoursError `unknown-series` */
  getFeed(seriesId: string): Promise<string>
  /** What the first page announces. */
  findNext(): Promise<PublicSeriesLine | undefined>
  /** Where replays of public series are played from. */
  listReplayHosts(): Promise<readonly string[]>
}

export function makeWebinarCatalogue(context: WebinarContext): WebinarCatalogue {
  const { repositories, clock } = context
  const feeds = new Map<string, { readonly stored: StoredSeries; readonly text: string }>()
  const list: WebinarCatalogue['list'] = async (caller, { when, page }) => {
    const reader = caller.kind === 'anonymous' || caller.isGuest ? { kind: 'public' as const } : { kind: 'space' as const, spaceNumber: caller.spaceNumber }
    const now = clock()
    const found = await repositories.series.listVisible(reader, { when, now, offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE })
    const series = await Promise.all(found.series.map(async (stored) => publicSeriesLine(stored, await context.recent.counts(stored), now)))
    return { series, page, pageCount: Math.max(1, Math.ceil(found.count / PAGE_SIZE)), seriesCount: found.count }
  }
  return {
    list,
    findNext: makeNextPublic(() => list(ANONYMOUS, { when: 'upcoming', page: 1 }), clock),
    listReplayHosts: makeReplayHosts(repositories.series, clock),

    async get(caller, seriesId) {
      const stored = await getVisible(context, caller, seriesId)
      return publicSeries(stored, { counts: await context.recent.counts(stored), canWatch: await canWatch(context, caller, stored), context })
    },

    async getFeed(seriesId) {
      const stored = await repositories.series.find(seriesId)
      if (stored?.series.audience !== 'public' || stored.series.status === 'draft') throw new ParcoursError('unknown-series')
      const known = feeds.get(seriesId)
      // Each version of a series is read as an object of its own.
      if (known?.stored === stored) return known.text
      const text = writeFeed(stored, context)
      setBounded(feeds, seriesId, { stored, text }, MAX_FEEDS)
      return text
    },
  }
}

function writeFeed(stored: StoredSeries, context: WebinarContext): string {
  const { title, language } = stored.series
  const pageUrl = pageUrlOf(stored.series, context) ?? context.publicUrl
  const events = stored.sessions.map((session) => eventOf({ stored, session, registration: undefined, pageUrl, language }, context))
  return writeCalendarFeed(events, { name: title, refreshHours: REFRESH_HOURS }, context.findTimeZoneText)
}

/** Replays are for those registered, unless the trainer opened them to the whole audience. */
async function canWatch({ repositories }: WebinarContext, caller: Caller, stored: StoredSeries): Promise<boolean> {
  if (stored.series.replayReaders === 'audience') return true
  if (caller.kind === 'anonymous') return false
  const registrant = await repositories.registrations.findOfLearner(stored, { spaceNumber: caller.spaceNumber, subject: caller.subject })
  if (registrant === undefined) return false
  return stored.sessions.some((session) => registrationFor(registrant, session)?.status === 'confirmed')
}
