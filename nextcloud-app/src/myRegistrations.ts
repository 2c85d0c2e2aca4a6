// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CalendarEntryMessage, MyRegistration, MySession, PublicSession, RegistrationStatus, SessionDoor } from '@parcours/courses'

/** Registered as far as the person can do it. */
const STANDING: ReadonlySet<RegistrationStatus> = new Set(['pending', 'waitlisted', 'confirmed'])

export function isStanding(status: RegistrationStatus): boolean {
  return STANDING.has(status)
}

/** What a person is to a series: registered to the whole of it, else to sessions chosen one by one; else what ended last. */
export interface SeriesStanding {
  readonly whole: MyRegistration | undefined
  /** Standing registrations to single sessions. */
  readonly singles: readonly MyRegistration[]
  /** The last one that ended, when none stands. */
  readonly ended: MyRegistration | undefined
}

export function standingOf(registrations: readonly MyRegistration[], seriesId: string): SeriesStanding {
  const own = registrations.filter((one) => one.seriesId === seriesId)
  const standing = own.filter(({ status }) => isStanding(status))
  const ended = own.filter(({ status }) => !isStanding(status)).sort((left, right) => right.registeredAt.localeCompare(left.registeredAt))
  return {
    whole: standing.find(({ sessionId }) => sessionId === null),
    singles: standing.filter(({ sessionId }) => sessionId !== null),
    ended: standing.length === 0 ? ended[0] : undefined,
  }
}

/** Registered to something of it, as far as the person can do it. */
export function isInSeries({ whole, singles }: SeriesStanding): boolean {
  return whole !== undefined || singles.length > 0
}

/** Without a place, as yet. */
export function isWaiting({ whole, singles }: SeriesStanding): boolean {
  return [whole, ...singles].some((one) => one?.status === 'waitlisted' || one?.awaits === 'organiser')
}

/** This person's row of one session; the one that stands, before one that ended. */
export function rowOf({ whole, singles, ended }: SeriesStanding, sessionId: string): { readonly registration: MyRegistration; readonly row: MySession } | undefined {
  const all = [whole, ...singles, ended].flatMap((registration) => (registration?.sessions ?? [])
    .filter(({ session }) => session.sessionId === sessionId)
    .map((row) => ({ registration: registration as MyRegistration, row })))
  return all.find(({ row }) => isStanding(row.status)) ?? all[0]
}

/** Sessions one has a place in, or waits for one, soonest first. */
export function listSessionRows(registrations: readonly MyRegistration[]): readonly MySession[] {
  return registrations.flatMap(({ sessions }) => sessions)
    .filter(({ status, session }) => isStanding(status) && session.status !== 'cancelled')
    .sort((left, right) => left.session.startsAt.localeCompare(right.session.startsAt))
}

/** What belongs in the person's own calendar: sessions to come that they have a place in, struck out where they are cancelled. */
export function listEntries(standing: SeriesStanding, now: Date): readonly CalendarEntryMessage[] {
  return listPlaces(standing, now).flatMap(({ calendarEntry }) => calendarEntry ?? [])
}

/** What to be reminded of. */
export function listComing(standing: SeriesStanding, now: Date): readonly PublicSession[] {
  return listPlaces(standing, now).map(({ session }) => session).filter(({ status }) => status !== 'cancelled')
}

function listPlaces({ whole, singles }: SeriesStanding, now: Date): readonly MySession[] {
  return [whole, ...singles].flatMap((registration) => registration?.sessions ?? []).filter(({ status, session }) => status === 'confirmed' && new Date(session.endsAt) > now)
}

/** What does not belong there any more: of sessions to come that the person has left. */
export function listLeftUids(registrations: readonly MyRegistration[], now: Date): readonly string[] {
  return registrations.flatMap(({ sessions }) => sessions)
    .filter(({ status, session }) => status !== 'confirmed' && new Date(session.startsAt) > now)
    .flatMap(({ calendarEntry }) => calendarEntry?.calendarUid ?? [])
}

/** A door that opens at an hour is open from that hour on: the page stays, the clock goes on. */
export function doorAt(door: SessionDoor, now: Date): SessionDoor {
  return door.kind === 'notYet' && new Date(door.opensAt) <= now ? { kind: 'open', isPlainLink: door.isPlainLink } : door
}
