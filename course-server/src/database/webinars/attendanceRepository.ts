// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AttendanceFact, MeetingSource, SessionMeeting } from '../../services/webinars/attendanceSink.ts'
import type { AttendanceRepository, SessionKey, SessionRecord, StoredView, StoredWord } from '../../services/webinars/attendanceRepository.ts'
import type { Clock } from '../../services/clock.ts'
import type { Database } from '../database.ts'
import { FOR_UPDATE } from '../dialect.ts'
import { execute, rowOf, type SqlScript } from '../sqlScript.ts'
import { recordFacts, recordReport } from './attendanceFacts.ts'

/** Before the door of the earliest, and after the overrun of the latest: what `listLive` counts as on. */
const BEFORE_MS = 120 * 60_000
const AFTER_MS = 60 * 60_000

export function createAttendanceRepository(database: Database, clock: Clock = () => new Date()): AttendanceRepository {
  const { dialect } = database
  return {
    recordAttendance: (facts) => database.transact(() => recordFacts(dialect, facts)),
    recordReport: (run, facts) => database.transact(() => recordReport(dialect, run, facts, clock())),
    async find(meetingId) {
      const [row] = await database.read<MeetingRow>(`${MEETINGS} WHERE m.meeting_id = ?`, meetingId)
      return row === undefined ? undefined : meetingOf(row)
    },
    async listLive(now, limit) {
      const rows = await database.read<MeetingRow>(
        `${MEETINGS} WHERE s.starts_at <= ? AND s.ends_at >= ? AND s.starts_at >= ? AND s.status <> 'cancelled' ORDER BY s.starts_at, m.meeting_id LIMIT ?`,
        now.getTime() + BEFORE_MS, now.getTime() - AFTER_MS, now.getTime() - AFTER_MS - LONGEST_MS, limit,
      )
      return rows.map(meetingOf)
    },
    openMeeting: (key, newMeetingId) => database.transact(() => openMeeting(key, newMeetingId)),
    takeParticipantId: (key, registrantNumber, newId, isRecorded) => database.transact(() => takeParticipantId(key, registrantNumber, newId, isRecorded)),
    read: (key, registrantNumber) => readRecord(database, key, registrantNumber),
    listMeasured: (from, to, limit) => database.read(
      `SELECT s.session_id AS "sessionId", m.fact_count AS "factCount" FROM sessions s JOIN session_meetings m ON m.space_number = s.space_number
          AND m.series_number = s.series_number AND m.session_number = s.session_number AND m.fact_count > 0
        WHERE s.starts_at > ? AND s.ends_at > ? AND s.ends_at <= ? AND s.status <> 'cancelled' ORDER BY s.ends_at DESC, s.session_id LIMIT ?`,
      from.getTime() - LONGEST_MS, from.getTime(), to.getTime(), limit,
    ),
    async listRecorded({ spaceNumber, seriesNumber }) {
      const tables = ['attendance_facts', 'attendance_marks', 'replay_views']
      const rows = await database.read<{ session_number: number }>(
        tables.map((table) => `SELECT DISTINCT session_number FROM ${table} WHERE space_number = ? AND series_number = ?`).join(' UNION '),
        ...tables.flatMap(() => [spaceNumber, seriesNumber]),
      )
      return new Set(rows.map((row) => row.session_number))
    },
    putWord: (key, registrantNumber, source, wasPresent, now) => database.transact(() => putWord(key, registrantNumber, source, wasPresent, now)),
    putView: (key, registrantNumber, merge, now) => database.transact(function* () {
      const known = yield* rowOf<{ watched_json: string }>(
        `SELECT watched_json FROM replay_views WHERE ${OF_PERSON} ${FOR_UPDATE[dialect]}`, ...numbersOf(key), registrantNumber,
      )
      const watched = merge(known === undefined ? [] : watchedOf(known.watched_json))
      yield* execute(
        `INSERT INTO replay_views (space_number, series_number, session_number, registrant_number, watched_json, watched_at) VALUES (?, ?, ?, ?, ?, ?)
          ON CONFLICT (space_number, series_number, session_number, registrant_number) DO UPDATE SET watched_json = excluded.watched_json, watched_at = excluded.watched_at`,
        ...numbersOf(key), registrantNumber, JSON.stringify(watched.map(({ from, to }) => [from, to])), now.getTime(),
      )
      return watched
    }),
  }
}

/** No session is longer than a day. */
const LONGEST_MS = 24 * 3_600_000
const OF_SESSION = 'space_number = ? AND series_number = ? AND session_number = ?'
const OF_PERSON = `${OF_SESSION} AND registrant_number = ?`

interface MeetingRow { readonly meeting_id: string; readonly session_id: string; readonly starts_at: number; readonly ends_at: number }

const MEETINGS = `SELECT m.meeting_id, s.session_id, s.starts_at, s.ends_at FROM session_meetings m
  JOIN sessions s ON s.space_number = m.space_number AND s.series_number = m.series_number AND s.session_number = m.session_number`

function meetingOf(row: MeetingRow): SessionMeeting {
  return { meetingId: row.meeting_id, sessionId: row.session_id, startsAt: new Date(row.starts_at), endsAt: new Date(row.ends_at) }
}

