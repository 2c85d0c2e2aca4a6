// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { sessionAttendance } from '@parcours/courses'
import { attendanceIntervals } from '../../../course-server/src/services/webinars/attendanceIntervals.ts'
import { MAX_FACTS_PER_CALL, type AttendanceFact } from '../../../course-server/src/services/webinars/attendanceSink.ts'
import type { Bench, Measure } from '../measure.ts'
import type { Finding } from '../ratio.ts'
import { costOf, type Cost } from '../timing/cpuTime.ts'
import { medianOf, quantileOf, summaryOf } from '../timing/spread.ts'
import { createRandom, type Random } from '../world/random.ts'
import { openWebinarRooms, participantIdIn, type WebinarRooms } from '../world/webinarRooms.ts'

const PERSON_COUNT = 500
const EVENT_COUNT = 20_000
const GOAL_MS = 200
const CALLS_PER_ROUND = 8
const SEED = 23
const STARTS_AT = new Date('2026-10-06T08:00:00Z')
const SESSION_MS = 2 * 3_600_000
const ENDS_AT = new Date(STARTS_AT.getTime() + SESSION_MS)

/** A big session whose lines break all the time: who was there, and how long. */
export const webinarAttendance: Measure = {
  name: 'webinar-attendance',
  ratioNames: ['attendance-20000-events'],
  run: measureAttendance,
}

async function measureAttendance({ sizes, say }: Bench): Promise<readonly Finding[]> {
  const world = await openWebinarRooms({ roomCount: 1, personCount: PERSON_COUNT, startsAt: STARTS_AT, endsAt: ENDS_AT })
  try {
    const recording = await costOf(() => recordEvents(world))
    say(`${EVENT_COUNT} events kept in ${(recording.wallMicros / 1000).toFixed(0)} ms`)
    const rounds: (readonly Cost[])[] = []
    await timeRound(world)
    for (let round = 0; round < sizes.rounds; round++) rounds.push(await timeRound(world))
    return [findingOf(rounds)]
  } finally {
    await world.close()
  }
}

async function timeRound(world: WebinarRooms): Promise<readonly Cost[]> {
  const costs: Cost[] = []
  for (let call = 0; call < CALLS_PER_ROUND; call++) {
    costs.push(await costOf(async () => {
      const present = await countPresent(world)
      if (present !== PERSON_COUNT) throw new Error(`${present} people were present, not ${PERSON_COUNT}: the number is void.`)
    }))
  }
  return costs
}

function findingOf(rounds: readonly (readonly Cost[])[]): Finding {
  const cpuMs = rounds.map((costs) => costs.map(({ cpuMicros }) => cpuMicros / 1000))
  const longestMs = Math.max(...rounds.flat().map(({ wallMicros }) => wallMicros / 1000))
  return {
    name: 'attendance-20000-events', ...summaryOf(cpuMs.map((own) => quantileOf(own, 0.95))), unit: 'ms', goal: GOAL_MS, goalKind: 'goal', better: 'lower',
    note: `p95 of a round, CPU time: ${EVENT_COUNT} arrivals and departures of ${PERSON_COUNT} people on two devices, read from SQLite, paired and united (median ${medianOf(cpuMs.flat()).toFixed(0)} ms, longest on the clock ${longestMs.toFixed(0)} ms)`,
  }
}

/** As the attendance list does it. */
async function countPresent({ attendance, rooms }: WebinarRooms): Promise<number> {
  const [room] = rooms
  if (room === undefined) return 0
  const { facts } = await attendance.read(room.key)
  return sessionAttendance({
    meeting: { from: STARTS_AT.getTime(), to: ENDS_AT.getTime(), endedAt: undefined },
    intervals: attendanceIntervals(facts).map(({ participantId, source, from, to }) => ({ registrationId: participantId, source, from, to })),
    words: [], presenceRule: { kind: 'minutes', minutes: 1 }, completionPercent: 50,
  }).size
}

async function recordEvents({ attendance, rooms }: WebinarRooms): Promise<void> {
  for (const { sessionId, meetingId } of rooms) {
    const events = makeEvents(sessionId, meetingId, createRandom(SEED))
    for (let at = 0; at < events.length; at += MAX_FACTS_PER_CALL) await attendance.recordAttendance(events.slice(at, at + MAX_FACTS_PER_CALL))
  }
}

/** Each person comes and goes as often, on two devices in turn; one departure in ten is told late. */
function makeEvents(sessionId: string, meetingId: string, { below, isLikely }: Random): readonly AttendanceFact[] {
  const staysEach = EVENT_COUNT / PERSON_COUNT / 2
  const slotMs = SESSION_MS / staysEach
  const facts: AttendanceFact[] = []
  for (let person = 0; person < PERSON_COUNT; person++) {
    for (let stay = 0; stay < staysEach; stay++) {
      const origin = { sessionId, source: 'webhooks', meetingRunId: 'run', connectionId: `w_${person}_${stay % 2}` } as const
      const from = STARTS_AT.getTime() + stay * slotMs + below(slotMs / 4)
      facts.push({ ...origin, kind: 'arrived', participantId: participantIdIn(meetingId, person), at: new Date(from) })
      facts.push({ ...origin, kind: 'left', at: new Date(from + slotMs / 2 + (isLikely(10) ? slotMs * 3 : below(slotMs / 4))) })
    }
  }
  return facts
}
