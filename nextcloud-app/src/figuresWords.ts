// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ActivityFigures, CourseFigures, CourseFiguresLine, ShownCount, ShownShare } from '@parcours/courses'
import { formatNumber, n, t } from './l10n.ts'

/** « 37 personnes », « moins de 5 personnes », « entre 8 et 12 personnes ». */
export function peopleWords(count: ShownCount): string {
  switch (count.kind) {
    case 'exact':
      return n('parcours', '%n person', '%n people', count.value)
    case 'few':
      return t('parcours', 'fewer than 5 people')
    case 'between':
      return t('parcours', 'between {from} and {to} people', { from: formatNumber(count.from), to: formatNumber(count.to) })
  }
}

/** « 37 », « moins de 5 », « entre 8 et 12 ». */
export function countWords(count: ShownCount): string {
  switch (count.kind) {
    case 'exact':
      return formatNumber(count.value)
    case 'few':
      return t('parcours', 'fewer than 5')
    case 'between':
      return t('parcours', 'between {from} and {to}', { from: formatNumber(count.from), to: formatNumber(count.to) })
  }
}

/** « 12 sur 37 (32 %) »: never a percentage without both figures, and « environ » where one is a range. */
export function shareWords({ count, base, percent }: ShownShare): string {
  const words = { count: countWords(count), base: countWords(base) }
  if (percent === null) {
    return t('parcours', '{count} out of {base}', words)
  }
  return count.kind === 'exact' && base.kind === 'exact'
    ? t('parcours', '{count} out of {base} ({percent}%)', { ...words, percent })
    : t('parcours', '{count} out of {base} (about {percent}%)', { ...words, percent })
}

/** One course's telling sentence, computed from its figures. */
export function courseSentence({ enrolled, completed, stopsAfter }: Pick<CourseFiguresLine, 'enrolled' | 'completed' | 'stopsAfter'>): string {
  if (enrolled.kind === 'few') {
    return t('parcours', 'Fewer than 5 people follow this course: nothing more is shown, to protect each of them.')
  }
  if (enrolled.kind === 'exact' && enrolled.value === 0) {
    return t('parcours', 'Nobody follows this course yet.')
  }
  const sentence = completedSentence(peopleWords(enrolled), completed)
  return stopsAfter === null ? sentence : `${sentence} ${t('parcours', 'Most of those who stop do so after “{activity}”.', { activity: stopsAfter })}`
}

function completedSentence(enrolled: string, completed: ShownShare): string {
  switch (completed.count.kind) {
    case 'few':
      return t('parcours', '{enrolled} follow this course; fewer than 5 completed it.', { enrolled })
    case 'exact':
      if (completed.count.value === 0) {
        return t('parcours', '{enrolled} follow this course; nobody has completed it yet.', { enrolled })
      }
  }
  return t('parcours', '{enrolled} follow this course; {completed} completed it.', { enrolled, completed: shareWords(completed) })
}

/** Whether the page shows a range, and so owes a word on why. */
export function hasRange({ enrolled, modules }: CourseFigures): boolean {
  const isRange = (count: ShownCount | null) => count?.kind === 'between'
  return isRange(enrolled) || modules.some((module) => isRange(module.completed.count)
    || module.activities.some(({ started, completed, stopped }) => isRange(started.count) || isRange(completed.count) || isRange(stopped)))
}

/** The same sentence for a course seen whole, with where most people stop found here. */
export function figuresSentence(figures: CourseFigures): string {
  return courseSentence({ enrolled: figures.enrolled, completed: figures.completed, stopsAfter: findStopsAfter(figures) })
}

/** Title of the activity after which most people stop, among what may be shown; null when nothing can be said. */
export function findStopsAfter({ modules }: CourseFigures): string | null {
  const activities = modules.flatMap((module) => module.activities)
  const stops = activities.map(stoppedValue)
  const most = Math.max(0, ...stops)
  const index = stops.indexOf(most)
  return most === 0 ? null : activities[index - 1]?.title ?? null
}

/** The least that can be said of how many stopped; nothing for what is masked. */
function stoppedValue({ stopped }: ActivityFigures): number {
  switch (stopped?.kind) {
    case 'exact':
      return stopped.value
    case 'between':
      return stopped.from
    default:
      return 0
  }
}
