// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { isTimeZone, type AttendanceSource, type MyRegistration, type PlacesLeft, type PresenceRule, type PublicSession, type SessionKind } from '@parcours/courses'
import { formatMinutes, locale, n, t } from './l10n.ts'

export const SESSION_KIND_WORDS: Readonly<Record<SessionKind, () => string>> = {
  webinar: () => t('parcours', 'Webinar'),
  workshop: () => t('parcours', 'Workshop'),
  exchange: () => t('parcours', 'Exchange session'),
}

const PLACES_WORDS: Readonly<Record<PlacesLeft, () => string>> = {
  unlimited: () => '',
  free: () => t('parcours', 'There are places left.'),
  few: () => t('parcours', 'A few places are left.'),
  waitingList: () => t('parcours', 'All places are taken: you can join the waiting list.'),
}

export function placesWords(places: PlacesLeft): string {
  return PLACES_WORDS[places]()
}

/** « En ligne », or where it is. */
export function whereWords({ isOnline, place }: Pick<PublicSession, 'isOnline' | 'place'>): string {
  if (isOnline) {
    return t('parcours', 'Online')
  }
  return place === null ? t('parcours', 'In person, place to be announced') : [place.name, place.address].filter((part) => part !== '').join(', ')
}

/** Empty for a session that will be held as planned. */
export function sessionStatusWords({ status }: Pick<PublicSession, 'status'>): string {
  switch (status) {
    case 'confirmed': return ''
    case 'tentative': return t('parcours', 'Date to be confirmed')
    case 'cancelled': return t('parcours', 'Cancelled')
  }
}

/** Where a registration stands, in a sentence or two. */
export function registrationSentence({ status, awaits, waitingRank }: Pick<MyRegistration, 'status' | 'awaits' | 'waitingRank'>): string {
  switch (status) {
    case 'confirmed': return t('parcours', 'You are registered.')
    case 'waitlisted': return waitingSentence(waitingRank)
    case 'refused': return t('parcours', 'The people who organise this could not give you a place.')
    case 'declined': return t('parcours', 'You declined the invitation.')
    case 'withdrawn': return t('parcours', 'You are not registered any more.')
    case 'pending': return pendingSentence(awaits)
  }
}

function waitingSentence(rank: number | null): string {
  return rank === null
    ? t('parcours', 'You are on the waiting list. As soon as a place is free, it goes to the first who waits.')
    : t('parcours', 'You are on the waiting list: number {rank}. As soon as a place is free, it goes to the first who waits.', { rank })
}

function pendingSentence(awaits: MyRegistration['awaits']): string {
  switch (awaits) {
    case 'address': return t('parcours', 'One step is left: open the link in the mail that was sent to your address. Until then no place is kept for you.')
    case 'person': return t('parcours', 'You are invited, and have not answered yet.')
    case 'organiser': case null: return t('parcours', 'Your request has arrived. The people who organise this answer each person; this page will say so.')
  }
}

/** Few words for a list. */
export function shortState({ status, awaits, waitingRank }: Pick<MyRegistration, 'status' | 'awaits' | 'waitingRank'>): string {
  switch (status) {
    case 'confirmed': return t('parcours', 'You are registered')
    case 'waitlisted': return waitingRank === null ? t('parcours', 'On the waiting list') : t('parcours', 'On the waiting list, number {rank}', { rank: waitingRank })
    case 'pending': return awaits === 'address' ? t('parcours', 'Address to be confirmed') : t('parcours', 'Request sent')
    case 'refused': return t('parcours', 'No place')
    case 'declined': case 'withdrawn': return t('parcours', 'Not registered any more')
  }
}

export const SOURCE_WORDS: Readonly<Record<AttendanceSource, () => string>> = {
  polling: () => t('parcours', 'Seen in the room, minute by minute'),
  webhooks: () => t('parcours', 'Told by the room: comings and goings'),
  analytics: () => t('parcours', 'Report of the room, after the session'),
  ticked: () => t('parcours', 'Noted by the people who led it'),
  selfDeclared: () => t('parcours', 'Said by yourself'),
  replay: () => t('parcours', 'Replay watched'),
}

/** From when on one counts as present: printed beside what hangs on it. */
export function presenceRuleWords(rule: PresenceRule): string {
  return rule.kind === 'minutes'
    ? n('parcours', 'One counts as present from %n minute on.', 'One counts as present from %n minutes on.', rule.minutes)
    : t('parcours', 'One counts as present from {percent} % of the session on.', { percent: rule.percent })
}

export function secondsWords(seconds: number): string {
  return formatMinutes(Math.round(seconds / 60))
}

/** « septembre 2026 », on the clocks of a session. */
export function monthWords({ startsAt, timeZone }: Pick<PublicSession, 'startsAt' | 'timeZone'>): string {
  return new Intl.DateTimeFormat(locale(), { timeZone, month: 'long', year: 'numeric' }).format(new Date(startsAt))
}

/** « 10:02 », on the reader's own clocks. */
export function clockWords(instant: string): string {
  return new Intl.DateTimeFormat(locale(), { hour: '2-digit', minute: '2-digit' }).format(new Date(instant))
}

/** The reader's zone; undefined where the browser does not tell one we know. */
export function ownTimeZone(): string | undefined {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  return isTimeZone(timeZone) ? timeZone : undefined
}
