// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { EntitySchema } from 'typeorm'
import { instant, integer, key, maybe, text } from '../tables/columns.ts'

/** One row per series that an announcement went to. */
export const announcementsTable = new EntitySchema({
  name: 'announcements',
  columns: {
    space_number: key(integer),
    announcement_id: key(text),
    series_number: key(integer),
    details_json: text,
    recipient_count: integer,
    announced_at: instant,
  },
  indices: [{ name: 'announcements_series', columns: ['space_number', 'series_number', 'announced_at'] }],
})

/** Written in the transaction of what it tells about; without an address, which the contact holds. */
export const mailsTable = new EntitySchema({
  name: 'mails',
  columns: {
    space_number: key(integer),
    series_number: key(integer),
    registrant_number: key(integer),
    kind: key(text),
    /** A session's number or an announcement's id; empty for the whole series. */
    about: key(text),
    /** Rises when there is something new to say before or after the mail left. */
    version: { type: 'bigint' },
    state: text,
    attempt_count: integer,
    next_try_at: instant,
    error_code: maybe(text),
    created_at: instant,
    settled_at: maybe(instant),
  },
  indices: [{ name: 'mails_due', columns: ['state', 'next_try_at'] }],
})
