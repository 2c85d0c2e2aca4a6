// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CataloguePage } from '@parcours/courses'
import { html } from '../html.ts'
import type { CampusLanguage } from '../messages/campusMessages.ts'
import { MESSAGES } from '../messages/messages.ts'
import type { Page } from '../pageFrame.ts'
import { courseCard } from './courseCard.ts'

const SHOWN_COURSES = 3

/** Two sentences on what this is, and three courses to begin with. */
export function homePage(catalogue: CataloguePage, language: CampusLanguage): Page {
  const m = MESSAGES[language]
  const courses = catalogue.courses.slice(0, SHOWN_COURSES)
  return {
    title: m.homeTitle,
    description: m.homeLead,
    path: '/',
    state: { catalogue },
    main: html`<div class="page">
<h1>${m.homeTitle}</h1>
<p class="lead">${m.homeLead}</p>
<p class="lead">${m.homeSecond}</p>
${courses.length === 0
  ? html`<p class="notice">${m.noCourseYet}</p>`
  : html`<h2>${m.someCourses}</h2>
<ul class="course-list">
${courses.map((course) => courseCard(course, language, 'h3'))}</ul>
<p class="button-row"><a class="button button-primary" href="/${language}/courses">${m.allCourses}</a></p>`}
</div>`,
  }
}
