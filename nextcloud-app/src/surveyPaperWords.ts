// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PublicQuestion, Visibility } from '@parcours/surveys'
import { formatDay, formatNumber, n, t } from './l10n.ts'

/** « Seulement si vous avez répondu « Non » à la question 2 »: paper hides nothing, so it says it. */
export function conditionWords({ questionId, answers }: Visibility, questions: readonly PublicQuestion[]): string {
  const index = questions.findIndex((question) => question.questionId === questionId)
  const labels = answers.map((answer) => questions[index]?.options.find(({ optionId }) => optionId === answer)?.label ?? answer)
  return t('parcours', 'Only if you answered {answers} to question {number}:', {
    answers: labels.map((label) => t('parcours', '“{label}”', { label })).join(t('parcours', ' or ')), number: index + 1,
  })
}

/** How to fill in what a screen would have guided; empty where boxes speak for themselves. */
export function paperHint({ kind, most, options, number, date }: PublicQuestion): string {
  switch (kind) {
    case 'single': return t('parcours', 'One answer.')
    case 'multiple': return most === null ? t('parcours', 'As many answers as you like.') : n('parcours', 'At most %n answer.', 'At most %n answers.', most)
    case 'scale': case 'zero-ten': return t('parcours', 'One box.')
    case 'matrix': return t('parcours', 'One box on each line.')
    case 'ranking': return n('parcours', 'Write 1 beside your first choice, and so on, up to %n.', 'Write 1 beside your first choice, and so on, up to %n.', most ?? options.length)
    case 'number': return number === null ? '' : t('parcours', 'A number from {min} to {max}{unit}.', { min: formatNumber(number.min), max: formatNumber(number.max), unit: number.unit === null ? '' : ` (${number.unit})` })
    case 'date': return date === null ? '' : t('parcours', 'A day from {min} to {max}.', { min: formatDay(date.min), max: formatDay(date.max) })
    case 'short-text': case 'long-text': return ''
  }
}

export function pointsOf({ points }: PublicQuestion): readonly number[] {
  return points === null ? [] : Array.from({ length: points.to - points.from + 1 }, (_, index) => points.from + index)
}
