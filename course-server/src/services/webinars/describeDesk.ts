// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  periodOf, REGISTRATION_STATUSES, type MailState, type NextSession, type RegistrationCounts, type RegistrationStatus, type Session, type TrainerSeries, type TrainerSeriesLine,
} from '@parcours/courses'
import type { WebinarContext } from './context.ts'
import { feedUrlOf, pageUrlOf } from './describeSeries.ts'
import { seriesFieldsOf, sessionFieldsOf } from './readSeries.ts'
import type { Counts } from './registrationRepository.ts'
import type { SeriesKey, StoredSeries } from './seriesRepository.ts'

export async function trainerSeries(stored: StoredSeries, context: WebinarContext): Promise<TrainerSeries> {
  const { series, sessions } = stored
  const counts = await context.repositories.registrations.counts(stored)
  const recorded = await context.repositories.attendance.listRecorded(stored)
  return {
    ...seriesFieldsOf(series), seriesId: series.seriesId, revision: series.revision,
    sessions: sessions.map((session) => {
      const { startsAt, endsAt, clockChange } = periodOf(session.time)
      const { sessionId, number, revision, sequence } = session
      return {
        ...sessionFieldsOf(session), sessionId, number, revision, sequence, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), clockChange,
        counts: counts.get(number) ?? NO_COUNTS, hasAttendance: recorded.has(number),
      }
    }),
    counts: counts.get(0) ?? NO_COUNTS, mail: await mailState(stored, context), offersBigBlueButton: context.meetings !== undefined,
    publicUrl: pageUrlOf(series, context), feedUrl: feedUrlOf(series, context),
  }
}

export async function trainerSeriesLine(stored: StoredSeries, context: WebinarContext): Promise<TrainerSeriesLine> {
  const { series, sessions } = stored
  const held = sessions.filter(({ status }) => status !== 'cancelled').map(({ time }) => periodOf(time))
  const counts: Counts = await context.repositories.registrations.counts(stored)
  return {
    seriesId: series.seriesId, title: series.title, status: series.status, sessionCount: held.length,
    firstStartsAt: held.length === 0 ? null : new Date(Math.min(...held.map(({ startsAt }) => startsAt.getTime()))).toISOString(),
    nextSession: nextSessionOf(sessions, context.clock()),
    lastEndsAt: held.length === 0 ? null : new Date(Math.max(...held.map(({ endsAt }) => endsAt.getTime()))).toISOString(),
    counts: counts.get(0) ?? NO_COUNTS, mail: await mailState(stored, context),
  }
}

function nextSessionOf(sessions: readonly Session[], now: Date): NextSession | null {
  const ahead = sessions.filter(({ status, time }) => status !== 'cancelled' && periodOf(time).endsAt > now)
  const [next] = ahead.sort((one, other) => periodOf(one.time).startsAt.getTime() - periodOf(other.time).startsAt.getTime())
  if (next === undefined) return null
  const { sessionId, number, title, status, time } = next
  const { startsAt, endsAt } = periodOf(time)
  return { sessionId, number, title, status, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), timeZone: time.timeZone }
}

async function mailState(key: SeriesKey, { repositories, sendsMail }: WebinarContext): Promise<MailState> {
  return { isConfigured: sendsMail, ...await repositories.mails.counts(key) }
}

// Every status is set.
const NO_COUNTS = Object.fromEntries(REGISTRATION_STATUSES.map((status) => [status, 0])) as Record<RegistrationStatus, number> satisfies RegistrationCounts
