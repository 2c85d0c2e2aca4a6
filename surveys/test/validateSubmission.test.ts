// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findAdvice, keepVisible, validateSubmission, visibleQuestions } from '../src/index.ts'
import { aSurveyAsking } from './readContent.ts'

const OPTIONS = '  options: [{ id: a, title: A }, { id: b, title: B }, { id: c, title: C }]\n'
const survey = aSurveyAsking([
  `- id: one\n  kind: single\n  title: T\n${OPTIONS}`,
  '- id: many\n  kind: multiple\n  title: T\n  most: 2\n  options: [{ id: a, title: A }, { id: b, title: B }, { id: c, title: C }, { id: none, title: N, exclusive: true }]\n',
  '- { id: scale, kind: scale, title: T, points: 5 }\n',
  '- { id: ten, kind: zero-ten, title: T }\n',
  `- id: grid\n  kind: matrix\n  title: T\n  rows: [{ id: r, title: R }, { id: s, title: S }]\n${OPTIONS}`,
  `- id: rank\n  kind: ranking\n  title: T\n  top: 2\n${OPTIONS}`,
  '- { id: number, kind: number, title: T, min: 1, max: 50, classes: [6, 16] }\n',
  '- { id: day, kind: date, title: T, min: 2020-01-01, max: 2026-12-31, classes: [2023-01-01] }\n',
  '- { id: short, kind: short-text, title: T, mostCharacters: 5 }\n',
  `- id: then\n  kind: single\n  title: T\n  visibleIf: { question: one, answers: [b, c] }\n${OPTIONS}`,
  '- { id: low, kind: long-text, title: T, visibleIf: { question: scale, answers: [1, 2] } }\n',
].join(''), 'moreThanEight: true\npaired: true\n')
const send = (responses: unknown, more: object = {}): unknown => validateSubmission(survey, { surveyId: 'test', version: 1, responses, ...more })
const accepted = (responses: object): unknown => ({ kind: 'submission', submission: { surveyId: 'test', version: 1, pairCode: undefined, responses } })

describe('a response', () => {
  it.each([
    { id: 'one', sent: 'a', kept: { kind: 'single', optionId: 'a' } },
    { id: 'many', sent: ['b', 'a'], kept: { kind: 'multiple', optionIds: ['a', 'b'] } },
    { id: 'many', sent: ['none'], kept: { kind: 'multiple', optionIds: ['none'] } },
    { id: 'scale', sent: 1, kept: { kind: 'scale', point: 1 } },
    { id: 'scale', sent: 5, kept: { kind: 'scale', point: 5 } },
    { id: 'ten', sent: 0, kept: { kind: 'zero-ten', point: 0 } },
    { id: 'ten', sent: 10, kept: { kind: 'zero-ten', point: 10 } },
    { id: 'grid', sent: { s: 'c' }, kept: { kind: 'matrix', optionByRow: { s: 'c' } } },
    { id: 'rank', sent: ['c', 'a'], kept: { kind: 'ranking', optionIds: ['c', 'a'] } },
    { id: 'number', sent: 1, kept: { kind: 'number', classId: 'class-0' } },
    { id: 'number', sent: 6, kept: { kind: 'number', classId: 'class-1' } },
    { id: 'number', sent: 50, kept: { kind: 'number', classId: 'class-2' } },
    { id: 'day', sent: '2022-12-31', kept: { kind: 'date', classId: 'class-0' } },
    { id: 'day', sent: '2023-01-01', kept: { kind: 'date', classId: 'class-1' } },
    { id: 'short', sent: { text: ' merci ', mayQuote: true }, kept: undefined, code: 'text-too-long' },
    { id: 'short', sent: { text: 'merci' }, kept: { kind: 'text', text: 'merci', mayQuote: false } },
  ])('$sent to $id is kept as $kept', ({ id, sent, kept, code }) => {
    expect(send({ [id]: sent })).toEqual(kept === undefined ? { kind: 'issues', issues: [{ code, questionId: id }] } : accepted({ [id]: kept }))
  })

  it.each([
    { id: 'one', sent: 'z', code: 'unknown-option' }, { id: 'one', sent: 'constructor', code: 'unknown-option' }, { id: 'one', sent: 3, code: 'wrong-response' },
    { id: 'many', sent: 'a', code: 'wrong-response' }, { id: 'many', sent: ['a', 'a'], code: 'repeated-option' }, { id: 'many', sent: ['a', 'b', 'c'], code: 'too-many-options' },
    { id: 'many', sent: ['a', 'none'], code: 'exclusive-option' }, { id: 'many', sent: [1], code: 'wrong-response' },
    { id: 'scale', sent: 0, code: 'out-of-range' }, { id: 'scale', sent: 6, code: 'out-of-range' }, { id: 'scale', sent: 2.5, code: 'wrong-response' }, { id: 'scale', sent: '3', code: 'wrong-response' },
    { id: 'ten', sent: 11, code: 'out-of-range' }, { id: 'ten', sent: -1, code: 'out-of-range' },
    { id: 'grid', sent: { z: 'a' }, code: 'unknown-option' }, { id: 'grid', sent: { r: 'z' }, code: 'unknown-option' }, { id: 'grid', sent: [], code: 'wrong-response' },
    { id: 'rank', sent: ['a', 'b', 'c'], code: 'too-many-options' }, { id: 'rank', sent: ['a', 'a'], code: 'repeated-option' },
    { id: 'number', sent: 0, code: 'out-of-range' }, { id: 'number', sent: 51, code: 'out-of-range' }, { id: 'number', sent: Number.NaN, code: 'wrong-response' },
    { id: 'day', sent: '2023-02-29', code: 'wrong-response' }, { id: 'day', sent: '2019-12-31', code: 'out-of-range' },
    { id: 'short', sent: 'merci', code: 'wrong-response' }, { id: 'short', sent: { text: 'x'.repeat(1_000_000) }, code: 'text-too-long' }, { id: 'short', sent: { text: 'a', mayQuote: 1 }, code: 'wrong-response' },
    { id: 'then', sent: 'a', code: 'hidden-question' },
  ])('$sent to $id is refused: $code', ({ id, sent, code }) => {
    expect(send({ [id]: sent })).toEqual({ kind: 'issues', issues: [{ code, questionId: id }] })
  })

  it.each(['', null, undefined, []])('%j is no answer', (sent) => {
    expect(send({ many: sent })).toEqual(accepted({}))
  })
})

