// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { isMailAddress, isOnline, periodOf, writeCalendarMail, type MailKind, type Session } from '@parcours/courses'
import { ALARM_MINUTES, eventOf } from './calendarEntries.ts'
import type { WebinarContext } from './context.ts'
import { personalPageUrl } from './describeMine.ts'
import { linkUrl, makeLink } from './links.ts'
import type { QueuedMail } from './mailRepository.ts'
import { registrationFor, standingOf } from './placeOfPerson.ts'
import type { Registrant, StoredContact, StoredRegistration } from './registrationRepository.ts'
import type { StoredSeries } from './seriesRepository.ts'
import type { MailCalendar, MailSession, WebinarMail } from './webinarMail.ts'

export interface ComposeOptions {
  /** Address that organises, as calendars want one: the server's own. */
  readonly from: string
}

/** Statuses in which a mail of a kind still says something true. */
const STILL_TRUE: Readonly<Partial<Record<MailKind, readonly StoredRegistration['status'][]>>> = {
  'registered': ['confirmed', 'waitlisted', 'pending'], 'promoted': ['confirmed'], 'waitlisted': ['waitlisted'], 'requested': ['pending'], 'refused': ['refused'],
  'withdrawn': ['withdrawn', 'declined'], 'session-changed': ['confirmed'], 'reminder': ['confirmed'], 'replay': ['confirmed'],
}

/**
 * What one person is told, from what is true when the mail leaves: a session moved twice is told once, at its last hour.
 * Undefined when there is nothing to say any more, or nobody to say it to. All of `queued` are of one person and kind.
 */
export async function composeMail(queued: readonly QueuedMail[], context: WebinarContext, options: ComposeOptions): Promise<WebinarMail | undefined> {
  const [first] = queued
  const stored = first && await context.repositories.series.findByKey(first)
  const registrant = first && await context.repositories.registrations.findRegistrant(first, first.registrantNumber)
  const contact = first && await context.repositories.registrations.findContact(first, first.registrantNumber)
  const registration = registrant && standingOf(registrant)
  if (first === undefined || stored === undefined || registrant === undefined || contact === undefined || registration === undefined) return undefined
  if (!mayWriteTo(contact, first.kind) || STILL_TRUE[first.kind]?.includes(registration.status) === false) return undefined
  const sessions = sessionsOf(queued, stored, registrant, context.clock())
  if (ABOUT_SESSIONS.includes(first.kind) && sessions.length === 0) return undefined
  const announcement = first.kind === 'announcement' ? await findAnnouncement(first, context) : undefined
  if (first.kind === 'announcement' && announcement === undefined) return undefined
  return mailOf({ first, stored, registrant, contact, registration, sessions, announcement }, context, options)
}

const ABOUT_SESSIONS: readonly MailKind[] = ['session-changed', 'reminder', 'replay']
/** Kinds that bring the dates, or take them away. */
const WITH_CALENDAR: readonly MailKind[] = ['registered', 'promoted', 'session-changed', 'withdrawn', 'series-cancelled']
/** Those after which a calendar holds the dates for the first time: what is called off already was never in it. */
const FIRST_DATES: readonly MailKind[] = ['registered', 'promoted']

interface Parts {
  readonly first: QueuedMail
  readonly stored: StoredSeries
  readonly registrant: Registrant
  readonly contact: StoredContact
  readonly registration: StoredRegistration
  readonly sessions: readonly Session[]
  readonly announcement: WebinarMail['announcement']
}

