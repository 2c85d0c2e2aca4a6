// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CalendarRepository, StoredCalendarChange } from '../../services/webinars/repositories.ts'
import type { Database } from '../database.ts'
import { internLearner, lockSpace } from '../learnerScripts.ts'
import { execute } from '../sqlScript.ts'

export function createCalendarRepository(database: Database): CalendarRepository {
  return {
    putFeed: (learner, feedHash) => database.transact(function* () {
      yield* lockSpace(database.dialect, learner.spaceNumber)
      const learnerNumber = yield* internLearner(learner.spaceNumber, learner.subject)
      yield* execute(
        `INSERT INTO calendar_feeds (space_number, learner_number, feed_hash) VALUES (?, ?, ?)
          ON CONFLICT (space_number, learner_number) DO UPDATE SET feed_hash = excluded.feed_hash`, learner.spaceNumber, learnerNumber, feedHash,
      )
    }),
    removeFeed: ({ spaceNumber, subject }) => database.transact(() => execute(
      `DELETE FROM calendar_feeds WHERE space_number = ? AND learner_number IN (SELECT learner_number FROM learners WHERE space_number = ? AND subject = ?)`,
      spaceNumber, spaceNumber, subject,
    )),
    async findFeedOwner(feedHash) {
      const [row] = await database.read<{ spaceNumber: number; subject: string }>(
        `SELECT l.space_number AS "spaceNumber", l.subject FROM calendar_feeds f
          JOIN learners l ON l.space_number = f.space_number AND l.learner_number = f.learner_number WHERE f.feed_hash = ?`, feedHash,
      )
      return row
    },
    async listChanges(spaceNumber, after, limit) {
      const rows = await database.read<ChangeRow>(
        CHANGES, spaceNumber, after.changeNumber, after.changeNumber, after.registrantNumber, after.sessionNumber, limit,
      )
      return rows.map(changeOf)
    },
    purgeChanges: (before) => database.transact(() => execute(
      `DELETE FROM calendar_changes WHERE changed_at < ? AND change_number < (SELECT last_change_number FROM calendar_counters k
        WHERE k.space_number = calendar_changes.space_number)`, before.getTime(),
    )),
  }
}

interface ChangeRow {
  readonly change_number: number
  readonly space_number: number
  readonly series_number: number
  readonly registrant_number: number
  readonly session_number: number
  readonly subject: string
  readonly changed_at: number
}

/** Each note spread over the people and sessions it is about, in one order that a reader can take up again. */
const CHANGES = `SELECT c.change_number, c.owner_space_number AS space_number, c.series_number, p.registrant_number, x.session_number, l.subject, c.changed_at
  FROM calendar_changes c
    JOIN registrants p ON p.space_number = c.owner_space_number AND p.series_number = c.series_number AND p.learner_space_number = c.space_number
      AND c.registrant_number IN (0, p.registrant_number)
    JOIN sessions x ON x.space_number = c.owner_space_number AND x.series_number = c.series_number AND c.session_number IN (0, x.session_number)
    JOIN learners l ON l.space_number = p.learner_space_number AND l.learner_number = p.learner_number
  WHERE c.space_number = ? AND c.change_number >= ? AND (c.change_number, p.registrant_number, x.session_number) > (?, ?, ?)
  ORDER BY c.change_number, p.registrant_number, x.session_number LIMIT ?`

function changeOf(row: ChangeRow): StoredCalendarChange {
  return {
    spaceNumber: row.space_number, seriesNumber: row.series_number, changeNumber: row.change_number, registrantNumber: row.registrant_number,
    sessionNumber: row.session_number, subject: row.subject, changedAt: new Date(row.changed_at),
  }
}
