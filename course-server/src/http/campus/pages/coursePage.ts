// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PublicActivityLine, PublicCourse, PublicModule } from '@parcours/courses'
import { html, type Html } from '../html.ts'
import type { CampusLanguage, CampusMessages } from '../messages/campusMessages.ts'
import { MESSAGES } from '../messages/messages.ts'
import type { Page } from '../pageFrame.ts'
import { askSomeone } from './askSomeone.ts'
import { breadcrumb } from './breadcrumb.ts'
import { langOf } from './langOf.ts'

/** What one will be able to do, for whom, how long, and the programme as a plain list. */
export function coursePage(course: PublicCourse, language: CampusLanguage): Page {
  const m = MESSAGES[language]
  const lang = langOf(course, language)
  const first = course.modules.flatMap(({ activities }) => activities)[0]
  const facts = [m.courseLength(course.durationMinutes), m.activityCount(course.modules.flatMap(({ activities }) => activities).length), m.forms[course.form]]
  return {
    title: course.title,
    description: course.summary,
    path: `/courses/${course.courseId}`,
    state: { course },
    main: html`<article class="page">
${breadcrumb([[`/${language}/courses`, m.courses]], m)}
<h1${lang}>${course.title}</h1>
<p class="lead"${lang}>${course.summary}</p>
<p class="meta">${facts.join(' · ')}</p>
${first && html`<p class="button-row"><a class="button button-primary" href="/${language}/courses/${course.courseId}/${first.activityId}">${m.start(first.title)}</a></p>
<p class="meta">${m.readFreely}</p>`}
<h2>${m.youWillBeAble}</h2>
<ul${lang}>
${course.outcomes.map((outcome) => html`<li>${outcome}</li>\n`)}</ul>
<h2>${m.forWhom}</h2>
<p${lang}>${course.forWhom}</p>
${course.form === 'guided' && html`<p>${m.guidedMeans}</p>\n`}<h2>${m.programme}</h2>
<ol class="module-list">
${course.modules.map((one) => moduleItem(one, course, language, m))}</ol>
<p class="meta">${m.authors(course.authors.join(', '))} · ${m.licence(course.licence)}</p>
${course.attestationHours !== null && html`<p class="meta">${m.attestation(course.attestationHours)}</p>`}
${askSomeone(m)}
</article>`,
  }
}

function moduleItem(one: PublicModule, course: PublicCourse, language: CampusLanguage, m: CampusMessages): Html {
  const lang = langOf(course, language)
  return html`<li class="module">
<h3${lang}>${one.title}</h3>
${one.summary !== null && html`<p${lang}>${one.summary}</p>\n`}<ol class="activity-list">
${one.activities.map((activity) => activityItem(activity, course, language, m))}</ol>
</li>
`
}

function activityItem(activity: PublicActivityLine, course: PublicCourse, language: CampusLanguage, m: CampusMessages): Html {
  const facts = [
    m.kinds[activity.kind],
    m.minutes(activity.durationMinutes),
    activity.hasVideo ? m.withVideo : '',
    activity.quizQuestionCount > 0 ? m.questionCount(activity.quizQuestionCount) : '',
    activity.isRequired ? '' : m.optional,
    activity.language === language ? '' : m.inLanguage(activity.language),
  ].filter((fact) => fact !== '')
  return html`<li><a href="/${language}/courses/${course.courseId}/${activity.activityId}"${langOf(activity, language)}>${activity.title}</a> <span class="meta">${facts.join(' · ')}</span></li>
`
}
