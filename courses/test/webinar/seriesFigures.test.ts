// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { countSeries, seriesFigures, sessionAttendance, type SeriesCounts, type ShownCount } from '../../src/index.ts'
import { HUBIKOOP, aSeries, hubikoopIntervals, hubikoopSessions, meetingOf } from '../support/webinars.ts'

const AFTER = '2023-03-01T00:00:00Z'
const sessions = hubikoopSessions()
const registrationIds = new Set(HUBIKOOP.registrants)

/** The published path as counted, with people who were in the room and not registered. */
function countsOfPath(excluded: readonly string[] = []): SeriesCounts {
  const counted = new Set([...registrationIds].filter(id => !excluded.includes(id)))
  const facts = sessions.map(session => ({
    sessionId: session.sessionId, isHeld: true, registrationIds: counted, replayedIds: new Set(['p55', 'p01']),
    attendance: sessionAttendance({
      meeting: meetingOf(session), words: [], presenceRule: { kind: 'minutes', minutes: 10 }, completionPercent: 50,
      intervals: [...hubikoopIntervals(session.number), { registrationId: 'trainer', source: 'webhooks', from: 0, to: undefined }],
    }),
  }))
  return { registeredCount: counted.size, completedCourseCount: 24, ...countSeries(facts) }
}

const shown = (count: ShownCount): string => count.kind === 'exact' ? String(count.value) : count.kind === 'few' ? '< 5' : `${count.from}-${count.to}`

describe('counts of the published path', () => {
  it('are 50 to 32 present, 30 at all, and only people registered', () => {
    const { sessions: counts, followedAllCount } = countsOfPath()
    expect(counts.map(({ presentCount }) => presentCount)).toEqual([50, 42, 38, 35, 34, 33, 32, 32])
    expect(counts.map(({ stayedCount }) => stayedCount)).toEqual([50, 42, 38, 35, 34, 33, 32, 32])
    expect(followedAllCount).toBe(30)
  })

  it('count a replay only of those who were not there', () => {
    expect(countsOfPath().sessions.map(({ replayedCount }) => replayedCount)).toEqual([1, 1, 1, 1, 1, 1, 1, 1])
  })

  it('leave out trainers and support, who are not registrants', () => {
    expect(countsOfPath(['p01', 'p02']).sessions[0]?.presentCount).toBe(48)
    expect(countsOfPath(['p01', 'p02']).followedAllCount).toBe(28)
  })
})

describe('figures of the published path', () => {
  const figures = seriesFigures({ series: aSeries(), sessions, counts: countsOfPath(), takenAt: AFTER })

  it('show three measures that are not one another', () => {
    expect(figures.meanAttendance).toEqual({ mean: 37, isApproximate: true, sessionCount: 8 })
    expect(shown(figures.followedAll.count)).toBe('30')
    expect(figures.completedCourse?.count).toEqual({ kind: 'exact', value: 24 })
    expect(shown(figures.registered)).toBe('60')
  })

  it('tell no difference of 1 to 4 between two sessions', () => {
    expect(figures.sessions.map(({ present }) => shown(present.count))).toEqual(['50', '38-42', '38-42', '31-35', '31-35', '31-35', '31-35', '31-35'])
    expect(figures.sessions.map(({ replayed }) => shown(replayed.count))).toEqual(Array.from({ length: 8 }, () => '< 5'))
  })

  it('say after which session most people were lost', () => {
    expect(figures.sentence).toMatchObject({ kind: 'loss', afterNumber: 1, afterTitle: HUBIKOOP.sessions[0]?.title, lost: { kind: 'between', from: 8, to: 12 } })
  })

  it('tell no percent where a group is told by the same range as its base and may be hardly more than half of it', () => {
    const [session] = sessions
    const small: SeriesCounts = {
      registeredCount: 9, followedAllCount: 0, completedCourseCount: undefined,
      sessions: [{ sessionId: session?.sessionId ?? '', registeredCount: 9, presentCount: 6, replayedCount: 0, stayedCount: 6 }],
    }
    const told = seriesFigures({ series: aSeries(), sessions: sessions.slice(0, 1), counts: small, takenAt: AFTER }).sessions[0]?.present
    expect(told).toEqual({ count: { kind: 'between', from: 5, to: 9 }, base: { kind: 'between', from: 5, to: 9 }, percent: null })
    expect(figures.sessions[7]?.stayed).toEqual({ count: { kind: 'between', from: 31, to: 35 }, base: { kind: 'between', from: 31, to: 35 }, percent: 100 })
  })

  it('give each share with its base', () => {
    expect(figures.sessions[0]).toMatchObject({ present: { base: { kind: 'exact', value: 60 }, percent: 83 }, stayed: { base: { kind: 'exact', value: 50 }, percent: 100 }, lost: null, isHeld: true })
  })
})

