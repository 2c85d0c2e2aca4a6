// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AnnouncementAudience, MailKind } from '@parcours/courses'
import type { SeriesKey } from './seriesRepository.ts'

/** One mail of the outbox: what it is about, never to whom in letters. */
export interface QueuedMail extends SeriesKey {
  readonly registrantNumber: number
  readonly kind: MailKind
  /** A session's number or an announcement's id; empty for the whole series. */
  readonly about: string
  /** What it is settled with: a mail that got something newer to say meanwhile stays in the outbox. */
  readonly version: number
  /** Times tried, this one included. */
  readonly attemptCount: number
}

export interface MailRecord extends QueuedMail {
  readonly registrationId: string
  readonly name: string | null
  readonly state: 'waiting' | 'sent' | 'failed'
  readonly nextTryAt: Date
  readonly errorCode: string | null
  readonly createdAt: Date
}

export type MailSettlement =
  | { readonly kind: 'sent' }
  | { readonly kind: 'retry'; readonly nextTryAt: Date; readonly errorCode: string }
  | { readonly kind: 'failed'; readonly errorCode: string }
  /** Nothing to say any more, or nobody to say it to. */
  | { readonly kind: 'dropped' }

export interface StoredAnnouncement extends SeriesKey {
  readonly announcementId: string
  readonly seriesIds: readonly string[]
  readonly audience: AnnouncementAudience
  readonly sessionId: string | null
  readonly subject: string
  readonly text: string
  readonly recipientCount: number
  readonly announcedAt: Date
  /** Registrants it went to. */
  readonly registrantNumbers: readonly number[]
  readonly byMailCount: number
  readonly failedCount: number
}

export interface AnnouncementWrite {
  readonly announcementId: string
  readonly seriesIds: readonly string[]
  readonly audience: AnnouncementAudience
  readonly sessionId: string | null
  readonly subject: string
  readonly text: string
  /** Per series, the registrants told there; each person is in one of them. */
  readonly told: readonly { readonly key: SeriesKey; readonly registrantNumbers: readonly number[] }[]
  readonly sendsMail: boolean
  readonly now: Date
}

export interface MailRepository {
  /**
   * Takes mails that are due, of one person after the other, and lends them until `leaseEndsAt`: whoever took them and
   * died leaves them to be taken again.
   */
  takeDue(now: Date, leaseEndsAt: Date, limit: number): Promise<readonly QueuedMail[]>
  settle(mail: QueuedMail, settlement: MailSettlement, now: Date): Promise<void>
  /** When the next mail is due; undefined when none waits. */
  nextDueAt(): Promise<Date | undefined>
  list(key: SeriesKey, page: { readonly offset: number; readonly limit: number }): Promise<{ readonly mails: readonly MailRecord[]; readonly count: number }>
  counts(key: SeriesKey): Promise<{ readonly waitingCount: number; readonly failedCount: number }>
  /** Failed ones are tried again. */
  retry(key: SeriesKey, now: Date): Promise<number>
  /** One reminder per session that starts before `until`, to those who follow by mail. Enqueued once. */
  enqueueReminders(now: Date, until: Date): Promise<number>
  /** Tells those registered that a replay is there. Enqueued once per session. */
  enqueueReplay(key: SeriesKey, sessionNumber: number, now: Date): Promise<void>
  /** Keeps it and puts its mails in the outbox; false when it was announced already. */
  announce(write: AnnouncementWrite): Promise<boolean>
  listAnnouncements(key: SeriesKey, limit: number): Promise<readonly StoredAnnouncement[]>
  findAnnouncement(spaceNumber: number, announcementId: string): Promise<readonly StoredAnnouncement[]>
  /** Sent ones older than that, which nobody needs any more. */
  purgeSettled(before: Date): Promise<number>
}
