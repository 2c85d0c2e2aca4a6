// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { compileCourse, parseCourse } from '@parcours/courses'
import { expect, it } from 'vitest'
import { activityPage } from '../../src/http/campus/pages/activityPage.ts'

const COURSE_YML = `id: guide
lang: fr
title: Un parcours guidé
summary: Pour essayer.
outcomes: [Venir., Revoir.]
forWhom: Pour toustes.
form: guided
themes: [ethics]
licence: CC-BY-SA-4.0
authors: [Parcours contributors]
modules: [{ id: m, folder: m, title: Un module }]
`

/** The page of the one activity of a course. */
function pageOf(kind: string, field: string): string {
  const parsed = parseCourse([
    { kind: 'text', path: 'course.yml', text: COURSE_YML },
    { kind: 'text', path: 'm/01-a.fr.md', text: `---\nid: a\ntitle: Ensemble\nkind: ${kind}\n${field}\nminutes: 120\n---\nVenez.\n` },
  ])
  if (parsed.kind !== 'course') throw new Error(JSON.stringify(parsed.issues))
  const french = compileCourse(parsed.course).public['fr']
  const activity = french?.activities[0]
  if (french === undefined || activity === undefined) throw new Error('Not compiled')
  const contentHash = 'hash'
  return activityPage({ ...activity, contentHash }, { ...french.course, contentHash }, 'fr').main.markup
}

it.each([
  { kind: 'session', field: 'session: 3', link: '<a class="button" href="/fr/webinars?course=guide&amp;session=3">Voir la séance\u00a0: date, inscription, rediffusion</a>' },
  { kind: 'adventure', field: 'adventure: premiers-pas', link: '<a class="button" href="/fr/adventures/premiers-pas">Ouvrir l’aventure</a>' },
])('an activity of kind $kind leads to its own page', ({ kind, field, link }) => {
  expect(pageOf(kind, field)).toContain(link)
})

it('an activity of kind survey says who says that it is done', () => {
  const page = pageOf('survey', 'survey: a-chaud')
  expect(page).toContain('Personne ne peut savoir qui a répondu à cette enquête')
  expect(page).not.toContain('href="/fr/surveys')
})
