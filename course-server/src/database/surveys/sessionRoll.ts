// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SessionRoll } from '../../services/surveys/repositories.ts'
import type { Database } from '../database.ts'

/** Who was at a session, read from the webinars' own tables; a person's place there is their learner number. */
export function createSessionRoll(database: Database): SessionRoll {
  const isThere = async (sql: string, spaceNumber: number, subject: string, sessionId: string): Promise<boolean> =>
    (await database.read(`${REGISTRANT} ${sql} LIMIT 1`, sessionId, spaceNumber, subject)).length > 0
  return {
    isOver: async (sessionId, now) =>
      (await database.read("SELECT 1 AS found FROM sessions WHERE session_id = ? AND ends_at <= ? AND status <> 'cancelled' LIMIT 1", sessionId, now.getTime())).length > 0,
    wasRegistered: (spaceNumber, subject, sessionId) => isThere(CONFIRMED, spaceNumber, subject, sessionId),
    hasAttended: (spaceNumber, subject, sessionId) => isThere(PRESENT, spaceNumber, subject, sessionId),
  }
}

/** The person's place in the session's series, whatever their space. */
const REGISTRANT = `SELECT 1 AS found FROM sessions s
  JOIN registrants r ON r.space_number = s.space_number AND r.series_number = s.series_number AND r.is_excluded = 0
  JOIN learners l ON l.space_number = r.learner_space_number AND l.learner_number = r.learner_number
  WHERE s.session_id = ? AND l.space_number = ? AND l.subject = ?`

const OF_SESSION = 'x.space_number = s.space_number AND x.series_number = s.series_number AND x.registrant_number = r.registrant_number'

/** To the session, or to its whole series (number 0). */
const CONFIRMED = `AND EXISTS (SELECT 1 FROM registrations x WHERE ${OF_SESSION} AND x.session_number IN (0, s.session_number) AND x.status = 'confirmed')`

/** Measured by the meeting, or said by the trainer or the person. */
const PRESENT = `AND (EXISTS (SELECT 1 FROM attendance_facts x WHERE ${OF_SESSION} AND x.session_number = s.session_number)
  OR EXISTS (SELECT 1 FROM attendance_marks x WHERE ${OF_SESSION} AND x.session_number = s.session_number AND x.is_present = 1))`
