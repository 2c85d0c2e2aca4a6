// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { MAX_FACTS_PER_SESSION, MAX_ID_LENGTH, type AttendanceFact, type MeetingRun } from '../../services/webinars/attendanceSink.ts'
import { FOR_UPDATE, type Dialect } from '../dialect.ts'
import { execute, rowOf, type SqlScript } from '../sqlScript.ts'

interface SessionKey { readonly spaceNumber: number; readonly seriesNumber: number; readonly sessionNumber: number }

/** Merges what was seen; the same again changes nothing. A fact of a session that is gone, or of nobody we know, is left out. */
export function* recordFacts(dialect: Dialect, facts: readonly AttendanceFact[]): SqlScript<void> {
  for (const sessionId of [...new Set(facts.map((fact) => fact.sessionId))].sort()) {
    const key = yield* findSession(sessionId)
    if (key !== undefined) yield* recordSessionFacts(dialect, key, facts.filter((fact) => fact.sessionId === sessionId))
  }
}

export function* recordReport(
  dialect: Dialect, { meetingId, meetingRunId }: MeetingRun, facts: readonly AttendanceFact[], now: Date,
): SqlScript<'recorded' | 'already-recorded'> {
  const meeting = yield* rowOf<{ space_number: number; series_number: number; session_number: number }>(
    'SELECT space_number, series_number, session_number FROM session_meetings WHERE meeting_id = ?', meetingId,
  )
  if (meeting === undefined) return 'already-recorded'
  const first = yield* rowOf(
    `INSERT INTO meeting_reports (space_number, series_number, session_number, meeting_run_id, reported_at) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT DO NOTHING RETURNING session_number`,
    meeting.space_number, meeting.series_number, meeting.session_number, meetingRunId.slice(0, MAX_ID_LENGTH), now.getTime(),
  )
  if (first === undefined) return 'already-recorded'
  yield* recordFacts(dialect, facts)
  return 'recorded'
}

function* recordSessionFacts(dialect: Dialect, key: SessionKey, facts: readonly AttendanceFact[]): SqlScript<void> {
  const own = [key.spaceNumber, key.seriesNumber, key.sessionNumber] as const
  const meeting = yield* rowOf<{ fact_count: number }>(
    `SELECT fact_count FROM session_meetings WHERE space_number = ? AND series_number = ? AND session_number = ? ${FOR_UPDATE[dialect]}`, ...own,
  )
  let factCount = meeting?.fact_count ?? 0
  const people = new Map<string, number | undefined>()
  for (const fact of facts) {
    if (factCount >= MAX_FACTS_PER_SESSION) break
    if (!hasShortIds(fact)) continue
    const registrantNumber = yield* registrantOf(key, fact, people)
    if (registrantNumber !== undefined && (yield* putFact(key, fact, registrantNumber))) factCount += 1
  }
  yield* execute('UPDATE session_meetings SET fact_count = ? WHERE space_number = ? AND series_number = ? AND session_number = ?', factCount, ...own)
}

/** 0 where the fact names nobody; undefined for somebody the session does not know, or who asked not to be noted. */
function* registrantOf(key: SessionKey, fact: AttendanceFact, known: Map<string, number | undefined>): SqlScript<number | undefined> {
  if (fact.kind === 'left' || fact.kind === 'ended') return 0
  if (!known.has(fact.participantId)) {
    const row = yield* rowOf<{ registrant_number: number }>(
      `SELECT registrant_number FROM session_people WHERE participant_id = ? AND space_number = ? AND series_number = ? AND session_number = ? AND is_recorded = 1`,
      fact.participantId, key.spaceNumber, key.seriesNumber, key.sessionNumber,
    )
    known.set(fact.participantId, row?.registrant_number)
  }
  return known.get(fact.participantId)
}

/** Whether it was new. */
function* putFact(key: SessionKey, fact: AttendanceFact, registrantNumber: number): SqlScript<boolean> {
  const { connectionId, at, to } = columnsOf(fact)
  const columns = [key.spaceNumber, key.seriesNumber, key.sessionNumber, fact.source, fact.meetingRunId, fact.kind, connectionId, registrantNumber, at] as const
  const isNew = yield* rowOf(
    `INSERT INTO attendance_facts (space_number, series_number, session_number, source, meeting_run_id, kind, connection_id, registrant_number, at, to_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING registrant_number`, ...columns, to,
  )
  if (isNew === undefined && to !== null) yield* execute(fact.kind === 'ended' ? EARLIER : LATER, to, ...columns, to)
  return isNew !== undefined
}

const OF_FACT = `space_number = ? AND series_number = ? AND session_number = ? AND source = ? AND meeting_run_id = ? AND kind = ? AND connection_id = ?
  AND registrant_number = ? AND at = ?`
const LATER = `UPDATE attendance_facts SET to_at = ? WHERE ${OF_FACT} AND to_at < ?`
const EARLIER = `UPDATE attendance_facts SET to_at = ? WHERE ${OF_FACT} AND to_at > ?`

/** The end of a run has no place in its key: whoever tells it again may only bring it forward. */
function columnsOf(fact: AttendanceFact): { readonly connectionId: string; readonly at: number; readonly to: number | null } {
  switch (fact.kind) {
    case 'arrived':
    case 'left': return { connectionId: fact.connectionId, at: fact.at.getTime(), to: null }
    case 'seen': return { connectionId: fact.connectionId, at: fact.from.getTime(), to: fact.to.getTime() }
    case 'ended': return { connectionId: '', at: 0, to: fact.at.getTime() }
  }
}

function hasShortIds(fact: AttendanceFact): boolean {
  return fact.meetingRunId.length <= MAX_ID_LENGTH && (fact.kind === 'ended' || fact.connectionId.length <= MAX_ID_LENGTH)
}

function* findSession(sessionId: string): SqlScript<SessionKey | undefined> {
  const row = yield* rowOf<{ space_number: number; series_number: number; session_number: number }>(
    'SELECT space_number, series_number, session_number FROM sessions WHERE session_id = ?', sessionId,
  )
  return row === undefined ? undefined : { spaceNumber: row.space_number, seriesNumber: row.series_number, sessionNumber: row.session_number }
}
