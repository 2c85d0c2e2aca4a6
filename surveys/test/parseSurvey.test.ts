// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LIMITS, parseSurvey, SURVEY_ISSUE_CODES, type SurveyIssue } from '../src/index.ts'
import { aSurveyAsking, HEAD } from './readContent.ts'

const QUESTION = '- id: q\n  kind: single\n  title: Q\n  options: [{ id: a, title: A }, { id: b, title: B }]\n'
const SINGLE = (id: string, more = ''): string => `- id: ${id}\n  kind: single\n  title: Q\n  options: [{ id: a, title: A }, { id: b, title: B }]\n${more}`
const ask = (questions: string, head = ''): string => `${HEAD}${head}sections:\n- id: all\n  questions:\n${indent(questions)}`
const indent = (text: string): string => `${text.trimEnd().replace(/^/gm, '  ')}\n`
const seen = new Set<string>()

function issuesOf(files: Parameters<typeof parseSurvey>[0]): readonly SurveyIssue[] {
  const parsed = parseSurvey(files)
  const issues = parsed.kind === 'survey' ? parsed.warnings : parsed.issues
  for (const issue of issues) seen.add(issue.code)
  return issues
}
const codesOf = (text: string, path = 'survey.yml'): string[] => issuesOf([{ path, text }]).map(issue => issue.code)

