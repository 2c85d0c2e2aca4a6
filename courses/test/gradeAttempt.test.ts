// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { bestAttempt, gradeAttempt, hasPassedQuiz, type Responses } from '../src/index.ts'
import { aQuestionKey, anActivityKey } from './support/keys.ts'

const quiz = anActivityKey({ quizPercent: 50, questions: [aQuestionKey(), aQuestionKey({ questionId: 'q2', rightOptionIds: ['a', 'c'] })] })

describe('a question', () => {
  it.each<{ chosen: Responses[string] | undefined; isRight: boolean; why: string }>([
    { chosen: ['a', 'c'], isRight: true, why: 'exactly the right ones' },
    { chosen: ['c', 'a', 'a'], isRight: true, why: 'order and repetition do not count' },
    { chosen: ['a'], isRight: false, why: 'one of two is no partial credit' },
    { chosen: ['a', 'b', 'c'], isRight: false, why: 'one too many' },
    { chosen: [], isRight: false, why: 'unanswered' },
    { chosen: undefined, isRight: false, why: 'absent' },
  ])('is right: $isRight ($why)', ({ chosen, isRight }) => {
    const graded = gradeAttempt(quiz, chosen === undefined ? {} : { q2: chosen }, 'fr')
    expect(graded).toMatchObject({ kind: 'graded', rightCount: isRight ? 1 : 0, questionCount: 2, hasPassed: isRight })
  })

  it('comes back with the right options, the chosen ones and the explanations in the language asked', () => {
    const graded = gradeAttempt(quiz, { q1: ['a'] }, 'en')
    expect(graded.kind === 'graded' ? graded.questions[0] : undefined).toEqual(
      { questionId: 'q1', isRight: false, rightOptionIds: ['b'], chosenOptionIds: ['a'], feedbackHtml: { a: 'No.' } },
    )
  })

  it('falls back to explanations in the original language', () => {
    const graded = gradeAttempt(quiz, {}, 'de')
    expect(graded.kind === 'graded' ? graded.questions[0]?.feedbackHtml : undefined).toEqual({ a: 'Non.' })
  })
})

describe('an attempt is refused', () => {
  it.each([
    { activity: anActivityKey(), responses: {}, code: 'no-quiz', questionId: null },
    { activity: quiz, responses: { q9: ['a'] }, code: 'unknown-question', questionId: 'q9' },
    { activity: quiz, responses: { constructor: ['a'] }, code: 'unknown-question', questionId: 'constructor' },
    { activity: quiz, responses: JSON.parse('{"__proto__":["a"]}') as Responses, code: 'unknown-question', questionId: '__proto__' },
    { activity: quiz, responses: { q1: ['a', 'z'] }, code: 'unknown-option', questionId: 'q1' },
  ])('with $code for $questionId', ({ activity, responses, code, questionId }) => {
    expect(gradeAttempt(activity, responses, 'fr')).toEqual({ kind: 'invalid', code, questionId })
  })
})

describe('the threshold', () => {
  it.each([
    { percent: 60, right: 2, count: 3, passed: true, why: '66.7 %' },
    { percent: 67, right: 2, count: 3, passed: false, why: '66.7 % is not rounded up' },
    { percent: 66, right: 2, count: 3, passed: true, why: 'above 66' },
    { percent: 60, right: 3, count: 5, passed: true, why: 'exactly 60' },
    { percent: 61, right: 3, count: 5, passed: false, why: 'one below' },
    { percent: 0, right: 0, count: 5, passed: true, why: '0 passes always' },
    { percent: 100, right: 4, count: 5, passed: false, why: 'all are wanted' },
    { percent: 100, right: 5, count: 5, passed: true, why: 'all are there' },
    { percent: 29, right: 29, count: 100, passed: true, why: '0.29 × 100 is 28.999… in floating point' },
    { percent: 0, right: 0, count: 0, passed: false, why: 'an empty quiz is not passed' },
  ])('of $percent % with $right of $count: $passed ($why)', ({ percent, right, count, passed }) => {
    expect(hasPassedQuiz({ quizPercent: percent }, { rightCount: right, questionCount: count })).toBe(passed)
  })
})

describe('the best of two attempts', () => {
  const attempt = (rightCount: number, questionCount: number, atSeconds: number): { rightCount: number; questionCount: number; atSeconds: number } => ({ rightCount, questionCount, atSeconds })
  it.each([
    { left: attempt(3, 5, 1), right: attempt(2, 5, 2), best: 'left', why: 'more right' },
    { left: attempt(3, 5, 1), right: attempt(2, 3, 0), best: 'right', why: 'a greater share of a shorter quiz' },
    { left: attempt(1, 2, 1), right: attempt(2, 4, 2), best: 'right', why: 'same share, later' },
    { left: attempt(1, 2, 3), right: attempt(2, 4, 2), best: 'left', why: 'same share, later' },
    { left: attempt(0, 0, 3), right: attempt(1, 4, 2), best: 'right', why: 'an empty quiz is a share of zero' },
  ])('is the $best one ($why)', ({ left, right, best }) => {
    expect(bestAttempt(left, right)).toBe(best === 'left' ? left : right)
  })
})