describe('figures', () => {
  const counts = (presentCounts: readonly number[], registeredCount: number): SeriesCounts => ({
    registeredCount, followedAllCount: 0, completedCourseCount: undefined,
    sessions: presentCounts.map((presentCount, index) => ({ sessionId: `s${index + 1}`, registeredCount, presentCount, replayedCount: 0, stayedCount: presentCount })),
  })

  it.each([
    { registeredCount: 0, masked: true, sentence: 'nothingYet' },
    { registeredCount: 4, masked: true, sentence: 'tooFew' },
    { registeredCount: 5, masked: false, sentence: 'tooFew' },
  ])('of $registeredCount registered are masked: $masked', ({ registeredCount, masked, sentence }) => {
    const figures = seriesFigures({ series: aSeries(), sessions: sessions.slice(0, 2), counts: counts([Math.min(4, registeredCount), 1], registeredCount), takenAt: AFTER })
    expect(figures.isMasked).toBe(masked)
    expect(figures.sentence.kind).toBe(sentence)
    if (masked) expect(figures.sessions).toEqual([])
    expect(JSON.stringify(figures.sessions)).not.toMatch(/"value":[1-4]\b/)
  })

  it('count as held only what has ended', () => {
    const figures = seriesFigures({ series: aSeries(), sessions, counts: countsOfPath(), takenAt: '2022-10-04T10:00:00Z' })
    expect(figures.sessions.map(({ isHeld }) => isHeld)).toEqual([true, true, false, false, false, false, false, false])
    expect(figures.meanAttendance).toMatchObject({ sessionCount: 2 })
    expect(figures.sessions.map(({ lost }) => lost === null)).toEqual([true, false, true, true, true, true, true, true])
  })

  it('of a series that nobody leaves are steady, with an exact mean', () => {
    const figures = seriesFigures({ series: aSeries(), sessions: sessions.slice(0, 3), counts: counts([20, 20, 20], 30), takenAt: AFTER })
    expect(figures.sentence).toEqual({ kind: 'steady', sessionCount: 3, mean: 20 })
    expect(figures.meanAttendance).toEqual({ mean: 20, isApproximate: false, sessionCount: 3 })
  })

  it('before the first session say that there is nothing yet', () => {
    const figures = seriesFigures({ series: aSeries(), sessions, counts: counts([0, 0, 0, 0, 0, 0, 0, 0], 40), takenAt: '2022-01-01T00:00:00Z' })
    expect([figures.sentence, figures.meanAttendance, figures.completedCourse]).toEqual([{ kind: 'nothingYet' }, null, null])
  })

  it('never show what would tell fewer than five apart, whatever the counts', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const registeredCount = 5 + seed % 40
      const presentCounts = Array.from({ length: 4 }, (_, index) => (seed * 31 + index * 17 + seed * index) % (registeredCount + 1))
      const figures = seriesFigures({ series: aSeries(), sessions: sessions.slice(0, 4), counts: counts(presentCounts, registeredCount), takenAt: AFTER })
      const exact = figures.sessions.flatMap(({ present }) => present.count.kind === 'exact' ? [present.count.value] : [])
      for (const left of exact) {
        expect(left === 0 || left >= 5).toBe(true)
        for (const right of exact) expect(left === right || Math.abs(left - right) >= 5).toBe(true)
      }
    }
  })
})
