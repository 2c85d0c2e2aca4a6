// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CourseCard } from '@parcours/courses'
import { html, type Html } from '../html.ts'
import type { CampusLanguage } from '../messages/campusMessages.ts'
import { MESSAGES } from '../messages/messages.ts'
import { langOf } from './langOf.ts'

/** A course in a list. Its words say their language when it is not the page's. */
export function courseCard(course: CourseCard, language: CampusLanguage, level: 'h2' | 'h3'): Html {
  const m = MESSAGES[language]
  const heading = html`<a href="/${language}/courses/${course.courseId}">${course.title}</a>`
  const facts = [
    m.courseLength(course.durationMinutes), m.activityCount(course.activityCount), m.forms[course.form], m.licence(course.licence),
  ]
  return html`<li class="course-card">
${level === 'h2' ? html`<h2${langOf(course, language)}>${heading}</h2>` : html`<h3${langOf(course, language)}>${heading}</h3>`}
<p${langOf(course, language)}>${course.summary}</p>
<p class="meta">${facts.join(' · ')}</p>
</li>
`
}
