// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MailKind } from '@parcours/courses'
import type { MailRecord, MailRepository, MailSettlement, QueuedMail } from '../../services/webinars/mailRepository.ts'
import type { SeriesKey } from '../../services/webinars/seriesRepository.ts'
import type { Database } from '../database.ts'
import type { Dialect } from '../dialect.ts'
import { execute, rowsOf, type SqlScript } from '../sqlScript.ts'
import { announce, announcementOf, ANNOUNCEMENTS, type AnnouncementRow } from './announcementScripts.ts'
import { enqueueMails } from './mailScripts.ts'

export function createMailRepository(database: Database): MailRepository {
  return {
    takeDue: (now, leaseEndsAt, limit) => database.transact(() => takeDue(database.dialect, now, leaseEndsAt, limit)),
    settle: (mail, settlement, now) => database.transact(() => settle(mail, settlement, now)),
    async nextDueAt() {
      const [row] = await database.read<{ due: number | null }>("SELECT min(next_try_at) AS due FROM mails WHERE state = 'waiting'")
      return typeof row?.due === 'number' ? new Date(row.due) : undefined
    },
    async list({ spaceNumber, seriesNumber }, { offset, limit }) {
      const where = "WHERE m.space_number = ? AND m.series_number = ? AND m.state <> 'sent'"
      const rows = await database.read<MailRecordRow>(
        `${RECORDS} ${where} ORDER BY CASE m.state WHEN 'failed' THEN 0 ELSE 1 END, m.created_at, m.registrant_number, m.kind, m.about LIMIT ? OFFSET ?`,
        spaceNumber, seriesNumber, limit, offset,
      )
      const [held] = await database.read<{ held: number }>(`SELECT count(*) AS held FROM mails m ${where}`, spaceNumber, seriesNumber)
      return { mails: rows.map(recordOf), count: held?.held ?? 0 }
    },
    async counts({ spaceNumber, seriesNumber }) {
      const rows = await database.read<{ state: string; held: number }>(
        "SELECT state, count(*) AS held FROM mails WHERE space_number = ? AND series_number = ? AND state <> 'sent' GROUP BY state", spaceNumber, seriesNumber,
      )
      const countOf = (state: string) => rows.find((row) => row.state === state)?.held ?? 0
      return { waitingCount: countOf('waiting'), failedCount: countOf('failed') }
    },
    retry: ({ spaceNumber, seriesNumber }, now) => database.transact(function* () {
      const rows = yield* rowsOf(
        `UPDATE mails SET state = 'waiting', attempt_count = 0, next_try_at = ?, error_code = NULL, settled_at = NULL
          WHERE space_number = ? AND series_number = ? AND state = 'failed' RETURNING kind`, now.getTime(), spaceNumber, seriesNumber,
      )
      return rows.length
    }),
    enqueueReminders: (now, until) => database.transact(() => enqueueReminders(now, until)),
    enqueueReplay: (key, sessionNumber, now) => database.transact(() => enqueueMails(
      key, { statuses: ['confirmed'], sessionNumber, byMailOnly: true }, { kind: 'replay', about: String(sessionNumber), version: 1, now },
    )),
    announce: (write) => database.transact(() => announce(write)),
    async listAnnouncements({ spaceNumber, seriesNumber }, limit) {
      const rows = await database.read<AnnouncementRow>(
        `${ANNOUNCEMENTS} WHERE a.space_number = ? AND a.series_number = ? ORDER BY a.announced_at DESC, a.announcement_id LIMIT ?`, spaceNumber, seriesNumber, limit,
      )
      return rows.map(announcementOf)
    },
    async findAnnouncement(spaceNumber, announcementId) {
      const rows = await database.read<AnnouncementRow>(
        `${ANNOUNCEMENTS} WHERE a.space_number = ? AND a.announcement_id = ? ORDER BY a.series_number`, spaceNumber, announcementId,
      )
      return rows.map(announcementOf)
    },
    purgeSettled: (before) => database.transact(function* () {
      const rows = yield* rowsOf("DELETE FROM mails WHERE state = 'sent' AND settled_at < ? RETURNING kind", before.getTime())
      return rows.length
    }),
  }
}

interface MailRow {
  readonly space_number: number
  readonly series_number: number
  readonly registrant_number: number
  readonly kind: MailKind
  readonly about: string
  readonly version: number
  readonly attempt_count: number
}

interface MailRecordRow extends MailRow {
  readonly registration_id: string | null
  readonly name: string | null
  readonly state: MailRecord['state']
  readonly next_try_at: number
  readonly error_code: string | null
  readonly created_at: number
}

const MAIL_KEY = 'space_number = ? AND series_number = ? AND registrant_number = ? AND kind = ? AND about = ?'