describe('parseSurvey', () => {
  it('reads the smallest survey, from YAML or JSON', () => {
    expect(codesOf(ask(QUESTION))).toEqual([])
    const json = JSON.stringify({ id: 'j', version: 1, lang: 'fr', title: 'T', intro: 'I', licence: 'CC0-1.0', authors: ['A'], sections: [{ id: 's', questions: [{ id: 'q', kind: 'long-text', title: 'Q' }] }] })
    expect(codesOf(json, 'survey.json')).toEqual([])
  })

  it.each([
    { code: 'missing-id', text: ask(QUESTION).replace('id: test\n', '') },
    { code: 'missing-key', text: ask(QUESTION).replace('version: 1\n', '') },
    { code: 'missing-language', text: ask(QUESTION).replace('lang: fr\n', '') },
    { code: 'wrong-language', text: ask(QUESTION).replace('lang: fr', 'lang: français') },
    { code: 'missing-licence', text: ask(QUESTION).replace('licence: CC0-1.0\n', '') },
    { code: 'wrong-licence', text: ask(QUESTION).replace('CC0-1.0', '"!"') },
    { code: 'unusual-licence', text: ask(QUESTION).replace('CC0-1.0', 'Own-1.0') },
    { code: 'missing-authors', text: ask(QUESTION).replace('authors: [Nous]\n', '') },
    { code: 'repeated-entry', text: ask(QUESTION).replace('[Nous]', '[Nous, Nous]') },
    { code: 'unknown-key', text: ask(QUESTION, 'theme: x\n') },
    { code: 'wrong-id', text: ask(QUESTION).replace('id: test', 'id: Été') },
    { code: 'wrong-text', text: ask(QUESTION).replace('title: Test', 'title: 12') },
    { code: 'text-too-long', text: ask(QUESTION).replace('title: Test', `title: ${'a'.repeat(LIMITS.titleCharacters + 1)}`) },
    { code: 'wrong-number', text: ask(QUESTION).replace('version: 1', 'version: 0') },
    { code: 'wrong-number', text: ask(QUESTION).replace('version: 1', 'version: 012') },
    { code: 'wrong-flag', text: ask(QUESTION, 'paired: "true"\n') },
    { code: 'wrong-choice', text: ask(QUESTION, 'results: live\n') },
    { code: 'wrong-map', text: ask(QUESTION, 'privacy: 3\n') },
    { code: 'wrong-list', text: `${HEAD}sections: []\n` },
    { code: 'duplicate-id', text: ask(QUESTION + QUESTION) },
    { code: 'duplicate-id', text: ask(QUESTION.replace('{ id: b,', '{ id: a,')) },
    { code: 'duplicate-id', text: ask(QUESTION.replace('{ id: b,', '{ id: b, formerly: [a],')) },
    { code: 'yaml-syntax', text: 'a: [' },
    { code: 'yaml-not-a-map', text: '- a' },
    { code: 'yaml-not-a-map', text: '' },
    { code: 'yaml-alias', text: `${HEAD}a: &x 1\nb: *x\n` },
    { code: 'yaml-too-deep', text: `a: ${'['.repeat(20)}` },
    { code: 'yaml-too-large', text: `#${'x'.repeat(LIMITS.yamlCharacters)}` },
    { code: 'too-many-questions', text: ask(Array.from({ length: 9 }, (_, index) => SINGLE(`q${index}`)).join('')) },
    { code: 'far-too-many-questions', text: `${HEAD}moreThanEight: true\nsections:\n${[0, 1].map(section => `- id: s${section}\n  questions:\n${Array.from({ length: 21 }, (_, index) => SINGLE(`q${section}-${index}`)).join('').trimEnd().replace(/^/gm, '  ')}\n`).join('')}` },
    { code: 'key-for-other-kind', text: ask(`${QUESTION}  points: 5\n`) },
    { code: 'required-question', text: ask(`${QUESTION}  required: true\n`) },
    { code: 'favourable-everything', text: ask(QUESTION.replaceAll(' }', ', favourable: true }')) },
    { code: 'exclusive-everything', text: ask(QUESTION.replace('single', 'multiple').replaceAll(' }', ', exclusive: true }')) },
    { code: 'most-too-large', text: ask(`${QUESTION.replace('single', 'multiple')}  most: 2\n`) },
    { code: 'top-too-large', text: ask(`${QUESTION.replace('single', 'ranking')}  top: 3\n`) },
    { code: 'wrong-range', text: ask('- { id: q, kind: number, title: Q, min: 5, max: 5, classes: [5] }\n') },
    { code: 'wrong-classes', text: ask('- { id: q, kind: number, title: Q, min: 1, max: 50, classes: [6, 2] }\n') },
    { code: 'wrong-classes', text: ask('- { id: q, kind: number, title: Q, min: 1, max: 50, classes: [1] }\n') },
    { code: 'wrong-integer', text: ask('- { id: q, kind: number, title: Q, min: 1.5, max: 50, classes: [6] }\n') },
    { code: 'wrong-day', text: ask('- { id: q, kind: date, title: Q, min: 2026-02-30, max: 2026-12-31, classes: [2026-06-01] }\n') },
    { code: 'unknown-earlier-question', text: ask(SINGLE('q', '  visibleIf: { question: later, answers: [a] }\n') + SINGLE('later')) },
    { code: 'unknown-answer', text: ask(SINGLE('q') + SINGLE('r', '  visibleIf: { question: q, answers: [z] }\n')) },
    { code: 'condition-on-this-kind', text: ask('- { id: q, kind: long-text, title: Q }\n' + SINGLE('r', '  visibleIf: { question: q, answers: [z] }\n')) },
    { code: 'condition-on-condition', text: ask(SINGLE('q') + SINGLE('r', '  visibleIf: { question: q, answers: [a] }\n') + SINGLE('s', '  visibleIf: { question: r, answers: [a] }\n')) },
    { code: 'required-under-condition', text: ask(SINGLE('q') + SINGLE('r', '  required: true\n  visibleIf: { question: q, answers: [a] }\n')) },
    { code: 'text-without-readers', text: ask('- { id: q, kind: long-text, title: Q }\n', 'privacy: { textReaders: nobody }\n') },
    { code: 'wrong-condition', text: `${ask(QUESTION)}advices:\n- { id: x, title: T, text: T, when: [{ question: q }] }\n` },
  ])('reports $code, on a line, in both languages, without a hole', ({ code, text }) => {
    const issue = issuesOf([{ path: 'survey.yml', text }]).find(other => other.code === code)
    expect(issue, codesOf(text).join()).toBeDefined()
    expect(issue?.line).toBeGreaterThan(0)
    expect(`${issue?.message.fr}${issue?.message.en}`).not.toMatch(/\{[a-z]+\}/i)
    expect(issue?.message.fr.length).toBeGreaterThan(20)
  })

  it.each([
    { code: 'missing-survey-file', files: [] },
    { code: 'unexpected-file', files: [{ path: 'notes.md', text: '' }] },
    { code: 'unexpected-file', files: [{ path: '../survey.yml', text: '' }] },
    { code: 'unexpected-file', files: [{ path: 'survey.yml', text: ask(QUESTION) }, { path: 'survey.fr.yml', text: 'title: T' }] },
    { code: 'duplicate-file', files: [{ path: 'survey.yml', text: ask(QUESTION) }, { path: 'survey.json', text: '{}' }] },
    { code: 'too-many-files', files: Array.from({ length: LIMITS.files + 1 }, () => ({ path: 'survey.yml', text: '' })) },
    { code: 'too-many-languages', files: [{ path: 'survey.yml', text: ask(QUESTION) }, ...Array.from({ length: 16 }, (_, index) => ({ path: `survey.x${String.fromCharCode(97 + index)}.yml`, text: 'title: T' }))] },
    { code: 'unknown-question', files: [{ path: 'survey.yml', text: ask(QUESTION) }, { path: 'survey.en.yml', text: 'questions: { z: { title: Z } }' }] },
    { code: 'unknown-section', files: [{ path: 'survey.yml', text: ask(QUESTION) }, { path: 'survey.en.yml', text: 'sections: { z: { title: Z } }' }] },
    { code: 'unknown-advice', files: [{ path: 'survey.yml', text: ask(QUESTION) }, { path: 'survey.en.yml', text: 'advices: { z: { title: Z, text: Z } }' }] },
    { code: 'unknown-label', files: [{ path: 'survey.yml', text: ask(QUESTION) }, { path: 'survey.en.yml', text: 'questions: { q: { title: Z, options: { constructor: C } } }' }] },
  ])('reports $code about files', ({ code, files }) => {
    expect(issuesOf(files).map(issue => issue.code)).toContain(code)
  })

  it('has a test for every issue it can report', () => {
    expect(SURVEY_ISSUE_CODES.filter(code => !seen.has(code))).toEqual([])
  })

  it.each([
    { count: 8, more: '', kind: 'survey' },
    { count: 9, more: '', kind: 'issues' },
    { count: 9, more: 'moreThanEight: true\n', kind: 'survey' },
  ])('with $count questions and "$more" gives $kind', ({ count, more, kind }) => {
    const text = ask(Array.from({ length: count }, (_, index) => SINGLE(`q${index}`)).join(''), more)
    expect(parseSurvey([{ path: 'survey.yml', text }]).kind).toBe(kind)
  })

  it('names every kind of question to whoever writes another', () => {
    const [issue] = issuesOf([{ path: 'survey.yml', text: ask('- { id: q, kind: scal, title: Q }\n') }])
    expect(issue?.message.en).toMatch(/ single, .*, date, short-text, long-text\.$/)
  })

  it('makes questions optional, figures at closing and texts read by coordinators unless told otherwise', () => {
    const survey = aSurveyAsking(QUESTION)
    expect(survey).toMatchObject({ results: 'closing', isPaired: false, privacy: { retentionMonths: 24, textReaders: 'coordinators', respondentsSeeResults: true } })
    expect(survey.sections[0]?.questions[0]).toMatchObject({ isRequired: false, isSensitive: false, visibleIf: undefined })
  })

  it.each([{ points: 3, from: 3 }, { points: 4, from: 3 }, { points: 5, from: 4 }, { points: 10, from: 6 }])('calls $from of $points favourable unless told otherwise', ({ points, from }) => {
    expect(aSurveyAsking(`- { id: q, kind: scale, title: Q, points: ${points} }\n`).sections[0]?.questions[0]).toMatchObject({ favourableFrom: from })
  })

  it('gives the same survey whatever the order of the files', () => {
    const files = [{ path: 'survey.yml', text: ask(QUESTION) }, { path: 'survey.en.yml', text: 'title: E' }, { path: 'survey.de.yml', text: 'title: D' }]
    expect(parseSurvey(files)).toEqual(parseSurvey([...files].reverse()))
  })

  it('never throws, whatever the text', () => {
    const piece = fc.constantFrom('id: ', 'sections:\n', '- ', '  ', '\n', 'kind: scale', '{', '}', '[', ']', ': ', '&a', '*a', '!!js', '"', "'", '|', '>', 'questions:', 'options', '\t', '0x1', '\u0000', '__proto__: ', '<<: ', '? ')
    fc.assert(fc.property(fc.oneof(fc.string(), fc.array(piece).map(pieces => pieces.join('')), fc.array(piece).map(pieces => ask(QUESTION) + pieces.join(''))), (text) => {
      expect(['survey', 'issues']).toContain(parseSurvey([{ path: 'survey.yml', text }, { path: 'survey.en.yml', text }]).kind)
    }), { numRuns: 300 })
  })
})
