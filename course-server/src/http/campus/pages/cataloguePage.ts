// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { THEMES, type CataloguePage } from '@parcours/courses'
import { html, type Html } from '../html.ts'
import { CAMPUS_LANGUAGES, type CampusLanguage, type CampusMessages } from '../messages/campusMessages.ts'
import { MESSAGES } from '../messages/messages.ts'
import type { Page } from '../pageFrame.ts'
import { courseCard } from './courseCard.ts'

/** Lengths offered by the filter: half an hour, an evening, a day. */
const LENGTHS_MINUTES = [30, 120, 480]

/** The query as the browser sent it, empty where nothing was chosen. */
export interface CatalogueForm {
  readonly query: string
  readonly theme: string
  readonly form: string
  readonly language: string
  readonly maxMinutes: string
}

/** Search by a plain form, cards, numbered pages. */
export function cataloguePage(catalogue: CataloguePage, form: CatalogueForm, language: CampusLanguage): Page {
  const m = MESSAGES[language]
  const { page, pageCount, courseCount, courses } = catalogue
  return {
    title: pageCount > 1 && page > 1 ? `${m.courses} – ${m.pageOf(page, pageCount)}` : m.courses,
    description: m.catalogueDescription,
    path: '/courses',
    state: { catalogue },
    main: html`<div class="page">
<h1>${m.courses}</h1>
${searchForm(form, language, m)}
<p class="meta" role="status">${m.courseCount(courseCount)}${pageCount > 1 && ` · ${m.pageOf(page, pageCount)}`}</p>
${courses.length === 0 && html`<p class="notice">${m.noCourseFound} <a href="/${language}/courses">${m.showAll}</a></p>`}
<ul class="course-list">
${courses.map((course) => courseCard(course, language, 'h2'))}</ul>
${pageCount > 1 && pageNumbers(catalogue, form, language, m)}
</div>`,
  }
}

function searchForm(form: CatalogueForm, language: CampusLanguage, m: CampusMessages): Html {
  return html`<form class="search-form" role="search" action="/${language}/courses" method="get">
<div class="field"><label for="query">${m.searchLabel}</label><input id="query" name="query" type="search" maxlength="200" value="${form.query}"></div>
${select('theme', m.theme, form.theme, THEMES.map((theme) => [theme, m.themes[theme]]), m)}
${select('language', m.courseLanguage, form.language, CAMPUS_LANGUAGES.map((one) => [one, MESSAGES[one].languageName]), m)}
${select('maxMinutes', m.duration, form.maxMinutes, LENGTHS_MINUTES.map((minutes) => [String(minutes), m.atMost(minutes)]), m)}
<button class="button button-primary" type="submit">${m.search}</button>
</form>`
}

function select(name: keyof CatalogueForm, label: string, chosen: string, options: readonly (readonly [string, string])[], m: CampusMessages): Html {
  return html`<div class="field"><label for="${name}">${label}</label><select id="${name}" name="${name}">
<option value="">${m.any}</option>
${options.map(([value, words]) => html`<option value="${value}"${value === chosen && html` selected`}>${words}</option>\n`)}</select></div>`
}

function pageNumbers({ page, pageCount }: CataloguePage, form: CatalogueForm, language: CampusLanguage, m: CampusMessages): Html {
  const hrefOf = (number: number) => {
    const chosen = Object.entries({ ...form, page: String(number) }).filter(([, value]) => value !== '')
    return `/${language}/courses?${new URLSearchParams(chosen).toString()}`
  }
  return html`<nav class="pages" aria-label="${m.pagesNavigation}"><ul>
${Array.from({ length: pageCount }, (_, index) => index + 1).map((number) => html`<li><a href="${hrefOf(number)}"${number === page && html` aria-current="page"`}>${m.page(number)}</a></li>\n`)}</ul></nav>`
}
