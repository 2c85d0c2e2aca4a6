// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { showStopped } from '../../figures/difference.ts'
import { groupCounts, rangeOf, type ShowGrouped } from '../../figures/groupCounts.ts'
import { FEW, SMALLEST_BASE, shareOf, showCount } from '../../figures/showCount.ts'
import type { ShownCount } from '../../messages/figures.ts'
import type { Instant } from '../../messages/learning.ts'
import type { MeanAttendance, SeriesFigures, SeriesSentence, SessionFigures } from '../../messages/webinarFigures.ts'
import type { Series } from '../series.ts'
import type { Session } from '../session.ts'
import { periodOf } from '../sessionPeriod.ts'
import type { SeriesCounts, SessionCounts } from './seriesCounts.ts'

export interface SeriesFiguresRequest {
  readonly series: Pick<Series, 'seriesId' | 'title' | 'presenceRule' | 'completionPercent'>
  /** By number, cancelled ones left out. */
  readonly sessions: readonly Pick<Session, 'sessionId' | 'number' | 'title' | 'time'>[]
  readonly counts: SeriesCounts
  /** When the counts were taken: sessions that ended later are not held. */
  readonly takenAt: Instant
}

/**
 * A series' figures, masked once and for all: page, table, CSV and print show these and nothing else. Under 5 people
 * registered nothing is shown. Every count of people but the total goes through one `groupCounts`, under the total.
 */
export function seriesFigures({ series, sessions, counts, takenAt }: SeriesFiguresRequest): SeriesFigures {
  const { seriesId, title, presenceRule, completionPercent } = series
  const registered = showCount(counts.registeredCount)
  const head = { seriesId, title, takenAt, presenceRule, completionPercent, registered }
  if (counts.registeredCount < SMALLEST_BASE) {
    const share = shareOf(counts.registeredCount === 0 ? registered : FEW, registered)
    const sentence: SeriesSentence = counts.registeredCount === 0 ? { kind: 'nothingYet' } : { kind: 'tooFew' }
    return { ...head, isMasked: true, sessions: [], meanAttendance: null, followedAll: share, completedCourse: null, sentence }
  }
  const show = groupCounts(listCounts(counts), registered)
  const shown = showSessions(sessions, counts, show, takenAt)
  const meanAttendance = meanOf(shown)
  return {
    ...head, isMasked: false, sessions: shown, meanAttendance,
    followedAll: shareOf(show(counts.followedAllCount), registered),
    completedCourse: counts.completedCourseCount === undefined ? null : shareOf(show(counts.completedCourseCount), registered),
    sentence: sentenceOf(shown, meanAttendance),
  }
}

function listCounts({ sessions, followedAllCount, completedCourseCount }: SeriesCounts): number[] {
  const ofSessions = sessions.flatMap(session => [session.registeredCount, session.presentCount, session.replayedCount, session.stayedCount])
  return [...ofSessions, followedAllCount, ...completedCourseCount === undefined ? [] : [completedCourseCount]]
}

function showSessions(sessions: SeriesFiguresRequest['sessions'], counts: SeriesCounts, show: ShowGrouped, takenAt: Instant): SessionFigures[] {
  const bySession = new Map(counts.sessions.map(count => [count.sessionId, count]))
  let before: ShownCount | undefined
  return sessions.map(({ sessionId, number, title, time }) => {
    const { startsAt, endsAt } = periodOf(time)
    const { registeredCount, presentCount, replayedCount, stayedCount } = bySession.get(sessionId) ?? NO_COUNTS
    const isHeld = endsAt.getTime() <= Date.parse(takenAt)
    const [registered, present] = [show(registeredCount), show(presentCount)]
    const lost = isHeld && before !== undefined ? showStopped(before, present) : null
    if (isHeld) before = present
    return {
      sessionId, number, title, startsAt: startsAt.toISOString(), isHeld, registered, lost,
      present: shareOf(present, registered), replayed: shareOf(show(replayedCount), registered), stayed: shareOf(show(stayedCount), present),
    }
  })
}

const NO_COUNTS: Omit<SessionCounts, 'sessionId'> = { registeredCount: 0, presentCount: 0, replayedCount: 0, stayedCount: 0 }

/** From the middles of what is shown, so that it tells no more; null when no session was held, or each by too few. */
function meanOf(sessions: readonly SessionFigures[]): MeanAttendance | null {
  const shown = sessions.filter(({ isHeld }) => isHeld).map(({ present }) => present.count)
  if (shown.every(({ kind }) => kind === 'few')) return null
  const middles = shown.map(rangeOf).reduce((sum, { from, to }) => sum + from + to, 0) / 2
  return { mean: Math.round(middles / shown.length), isApproximate: shown.some(({ kind }) => kind !== 'exact'), sessionCount: shown.length }
}

/** The one thing to see first: after which session people were lost, if surely 5 or more, else how many come. */
function sentenceOf(sessions: readonly SessionFigures[], mean: MeanAttendance | null): SeriesSentence {
  const held = sessions.filter(({ isHeld }) => isHeld)
  if (held.length === 0) return { kind: 'nothingYet' }
  let worst: Extract<SeriesSentence, { kind: 'loss' }> | undefined
  let most = SMALLEST_BASE - 1
  for (const [index, { lost }] of held.entries()) {
    const [surely, before] = [lost === null ? 0 : rangeOf(lost).from, held[index - 1]]
    if (lost === null || before === undefined || surely <= most) continue
    most = surely
    worst = { kind: 'loss', afterNumber: before.number, afterTitle: before.title, lost }
  }
  if (worst !== undefined) return worst
  return mean === null ? { kind: 'tooFew' } : { kind: 'steady', sessionCount: mean.sessionCount, mean: mean.mean }
}
