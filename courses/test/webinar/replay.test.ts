// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { WEBINAR_LIMITS, hasReplayed, lengthOf, mergeWatched, replayProgress, watchedStretches, type PlayerStatus } from '../../src/index.ts'

/** A player that reports twice a second for so long, from a position, at a rate. */
function played(from: number, clockSeconds: number, rate = 1): PlayerStatus[] {
  return Array.from({ length: clockSeconds * 2 + 1 }, (_, index) => ({ position: from + index / 2 * rate, rate, isPlaying: true }))
}
const paused = (position: number): PlayerStatus => ({ position, rate: 1, isPlaying: false })

describe('what was watched', () => {
  it.each<{ statuses: PlayerStatus[]; stretches: [number, number][]; why: string }>([
    { statuses: [], stretches: [], why: 'nothing' },
    { statuses: played(0, 0), stretches: [], why: 'one status' },
    { statuses: played(0, 60), stretches: [[0, 60]], why: 'a minute' },
    { statuses: played(100, 30, 2), stretches: [[100, 160]], why: 'half a minute at double speed: a minute of the video' },
    { statuses: [...played(0, 10), ...played(500, 10)], stretches: [[0, 10], [500, 510]], why: 'a jump forward' },
    { statuses: [...played(500, 10), ...played(0, 10)], stretches: [[0, 10], [500, 510]], why: 'a jump back' },
    { statuses: [...played(0, 10), ...played(5, 10)], stretches: [[0, 15]], why: 'ten seconds back, seen twice, counted once' },
    { statuses: [...played(0, 10), paused(10), paused(11), ...played(40, 5)], stretches: [[0, 10], [40, 45]], why: 'paused and moved' },
    { statuses: [paused(0), paused(1), paused(2)], stretches: [], why: 'dragged while paused' },
    { statuses: [{ position: 0, rate: 1, isPlaying: true }, { position: 2, rate: 1, isPlaying: true }], stretches: [[0, 2]], why: 'two seconds, the longest step' },
    { statuses: [{ position: 0, rate: 1, isPlaying: true }, { position: 2.1, rate: 1, isPlaying: true }], stretches: [], why: 'more than two seconds: a jump' },
    { statuses: [{ position: 0, rate: 2, isPlaying: true }, { position: 4, rate: 2, isPlaying: true }], stretches: [[0, 4]], why: 'four at double speed' },
  ])('is $why', ({ statuses, stretches }) => {
    expect(watchedStretches(statuses).map(({ from, to }) => [from, to])).toEqual(stretches)
  })

  it('at double speed with jumps counts the seconds played and no others', () => {
    const statuses = [...played(0, 50, 2), ...played(1000, 25, 2), ...played(300, 10, 2)]
    expect(lengthOf(watchedStretches(statuses))).toBe(100 + 50 + 20)
  })
})

describe('what is kept', () => {
  it('is the same when a report comes twice, or late', () => {
    const reports = [[{ from: 0, to: 30 }], [{ from: 20, to: 60 }], [{ from: 100, to: 110 }]]
    const once = reports.reduce((kept, report) => mergeWatched(kept, report, 120), [])
    expect(once).toEqual([{ from: 0, to: 60 }, { from: 100, to: 110 }])
    expect([...reports, ...reports].reverse().reduce((kept, report) => mergeWatched(kept, report, 120), [])).toEqual(once)
  })

  it('never leaves the video, and takes no number that is none', () => {
    expect(mergeWatched([], [{ from: -50, to: 10 }, { from: 100, to: 1e9 }, { from: Number.NaN, to: 50 }, { from: 60, to: 50 }], 120)).toEqual([{ from: 0, to: 10 }, { from: 100, to: 120 }])
  })

  it('stays small, whatever is reported', () => {
    const crumbs = Array.from({ length: 5000 }, (_, index) => ({ from: index * 10, to: index * 10 + 1 }))
    expect(mergeWatched([{ from: 60_000, to: 60_100 }], crumbs, 100_000)).toHaveLength(WEBINAR_LIMITS.watchedStretches)
    expect(mergeWatched([{ from: 60_000, to: 60_100 }], crumbs, 100_000)).toContainEqual({ from: 60_000, to: 60_100 })
  })
})

describe('progress through a replay', () => {
  const replay = { durationSeconds: 600, chapters: [{ startSeconds: 0, title: 'Accueil' }, { startSeconds: 100, title: 'Trois emprises' }, { startSeconds: 400, title: 'Questions' }] }

  it.each([
    { watched: [], covered: [false, false, false], percent: 0, why: 'nothing' },
    { watched: [{ from: 0, to: 80 }], covered: [true, false, false], percent: 13, why: 'four fifths of the first' },
    { watched: [{ from: 0, to: 79 }], covered: [false, false, false], percent: 13, why: 'a second less' },
    { watched: [{ from: 90, to: 390 }], covered: [false, true, false], percent: 50, why: 'the second, across its edge' },
    { watched: [{ from: 0, to: 300 }, { from: 200, to: 600 }], covered: [true, true, true], percent: 100, why: 'all of it, overlapping' },
    { watched: [{ from: 420, to: 5000 }], covered: [false, false, true], percent: 30, why: 'past the end' },
  ])('says which chapters are covered: $why', ({ watched, covered, percent }) => {
    const progress = replayProgress(watched, replay)
    expect(progress.chapters.map(({ isCovered }) => isCovered)).toEqual(covered)
    expect(progress.watchedPercent).toBe(percent)
  })

  it.each([
    { seconds: 300, completed: true },
    { seconds: 299, completed: false },
  ])('completes the session after $seconds of 600 s: $completed', ({ seconds, completed }) => {
    expect(hasReplayed([{ from: 0, to: seconds }], 600, 50)).toBe(completed)
  })

  it('completes nothing of a video without a length', () => {
    expect(hasReplayed([{ from: 0, to: 10 }], 0, 50)).toBe(false)
    expect(replayProgress([{ from: 0, to: 10 }], { durationSeconds: 0, chapters: [] })).toEqual({ watchedSeconds: 0, watchedPercent: 0, chapters: [] })
  })
})
