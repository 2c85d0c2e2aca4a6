// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { rescheduleSessions, type SessionMove } from '../../src/index.ts'
import { aSession, hubikoopSessions } from '../support/webinars.ts'

const BEFORE = new Date('2022-01-01T00:00:00Z')

describe('moving the whole series', () => {
  it('keeps 10:00 in Paris when the clocks change in between, and raises each SEQUENCE by one', () => {
    const sessions = hubikoopSessions()
    const changes = rescheduleSessions(sessions, { kind: 'byDays', days: 14 }, BEFORE)
    expect(changes).toHaveLength(8)
    if (typeof changes === 'string') return
    expect(changes.map(({ to }) => to.localStart.slice(11))).toEqual(Array.from({ length: 8 }, () => '10:00'))
    expect(changes.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 8 }, () => 1))
    expect(changes.map(({ period }) => period.startsAt.toISOString().slice(5, 16))).toEqual([
      '10-04T08:00', '10-18T08:00', '11-01T09:00', '11-22T09:00', '12-06T09:00', '12-27T09:00', '01-31T09:00', '02-21T09:00',
    ])
  })

  it('from spring to autumn is one operation, and keeps the distances in days', () => {
    const spring = hubikoopSessions().map(session => aSession({ ...session, time: { localStart: `2022-${session.number < 5 ? '04' : '05'}-${String(session.number * 3).padStart(2, '0')}T14:00` } }))
    const changes = rescheduleSessions(spring, { kind: 'newFirst', firstLocalStart: '2022-10-20T14:00' }, BEFORE)
    expect(typeof changes === 'string' ? changes : changes.map(({ to }) => to.localStart)).toEqual([
      '2022-10-20T14:00', '2022-10-23T14:00', '2022-10-26T14:00', '2022-10-29T14:00', '2022-12-01T14:00', '2022-12-04T14:00', '2022-12-07T14:00', '2022-12-10T14:00',
    ])
    expect(typeof changes === 'string' ? changes : changes.map(({ period }) => period.startsAt.toISOString().slice(11, 16))).toEqual([
      '12:00', '12:00', '12:00', '12:00', '13:00', '13:00', '13:00', '13:00',
    ])
  })

  it('leaves alone what has begun and what is cancelled', () => {
    const sessions = hubikoopSessions().map(session => session.number === 4 ? { ...session, status: 'cancelled' as const } : session)
    const changes = rescheduleSessions(sessions, { kind: 'byDays', days: 7 }, new Date('2022-10-04T08:30:00Z'))
    expect(typeof changes === 'string' ? changes : changes.map(({ number }) => number)).toEqual([3, 5, 6, 7, 8])
  })

  it('counts from the first session that can still move', () => {
    const changes = rescheduleSessions(hubikoopSessions(), { kind: 'newFirst', firstLocalStart: '2022-10-19T09:30' }, new Date('2022-10-05T00:00:00Z'))
    expect(typeof changes === 'string' ? changes : changes.slice(0, 2).map(({ number, to }) => [number, to.localStart])).toEqual([[3, '2022-10-19T09:30'], [4, '2022-11-09T09:30']])
  })

  it('from one session on leaves those that begin before it where they are', () => {
    const changes = rescheduleSessions(hubikoopSessions(), { kind: 'newFirst', firstLocalStart: '2022-11-10T10:00', fromSessionId: 's4' }, BEFORE)
    expect(typeof changes === 'string' ? changes : changes.map(({ number, to }) => [number, to.localStart.slice(0, 10)])).toEqual([
      [4, '2022-11-10'], [5, '2022-11-24'], [6, '2022-12-15'], [7, '2023-01-19'], [8, '2023-02-09'],
    ])
  })

  it('from a session that was added later follows the hours, not the numbers', () => {
    const sessions = [...hubikoopSessions(), aSession({ sessionId: 's9', number: 9, time: { localStart: '2022-11-15T10:00' } })]
    const changes = rescheduleSessions(sessions, { kind: 'byDays', days: 1, fromSessionId: 's9' }, BEFORE)
    expect(typeof changes === 'string' ? changes : changes.map(({ number }) => number)).toEqual([5, 6, 7, 8, 9])
  })

  it('says which sessions fall on an hour that is skipped', () => {
    const changes = rescheduleSessions([aSession({ time: { localStart: '2023-03-25T02:30' } })], { kind: 'byDays', days: 1 }, BEFORE)
    expect(changes).toMatchObject([{ to: { localStart: '2023-03-26T02:30' }, period: { clockChange: 'gap' } }])
  })
})

describe('moving one session', () => {
  it('changes that one alone', () => {
    const changes = rescheduleSessions(hubikoopSessions(), { kind: 'session', sessionId: 's3', localStart: '2022-10-19T18:00' }, BEFORE)
    expect(changes).toMatchObject([{ sessionId: 's3', number: 3, from: { localStart: '2022-10-18T10:00' }, to: { localStart: '2022-10-19T18:00', timeZone: 'Europe/Paris', durationMinutes: 120 }, sequence: 1 }])
  })

  it('by nothing changes nothing', () => {
    expect(rescheduleSessions(hubikoopSessions(), { kind: 'session', sessionId: 's3', localStart: '2022-10-18T10:00' }, BEFORE)).toEqual([])
  })
})

describe('a move is refused', () => {
  const NOW = new Date('2022-10-05T00:00:00Z')
  it.each<{ move: SessionMove; refusal: string; why: string }>([
    { move: { kind: 'session', sessionId: 'absent', localStart: '2022-10-19T18:00' }, refusal: 'unknown-session', why: 'another series' },
    { move: { kind: 'byDays', days: 7, fromSessionId: 'absent' }, refusal: 'unknown-session', why: 'from a session of another series' },
    { move: { kind: 'session', sessionId: 's1', localStart: '2022-10-19T18:00' }, refusal: 'session-started', why: 'over' },
    { move: { kind: 'session', sessionId: 's3', localStart: '2022-02-30T18:00' }, refusal: 'wrong-wall-time', why: 'no such day' },
    { move: { kind: 'session', sessionId: 's3', localStart: '2022-10-04T18:00' }, refusal: 'moved-into-the-past', why: 'yesterday' },
    { move: { kind: 'session', sessionId: 's4', localStart: '2022-11-08T11:00' }, refusal: 'session-cancelled', why: 'cancelled' },
    { move: { kind: 'newFirst', firstLocalStart: 'demain' }, refusal: 'wrong-wall-time', why: 'no date' },
    { move: { kind: 'byDays', days: -14 }, refusal: 'moved-into-the-past', why: 'the first would be over' },
    { move: { kind: 'byDays', days: 731 }, refusal: 'moved-too-far', why: 'more than two years' },
    { move: { kind: 'byDays', days: 1.5 }, refusal: 'moved-too-far', why: 'half a day' },
    { move: { kind: 'byDays', days: Number.NaN }, refusal: 'moved-too-far', why: 'no number' },
  ])('$why: $refusal', ({ move, refusal }) => {
    const sessions = hubikoopSessions().map(session => session.number === 4 ? { ...session, status: 'cancelled' as const } : session)
    expect(rescheduleSessions(sessions, move, NOW)).toBe(refusal)
  })

  it('when nothing is left to move', () => {
    expect(rescheduleSessions(hubikoopSessions(), { kind: 'byDays', days: 7 }, new Date('2024-01-01T00:00:00Z'))).toBe('nothing-to-move')
  })
})
