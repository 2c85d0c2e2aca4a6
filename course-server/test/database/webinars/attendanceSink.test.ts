// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { attendanceIntervals } from '../../../src/services/webinars/attendanceIntervals.ts'
import type { AttendanceFact, AttendanceSink } from '../../../src/services/webinars/attendanceSink.ts'
import { DATABASES, type TestDatabase } from '../../support/databases.ts'
import { makeMemoryAttendance } from '../../support/webinars/memoryAttendance.ts'

const KEY = { spaceNumber: 1, seriesNumber: 1, sessionNumber: 1 }
const START_MS = Date.UTC(2026, 9, 6, 8)
const END_MS = START_MS + 7_200_000
/** Each lookup is a round trip to the in-process PostgreSQL. */
const RUNS = 12

describe.each(DATABASES)('facts of attendance, on $name', ({ open }) => {
  let database: TestDatabase
  let sink: AttendanceSink

  beforeAll(async () => {
    database = await open()
    sink = database.repositories.webinars.attendance
  })
  afterAll(() => database.destroy())
  beforeEach(() => openRoom(database))

  it('give the intervals that they give in memory, in any order and however often they come', async () => {
    await fc.assert(fc.asyncProperty(someFacts().chain((facts) => fc.tuple(fc.constant(facts), fc.shuffledSubarray([...facts, ...facts], { minLength: facts.length }))), async ([facts, again]) => {
      await openRoom(database)
      const memory = makeMemoryAttendance(new Set(['1', '2']))
      for (const batch of [facts.slice(0, 3), again, facts]) {
        await sink.recordAttendance(batch)
        await memory.recordAttendance(batch)
      }
      expect(await storedIntervals(database)).toEqual(intervalsOf(memory.facts()))
    }), { numRuns: RUNS })
  })

  it('of a report are taken once per run of the room', async () => {
    const fact = (participantId: string): AttendanceFact => (
      { kind: 'seen', sessionId: 'session-1', source: 'analytics', meetingRunId: 'run', participantId, connectionId: participantId, from: new Date(START_MS), to: new Date(END_MS) }
    )
    expect(await sink.recordReport({ meetingId: 'room-1', meetingRunId: 'run' }, [fact('1')])).toBe('recorded')
    expect(await sink.recordReport({ meetingId: 'room-1', meetingRunId: 'run' }, [fact('2')])).toBe('already-recorded')
    expect(await sink.recordReport({ meetingId: 'room-1', meetingRunId: 'run-2' }, [fact('2')])).toBe('recorded')
    expect(await storedIntervals(database)).toEqual([`1 analytics ${START_MS}–${END_MS}`, `2 analytics ${START_MS}–${END_MS}`])
  })
})

/** One session with two people whose presence is noted. What they are called in the room is also their number here. */
async function openRoom(database: TestDatabase): Promise<void> {
  await database.empty()
  await database.database.replaceAll(async (run) => {
    await run(`INSERT INTO sessions (space_number, series_number, session_number, session_id, status, starts_at, ends_at, sequence, details_json, revision, changed_at)
      VALUES (1, 1, 1, 'session-1', 'confirmed', ?, ?, 0, '{}', 1, ?)`, START_MS, END_MS, START_MS)
    await run("INSERT INTO session_meetings (space_number, series_number, session_number, meeting_id, fact_count) VALUES (1, 1, 1, 'room-1', 0)")
    for (const person of [1, 2]) {
      await run('INSERT INTO session_people (space_number, series_number, session_number, registrant_number, participant_id, is_recorded) VALUES (1, 1, 1, ?, ?, 1)', person, String(person))
    }
  })
}

async function storedIntervals(database: TestDatabase): Promise<readonly string[]> {
  return intervalsOf((await database.repositories.webinars.attendance.read(KEY)).facts)
}

function intervalsOf(facts: readonly AttendanceFact[]): readonly string[] {
  return attendanceIntervals(facts).map(({ participantId, source, from, to }) => `${participantId} ${source} ${from}–${to ?? ''}`).sort()
}

/** Of two known people and a stranger, on two devices and in two runs of the room. */
function someFacts(): fc.Arbitrary<readonly AttendanceFact[]> {
  const at = fc.integer({ min: 0, max: 12 }).map((minutes) => new Date(START_MS + minutes * 60_000))
  const origin = fc.record({ sessionId: fc.constant('session-1'), source: fc.constantFrom('webhooks' as const, 'polling' as const), meetingRunId: fc.constantFrom('run-1', 'run-2') })
  const participantId = fc.constantFrom('1', '2', 'stranger')
  const arrived = fc.tuple(origin, participantId, fc.constantFrom('a', 'b'), at).map(([o, who, device, when]): AttendanceFact => ({ ...o, kind: 'arrived', participantId: who, connectionId: `${who} ${device}`, at: when }))
  const left = fc.tuple(origin, participantId, fc.constantFrom('a', 'b'), at).map(([o, who, device, when]): AttendanceFact => ({ ...o, kind: 'left', connectionId: `${who} ${device}`, at: when }))
  const seen = fc.tuple(origin, participantId, at, fc.integer({ min: 0, max: 9 })).map(([o, who, from, minutes]): AttendanceFact => ({ ...o, kind: 'seen', participantId: who, connectionId: who, from, to: new Date(from.getTime() + minutes * 60_000) }))
  const ended = fc.tuple(origin, at).map(([o, when]): AttendanceFact => ({ ...o, kind: 'ended', at: when }))
  return fc.array(fc.oneof(arrived, left, seen, ended), { minLength: 1, maxLength: 12 })
}