function numbersOf({ spaceNumber, seriesNumber, sessionNumber }: SessionKey): readonly [number, number, number] {
  return [spaceNumber, seriesNumber, sessionNumber]
}

function* openMeeting(key: SessionKey, newMeetingId: string): SqlScript<string> {
  yield* execute(
    `INSERT INTO session_meetings (space_number, series_number, session_number, meeting_id, fact_count) VALUES (?, ?, ?, ?, 0)
      ON CONFLICT (space_number, series_number, session_number) DO NOTHING`, ...numbersOf(key), newMeetingId,
  )
  const row = yield* rowOf<{ meeting_id: string }>(`SELECT meeting_id FROM session_meetings WHERE ${OF_SESSION}`, ...numbersOf(key))
  return row?.meeting_id ?? newMeetingId
}

function* takeParticipantId(key: SessionKey, registrantNumber: number, newId: string, isRecorded: boolean): SqlScript<string> {
  const row = yield* rowOf<{ participant_id: string }>(
    `INSERT INTO session_people (space_number, series_number, session_number, registrant_number, participant_id, is_recorded) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (space_number, series_number, session_number, registrant_number) DO UPDATE SET is_recorded = excluded.is_recorded RETURNING participant_id`,
    ...numbersOf(key), registrantNumber, newId, isRecorded ? 1 : 0,
  )
  return row?.participant_id ?? newId
}

function* putWord(key: SessionKey, registrantNumber: number, source: StoredWord['source'], wasPresent: boolean | undefined, now: Date): SqlScript<void> {
  if (wasPresent === undefined) {
    yield* execute(`DELETE FROM attendance_marks WHERE ${OF_PERSON} AND source = ?`, ...numbersOf(key), registrantNumber, source)
    return
  }
  yield* execute(
    `INSERT INTO attendance_marks (space_number, series_number, session_number, registrant_number, source, is_present, marked_at) VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (space_number, series_number, session_number, registrant_number, source) DO UPDATE SET is_present = excluded.is_present, marked_at = excluded.marked_at`,
    ...numbersOf(key), registrantNumber, source, wasPresent ? 1 : 0, now.getTime(),
  )
}

interface FactRow {
  readonly source: MeetingSource
  readonly meeting_run_id: string
  readonly kind: AttendanceFact['kind']
  readonly connection_id: string
  readonly registrant_number: number
  readonly at: number
  readonly to_at: number | null
}

/** Of one person: also what names nobody, since it ends what the person began. */
async function readRecord(database: Database, key: SessionKey, registrantNumber: number | undefined): Promise<SessionRecord> {
  const own = numbersOf(key)
  const [who, ...ofPerson] = registrantNumber === undefined ? [''] : ['AND registrant_number = ?', registrantNumber]
  // Once, not in each of the many thousand rows that a big session has.
  const [session] = await database.read<{ session_id: string }>(`SELECT session_id FROM sessions WHERE ${OF_SESSION}`, ...own)
  const facts = await database.read<FactRow>(
    `SELECT source, meeting_run_id, kind, connection_id, registrant_number, at, to_at FROM attendance_facts
      WHERE ${OF_SESSION} ${registrantNumber === undefined ? '' : 'AND registrant_number IN (0, ?)'}`,
    ...own, ...ofPerson,
  )
  const words = await database.read<{ registrant_number: number; source: StoredWord['source']; is_present: number }>(
    `SELECT registrant_number, source, is_present FROM attendance_marks WHERE ${OF_SESSION} ${who} ORDER BY registrant_number, source`, ...own, ...ofPerson,
  )
  const views = await database.read<{ registrant_number: number; watched_json: string }>(
    `SELECT registrant_number, watched_json FROM replay_views WHERE ${OF_SESSION} ${who} ORDER BY registrant_number`, ...own, ...ofPerson,
  )
  return {
    facts: session === undefined ? [] : facts.map((row) => factOf(row, session.session_id)),
    words: words.map((row) => ({ registrantNumber: row.registrant_number, source: row.source, wasPresent: row.is_present === 1 })),
    views: views.map((row) => ({ registrantNumber: row.registrant_number, watched: watchedOf(row.watched_json) })),
  }
}

function factOf(row: FactRow, sessionId: string): AttendanceFact {
  // Written out: spreading a common part costs as much as reading the rows.
  const { source, meeting_run_id: meetingRunId, connection_id: connectionId } = row
  const participantId = String(row.registrant_number)
  switch (row.kind) {
    case 'arrived': return { sessionId, source, meetingRunId, kind: 'arrived', participantId, connectionId, at: new Date(row.at) }
    case 'left': return { sessionId, source, meetingRunId, kind: 'left', connectionId, at: new Date(row.at) }
    case 'seen': return { sessionId, source, meetingRunId, kind: 'seen', participantId, connectionId, from: new Date(row.at), to: new Date(row.to_at ?? row.at) }
    case 'ended': return { sessionId, source, meetingRunId, kind: 'ended', at: new Date(row.to_at ?? row.at) }
  }
}

/** Pairs of numbers, written by `putView` alone. */
function watchedOf(json: string): StoredView['watched'] {
  return (JSON.parse(json) as (readonly [number, number])[]).map(([from, to]) => ({ from, to }))
}
