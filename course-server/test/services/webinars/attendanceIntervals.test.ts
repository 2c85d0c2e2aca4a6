// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attendanceIntervals } from '../../../src/services/webinars/attendanceIntervals.ts'
import type { AttendanceFact } from '../../../src/services/webinars/attendanceSink.ts'

const ORIGIN = { sessionId: 's1', source: 'webhooks', meetingRunId: 'run-1' } as const

function minute(count: number): Date {
  return new Date(Date.UTC(2026, 9, 6, 8, count))
}

function arrived(at: number, connectionId = 'c1', participantId = 'ada'): AttendanceFact {
  return { ...ORIGIN, kind: 'arrived', participantId, connectionId, at: minute(at) }
}

function left(at: number, connectionId = 'c1'): AttendanceFact {
  return { ...ORIGIN, kind: 'left', connectionId, at: minute(at) }
}

function ended(at: number): AttendanceFact {
  return { ...ORIGIN, kind: 'ended', at: minute(at) }
}

function seen(from: number, to: number): AttendanceFact {
  return { ...ORIGIN, source: 'polling', kind: 'seen', participantId: 'ada', connectionId: 'ada', from: minute(from), to: minute(to) }
}

/** Who was there from which minute to which; nothing after the dash while it is open. */
function minutesOf(facts: readonly AttendanceFact[]): readonly string[] {
  const since = minute(0).getTime()
  return attendanceIntervals(facts)
    .map(({ participantId, from, to }) => `${participantId} ${(from - since) / 60_000}–${to === undefined ? '' : (to - since) / 60_000}`).sort()
}

describe('intervals of attendance', () => {
  it.each<{ readonly why: string; readonly facts: readonly AttendanceFact[]; readonly expected: readonly string[] }>([
    { why: 'no fact', facts: [], expected: [] },
    { why: 'came and left', facts: [arrived(3), left(50)], expected: ['ada 3–50'] },
    { why: 'left before it came on the wire', facts: [left(50), arrived(3)], expected: ['ada 3–50'] },
    { why: 'back on the same connection', facts: [arrived(3), left(50), arrived(53), left(90)], expected: ['ada 3–50', 'ada 53–90'] },
    { why: 'back in the same millisecond', facts: [arrived(3), left(50), arrived(50), left(90)], expected: ['ada 3–50', 'ada 50–90'] },
    { why: 'two devices', facts: [arrived(3), arrived(20, 'c2'), left(70, 'c2'), left(110)], expected: ['ada 20–70', 'ada 3–110'] },
    { why: 'a departure that never came, a room that ended', facts: [arrived(3), ended(117)], expected: ['ada 3–117'] },
    { why: 'an end that another source told', facts: [arrived(3), { ...ended(117), source: 'analytics' }], expected: ['ada 3–117'] },
    { why: 'an end told twice', facts: [ended(118), arrived(3), ended(117)], expected: ['ada 3–117'] },
    { why: 'neither departure nor end: still open', facts: [arrived(3)], expected: ['ada 3–'] },
    { why: 'an arrival told again before the departure', facts: [arrived(3), arrived(30), left(50)], expected: ['ada 3–50'] },
    { why: 'a departure told again', facts: [arrived(3), left(50), left(60)], expected: ['ada 3–50'] },
    { why: 'a departure of nobody known', facts: [left(50)], expected: [] },
    { why: 'an arrival after the end', facts: [arrived(118), ended(117)], expected: [] },
    { why: 'people apart', facts: [arrived(3), left(50), arrived(4, 'c2', 'rose'), left(51, 'c2')], expected: ['ada 3–50', 'rose 4–51'] },
    { why: 'seen by polling', facts: [seen(3, 50)], expected: ['ada 3–50'] },
    { why: 'two sources side by side', facts: [seen(4, 49), arrived(3), left(50)], expected: ['ada 3–50', 'ada 4–49'] },
  ])('$why', ({ facts, expected }) => {
    expect(minutesOf(facts)).toEqual([...expected].sort())
  })

  it('ends a room that was opened again by its own end, not by the first one’s', () => {
    const again = { ...ORIGIN, meetingRunId: 'run-2' }
    const facts: readonly AttendanceFact[] = [
      arrived(3), ended(40), { ...again, kind: 'arrived', participantId: 'ada', connectionId: 'c1', at: minute(45) }, { ...again, kind: 'ended', at: minute(110) },
    ]
    expect(minutesOf(facts)).toEqual(['ada 3–40', 'ada 45–110'])
  })

  it('depend on the set of facts alone, not on their order or repetition', () => {
    const fact = fc.oneof(
      fc.tuple(fc.integer({ min: 0, max: 20 }), fc.constantFrom('c1', 'c2'), fc.constantFrom('ada', 'rose')).map(([at, connection, who]) => arrived(at, connection, who)),
      fc.tuple(fc.integer({ min: 0, max: 20 }), fc.constantFrom('c1', 'c2')).map(([at, connection]) => left(at, connection)),
      fc.integer({ min: 10, max: 30 }).map(ended),
    )
    const facts = fc.array(fact, { maxLength: 12 })
    fc.assert(fc.property(facts.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: 2 * all.length }))), ([all, shuffled]) => {
      expect(minutesOf(shuffled)).toEqual(minutesOf(all))
    }))
  })
})
