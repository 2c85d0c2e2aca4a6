// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import {
  attendanceMessage, boundInterval, isPresentFor, lengthOf, sessionAttendance, unionOf,
  type AttendanceInterval, type AttendanceReading, type AttendanceWord, type MeetingPeriod, type PersonAttendance, type PresenceRule, type Stretch,
} from '../../src/index.ts'
import { HUBIKOOP, hubikoopIntervals, hubikoopSessions, meetingOf } from '../support/webinars.ts'

const MINUTE = 60_000
const TEN_MINUTES: PresenceRule = { kind: 'minutes', minutes: 10 }
/** Two hours from 0, in minutes for the eye. */
const MEETING: MeetingPeriod = { from: 0, to: 120 * MINUTE, endedAt: undefined }

function seen(from: number, to: number | undefined, source: AttendanceInterval['source'] = 'webhooks', registrationId = 'rose'): AttendanceInterval {
  return { registrationId, source, from: from * MINUTE, to: to === undefined ? undefined : to * MINUTE }
}

function rose(intervals: readonly AttendanceInterval[], words: readonly AttendanceWord[] = [], changes: Partial<AttendanceReading> = {}): PersonAttendance | undefined {
  return sessionAttendance({ meeting: MEETING, intervals, words, presenceRule: TEN_MINUTES, completionPercent: 50, ...changes }).get('rose')
}

const word = (source: AttendanceWord['source'], wasPresent: boolean): AttendanceWord => ({ registrationId: 'rose', source, wasPresent })

describe('the published path', () => {
  const sessions = hubikoopSessions()
  const read = (rule: PresenceRule, turn: (intervals: AttendanceInterval[]) => AttendanceInterval[] = intervals => intervals) => sessions.map(session => (
    sessionAttendance({ meeting: meetingOf(session), intervals: turn(hubikoopIntervals(session.number)), words: [], presenceRule: rule, completionPercent: 50 })
  ))
  const people = (attendance: readonly ReadonlyMap<string, PersonAttendance>[]) => attendance.flatMap(session => [...session.values()]).filter(({ isPresent }) => isPresent)
  const all = read(TEN_MINUTES)
  const times = new Map<string, number>()
  for (const { registrationId } of people(all)) times.set(registrationId, (times.get(registrationId) ?? 0) + 1)

  it('had 50, 42, 38, 35, 34, 33, 32 and 32 people, 37 on average', () => {
    const counts = all.map(session => [...session.values()].filter(({ isPresent }) => isPresent).length)
    expect(counts).toEqual([50, 42, 38, 35, 34, 33, 32, 32])
    expect(counts).toEqual(HUBIKOOP.expected.perSession)
    expect(counts.reduce((sum, count) => sum + count, 0) / 8).toBe(37)
  })

  it('was followed whole by 30 people, and not at all by 6', () => {
    const numbers = Array.from({ length: 9 }, (_, count) => HUBIKOOP.registrants.filter(id => (times.get(id) ?? 0) === count).length)
    expect(numbers).toEqual([6, 10, 5, 6, 1, 0, 0, 2, 30])
    expect(times.size).toBe(54)
  })

  it('lasted 33,430 minutes by union, not 35,030 by sum', () => {
    const seconds = people(all).reduce((sum, { attendanceSeconds }) => sum + attendanceSeconds, 0)
    expect(seconds / 60).toBe(33_430)
    const naive = sessions.flatMap(session => hubikoopIntervals(session.number).flatMap(interval => boundInterval(interval, meetingOf(session)) ?? []))
    expect(naive).toHaveLength(359)
    expect(lengthOf(naive) / MINUTE).toBe(35_030)
  })

  it('kept each person between 107 and 119 minutes', () => {
    const minutes = people(all).map(({ attendanceSeconds }) => attendanceSeconds / 60)
    expect([Math.min(...minutes), Math.max(...minutes), minutes.length]).toEqual([107, 119, 296])
  })

  it.each<{ rule: PresenceRule; count: number }>([
    { rule: { kind: 'minutes', minutes: 1 }, count: 296 },
    { rule: { kind: 'share', percent: 90 }, count: 264 },
    { rule: { kind: 'minutes', minutes: 108 }, count: 264 },
    { rule: { kind: 'minutes', minutes: 113 }, count: 206 },
    { rule: { kind: 'minutes', minutes: 120 }, count: 0 },
  ])('counts $count presences by $rule', ({ rule, count }) => {
    expect(people(read(rule))).toHaveLength(count)
  })

  it('is the same whatever the order, and told twice by two sources', () => {
    const minutesOf = (attendance: readonly ReadonlyMap<string, PersonAttendance>[]) => people(attendance).reduce((sum, { attendanceSeconds }) => sum + attendanceSeconds, 0) / 60
    expect(minutesOf(read(TEN_MINUTES, intervals => intervals.reverse()))).toBe(33_430)
    expect(minutesOf(read(TEN_MINUTES, intervals => [...intervals, ...intervals, ...intervals.map(interval => ({ ...interval, source: 'analytics' as const }))]))).toBe(33_430)
  })
})