async function mailOf(parts: Parts, context: WebinarContext, options: ComposeOptions): Promise<WebinarMail> {
  const { first, stored: { series }, registrant, contact, registration, sessions, announcement } = parts
  const language = contact.language === 'en' ? 'en' : 'fr'
  const manage = makeLink(context.codeKey, registration.registrationId, 'manage')
  const link = (purpose: 'manage' | 'confirm') => linkUrl(context.publicUrl, language, makeLink(context.codeKey, registration.registrationId, purpose))
  return {
    kind: first.kind, language, to: { name: contact.name, address: contact.address ?? '' }, seriesTitle: series.title, organiser: series.organiser,
    sessions: sessions.map((session) => mailSession(session, parts)), waitingRank: registration.waitingRank, announcement,
    pageUrl: await personalPageUrl(parts.stored, registrant.learnerSpace, context), manageUrl: link('manage'), confirmUrl: first.kind === 'confirm-address' ? link('confirm') : undefined,
    unsubscribeUrl: `${context.publicUrl}/api/v1/registration-links/${manage}/unsubscription`, contactRetentionDays: series.contactRetentionDays,
    calendars: WITH_CALENDAR.includes(first.kind) && registration.status !== 'waitlisted' && registration.status !== 'pending' ? calendarsOf(parts, context, options, link('manage')) : [],
    messageId: `<${first.kind}.${first.about === '' ? 'all' : first.about}.${first.version}.${registration.registrationId}@${context.hostName}>`,
  }
}

/** Confirming an address writes to it before it is confirmed, and nothing else does. */
function mayWriteTo({ address, isAddressConfirmed, wantsMail }: StoredContact, kind: MailKind): boolean {
  if (address === null || !isMailAddress(address)) return false
  return kind === 'confirm-address' ? !isAddressConfirmed : isAddressConfirmed && wantsMail
}

/** The sessions it names, else all that are ahead and that the person has or had a place in. */
function sessionsOf(queued: readonly QueuedMail[], { sessions }: StoredSeries, registrant: Registrant, now: Date): readonly Session[] {
  const kind = queued[0]?.kind
  const named = new Set(queued.filter(({ about }) => /^\d+$/.test(about)).map(({ about }) => Number(about)))
  const isAhead = (session: Session) => periodOf(session.time).endsAt > now
  if (named.size > 0) {
    return sessions.filter((session) => named.has(session.number) && (kind === 'replay' ? session.replay !== undefined : isAhead(session))
      && registrationFor(registrant, session)?.status === 'confirmed')
  }
  return sessions.filter((session) => isAhead(session) && registrationFor(registrant, session) !== undefined)
}

function mailSession({ title, time, status, room, replay }: Session, { stored: { series } }: Parts): MailSession {
  return {
    title, time, status: series.status === 'cancelled' ? 'cancelled' : status,
    place: isOnline(room) ? undefined : room.kind === 'place' ? [room.name, room.address].filter((part) => part !== '').join(', ') : '',
    replayUrl: replay?.watchUrl,
  }
}

/** The same UID as ever, with a higher sequence: programs that have the entry change it, or strike it out. */
function calendarsOf({ first, stored, registrant, contact, sessions }: Parts, context: WebinarContext, { from }: ComposeOptions, withdrawUrl: string): readonly MailCalendar[] {
  return sessions.flatMap((session): readonly MailCalendar[] => {
    const registration = registrationFor(registrant, session)
    if (registration === undefined || registration.confirmedAt === null) return []
    const event = eventOf({
      stored, session, registration, language: contact.language, pageUrl: withdrawUrl, ...(registration.status === 'confirmed' ? { withdrawUrl } : {}),
    }, context)
    if (event.status === 'cancelled' && FIRST_DATES.includes(first.kind)) return []
    const method = event.status === 'cancelled' ? 'CANCEL' : 'REQUEST'
    const content = writeCalendarMail(event, {
      method, organiser: { name: stored.series.organiser, email: from }, attendee: { name: contact.name ?? '', email: contact.address ?? '' },
    }, context.findTimeZoneText, method === 'CANCEL' ? [] : ALARM_MINUTES)
    return [{ method, fileName: `seance-${session.number}.ics`, content }]
  })
}

async function findAnnouncement({ spaceNumber, seriesNumber, about }: QueuedMail, { repositories }: WebinarContext): Promise<WebinarMail['announcement']> {
  const found = (await repositories.mails.findAnnouncement(spaceNumber, about)).find((one) => one.seriesNumber === seriesNumber)
  return found === undefined ? undefined : { subject: found.subject, text: found.text }
}
