// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AnnouncementAudience } from '@parcours/courses'
import type { AnnouncementWrite, StoredAnnouncement } from '../../services/webinars/mailRepository.ts'
import { rowOf, type SqlScript } from '../sqlScript.ts'
import { enqueueMail } from './mailScripts.ts'

export interface AnnouncementRow {
  readonly space_number: number
  readonly series_number: number
  readonly announcement_id: string
  readonly details_json: string
  readonly recipient_count: number
  readonly announced_at: number
  readonly by_mail: number
  readonly failed: number
}

interface Details {
  readonly seriesIds: readonly string[]
  readonly audience: AnnouncementAudience
  readonly sessionId: string | null
  readonly subject: string
  readonly text: string
  readonly registrantNumbers: readonly number[]
}

const OF_ANNOUNCEMENT = `m.space_number = a.space_number AND m.series_number = a.series_number AND m.kind = 'announcement' AND m.about = a.announcement_id`

export const ANNOUNCEMENTS = `SELECT a.space_number, a.series_number, a.announcement_id, a.details_json, a.recipient_count, a.announced_at,
    (SELECT count(*) FROM mails m WHERE ${OF_ANNOUNCEMENT}) AS by_mail, (SELECT count(*) FROM mails m WHERE ${OF_ANNOUNCEMENT} AND m.state = 'failed') AS failed
  FROM announcements a`

/** One row per series, and the mails with it. Said once: the id is the browser's. */
export function* announce({ announcementId, told, sendsMail, now, ...write }: AnnouncementWrite): SqlScript<boolean> {
  for (const { key, registrantNumbers } of told) {
    const details: Details = {
      seriesIds: write.seriesIds, audience: write.audience, sessionId: write.sessionId, subject: write.subject, text: write.text, registrantNumbers,
    }
    const isNew = yield* rowOf(
      `INSERT INTO announcements (space_number, announcement_id, series_number, details_json, recipient_count, announced_at) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT DO NOTHING RETURNING series_number`,
      key.spaceNumber, announcementId, key.seriesNumber, JSON.stringify(details), registrantNumbers.length, now.getTime(),
    )
    if (isNew === undefined) return false
    if (!sendsMail) continue
    for (const registrantNumber of registrantNumbers) yield* enqueueMail(key, registrantNumber, { kind: 'announcement', about: announcementId, version: 1, now })
  }
  return true
}

export function announcementOf(row: AnnouncementRow): StoredAnnouncement {
  // Written by `announce` alone.
  const details = JSON.parse(row.details_json) as Details
  return {
    spaceNumber: row.space_number, seriesNumber: row.series_number, announcementId: row.announcement_id, ...details, recipientCount: row.recipient_count,
    announcedAt: new Date(row.announced_at), byMailCount: row.by_mail, failedCount: row.failed,
  }
}
