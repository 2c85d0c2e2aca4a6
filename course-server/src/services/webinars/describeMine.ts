// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { periodOf, sessionDoor, type MyAttendance, type MyRegistration, type MySession, type PublicSession, type Session } from '@parcours/courses'
import { attendanceOf } from './attendanceOf.ts'
import { entryOf } from './calendarEntries.ts'
import type { WebinarContext } from './context.ts'
import { pageUrlOf, publicSession } from './describeSeries.ts'
import { hadPlace, isOnlyLeaving, registrationFor, stateOf } from './placeOfPerson.ts'
import type { Counts, Registrant, StoredRegistration } from './registrationRepository.ts'
import type { StoredSeries } from './seriesRepository.ts'

export interface Mine {
  readonly stored: StoredSeries
  readonly registrant: Registrant
  readonly counts: Counts
  /** The page of the series in the person's own Nextcloud or on the campus. */
  readonly pageUrl: string
  /** Of the person, where it is known; else of the series. */
  readonly language: string
}

/** Machines see people come before the start; the door opens two hours before at most. */
const EARLIEST_MS = 3 * 3_600_000

/** The registrations of one person in one series that are worth showing: the last to each target. */
export function shownRegistrations({ registrations }: Registrant): readonly StoredRegistration[] {
  const last = new Map(registrations.filter((one) => !isOnlyLeaving(one)).map((one) => [one.sessionNumber, one]))
  return [...last.values()].sort((one, other) => one.sessionNumber - other.sessionNumber)
}

export async function myRegistration(mine: Mine, registration: StoredRegistration, context: WebinarContext): Promise<MyRegistration> {
  const { stored } = mine
  const sessions = stored.sessions.filter(({ number }) => registration.sessionNumber === 0 || number === registration.sessionNumber)
  const { series } = stored
  const described: MySession[] = []
  for (const session of sessions) described.push(mySession(mine, registration, session, { context, attendance: await myAttendance(mine, session, context) }))
  return {
    registrationId: registration.registrationId, seriesId: series.seriesId, seriesTitle: series.title,
    sessionId: registration.sessionNumber === 0 ? null : sessions[0]?.sessionId ?? null,
    status: registration.status, awaits: registration.awaits, waitingRank: registration.waitingRank, channel: registration.channel,
    registeredAt: registration.registeredAt.toISOString(),
    sessions: described,
  }
}

function mySession(
  mine: Mine, standing: StoredRegistration, session: Session, { context, attendance }: { readonly context: WebinarContext; readonly attendance: MyAttendance | null },
): MySession {
  const { stored, registrant } = mine
  const registration = registrationFor(registrant, session) ?? standing
  const hasPlace = registration.status === 'confirmed'
  const shown = stored.series.status === 'cancelled' ? { ...session, status: 'cancelled' as const } : session
  // Whoever had a place had an entry: struck out, it tells which one to take away.
  const granting = hasPlace ? registration : lastConfirmed(registrant, session)
  return {
    registrationId: registration.registrationId,
    session: shownSession(mine, session, hasPlace || stored.series.replayReaders === 'audience'),
    status: registration.status, waitingRank: registration.waitingRank,
    door: sessionDoor(shown, { state: stateOf(registration), doorMinutes: stored.series.doorMinutes, now: context.clock() }),
    attendance,
    hadPlace: hadPlace(registrant, session),
    calendarEntry: granting === undefined ? null : entryOf({
      stored, session, pageUrl: mine.pageUrl, language: mine.language,
      registration: hasPlace ? granting : { ...granting, status: 'withdrawn', sequence: granting.sequence + 1 },
    }, context),
  }
}

/** The same for everybody: made once for those who ask in the same second. A session is another object in each version of its series. */
const shownSessions = new WeakMap<Counts, { readonly watched: Map<Session, PublicSession>; readonly closed: Map<Session, PublicSession> }>()

function shownSession({ stored: { series }, counts }: Mine, session: Session, canWatch: boolean): PublicSession {
  const ofCounts = shownSessions.get(counts) ?? { watched: new Map<Session, PublicSession>(), closed: new Map<Session, PublicSession>() }
  shownSessions.set(counts, ofCounts)
  const known = canWatch ? ofCounts.watched : ofCounts.closed
  const shown = known.get(session) ?? publicSession(session, { series, counts, canWatch })
  known.set(session, shown)
  return shown
}

function lastConfirmed({ registrations }: Registrant, { number }: Session): StoredRegistration | undefined {
  return registrations.filter(({ sessionNumber, confirmedAt }) => confirmedAt !== null && (sessionNumber === 0 || sessionNumber === number))
    .sort((one, other) => other.registrationNumber - one.registrationNumber)[0]
}

/** Null until something is known: before the start there is nothing to look for. */
export async function myAttendance({ stored, registrant }: Pick<Mine, 'stored' | 'registrant'>, session: Session, { repositories, clock }: WebinarContext): Promise<MyAttendance | null> {
  const { startsAt } = periodOf(session.time)
  if (clock().getTime() < startsAt.getTime() - EARLIEST_MS && session.replay === undefined) return null
  const key = { spaceNumber: stored.spaceNumber, seriesNumber: stored.seriesNumber, sessionNumber: session.number }
  const record = await repositories.attendance.read(key, registrant.registrantNumber)
  return attendanceOf({ series: stored.series, session, record, now: clock() }).find(registrant.registrantNumber) ?? null
}

/** Where the person reads of the series: their own Nextcloud, or the campus. */
export async function personalPageUrl({ series }: StoredSeries, learnerSpace: number | undefined, context: WebinarContext): Promise<string> {
  const origin = learnerSpace === undefined ? undefined : await context.recent.originOf(learnerSpace)
  if (origin !== undefined) return `${origin}/index.php/apps/parcours/webinars/${series.seriesId}`
  return pageUrlOf(series, context) ?? `${context.publicUrl}/${series.language === 'en' ? 'en' : 'fr'}/webinars`
}
