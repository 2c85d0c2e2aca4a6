// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Awaited, RegistrationStatus } from '../webinar/registration.ts'
import type { Instant } from './learning.ts'
import type { CalendarEntryMessage, PublicSeries, SessionDoor } from './webinarReader.ts'

/** What somebody without a token gets for a registration by a plain form. */
export interface RegistrationReceipt {
  readonly registrationId: string
  readonly status: RegistrationStatus
  readonly awaits: Awaited | null
  /** Place in the waiting list, from 1; null when not waiting. */
  readonly waitingRank: number | null
  /** True: look into the mailbox, nothing is sure before the link in the mail was opened. */
  readonly isMailOnItsWay: boolean
  /** The page to leave and to join by, without a login. Null while the address is unconfirmed: the mail holds it. */
  readonly manageUrl: string | null
}

/** What the holder of a link sees of the registration it belongs to. */
export interface LinkedRegistration {
  readonly registrationId: string
  readonly series: PublicSeries
  readonly status: RegistrationStatus
  readonly awaits: Awaited | null
  readonly waitingRank: number | null
  /** False where no address was given, or it was erased: no mail can be wanted. */
  readonly hasAddress: boolean
  /** Also false after « no more mail »; it may be wanted again. */
  readonly wantsMail: boolean
  /** Of the sessions that the person registered for, and of no other. */
  readonly doors: readonly { readonly sessionId: string; readonly door: SessionDoor }[]
}

/** The address of a person's own feed, told once: asked again, another replaces it. */
export interface CalendarFeedMessage {
  readonly feedUrl: string
}

/** An announcement, as those it went to read it in the app. */
export interface MyAnnouncement {
  readonly announcementId: string
  readonly seriesId: string
  readonly seriesTitle: string
  readonly subject: string
  readonly text: string
  readonly sentAt: Instant
}

/** What the calendars of one space's people must follow, oldest first. */
export interface CalendarChangesPage {
  readonly changes: readonly CalendarChange[]
  /** For `after`, next time; the same as before when nothing changed. */
  readonly next: string
  readonly hasMore: boolean
}

/** The entry as it is now; applied again, it changes nothing. Announcements have no entry. */
export interface CalendarChange {
  /** The learner's pseudonym in that space. */
  readonly subject: string
  readonly seriesId: string
  readonly seriesTitle: string
  readonly sessionId: string
  readonly sessionTitle: string
  readonly startsAt: Instant
  readonly timeZone: string
  /** `remove`: the person left, or the series is gone for them; `put`: written or struck out, as its status says. */
  readonly kind: 'put' | 'remove'
  readonly entry: CalendarEntryMessage
}

/** What a printed attestation's code stands for. Never a name: the server knows none. */
export interface AttestationCheck {
  readonly title: string
  readonly courseCompletedOn: string | null
  readonly sessionCount: number
  readonly sessionsPresentCount: number
  readonly sessionsReplayedCount: number
  readonly attendanceSeconds: number
  readonly issuedOn: string
}

export const MAIL_KINDS = [
  'confirm-address', 'registered', 'waitlisted', 'promoted', 'requested', 'refused', 'withdrawn', 'session-changed', 'series-cancelled', 'reminder',
  'replay', 'announcement',
] as const
export type MailKind = (typeof MAIL_KINDS)[number]

/** A mail that has not left, told to the trainer. */
export interface MailRow {
  readonly registrationId: string
  readonly name: string | null
  readonly kind: MailKind
  readonly state: 'waiting' | 'sent' | 'failed'
  readonly attemptCount: number
  /** Null once it is settled. */
  readonly nextTryAt: Instant | null
  /** Such as `address-refused` or `server-unreachable`. */
  readonly errorCode: string | null
  readonly createdAt: Instant
}

export interface MailPage {
  readonly mails: readonly MailRow[]
  readonly page: number
  readonly pageCount: number
  readonly mailCount: number
}
