// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { canonicalJson, compileCourse, inLanguage, parseCourse, type CompiledCourse, type Course } from '../src/index.ts'
import { listContentFolders, readContentFolder } from './support/contentFolders.ts'
import { ACTIVITY, ACTIVITY_EN, aCourse } from './support/courseFolder.ts'

/** A quiz whose explanations are words found nowhere else. */
function secretCourse(): Course {
  const secret = (text: string): string => text.replaceAll(/ -- .*/g, ' -- SECRETFEEDBACK')
  return aCourse({ '01-debut/01-graines.fr.md': secret(ACTIVITY), '01-debut/01-graines.en.md': secret(ACTIVITY_EN) })
}

/** Every key and text anywhere in a value. */
function listWords(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => [key, ...listWords(part)])
}

const contentCourses = listContentFolders().flatMap((name) => {
  const parsed = parseCourse(readContentFolder(name))
  return parsed.kind === 'course' ? [{ name, course: parsed.course }] : []
})

describe('what is sent to a browser', () => {
  it.each([{ name: 'a small course', course: secretCourse() }, ...contentCourses])('holds no key and no explanation: $name', ({ course }) => {
    const compiled = compileCourse(course)
    const sent = listWords(compiled.public)
    expect(sent.filter(word => /isRight|right|feedback|correct|key/i.test(word) && !word.includes(' '))).toEqual([])
    const explanations = course.modules.flatMap(module => module.activities)
      .flatMap(activity => Object.values(activity.texts)).flatMap(text => text.quiz)
      .flatMap(question => question.options).flatMap(option => option.feedbackHtml ?? [])
      .filter(explanation => explanation.length > 12)
    const whole = sent.join('\n')
    expect(explanations.filter(explanation => whole.includes(explanation))).toEqual([])
  })

  it('is the same whichever option is right', () => {
    const other = aCourse({
      '01-debut/01-graines.fr.md': ACTIVITY.replace('[ ] En hiver', '[x] En hiver').replace('[x] Au printemps', '[ ] Au printemps'),
      '01-debut/01-graines.en.md': ACTIVITY_EN.replace('[ ] In winter', '[x] In winter').replace('[x] In spring', '[ ] In spring'),
    })
    expect(compileCourse(other).public).toEqual(compileCourse(aCourse()).public)
  })
})

describe('a compiled course', () => {
  const compiled: CompiledCourse = compileCourse(aCourse())

  it('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(compiled))).toEqual(compiled)
  })

  it('shows the original, and says so, where a translation is missing', () => {
    const english = compiled.public['en']
    expect(english?.course).toMatchObject({ language: 'en', title: 'The shared garden', summary: 'Tenir un jardin à plusieurs.', durationMinutes: 28, attestationHours: null })
    expect(english?.course.modules).toEqual([{ moduleId: 'debut', title: 'To begin', summary: null, isRequired: true, activities: [
      { activityId: 'graines', kind: 'page', title: 'Seeds', language: 'en', durationMinutes: 8, isRequired: true, hasVideo: true, quizQuestionCount: 2 },
      { activityId: 'semis', kind: 'practice', title: 'Un semis', language: 'fr', durationMinutes: 20, isRequired: true, hasVideo: false, quizQuestionCount: 0 },
    ] }])
    expect(english?.sheets).toMatchObject([{ sheetId: 'calendrier', language: 'fr', title: 'Le calendrier' }])
    expect(english?.activities.map(activity => activity.language)).toEqual(['en', 'fr'])
  })

  it('is found by its titles and aliases in every language, without accents', () => {
    expect(compiled.public['fr']?.card.searchText).toMatch(/^le jardin partage jardiner ensemble the shared garden /)
    expect(compiled.public['en']?.card).toMatchObject({ title: 'The shared garden', activityCount: 2, durationMinutes: 28, licence: 'CC-BY-SA-4.0' })
  })

  it('keeps the rules, the right options and the explanations for the server', () => {
    expect(compiled.key).toEqual({ courseId: 'jardin', formerly: [], modules: [{ moduleId: 'debut', formerly: [], isRequired: true, activities: [
      {
        activityId: 'graines', formerly: [], kind: 'page', isRequired: true, completion: 'any', quizPercent: 60, ways: ['text', 'video', 'quiz'], language: 'fr',
        questions: [
          { questionId: 'g1', optionIds: ['a', 'b'], rightOptionIds: ['b'], feedback: { fr: [['a', 'Non : il gèle.'], ['b', 'Oui.']], en: [['a', 'No: it freezes.'], ['b', 'Yes.']] } },
          { questionId: 'g2', optionIds: ['eau', 'soleil', 'bruit'], rightOptionIds: ['eau', 'soleil'], feedback: { fr: [['eau', 'Oui.'], ['bruit', 'Non.']], en: [['eau', 'Yes.'], ['bruit', 'No.']] } },
        ],
      },
      { activityId: 'semis', formerly: [], kind: 'practice', isRequired: true, completion: 'any', quizPercent: null, ways: [], language: 'fr', questions: [] },
    ] }] })
  })
})

describe('canonical JSON', () => {
  it.each([
    { value: { b: 1, a: [{ d: null, c: 'é' }] }, text: '{"a":[{"c":"é","d":null}],"b":1}' },
    { value: { a: undefined, b: true }, text: '{"b":true}' },
    { value: [], text: '[]' },
    { value: 'a"b', text: '"a\\"b"' },
  ])('writes $text', ({ value, text }) => {
    expect(canonicalJson(value)).toBe(text)
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY, () => 1, Symbol('a'), undefined, 1n])('refuses %s', (value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError)
  })
})

describe('the text in a language', () => {
  const texts = { fr: 'oui', en: 'yes', pt: 'sim' }
  it.each([
    { wanted: 'en', language: 'en' },
    { wanted: 'pt-BR', language: 'pt' },
    { wanted: 'de', language: 'fr' },
    { wanted: 'constructor', language: 'fr' },
    { wanted: '__proto__', language: 'fr' },
    { wanted: '', language: 'fr' },
  ])('for « $wanted » is that of $language', ({ wanted, language }) => {
    expect(inLanguage(texts, wanted, 'fr').language).toBe(language)
  })
})
