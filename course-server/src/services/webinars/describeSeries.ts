// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  isOnline, periodOf, type PlacesLeft, type PublicSeries, type PublicSeriesLine, type PublicSession, type Series, type Session,
} from '@parcours/courses'
import type { WebinarContext } from './context.ts'
import type { Counts } from './registrationRepository.ts'
import type { StoredSeries } from './seriesRepository.ts'

/** Few: a tenth of the places or five, whichever is more. */
const FEW_PLACES = 5

export function publicSession(session: Session, { series, counts, canWatch }: { readonly series: Series; readonly counts: Counts; readonly canWatch: boolean }): PublicSession {
  const { sessionId, seriesId, number, kind, title, description, time, status, room, materials, replay, activityId } = session
  const { startsAt, endsAt } = periodOf(time)
  return {
    sessionId, seriesId, number, kind, title, description, ...time, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(),
    status: series.status === 'cancelled' ? 'cancelled' : status,
    isOnline: isOnline(room),
    place: room.kind === 'place' ? { name: room.name, address: room.address, accessibility: room.accessibility } : null,
    places: placesOf(session.capacity ?? series.capacity, counts, session.capacity === undefined ? 0 : number),
    activityId: activityId ?? null, materials, replay: replay !== undefined && canWatch ? replay : null,
  }
}

export function publicSeries(
  { series, sessions }: StoredSeries, { counts, canWatch, context }: { readonly counts: Counts; readonly canWatch: boolean; readonly context: WebinarContext },
): PublicSeries {
  return {
    seriesId: series.seriesId, audience: series.audience, courseId: series.courseId ?? null, language: series.language, title: series.title, summary: series.summary,
    description: series.description, organiser: series.organiser, status: shownStatus(series, sessions), admission: series.admission,
    registrationScope: series.registrationScope, places: placesOf(series.capacity, counts, 0), questions: series.registrationQuestions,
    doorMinutes: series.doorMinutes, presenceRule: series.presenceRule, completionPercent: series.completionPercent,
    contactRetentionDays: series.contactRetentionDays, offersMail: context.sendsMail, feedUrl: feedUrlOf(series, context),
    sessions: sessions.map((session) => publicSession(session, { series, counts, canWatch })),
  }
}

export function publicSeriesLine({ series, sessions }: StoredSeries, counts: Counts, now: Date): PublicSeriesLine {
  const standing = sessions.filter(({ status }) => status !== 'cancelled')
  const held = (standing.length > 0 ? standing : [...sessions]).sort((one, other) => startOf(one) - startOf(other))
  const next = held.find(({ time }) => periodOf(time).endsAt > now) ?? held.at(-1)
  return {
    seriesId: series.seriesId, language: series.language, title: series.title, summary: series.summary, organiser: series.organiser, status: shownStatus(series, sessions),
    courseId: series.courseId ?? null, sessionCount: held.length,
    nextSession: next === undefined ? null : publicSession(next, { series, counts, canWatch: false }), places: placesOf(series.capacity, counts, 0),
  }
}

/** What anybody may subscribe to; a series that is not public has none. */
export function feedUrlOf({ audience, status, seriesId }: Series, { publicUrl }: Pick<WebinarContext, 'publicUrl'>): string | null {
  return audience === 'public' && status !== 'draft' ? `${publicUrl}/api/v1/series/${seriesId}/feed.ics` : null
}

export function pageUrlOf({ audience, status, seriesId, language }: Series, { publicUrl }: Pick<WebinarContext, 'publicUrl'>): string | null {
  return audience === 'public' && status !== 'draft' ? `${publicUrl}/${language === 'en' ? 'en' : 'fr'}/webinars/${seriesId}` : null
}

function placesOf(capacity: number | undefined, counts: Counts, sessionNumber: number): PlacesLeft {
  if (capacity === undefined) return 'unlimited'
  const own = counts.get(sessionNumber)
  const confirmed = (own?.confirmed ?? 0) + (sessionNumber === 0 ? 0 : counts.get(0)?.confirmed ?? 0)
  if (confirmed >= capacity || (own?.waitlisted ?? 0) > 0) return 'waitingList'
  return capacity - confirmed <= Math.max(FEW_PLACES, capacity / 10) ? 'few' : 'free'
}

/** Drafts never come here: nobody but their trainers is shown one. Where every session is cancelled, there is nothing to register to. */
function shownStatus({ status }: Series, sessions: readonly Session[]): PublicSeries['status'] {
  if (sessions.length > 0 && sessions.every((session) => session.status === 'cancelled')) return 'cancelled'
  return status === 'draft' ? 'closed' : status
}

function startOf({ time }: Session): number {
  return periodOf(time).startsAt.getTime()
}
