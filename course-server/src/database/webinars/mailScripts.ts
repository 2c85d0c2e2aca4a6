// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MailKind } from '@parcours/courses'
import type { SeriesKey } from '../../services/webinars/seriesRepository.ts'
import { execute, type SqlScript } from '../sqlScript.ts'

export interface MailWish {
  readonly kind: MailKind
  /** A session's number or an announcement's id; empty for the whole series. */
  readonly about?: string
  /** A higher one is sent again; the time by default. */
  readonly version?: number
  readonly now: Date
}

/** Puts a mail in the outbox with what it tells about: both are kept, or neither. Nobody without a usable address gets one. */
export function* enqueueMail({ spaceNumber, seriesNumber }: SeriesKey, registrantNumber: number, { kind, about = '', now, version = now.getTime() }: MailWish): SqlScript<void> {
  yield* execute(
    `${insertMails(kind)} AND c.registrant_number = ? ${AGAIN}`,
    kind, about, version, now.getTime(), now.getTime(), spaceNumber, seriesNumber, registrantNumber,
  )
}

/** To everybody whose registration has one of the statuses and is to the series, or to that session. */
export function* enqueueMails(
  { spaceNumber, seriesNumber }: SeriesKey, { statuses, sessionNumber, byMailOnly }: MailAudience, { kind, about = '', now, version = now.getTime() }: MailWish,
): SqlScript<void> {
  yield* execute(
    `${insertMails(kind)} AND c.registrant_number IN (SELECT r.registrant_number FROM registrations r
      WHERE r.space_number = ? AND r.series_number = ? AND r.status IN (${statuses.map((status) => `'${status}'`).join(', ')})
      ${sessionNumber === undefined ? '' : 'AND r.session_number IN (0, ?)'} ${byMailOnly ? "AND r.channel = 'mail'" : ''}) ${AGAIN}`,
    kind, about, version, now.getTime(), now.getTime(), spaceNumber, seriesNumber, spaceNumber, seriesNumber, ...(sessionNumber === undefined ? [] : [sessionNumber]),
  )
}

export interface MailAudience {
  /** Names of this code's own, never typed ones. */
  readonly statuses: readonly ('pending' | 'waitlisted' | 'confirmed' | 'withdrawn')[]
  /** Undefined: whatever they registered to. */
  readonly sessionNumber?: number
  /** Leaves out those who follow the dates by their own calendar. */
  readonly byMailOnly: boolean
}

function insertMails(kind: MailKind): string {
  const usable = kind === 'confirm-address' ? '' : 'AND c.is_address_confirmed = 1 AND c.wants_mail = 1'
  return `INSERT INTO mails (space_number, series_number, registrant_number, kind, about, version, state, attempt_count, next_try_at, created_at)
    SELECT c.space_number, c.series_number, c.registrant_number, CAST(? AS text), CAST(? AS text), CAST(? AS bigint), 'waiting', 0,
      CAST(? AS bigint), CAST(? AS bigint)
    FROM contacts c WHERE c.space_number = ? AND c.series_number = ? AND c.address IS NOT NULL ${usable}`
}

const AGAIN = `ON CONFLICT (space_number, series_number, registrant_number, kind, about) DO UPDATE SET version = excluded.version, state = 'waiting',
  attempt_count = 0, next_try_at = excluded.next_try_at, error_code = NULL, settled_at = NULL WHERE excluded.version > mails.version`

/** What is out of date before it left, such as the place of somebody who has withdrawn. */
export function* dropWaitingMails({ spaceNumber, seriesNumber }: SeriesKey, registrantNumber: number, kinds: readonly MailKind[]): SqlScript<void> {
  yield* execute(
    `DELETE FROM mails WHERE space_number = ? AND series_number = ? AND registrant_number = ? AND state <> 'sent'
      AND kind IN (${kinds.map((kind) => `'${kind}'`).join(', ')})`, spaceNumber, seriesNumber, registrantNumber,
  )
}
