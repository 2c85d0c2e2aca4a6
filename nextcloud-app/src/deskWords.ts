// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type {
  AnnouncementAudience, Awaited, MailKind, RegistrantRow, RegistrationCounts, RegistrationDecision, RegistrationStatus, ReminderChannel, RescheduleRefusal, RoomMessage, SeriesStatus, SessionStatus, TrainerSeries, WebinarProblem,
} from '@parcours/courses'
import { formatNumber, n, t } from './l10n.ts'

export const SERIES_STATUS_WORDS: Readonly<Record<SeriesStatus, () => string>> = {
  draft: () => t('parcours', 'Draft: you alone see it'),
  open: () => t('parcours', 'Registration is open'),
  closed: () => t('parcours', 'Registration is closed'),
  cancelled: () => t('parcours', 'Called off'),
}

export const SESSION_STATUS_WORDS: Readonly<Record<SessionStatus, () => string>> = {
  tentative: () => t('parcours', 'Date to be confirmed'),
  confirmed: () => t('parcours', 'Date confirmed'),
  cancelled: () => t('parcours', 'Cancelled'),
}

export const REGISTRATION_STATUS_WORDS: Readonly<Record<RegistrationStatus, () => string>> = {
  confirmed: () => t('parcours', 'Registered'),
  waitlisted: () => t('parcours', 'On the waiting list'),
  pending: () => t('parcours', 'Awaiting an answer'),
  refused: () => t('parcours', 'Refused'),
  declined: () => t('parcours', 'Declined'),
  withdrawn: () => t('parcours', 'Withdrawn'),
}

const AWAITED_WORDS: Readonly<Record<Awaited, () => string>> = {
  address: () => t('parcours', 'The address is not confirmed yet'),
  organiser: () => t('parcours', 'Waits for your answer'),
  person: () => t('parcours', 'Invited, has not answered'),
}

/** Where one person stands, for a column. */
export function standingWords({ status, awaits, waitingRank }: { readonly status: RegistrationStatus; readonly awaits: Awaited | null; readonly waitingRank: number | null }): string {
  if (status === 'pending' && awaits !== null) return AWAITED_WORDS[awaits]()
  if (status === 'waitlisted' && waitingRank !== null) return t('parcours', 'Waiting list, number {rank}', { rank: waitingRank })
  return REGISTRATION_STATUS_WORDS[status]()
}

/** « 24 inscrit⋅es · 3 en liste d’attente », what is zero left out; « personne encore » when all is. */
export function countsWords({ confirmed, waitlisted, pending }: RegistrationCounts, capacity: number | null = null): string {
  const parts = [
    capacity === null
      ? confirmed === 0 ? '' : n('parcours', '%n registered', '%n registered', confirmed)
      : n('parcours', '%n registered for {places}', '%n registered for {places}', confirmed, { places: n('parcours', '%n place', '%n places', capacity) }),
    waitlisted === 0 ? '' : n('parcours', '%n on the waiting list', '%n on the waiting list', waitlisted),
    pending === 0 ? '' : n('parcours', '%n request under way', '%n requests under way', pending),
  ].filter((part) => part !== '')
  return parts.length === 0 ? t('parcours', 'Nobody has registered yet') : parts.join(' · ')
}

/** Those of a whole series; registrations to single sessions are said apart, for they take no place in it. */
export function seriesCountsWords({ counts, capacity, sessions }: Pick<TrainerSeries, 'counts' | 'capacity' | 'sessions'>): string {
  const singles = sum(sessions.map((session) => standingCount(session.counts)))
  const words = singles === 0 ? '' : n('parcours', '%n registration to a single session', '%n registrations to single sessions', singles)
  return standingCount(counts) === 0 && words !== '' ? words : [countsWords(counts, capacity), words].filter((part) => part !== '').join(' · ')
}

/** Registrations in this state, to the whole series and to single sessions. */
export function countIn({ counts, sessions }: Pick<TrainerSeries, 'counts' | 'sessions'>, status: RegistrationStatus): number {
  return counts[status] + sum(sessions.map((session) => session.counts[status]))
}

const standingCount = ({ confirmed, waitlisted, pending }: RegistrationCounts) => confirmed + waitlisted + pending
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)

export const CHANNEL_WORDS: Readonly<Record<ReminderChannel, () => string>> = {
  calendar: () => t('parcours', 'own Nextcloud calendar'),
  mail: () => t('parcours', 'mail'),
  none: () => t('parcours', 'by themselves'),
}