describe('an interval', () => {
  it.each<{ from: number; to: number | undefined; endedAt: number | undefined; minutes: [number, number] | undefined; why: string }>([
    { from: 10, to: 60, endedAt: undefined, minutes: [10, 60], why: 'within' },
    { from: -15, to: 60, endedAt: undefined, minutes: [0, 60], why: 'early' },
    { from: 10, to: 150, endedAt: undefined, minutes: [10, 120], why: 'late' },
    { from: 10, to: undefined, endedAt: undefined, minutes: [10, 120], why: 'open: the planned end' },
    { from: 10, to: undefined, endedAt: 90, minutes: [10, 90], why: 'open: the end of the meeting' },
    { from: 10, to: undefined, endedAt: 150, minutes: [10, 120], why: 'open, and a meeting that ran over' },
    { from: -30, to: -5, endedAt: undefined, minutes: undefined, why: 'before the session' },
    { from: 120, to: 130, endedAt: undefined, minutes: undefined, why: 'after it' },
    { from: 95, to: undefined, endedAt: 90, minutes: undefined, why: 'open, after the meeting' },
    { from: 60, to: 10, endedAt: undefined, minutes: undefined, why: 'backwards' },
  ])('is bounded: $why', ({ from, to, endedAt, minutes }) => {
    const bound = boundInterval(seen(from, to), { ...MEETING, endedAt: endedAt === undefined ? undefined : endedAt * MINUTE })
    expect(bound === undefined ? undefined : [bound.from / MINUTE, bound.to / MINUTE]).toEqual(minutes)
    if (bound !== undefined) expect(bound.isOpen).toBe(to === undefined)
  })
})

describe('a union', () => {
  it.each<{ stretches: [number, number][]; union: [number, number][]; why: string }>([
    { stretches: [], union: [], why: 'nothing' },
    { stretches: [[5, 5]], union: [], why: 'no length' },
    { stretches: [[0, 10], [10, 20]], union: [[0, 20]], why: 'touching' },
    { stretches: [[0, 10], [11, 20]], union: [[0, 10], [11, 20]], why: 'apart' },
    { stretches: [[0, 60], [10, 20], [15, 70]], union: [[0, 70]], why: 'one inside, one overlapping' },
    { stretches: [[30, 40], [0, 10], [5, 35]], union: [[0, 40]], why: 'out of order' },
  ])('of $why', ({ stretches, union }) => {
    const of: Stretch[] = stretches.map(([from, to]) => ({ from, to }))
    expect(unionOf(of)).toEqual(union.map(([from, to]) => ({ from, to })))
  })
})

