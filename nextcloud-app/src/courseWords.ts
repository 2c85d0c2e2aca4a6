// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ActivityKind, ActivityProgress, CourseForm, PublicCourse, Theme, Way } from '@parcours/courses'
import { formatMinutes, n, t } from './l10n.ts'

/** The words people read for each theme of the catalogue. */
export const THEME_WORDS: Readonly<Record<Theme, () => string>> = {
  'ethics': () => t('parcours', 'Ethics'),
  'privacy': () => t('parcours', 'Privacy'),
  'free-software': () => t('parcours', 'Free software'),
  'collaboration': () => t('parcours', 'Working together'),
  'communication': () => t('parcours', 'Communicating'),
  'support': () => t('parcours', 'Supporting others'),
  'first-steps': () => t('parcours', 'First steps'),
  'mobile': () => t('parcours', 'Phones'),
}

export const FORM_WORDS: Readonly<Record<CourseForm, () => string>> = {
  'self-paced': () => t('parcours', 'Self-paced'),
  'guided': () => t('parcours', 'Guided'),
}

export const KIND_WORDS: Readonly<Record<ActivityKind, () => string>> = {
  page: () => t('parcours', 'To read'),
  practice: () => t('parcours', 'To try'),
  session: () => t('parcours', 'Session'),
  survey: () => t('parcours', 'Survey'),
  adventure: () => t('parcours', 'Adventure'),
}

export const WAY_HEADINGS: Readonly<Record<Way, () => string>> = {
  text: () => t('parcours', 'The text'),
  video: () => t('parcours', 'The video'),
  quiz: () => t('parcours', 'A few questions'),
}

/** « environ 4 h · 12 activités · En accès libre ». */
export function courseFacts({ durationMinutes, form }: Pick<PublicCourse, 'durationMinutes' | 'form'>, activityCount: number): string {
  return [courseLength(durationMinutes), n('parcours', '%n activity', '%n activities', activityCount), FORM_WORDS[form]()].join(' · ')
}

/** A whole course's time, to the quarter of an hour from one hour on, to the half from three: nobody counts on the minute. */
export function courseLength(minutes: number): string {
  const step = minutes < 60 ? 1 : minutes < 180 ? 15 : 30
  const rounded = Math.round(minutes / step) * step
  return rounded === minutes ? formatMinutes(minutes) : t('parcours', 'about {length}', { length: formatMinutes(rounded) })
}

/** « Licence CC BY-SA 4.0 », as its authors write it. */
export function licenceWords(licence: string): string {
  return t('parcours', 'Licence {licence}', { licence: licence.replace(/^CC-(.+)-(\d.*)$/, 'CC\u00a0$1\u00a0$2') })
}

/** Where a person is in an activity, in words; empty when nothing was done. */
export function activityState(progress: ActivityProgress | undefined): string {
  if (progress === undefined) {
    return ''
  }
  if (progress.isCompleted) {
    return t('parcours', 'Done')
  }
  if (progress.practiceOutcome === 'need-person') {
    return t('parcours', 'You need someone')
  }
  if (progress.practiceOutcome === 'not-yet') {
    return t('parcours', 'Not yet')
  }
  return progress.waysDone.length > 0 || progress.practiceOutcome === 'tried' || progress.hasStarted ? t('parcours', 'Started') : ''
}

/** « 3 activités sur 8 »; nothing yet is said as a beginning, not as a zero. */
export function countedActivities(completed: number, required: number): string {
  return completed === 0
    ? n('parcours', '%n activity to do at your own pace', '%n activities to do at your own pace', required)
    : n('parcours', '%n activity out of {required}', '%n activities out of {required}', completed, { required })
}

/** « 3 réponses justes sur 5 ». */
export function countedAnswers(right: number, questions: number): string {
  return n('parcours', '%n right answer out of {questions}', '%n right answers out of {questions}', right, { questions })
}
