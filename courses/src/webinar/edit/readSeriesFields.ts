// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SeriesFields } from '../../messages/webinarDesk.ts'
import { WEBINAR_LIMITS } from '../limits.ts'
import { plainText, singleLine } from '../plainText.ts'
import type { PresenceRule } from '../presenceRule.ts'
import type { RegistrationQuestion } from '../series.ts'
import { listProblem, numberProblem, textProblem, type WebinarProblem } from './webinarProblem.ts'

/** What a trainer typed of a series, of the right types already: tidied, or the first thing that cannot be kept. */
export function readSeriesFields(typed: SeriesFields): { readonly kind: 'fields'; readonly fields: SeriesFields } | { readonly kind: 'problem'; readonly problem: WebinarProblem } {
  const fields: SeriesFields = {
    ...typed,
    title: singleLine(typed.title),
    summary: singleLine(typed.summary),
    description: plainText(typed.description),
    organiser: singleLine(typed.organiser),
    questions: typed.questions.map(tidyQuestion),
  }
  const problem = findProblem(fields)
  return problem === undefined ? { kind: 'fields', fields } : { kind: 'problem', problem }
}

function tidyQuestion(question: RegistrationQuestion): RegistrationQuestion {
  const label = singleLine(question.label)
  if (question.kind === 'text') return { ...question, label }
  return { ...question, label, options: question.options.map(option => ({ ...option, label: singleLine(option.label) })) }
}

function findProblem({ title, summary, description, organiser, capacity, questions, doorMinutes, presenceRule, completionPercent, contactRetentionDays }: SeriesFields): WebinarProblem | undefined {
  return textProblem('title', title, WEBINAR_LIMITS.titleCharacters, true)
    ?? textProblem('summary', summary, WEBINAR_LIMITS.summaryCharacters)
    ?? textProblem('description', description, WEBINAR_LIMITS.descriptionCharacters)
    ?? textProblem('organiser', organiser, WEBINAR_LIMITS.titleCharacters)
    ?? (capacity === null ? undefined : numberProblem('capacity', capacity, 1, WEBINAR_LIMITS.capacity))
    ?? numberProblem('doorMinutes', doorMinutes, 0, WEBINAR_LIMITS.doorMinutes)
    ?? presenceProblem(presenceRule)
    ?? numberProblem('completionPercent', completionPercent, 1, 100)
    ?? numberProblem('contactRetentionDays', contactRetentionDays, 1, WEBINAR_LIMITS.contactRetentionDays)
    ?? questionsProblem(questions)
}

function presenceProblem(rule: PresenceRule): WebinarProblem | undefined {
  return rule.kind === 'minutes'
    ? numberProblem('presenceRule.minutes', rule.minutes, 1, WEBINAR_LIMITS.maxDurationMinutes)
    : numberProblem('presenceRule.percent', rule.percent, 1, 100)
}

function questionsProblem(questions: readonly RegistrationQuestion[]): WebinarProblem | undefined {
  const tooMany = listProblem('questions', questions, WEBINAR_LIMITS.questions)
  if (tooMany !== undefined) return tooMany
  if (hasRepeated(questions.map(({ questionId }) => questionId))) return { field: 'questions', code: 'repeated-id' }
  for (const [index, question] of questions.entries()) {
    const problem = questionProblem(`questions.${index}`, question)
    if (problem !== undefined) return problem
  }
  return undefined
}

function questionProblem(field: string, question: RegistrationQuestion): WebinarProblem | undefined {
  const label = textProblem(`${field}.label`, question.label, WEBINAR_LIMITS.labelCharacters, true)
  if (label !== undefined || question.kind === 'text') return label
  const { options } = question
  if (hasRepeated(options.map(({ optionId }) => optionId))) return { field: `${field}.options`, code: 'repeated-id' }
  const emptyLabel = options.map((option, index) => textProblem(`${field}.options.${index}`, option.label, WEBINAR_LIMITS.labelCharacters, true)).find(problem => problem !== undefined)
  return listProblem(`${field}.options`, options, WEBINAR_LIMITS.optionsPerQuestion) ?? emptyLabel
}

function hasRepeated(ids: readonly string[]): boolean {
  return new Set(ids).size < ids.length
}