describe('presence', () => {
  it.each<{ rule: PresenceRule; seconds: number; present: boolean }>([
    { rule: { kind: 'minutes', minutes: 10 }, seconds: 600, present: true },
    { rule: { kind: 'minutes', minutes: 10 }, seconds: 599, present: false },
    { rule: { kind: 'share', percent: 90 }, seconds: 6480, present: true },
    { rule: { kind: 'share', percent: 90 }, seconds: 6479, present: false },
    { rule: { kind: 'share', percent: 1 }, seconds: 0, present: false },
    { rule: { kind: 'minutes', minutes: 0 }, seconds: 0, present: false },
  ])('by $rule after $seconds s: $present', ({ rule, seconds, present }) => {
    expect(isPresentFor(rule, seconds, 7200)).toBe(present)
  })

  it('counts two devices once', () => {
    expect(rose([seen(0, 60), seen(30, 90)])).toMatchObject({ attendanceSeconds: 90 * 60, basis: 'measured', isPresent: true, hasStayed: true })
  })

  it('takes the union of what two sources measured, and shows each as it is', () => {
    const both = rose([seen(0, 60), seen(58, 100, 'polling')])
    expect(both).toMatchObject({ attendanceSeconds: 100 * 60, hasConflict: true })
    expect(both?.sources.map(({ source, attendanceSeconds }) => [source, attendanceSeconds])).toEqual([['polling', 42 * 60], ['webhooks', 60 * 60]])
  })

  it.each([
    { apart: 10, conflict: false },
    { apart: 11, conflict: true },
  ])('has a conflict when two sources are $apart minutes apart: $conflict', ({ apart, conflict }) => {
    expect(rose([seen(0, 100), seen(0, 100 - apart, 'polling')])?.hasConflict).toBe(conflict)
  })

  it('has a conflict when the sources decide differently, however near', () => {
    expect(rose([seen(0, 11), seen(0, 9, 'polling')])).toMatchObject({ isPresent: true, hasConflict: true })
  })

  it.each<{ intervals: AttendanceInterval[]; words: AttendanceWord[]; expected: Partial<PersonAttendance>; why: string }>([
    { intervals: [seen(0, 3)], words: [], expected: { isPresent: false, basis: 'measured', attendanceSeconds: 180, hasStayed: false }, why: 'too short' },
    { intervals: [seen(0, 30)], words: [], expected: { isPresent: true, hasStayed: false }, why: 'there, and did not stay' },
    { intervals: [seen(0, 60)], words: [], expected: { isPresent: true, hasStayed: true }, why: 'half of it, which completes it' },
    { intervals: [], words: [word('selfDeclared', true)], expected: { isPresent: true, basis: 'selfDeclared', hasStayed: true, attendanceSeconds: 7200, hasConflict: false }, why: 'nothing was measured: the own word' },
    { intervals: [], words: [word('selfDeclared', false)], expected: { isPresent: false, basis: 'selfDeclared', attendanceSeconds: 0 }, why: 'the own word, not there' },
    { intervals: [seen(0, 3)], words: [word('selfDeclared', true)], expected: { isPresent: false, basis: 'measured', hasConflict: true }, why: 'measured otherwise than said' },
    { intervals: [seen(0, 3)], words: [word('ticked', true)], expected: { isPresent: true, basis: 'ticked', hasStayed: true, attendanceSeconds: 7200, hasConflict: true }, why: 'the trainer knows better' },
    { intervals: [seen(0, 100)], words: [word('ticked', false)], expected: { isPresent: false, basis: 'ticked', hasStayed: false, attendanceSeconds: 0, hasConflict: true }, why: 'a shared computer' },
    { intervals: [], words: [word('ticked', false), word('selfDeclared', true)], expected: { isPresent: false, basis: 'ticked', hasConflict: true }, why: 'trainer against person' },
  ])('is decided by one basis: $why', ({ intervals, words, expected }) => {
    expect(rose(intervals, words)).toMatchObject(expected)
  })

  it('knows nothing of whoever was only there before the session', () => {
    expect(rose([seen(-30, -1)])).toBeUndefined()
    expect(attendanceMessage(undefined, null, false)).toMatchObject({ isPresent: false, isCompleted: false, basis: 'nothing', sources: [] })
  })

  it('is told with its intervals, and which of them have no known end', () => {
    const message = attendanceMessage(rose([seen(0, 30), seen(60, undefined)]), null, false)
    expect(message.sources).toEqual([{
      source: 'webhooks', attendanceSeconds: 90 * 60, isPresent: true,
      intervals: [
        { from: '1970-01-01T00:00:00.000Z', to: '1970-01-01T00:30:00.000Z', isOpen: false },
        { from: '1970-01-01T01:00:00.000Z', to: '1970-01-01T02:00:00.000Z', isOpen: true },
      ],
    }])
  })

  it('or the replay completes the session, and the two are told apart', () => {
    expect(attendanceMessage(rose([seen(0, 30)]), null, true)).toMatchObject({ isPresent: true, hasStayed: false, hasReplayed: true, isCompleted: true })
    expect(attendanceMessage(undefined, null, true)).toMatchObject({ isPresent: false, hasReplayed: true, isCompleted: true })
  })
})

it('computes 500 people from 20,000 intervals within 200 ms', () => {
  const intervals = Array.from({ length: 20_000 }, (_, index): AttendanceInterval => {
    const from = (index * 7919) % 110
    return seen(from, index % 13 === 0 ? undefined : from + 5 + index % 40, index % 2 === 0 ? 'webhooks' : 'polling', `r${index % 500}`)
  })
  const read = () => sessionAttendance({ meeting: MEETING, intervals, words: [], presenceRule: TEN_MINUTES, completionPercent: 50 })
  read()
  // The best of five: other work on the machine only ever adds.
  const durations = Array.from({ length: 5 }, () => { const start = performance.now(); read(); return performance.now() - start })
  expect(read().size).toBe(500)
  expect(Math.min(...durations)).toBeLessThan(200)
})
