// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MeanAttendance, SeriesFigures, ShownCount } from '@parcours/courses'
import { countWords, peopleWords } from './figuresWords.ts'
import { formatNumber, n, t } from './l10n.ts'

/** The one thing to see first, in words. */
export function seriesSentence({ sentence, followedAll, meanAttendance, sessions }: Pick<SeriesFigures, 'sentence' | 'followedAll' | 'meanAttendance' | 'sessions'>): string {
  switch (sentence.kind) {
    case 'nothingYet': return t('parcours', 'No session was held yet: there is nothing to count.')
    case 'tooFew': return t('parcours', 'Fewer than 5 people: nothing is shown, to protect each of them.')
    case 'loss': return [
      meanSentence(meanAttendance),
      t('parcours', '{lost} came no more after session {number}, “{title}”.', { lost: capitalised(peopleWords(sentence.lost)), number: sentence.afterNumber, title: sentence.afterTitle }),
    ].filter((part) => part !== '').join(' ')
    case 'steady': return [meanSentence(meanAttendance), followedSentence(followedAll.count, sessions.filter(({ isHeld }) => isHeld).length)].filter((part) => part !== '').join(' ')
  }
}

function meanSentence(mean: MeanAttendance | null): string {
  if (mean === null) return ''
  if (mean.mean === 0 && !mean.isApproximate) return t('parcours', 'Nobody was noted as present so far.')
  return mean.isApproximate
    ? n('parcours', 'About %n person on average per session.', 'About %n people on average per session.', mean.mean)
    : n('parcours', '%n person on average per session.', '%n people on average per session.', mean.mean)
}

function followedSentence(followed: ShownCount, heldCount: number): string {
  const isNobody = followed.kind === 'exact' && followed.value === 0
  return heldCount < 2 || followed.kind === 'few' || isNobody ? '' : n('parcours', '{people} followed the %n session.', '{people} followed all %n sessions.', heldCount, { people: capitalised(peopleWords(followed)) })
}

export function meanWords(mean: MeanAttendance | null): string {
  if (mean === null) return t('parcours', 'Nothing to show yet')
  const words = { mean: formatNumber(mean.mean), sessions: n('parcours', '%n session', '%n sessions', mean.sessionCount) }
  return mean.isApproximate ? t('parcours', 'about {mean} people, over {sessions}', words) : t('parcours', '{mean} people, over {sessions}', words)
}

export function lostWords(lost: ShownCount | null): string {
  return lost === null || (lost.kind === 'exact' && lost.value === 0) ? '–' : countWords(lost)
}

/** What a width is drawn from; what is masked has the width of the middle of its bounds. */
export function middleOf(count: ShownCount): number {
  switch (count.kind) {
    case 'exact': return count.value
    case 'few': return 2
    case 'between': return (count.from + count.to) / 2
  }
}

/** Whether the page shows a range, and so owes a word on why. */
export function hasSeriesRange({ sessions, followedAll, completedCourse }: Pick<SeriesFigures, 'sessions' | 'followedAll' | 'completedCourse'>): boolean {
  const counts = [followedAll.count, completedCourse?.count, ...sessions.flatMap(({ registered, present, replayed, stayed, lost }) => [registered, present.count, replayed.count, stayed.count, lost])]
  return counts.some((count) => count?.kind === 'between')
}

function capitalised(words: string): string {
  return words.charAt(0).toLocaleUpperCase() + words.slice(1)
}
