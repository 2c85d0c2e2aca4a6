// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { LIMITS } from '../limits.ts'
import { isClosed } from '../question.ts'
import type { Section, TextReaders } from '../survey.ts'
import type { FieldReader } from './fieldReader.ts'
import { QUESTION_KEYS, readQuestion } from './readQuestion.ts'
import { claimId, type SurveyReading } from './surveyReading.ts'

/** `sections` with their questions, in reading order. */
export function readSections(fields: FieldReader, textReaders: TextReaders, reading: SurveyReading): Section[] {
  if (!fields.has('sections')) fields.report('missing-key', undefined, { key: 'sections' })
  const sections = (fields.maps('sections', 1, LIMITS.sections, ['id', 'title', 'questions']) ?? []).map(section => readSection(section, reading))
  reportQuestionCount(fields, reading.earlier.length)
  if (textReaders === 'nobody' && reading.earlier.some(question => !isClosed(question))) fields.report('text-without-readers', 'privacy')
  return sections
}

function readSection(fields: FieldReader, reading: SurveyReading): Section {
  if (!fields.has('id')) fields.report('missing-id', undefined)
  const sectionId = fields.identifier('id') ?? ''
  if (sectionId !== '') claimId('section', sectionId, fields.lineOf('id'), reading)
  if (!fields.has('questions')) fields.report('missing-key', undefined, { key: 'questions' })
  const questions = (fields.maps('questions', 1, LIMITS.questions, QUESTION_KEYS) ?? []).flatMap((questionFields) => {
    const question = readQuestion(questionFields, reading)
    if (question === undefined) return []
    reading.earlier.push(question)
    return [question]
  })
  return { sectionId, texts: { [reading.language]: { title: fields.text('title', LIMITS.titleCharacters) } }, questions }
}

function reportQuestionCount(fields: FieldReader, count: number): void {
  const isMeant = fields.flag('moreThanEight') ?? false
  if (count > LIMITS.questions) fields.report('far-too-many-questions', 'sections', { count, limit: LIMITS.questions })
  else if (count > LIMITS.usualQuestions && !isMeant) fields.report('too-many-questions', 'sections', { count, limit: LIMITS.usualQuestions })
}
