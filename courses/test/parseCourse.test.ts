// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { parseCourse } from '../src/index.ts'
import { ACTIVITY, COURSE_YML, aCourse, aFolder, issuesOf } from './support/courseFolder.ts'

describe('a valid folder', () => {
  it('gives the course with its texts, ways, sheets and materials', () => {
    const course = aCourse()
    expect(issuesOf({})).toEqual([])
    expect(course).toMatchObject({
      courseId: 'jardin', formerly: [], language: 'fr', languages: ['fr', 'en'], form: 'self-paced', themes: ['first-steps'], licence: 'CC-BY-SA-4.0',
      attestationHours: undefined,
      texts: {
        fr: { title: 'Le jardin partagé', aliases: ['Jardiner ensemble'] },
        en: { title: 'The shared garden', summary: 'Tenir un jardin à plusieurs.', outcomes: ['Sow in time.', 'Share the harvest.'] },
      },
      modules: [{ moduleId: 'debut', isRequired: true, texts: { fr: { title: 'Pour commencer' }, en: { title: 'To begin' } } }],
      sheets: [{ sheetId: 'calendrier' }],
    })
    expect(course.modules[0]?.activities).toMatchObject([
      { activityId: 'graines', kind: 'page', durationMinutes: 8, isRequired: true, completion: 'any', quizPercent: 60, ways: ['text', 'video', 'quiz'], ref: undefined },
      { activityId: 'semis', kind: 'practice', durationMinutes: 20, ways: [], quizPercent: undefined },
    ])
  })

  it('gives materials the title of their sheet and their weight, and translations those of the original', () => {
    const [activity] = aCourse().modules[0]?.activities ?? []
    const materials = [
      { kind: 'sheet', title: 'Le calendrier', sheetId: 'calendrier' },
      { kind: 'file', title: 'Le plan', path: '01-debut/media/plan.pdf', sizeBytes: 12_000 },
      { kind: 'link', title: 'La grainothèque', url: 'https://example.org/graines' },
    ]
    expect(activity?.texts['fr']?.materials).toEqual(materials)
    expect(activity?.texts['en']?.materials).toEqual(materials)
  })

  it('reads the video: both addresses, transcript without tags, chapters apart from the summary', () => {
    const video = aCourse().modules[0]?.activities[0]?.texts['fr']?.video
    expect(video).toEqual({
      watchUrl: 'https://framatube.org/w/abc', embedUrl: 'https://framatube.org/videos/embed/abc', durationMinutes: 12, sizeMegabytes: 80,
      summaryHtml: '<p>On y voit un semis.</p>',
      transcript: [{ startSeconds: 1, text: 'Bonjour à toustes.' }, { startSeconds: 5.5, text: 'Semons.' }],
      chapters: [{ startSeconds: 0, title: 'Bêcher' }, { startSeconds: 135, title: 'Semer' }],
    })
  })

  it('reads the quiz: choice, ids by place or by name, explanations', () => {
    const quiz = aCourse().modules[0]?.activities[0]?.texts['fr']?.quiz
    expect(quiz).toEqual([
      { questionId: 'g1', promptHtml: '<p>Quand semer ?</p>', isMultiple: false, options: [
        { optionId: 'a', html: 'En hiver', isRight: false, feedbackHtml: 'Non : il gèle.' },
        { optionId: 'b', html: 'Au printemps', isRight: true, feedbackHtml: 'Oui.' },
      ] },
      { questionId: 'g2', promptHtml: '<p>Que faut-il ?</p>', isMultiple: true, options: [
        { optionId: 'eau', html: 'De l\'eau', isRight: true, feedbackHtml: 'Oui.' },
        { optionId: 'soleil', html: 'Du soleil', isRight: true, feedbackHtml: undefined },
        { optionId: 'bruit', html: 'Du bruit', isRight: false, feedbackHtml: 'Non.' },
      ] },
    ])
  })

  it('does not depend on the order of the files', () => {
    expect(parseCourse(aFolder().reverse())).toEqual(parseCourse(aFolder()))
  })

  it('orders activities by file name, not by number', () => {
    const activity = (id: string): string => `---\nid: ${id}\ntitle: T\nminutes: 1\n---\nTexte.\n`
    const course = aCourse({ '01-debut/10-dix.fr.md': activity('dix'), '01-debut/03-trois.fr.md': activity('trois') })
    expect(course.modules[0]?.activities.map(each => each.activityId)).toEqual(['graines', 'semis', 'trois', 'dix'])
  })
})

describe.each([
  { why: 'half hours', field: 'attestation: { hours: 2.5 }', expected: { attestationHours: 2.5 } },
  { why: 'a guided course', field: 'form: guided', expected: { form: 'guided' } },
  { why: 'former ids', field: 'formerly: [potager]', expected: { formerly: ['potager'] } },
])('course.yml with $why', ({ field, expected }) => {
  it('keeps them', () => {
    expect(aCourse({ 'course.yml': `${COURSE_YML}${field}\n` })).toMatchObject(expected)
  })
})

describe.each([
  { kind: 'session', field: 'session: 3', ref: '3' },
  { kind: 'survey', field: 'survey: bilan', ref: 'bilan' },
  { kind: 'adventure', field: 'adventure: premiers-pas', ref: 'premiers-pas' },
  { kind: 'session', field: 'ref: seance-1', ref: 'seance-1' },
  { kind: 'survey', field: 'ref: bilan', ref: 'bilan' },
])('an activity of kind $kind with $field', ({ kind, field, ref }) => {
  it('points to its own and offers no way', () => {
    const course = aCourse({ '01-debut/03-x.fr.md': `---\nid: x\ntitle: X\nkind: ${kind}\n${field}\nminutes: 5\nrequired: false\n---\nVenez.\n` })
    expect(course.modules[0]?.activities[2]).toMatchObject({ kind, ref, ways: [], isRequired: false })
  })
})

it.each([
  { written: '- [x] Oui -- Bien -- très bien', html: 'Oui', feedbackHtml: 'Bien -- très bien' },
  { written: '- [X] Oui', html: 'Oui', feedbackHtml: undefined },
  { written: '- [x] `a -- b` -- Bien', html: '<code>a -- b</code>', feedbackHtml: 'Bien' },
  { written: '- [x] *a -- b*', html: '<em>a -- b</em>', feedbackHtml: undefined },
  { written: '- [x] Oui\n  -- Bien', html: 'Oui', feedbackHtml: 'Bien' },
  { written: '- [x] Oui --\n  Bien', html: 'Oui', feedbackHtml: 'Bien' },
  { written: '- [x] Oui -- **Bien**, [voir](https://example.org)', html: 'Oui', feedbackHtml: '<strong>Bien</strong>, <a href="https://example.org" rel="noopener noreferrer">voir</a>' },
  { written: '- [x] a--b', html: 'a--b', feedbackHtml: undefined },
  { written: '- [x] Oui {#b2} -- <b>', html: 'Oui', feedbackHtml: '&lt;b&gt;' },
])('reads the option « $written »', ({ written, html, feedbackHtml }) => {
  const text = ACTIVITY.replace('- [x] Au printemps -- Oui.', written)
  const parsed = parseCourse(aFolder({ '01-debut/01-graines.fr.md': text, '01-debut/01-graines.en.md': null }))
  expect(parsed.kind).toBe('course')
  const option = parsed.kind === 'course' ? parsed.course.modules[0]?.activities[0]?.texts['fr']?.quiz[0]?.options[1] : undefined
  expect(option).toMatchObject({ html, feedbackHtml, isRight: true })
})