const RECORDS = `SELECT m.space_number, m.series_number, m.registrant_number, m.kind, m.about, m.version, m.attempt_count, m.state, m.next_try_at,
    m.error_code, m.created_at, c.name, (SELECT r.registration_id FROM registrations r WHERE r.space_number = m.space_number
      AND r.series_number = m.series_number AND r.registrant_number = m.registrant_number ORDER BY r.registration_number DESC LIMIT 1) AS registration_id
  FROM mails m LEFT JOIN contacts c ON c.space_number = m.space_number AND c.series_number = m.series_number AND c.registrant_number = m.registrant_number`

/** Two nodes never take the same: rows that another holds are left to it. */
function* takeDue(dialect: Dialect, now: Date, leaseEndsAt: Date, limit: number): SqlScript<readonly QueuedMail[]> {
  const rows = yield* rowsOf<MailRow>(
    `SELECT space_number, series_number, registrant_number, kind, about, version, attempt_count FROM mails WHERE state = 'waiting' AND next_try_at <= ?
      ORDER BY next_try_at, space_number, series_number, registrant_number, kind, about LIMIT ? ${dialect === 'postgres' ? 'FOR UPDATE SKIP LOCKED' : ''}`,
    now.getTime(), limit,
  )
  for (const row of rows) {
    yield* execute(`UPDATE mails SET attempt_count = attempt_count + 1, next_try_at = ? WHERE ${MAIL_KEY}`, leaseEndsAt.getTime(), ...keyOf(mailOf(row)))
  }
  return rows.map((row) => ({ ...mailOf(row), attemptCount: row.attempt_count + 1 }))
}

function* settle(mail: QueuedMail, settlement: MailSettlement, now: Date): SqlScript<void> {
  // Only as it was read: what came meanwhile waits for its own turn.
  const where = `${MAIL_KEY} AND version = ? AND state = 'waiting'`
  const key = [...keyOf(mail), mail.version] as const
  switch (settlement.kind) {
    case 'sent':
      return yield* execute(`UPDATE mails SET state = 'sent', settled_at = ?, error_code = NULL WHERE ${where}`, now.getTime(), ...key)
    case 'retry':
      return yield* execute(`UPDATE mails SET next_try_at = ?, error_code = ? WHERE ${where}`, settlement.nextTryAt.getTime(), settlement.errorCode, ...key)
    case 'failed':
      return yield* execute(`UPDATE mails SET state = 'failed', settled_at = ?, error_code = ? WHERE ${where}`, now.getTime(), settlement.errorCode, ...key)
    case 'dropped':
      return yield* execute(`DELETE FROM mails WHERE ${where}`, ...key)
  }
}

/** Sessions that one reminder is due for. Those who register later get their dates at once, and need none. */
function* enqueueReminders(now: Date, until: Date): SqlScript<number> {
  const sessions = yield* rowsOf<{ space_number: number; series_number: number; session_number: number; starts_at: number }>(
    `SELECT x.space_number, x.series_number, x.session_number, x.starts_at FROM sessions x
      JOIN series s ON s.space_number = x.space_number AND s.series_number = x.series_number AND s.status IN ('open', 'closed')
      WHERE x.starts_at > ? AND x.starts_at <= ? AND x.status <> 'cancelled' ORDER BY x.space_number, x.series_number, x.session_number LIMIT ${MAX_SESSIONS}`,
    now.getTime(), until.getTime(),
  )
  for (const session of sessions) {
    const key: SeriesKey = { spaceNumber: session.space_number, seriesNumber: session.series_number }
    // A session that moved is reminded of anew: its start is the version.
    const wish = { kind: 'reminder', about: String(session.session_number), version: session.starts_at, now } as const
    yield* enqueueMails(key, { statuses: ['confirmed'], sessionNumber: session.session_number, byMailOnly: true }, wish)
  }
  return sessions.length
}

/** More sessions than any server has within a day. */
const MAX_SESSIONS = 5_000

function keyOf(mail: QueuedMail): readonly [number, number, number, string, string] {
  return [mail.spaceNumber, mail.seriesNumber, mail.registrantNumber, mail.kind, mail.about]
}

function mailOf(row: MailRow): QueuedMail {
  return {
    spaceNumber: row.space_number, seriesNumber: row.series_number, registrantNumber: row.registrant_number, kind: row.kind, about: row.about,
    version: row.version, attemptCount: row.attempt_count,
  }
}

function recordOf(row: MailRecordRow): MailRecord {
  return {
    ...mailOf(row), registrationId: row.registration_id ?? '', name: row.name, state: row.state, nextTryAt: new Date(row.next_try_at),
    errorCode: row.error_code, createdAt: new Date(row.created_at),
  }
}
