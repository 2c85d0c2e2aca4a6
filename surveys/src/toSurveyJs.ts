// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PublicQuestion } from './messages/publicSurvey.ts'
import type { Language } from './language.ts'
import type { Survey } from './survey.ts'
import { toPublicSurvey } from './toPublicSurvey.ts'

/**
 * The survey as a SurveyJS definition in one language, so that nobody is locked in. Advice, classes and privacy
 * have no counterpart there and are left out.
 * @see https://surveyjs.io/form-library/documentation/design-survey/create-a-simple-survey
 */
export function toSurveyJs(survey: Survey, language: Language): Readonly<Record<string, unknown>> {
  const { title, intro, language: locale, sections } = toPublicSurvey(survey, language)
  return {
    title, description: intro, locale,
    pages: sections.map(section => ({
      name: section.sectionId,
      ...(section.title !== null && { title: section.title }),
      elements: section.questions.map(question => toElement(question, sections.flatMap(other => other.questions))),
    })),
  }
}

function toElement(question: PublicQuestion, all: readonly PublicQuestion[]): Readonly<Record<string, unknown>> {
  const { questionId: name, title, help, isRequired, visibleIf } = question
  return {
    name, title, ...(help !== null && { description: help }), ...(isRequired && { isRequired }),
    ...(visibleIf !== null && { visibleIf: toExpression(visibleIf.questionId, visibleIf.answers, all) }),
    ...toKind(question),
  }
}

function toExpression(questionId: string, answers: readonly string[], all: readonly PublicQuestion[]): string {
  const kind = all.find(question => question.questionId === questionId)?.kind
  const operator = kind === 'multiple' ? 'contains' : '='
  return answers.map(answer => `{${questionId}} ${operator} ${kind === 'scale' || kind === 'zero-ten' ? answer : `'${answer}'`}`).join(' or ')
}

function toKind(question: PublicQuestion): Readonly<Record<string, unknown>> {
  const choices = question.options.map(({ optionId, label }) => ({ value: optionId, text: label }))
  const most = question.most === null ? {} : { maxSelectedChoices: question.most }
  switch (question.kind) {
    case 'single': return { type: 'radiogroup', choices }
    case 'multiple': return { type: 'checkbox', choices, ...most }
    case 'ranking': return { type: 'ranking', choices, selectToRankEnabled: true, ...most }
    case 'matrix': return { type: 'matrix', columns: choices, rows: question.rows.map(({ rowId, label }) => ({ value: rowId, text: label })) }
    case 'scale': case 'zero-ten': return {
      type: 'rating', rateMin: question.points?.from ?? 1, rateMax: question.points?.to ?? 5,
      ...(question.points?.low && { minRateDescription: question.points.low }), ...(question.points?.high && { maxRateDescription: question.points.high }),
    }
    case 'number': return { type: 'text', inputType: 'number', min: question.number?.min, max: question.number?.max }
    case 'date': return { type: 'text', inputType: 'date', min: question.date?.min, max: question.date?.max }
    case 'short-text': return { type: 'text', maxLength: question.mostCharacters }
    case 'long-text': return { type: 'comment', maxLength: question.mostCharacters }
  }
}
