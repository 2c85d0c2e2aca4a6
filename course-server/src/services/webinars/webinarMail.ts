// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MailKind, SessionStatus, SessionTime } from '@parcours/courses'

/** One mail to one person, ready to be put into words. It names nobody else. */
export interface WebinarMail {
  readonly kind: MailKind
  readonly language: 'fr' | 'en'
  readonly to: { readonly name: string | null; readonly address: string }
  readonly seriesTitle: string
  readonly organiser: string
  /** Those that it is about, by number. */
  readonly sessions: readonly MailSession[]
  /** Place in the waiting list, from 1. */
  readonly waitingRank: number | null
  readonly announcement: { readonly subject: string; readonly text: string } | undefined
  readonly pageUrl: string
  /** To see, join and leave without a login. */
  readonly manageUrl: string
  /** Only where an address is to be confirmed. */
  readonly confirmUrl: string | undefined
  readonly unsubscribeUrl: string
  readonly contactRetentionDays: number
  readonly calendars: readonly MailCalendar[]
  /** The same for the same mail: sent twice, mail programs show it once. */
  readonly messageId: string
}

export interface MailSession {
  readonly title: string
  readonly time: SessionTime
  readonly status: SessionStatus
  /** In person; undefined online. */
  readonly place: string | undefined
  readonly replayUrl: string | undefined
}

/** A session as iTIP (RFC 5546), one object each. */
export interface MailCalendar {
  readonly method: 'REQUEST' | 'CANCEL'
  readonly fileName: string
  readonly content: string
}

export type SendOutcome =
  | { readonly kind: 'accepted' }
  /** For good, such as an address that does not exist. */
  | { readonly kind: 'refused'; readonly errorCode: MailErrorCode }
  | { readonly kind: 'later'; readonly errorCode: MailErrorCode }

export const MAIL_ERROR_CODES = ['address-refused', 'mail-refused', 'server-unreachable', 'server-busy', 'login-refused', 'unknown-failure'] as const
export type MailErrorCode = (typeof MAIL_ERROR_CODES)[number]

export interface MailSender {
  send(mail: WebinarMail): Promise<SendOutcome>
  close(): void
}
