// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { sessionWhen, type CataloguePage, type PublicSeriesLine, type PublicSession } from '@parcours/courses'
import { html, trusted, type Html } from '../html.ts'
import type { CampusLanguage } from '../messages/campusMessages.ts'
import { MESSAGES } from '../messages/messages.ts'
import { WEBINAR_MESSAGES } from '../messages/webinarMessages.ts'
import type { Page } from '../pageFrame.ts'
import { askSomeone } from './askSomeone.ts'
import { courseCard } from './courseCard.ts'

const SHOWN_COURSES = 3

/** A path over hills, walked by two. Ours; `HomeDrawing.vue` of the app draws the same. */
const DRAWING = trusted(`<svg class="drawing no-print" viewBox="0 0 240 150" width="240" height="150" aria-hidden="true" focusable="false">
<circle class="sun" cx="62" cy="42" r="19"></circle>
<path class="far" d="M0 116c50-10 80 4 112-10s46-40 74-40 38 20 54 30v54H0z"></path>
<path class="near" d="M0 128c52-26 104-20 150-6s70 4 90-6v34H0z"></path>
<path class="way" d="M72 150c10-18 60-10 64-24s-18-14-8-26 36-8 56-28"></path>
<path class="one" d="M186 70V42l19 7-19 8M62 136c0-22 16-22 16 0zM70 118a6 6 0 1 1 .1 0"></path>
<path class="two" d="M84 140c0-17 13-17 13 0zM90.5 125a5 5 0 1 1 .1 0"></path>
</svg>`)

/** Two sentences on what this is, the next webinar, and three courses to begin with. */
export function homePage(catalogue: CataloguePage, next: PublicSeriesLine | undefined, language: CampusLanguage): Page {
  const m = MESSAGES[language]
  const courses = catalogue.courses.slice(0, SHOWN_COURSES)
  return {
    title: m.homeTitle,
    description: m.homeLead,
    path: '/',
    state: { catalogue },
    main: html`<div class="page">
<h1>${m.homeTitle}</h1>
<div class="welcome">
<div>
<p class="lead">${m.homeLead}</p>
<p class="lead">${m.homeSecond}</p>
</div>
${DRAWING}
</div>
${next?.nextSession ? nextWebinar(next, next.nextSession, language) : ''}${courses.length === 0
  ? html`<p class="notice">${m.noCourseYet}</p>`
  : html`<h2>${m.someCourses}</h2>
<ul class="course-list">
${courses.map((course) => courseCard(course, language, 'h3'))}</ul>
<p class="button-row"><a class="button button-primary" href="/${language}/courses">${m.allCourses}</a></p>`}
${askSomeone(m)}
</div>`,
  }
}

/** As `NextWebinar.vue` of the app shows it. */
function nextWebinar({ seriesId, title, language: own }: PublicSeriesLine, session: PublicSession, language: CampusLanguage): Html {
  const [m, w] = [MESSAGES[language], WEBINAR_MESSAGES[language]]
  const lang = own === language ? '' : html` lang="${own}"`
  const state = session.status === 'tentative' ? w.tentative : ''
  const place = session.place === null ? (session.isOnline ? w.online : '') : session.place.name
  return html`<section class="notice" aria-labelledby="next-webinar">
<h2 id="next-webinar">${m.nextWebinar}</h2>
<p><strong${lang}>${session.title}</strong>${title !== session.title && html` – <span${lang}>${title}</span>`}</p>
<p><time datetime="${session.startsAt}">${sessionWhen(session, { language })}</time>${[place, state].filter((part) => part !== '').map((part) => ` · ${part}`).join('')}</p>
<p class="button-row"><a class="button" href="/${language}/webinars/${seriesId}">${m.seeWebinar}</a></p>
</section>
`
}