describe('a submission', () => {
  it.each([
    { sent: null, code: 'submission-not-readable' }, { sent: [], code: 'submission-not-readable' }, { sent: 'x', code: 'submission-not-readable' },
    { sent: { surveyId: 'other', version: 1, responses: {} }, code: 'other-survey' },
    { sent: { surveyId: 'test', version: 2, responses: {} }, code: 'other-version' },
    { sent: { surveyId: 'test', version: '1', responses: {} }, code: 'other-version' },
    { sent: { surveyId: 'test', version: 1 }, code: 'submission-not-readable' },
    { sent: { surveyId: 'test', version: 1, responses: Object.fromEntries(Array.from({ length: 81 }, (_, index) => [`k${index}`, 1])) }, code: 'too-many-responses' },
    { sent: { surveyId: 'test', version: 1, responses: {}, pairCode: 'short' }, code: 'wrong-pair-code' },
    { sent: { surveyId: 'test', version: 1, responses: { nothing: 1 } }, code: 'unknown-question' },
    { sent: { surveyId: 'test', version: 1, responses: JSON.parse('{"__proto__": 1}') as unknown }, code: 'unknown-question' },
  ])('is refused whole: $code', ({ sent, code }) => {
    expect(validateSubmission(survey, sent)).toEqual({ kind: 'issues', issues: [{ code, questionId: undefined }] })
  })

  it('without any answer is accepted', () => {
    expect(send({})).toEqual(accepted({}))
  })

  it('keeps a pair code only where the survey is paired', () => {
    expect(send({}, { pairCode: 'a'.repeat(43) })).toMatchObject({ kind: 'submission', submission: { pairCode: 'a'.repeat(43) } })
    const single = aSurveyAsking(`- id: one\n  kind: single\n  title: T\n${OPTIONS}`)
    expect(validateSubmission(single, { surveyId: 'test', version: 1, responses: {}, pairCode: 'a'.repeat(43) })).toMatchObject({ kind: 'issues' })
  })

  it('is refused without the answer to a required question', () => {
    const strict = aSurveyAsking(`- id: one\n  kind: single\n  title: T\n  required: true\n${OPTIONS}`)
    expect(validateSubmission(strict, { surveyId: 'test', version: 1, responses: {} })).toEqual({ kind: 'issues', issues: [{ code: 'missing-response', questionId: 'one' }] })
  })

  it('never makes the check throw, and never passes an unknown option', () => {
    fc.assert(fc.property(fc.anything(), fc.dictionary(fc.constantFrom('one', 'many', 'grid', 'rank', 'short', 'number', 'day', 'then'), fc.anything()), (anything, responses) => {
      validateSubmission(survey, anything)
      const read = validateSubmission(survey, { surveyId: 'test', version: 1, responses })
      if (read.kind === 'submission' && read.submission.responses['one'] !== undefined) expect(['a', 'b', 'c']).toContain(responses['one'])
    }), { numRuns: 300 })
  })
})

describe('conditions', () => {
  const ids = (answers: Parameters<typeof visibleQuestions>[1]): string[] => visibleQuestions(survey, answers).map(question => question.questionId)

  it.each([
    { answers: {}, then: false, low: false }, { answers: { one: 'a' }, then: false, low: false }, { answers: { one: 'b' }, then: true, low: false },
    { answers: { one: { kind: 'single', optionId: 'c' } as const, scale: 2 }, then: true, low: true }, { answers: { scale: { kind: 'scale', point: 3 } as const }, then: false, low: false },
  ])('with $answers show the follow-up: $then, the comment: $low', ({ answers, then, low }) => {
    expect([ids(answers).includes('then'), ids(answers).includes('low')]).toEqual([then, low])
  })

  it('drop what a changed mind hid', () => {
    expect(keepVisible(survey, { one: 'a', then: 'b' })).toEqual({ one: 'a' })
  })

  it('give no advice where there is none', () => {
    expect(findAdvice(survey, { one: 'a' })).toBeUndefined()
  })
})
