// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeEach, describe, expect, it } from 'vitest'
import { attendanceIntervals } from '../../../src/services/webinars/attendanceIntervals.ts'
import { makeAttendancePolling, type AttendancePolling } from '../../../src/services/webinars/attendancePolling.ts'
import type { AttendanceSink, SessionMeeting } from '../../../src/services/webinars/attendanceSink.ts'
import type { MeetingInfo, MeetingOutcome } from '../../../src/services/webinars/meetings.ts'
import { makeTestClock, type TestClock } from '../../support/clock.ts'
import { makeMemoryAttendance, makeMemoryMeetings, type MemoryAttendance } from '../../support/webinars/memoryAttendance.ts'

const START = '2026-10-06T08:00:00.000Z'
const MINUTE_MS = 60_000
const NEVER = new AbortController().signal

let clock: TestClock
let sink: MemoryAttendance
let answers: Map<string, MeetingOutcome<MeetingInfo | undefined>>
let asked: string[]

beforeEach(() => {
  clock = makeTestClock(START)
  sink = makeMemoryAttendance()
  answers = new Map()
  asked = []
})

function aMeeting(meetingId = 'm1', minutes = 120): SessionMeeting {
  return { meetingId, sessionId: `session of ${meetingId}`, startsAt: new Date(START), endsAt: new Date(Date.parse(START) + minutes * MINUTE_MS) }
}

function room(participantIds: readonly string[], meetingRunId = 'run-1'): MeetingOutcome<MeetingInfo> {
  const attendees = participantIds.map((participantId) => ({ participantId, isModerator: false }))
  return { kind: 'done', value: { meetingId: 'm1', meetingRunId, name: '', createdAt: undefined, startedAt: undefined, endedAt: undefined, isRunning: true, attendees } }
}

function makePolling(meetings: readonly SessionMeeting[], to: AttendanceSink = sink): AttendancePolling {
  return makeAttendancePolling({
    findInfo(meetingId) {
      asked.push(meetingId)
      return Promise.resolve(answers.get(meetingId) ?? { kind: 'done', value: undefined })
    },
  }, makeMemoryMeetings(meetings), to, clock.now)
}

/** One answer per minute; the intervals afterwards. */
async function minutesAfter(rounds: readonly MeetingOutcome<MeetingInfo | undefined>[]): Promise<readonly string[]> {
  const polling = makePolling([aMeeting()])
  for (const round of rounds) {
    answers.set('m1', round)
    await polling.pollOnce(NEVER)
    clock.advance(MINUTE_MS)
  }
  return attendanceIntervals(sink.facts()).map(({ participantId, from, to }) => `${participantId} ${minuteOf(from)}–${minuteOf(to)}`).sort()
}

function minuteOf(ms: number | undefined): string {
  return ms === undefined ? '' : String((ms - Date.parse(START)) / MINUTE_MS)
}

describe('polling', () => {
  const [ada, both, nobody] = [room(['ada']), room(['ada', 'rose']), room([])]
  const gone = { kind: 'done', value: undefined } as const
  it.each<{ readonly why: string; readonly rounds: readonly MeetingOutcome<MeetingInfo | undefined>[]; readonly expected: readonly string[] }>([
    { why: 'sees nobody in a room that is not open', rounds: [gone, gone], expected: [] },
    { why: 'extends an interval while somebody is there', rounds: [ada, both, both, ada], expected: ['ada 0–3', 'rose 1–2'] },
    { why: 'begins another when somebody comes back', rounds: [both, ada, both, both], expected: ['ada 0–3', 'rose 0–0', 'rose 2–3'] },
    { why: 'counts two devices once', rounds: [room(['ada', 'ada']), room(['ada', 'ada'])], expected: ['ada 0–1'] },
    { why: 'stops with the room', rounds: [ada, ada, gone], expected: ['ada 0–1'] },
    { why: 'begins anew in a room that was opened again', rounds: [ada, ada, room(['ada'], 'run-2'), room(['ada'], 'run-2')], expected: ['ada 0–1', 'ada 2–3'] },
    { why: 'bridges a short silence of the server', rounds: [ada, { kind: 'timeout' }, { kind: 'unreachable' }, ada], expected: ['ada 0–3'] },
    { why: 'guesses nothing over a long one', rounds: [ada, ...Array.from({ length: 5 }, () => ({ kind: 'timeout' as const })), ada, ada], expected: ['ada 0–0', 'ada 6–7'] },
    { why: 'survives an answer that is none', rounds: [ada, { kind: 'malformed' }, { kind: 'refused', key: 'checksumError' }, nobody], expected: ['ada 0–0'] },
  ])('$why', async ({ rounds, expected }) => {
    expect(await minutesAfter(rounds)).toEqual(expected)
  })

  it('asks only while the session is on, from the opening of its door to its end', async () => {
    const polling = makePolling([aMeeting('m1', 60)])
    for (const minutes of [-16, -15, 30, 60, 61]) {
      clock.set(new Date(Date.parse(START) + minutes * MINUTE_MS).toISOString())
      await polling.pollOnce(NEVER)
    }
    expect(asked).toHaveLength(3)
  })

  it('gives a round up when the server is silent, and asks again in the next', async () => {
    const live = Array.from({ length: 100 }, (_, index) => aMeeting(`m${index}`))
    for (const { meetingId } of live) answers.set(meetingId, { kind: 'unreachable' })
    const polling = makePolling(live)
    expect((await polling.pollOnce(NEVER)).failedCount).toBeLessThan(30)
    answers.clear()
    expect(await polling.pollOnce(NEVER)).toEqual({ answeredCount: 100, failedCount: 0 })
  })

  it('asks no more than eight rooms at the same time', async () => {
    let underWay = 0
    let most = 0
    const polling = makeAttendancePolling({
      async findInfo() {
        most = Math.max(most, ++underWay)
        await new Promise((resolve) => setTimeout(resolve, 2))
        underWay--
        return { kind: 'done', value: undefined }
      },
    }, makeMemoryMeetings(Array.from({ length: 50 }, (_, index) => aMeeting(`m${index}`))), sink, clock.now)
    expect(await polling.pollOnce(NEVER)).toEqual({ answeredCount: 50, failedCount: 0 })
    expect(most).toBe(8)
  })

  it('stops when told to', async () => {
    const stop = new AbortController()
    const polling = makePolling(Array.from({ length: 50 }, (_, index) => aMeeting(`m${index}`)))
    stop.abort()
    expect(await polling.pollOnce(stop.signal)).toEqual({ answeredCount: 0, failedCount: 0 })
    expect(asked).toEqual([])
  })

  it('goes on with the other rooms when one cannot be recorded', async () => {
    answers.set('m1', room(['ada'])).set('m2', room(['rose']))
    const polling = makePolling([aMeeting('m1'), aMeeting('m2')], {
      ...sink,
      recordAttendance: (facts) => (facts[0]?.sessionId === 'session of m1' ? Promise.reject(new Error('disk full')) : sink.recordAttendance(facts)),
    })
    expect(await polling.pollOnce(NEVER)).toEqual({ answeredCount: 1, failedCount: 1 })
    expect(sink.facts()).toMatchObject([{ participantId: 'rose' }])
  })
})