export function roomWords(room: RoomMessage): string {
  switch (room.kind) {
    case 'link': return t('parcours', 'Online, by a link: {address}', { address: room.roomUrl })
    case 'bigBlueButton': return t('parcours', 'Online, in a BigBlueButton room that opens by itself')
    case 'place': return t('parcours', 'In person: {place}', { place: [room.name, room.address].filter((part) => part !== '').join(', ') })
    case 'later': return room.isOnline ? t('parcours', 'Online, the room is not chosen yet') : t('parcours', 'In person, the place is not chosen yet')
  }
}

export const AUDIENCE_WORDS: Readonly<Record<AnnouncementAudience, () => string>> = {
  all: () => t('parcours', 'Everybody who is registered, waits or has asked'),
  confirmed: () => t('parcours', 'People who have a place'),
  waitlisted: () => t('parcours', 'People on the waiting list'),
  withdrawn: () => t('parcours', 'People who withdrew'),
  missed: () => t('parcours', 'People who missed a session and have not watched its replay'),
}

export const MAIL_KIND_WORDS: Readonly<Record<MailKind, () => string>> = {
  'confirm-address': () => t('parcours', 'Address to confirm'),
  'registered': () => t('parcours', 'Registration confirmed'),
  'waitlisted': () => t('parcours', 'Put on the waiting list'),
  'promoted': () => t('parcours', 'A place has become free'),
  'requested': () => t('parcours', 'Request received'),
  'refused': () => t('parcours', 'No place'),
  'withdrawn': () => t('parcours', 'Withdrawal confirmed'),
  'session-changed': () => t('parcours', 'A session has changed'),
  'series-cancelled': () => t('parcours', 'The series is called off'),
  'reminder': () => t('parcours', 'Reminder'),
  'replay': () => t('parcours', 'The replay is there'),
  'announcement': () => t('parcours', 'Announcement'),
}

/** Why a mail has not left. What the mail server says itself is not shown: it may hold an address. */
export function mailErrorWords(errorCode: string | null): string {
  switch (errorCode) {
    case null: return ''
    case 'address-refused': return t('parcours', 'The mail server refuses this address: it is probably mistyped.')
    case 'server-unreachable': return t('parcours', 'The mail server does not answer. It is tried again by itself.')
    default: return t('parcours', 'The mail server did not take it ({code}).', { code: errorCode })
  }
}

/** What is wrong with a field, to be read under it. */
export function fieldProblemWords({ code, limit = 0 }: WebinarProblem): string {
  switch (code) {
    case 'empty-text': return t('parcours', 'Something has to stand here.')
    case 'text-too-long': return n('parcours', 'This is too long: at most %n character.', 'This is too long: at most %n characters.', limit)
    case 'wrong-number': return t('parcours', 'This number is out of bounds: the nearest possible is {limit}.', { limit: formatNumber(limit) })
    case 'wrong-address': return t('parcours', 'This is no complete address: it begins with https:// and holds no blank.')
    case 'wrong-time-zone': return t('parcours', 'This time zone is not known.')
    case 'wrong-wall-time': return t('parcours', 'A day and an hour have to be chosen.')
    case 'too-many': return n('parcours', 'There are too many: at most %n.', 'There are too many: at most %n.', limit)
    case 'repeated-id': return t('parcours', 'Two lines are the same: remove one of them.')
    case 'wrong-chapters': return t('parcours', 'The chapters are not in order, or go past the end of the video.')
  }
}

/** Why a move cannot be made; the nearest thing to do with it. */
export function moveRefusalWords(refusal: RescheduleRefusal): string {
  switch (refusal) {
    case 'wrong-wall-time': return t('parcours', 'Choose a day and an hour: every new date is then shown here.')
    case 'moved-too-far': return t('parcours', 'Type a whole number of days, two years at most.')
    case 'moved-into-the-past': return t('parcours', 'A session would be in the past. Choose a later day.')
    case 'unknown-session': case 'session-cancelled': case 'session-started': case 'nothing-to-move':
      return t('parcours', 'There is nothing to move: every session has begun or is cancelled.')
  }
}

/** What an organiser may decide of a registration, as the server's own rule has it. */
export function listDecisions({ status, awaits, isExcluded }: Pick<RegistrantRow, 'status' | 'awaits' | 'isExcluded'>): readonly RegistrationDecision['decision'][] {
  const isAsked = status === 'refused' || (status === 'pending' && awaits === 'organiser')
  const isStandingOrAsked = status === 'pending' || status === 'waitlisted' || status === 'confirmed'
  return [
    ...(isAsked ? ['accept' as const] : []),
    ...(isStandingOrAsked ? ['refuse' as const] : []),
    ...(isExcluded ? ['include' as const] : status === 'confirmed' ? ['exclude' as const] : []),
  ]
}
