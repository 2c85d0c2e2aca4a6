// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { html } from '../html.ts'
import type { AppPage, CampusLanguage } from '../messages/campusMessages.ts'
import { MESSAGES } from '../messages/messages.ts'
import type { Page } from '../pageFrame.ts'

/** What this is, and what it keeps. */
export function aboutPage(language: CampusLanguage): Page {
  const m = MESSAGES[language]
  return {
    title: m.aboutTitle,
    description: m.aboutParagraphs[0] ?? m.aboutTitle,
    path: '/about',
    main: html`<div class="page">
<h1>${m.aboutTitle}</h1>
${m.aboutParagraphs.map((paragraph) => html`<p>${paragraph}</p>\n`)}<h2>${m.privacyTitle}</h2>
<ul>
${m.privacyPoints.map((point) => html`<li>${point}</li>\n`)}</ul>
<p><a href="/${language}/login">${m.login}</a></p>
</div>`,
  }
}

/** The frame of a page that only the app can fill. */
export function appPage(name: AppPage, path: string, language: CampusLanguage): Page {
  const m = MESSAGES[language]
  return {
    title: m.appPages[name],
    description: m.appPages[name],
    path,
    isIndexed: false,
    main: html`<div class="page">
<h1>${m.appPages[name]}</h1>
${name === 'login' && html`<p>${m.loginLead}</p>`}
<noscript><p class="notice">${m.needsScript}</p></noscript>
<p><a href="/${language}/courses">${m.allCourses}</a></p>
</div>`,
  }
}

/** The app may know more than the public does: a role's course is read with its token. */
export function notFoundPage(language: CampusLanguage): Page {
  const m = MESSAGES[language]
  return {
    title: m.notFoundTitle,
    description: m.notFound,
    path: '/courses',
    isIndexed: false,
    main: html`<div class="page">
<h1>${m.notFoundTitle}</h1>
<p>${m.notFound}</p>
<p class="button-row"><a class="button button-primary" href="/${language}/courses">${m.allCourses}</a></p>
</div>`,
  }
}

export function errorPage(language: CampusLanguage): Page {
  const m = MESSAGES[language]
  return {
    title: m.errorTitle,
    description: m.errorTitle,
    path: '/',
    isIndexed: false,
    hasApp: false,
    main: html`<div class="page">
<h1>${m.errorTitle}</h1>
<p>${m.error}</p>
</div>`,
  }
}
