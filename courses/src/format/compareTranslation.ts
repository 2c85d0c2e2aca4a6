// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { QuizQuestion } from '../course.ts'
import type { IssueList } from '../issues/issueList.ts'
import type { ActivityBody } from './activityBody.ts'

/**
 * A translation is the same activity: the same ways, the same questions, options and right answers in the same order.
 * Otherwise the ways or the key would depend on the language one reads in.
 */
export function compareTranslation(original: ActivityBody, translation: ActivityBody, file: string, issues: IssueList): void {
  if ((original.videoLine === undefined) !== (translation.videoLine === undefined)) {
    issues.add('translation-video', file, translation.videoLine ?? translation.firstLine)
  }
  if (original.html !== '' && translation.html === '') issues.add('empty-text', file, translation.firstLine)
  const expected = original.questions.map(question => question.questionId)
  const found = translation.questions.map(question => question.questionId)
  if (expected.join(' ') !== found.join(' ')) {
    issues.add('translation-questions', file, translation.quizLine ?? translation.firstLine, { expected: expected.join(', ') || '–' })
    return
  }
  for (const [index, question] of translation.questions.entries()) {
    const line = translation.questionLines[index] ?? translation.firstLine
    const twin = original.questions[index]
    if (twin !== undefined) compareQuestion(twin, question, file, line, issues)
  }
}

function compareQuestion(original: QuizQuestion, translation: QuizQuestion, file: string, line: number, issues: IssueList): void {
  const detail = { id: original.questionId, count: original.options.length }
  const optionIds = (question: QuizQuestion): string => question.options.map(option => option.optionId).join(' ')
  const rightIds = (question: QuizQuestion): string => question.options.filter(option => option.isRight).map(option => option.optionId).join(' ')
  if (optionIds(original) !== optionIds(translation)) issues.add('translation-options', file, line, detail)
  else if (rightIds(original) !== rightIds(translation)) issues.add('translation-right-answers', file, line, detail)
}
