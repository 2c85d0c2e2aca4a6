// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MailKind } from '@parcours/courses'
import type { WebinarMail } from '../services/webinars/webinarMail.ts'

/** The words of mail in one language. Sentences are whole: none is made by joining pieces. */
export interface MailWords {
  readonly subjects: Readonly<Record<MailKind, (mail: WebinarMail) => string>>
  readonly greeting: (name: string | null) => string
  /** What happened, before the dates. */
  readonly leads: Readonly<Record<MailKind, (mail: WebinarMail) => string>>
  readonly confirm: string
  readonly confirmWhy: string
  readonly manage: string
  readonly page: string
  readonly watchReplay: string
  readonly calendarHint: string
  readonly cancelledSession: string
  readonly tentativeSession: string
  readonly online: string
  readonly footer: (mail: WebinarMail) => string
  readonly unsubscribe: string
}
