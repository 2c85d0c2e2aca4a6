// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CataloguePage, PublicActivity, PublicCourse, PublicSheet } from '@parcours/courses'
import type { AppAssets } from './appAssets.ts'
import { html, jsonBlock, type Html } from './html.ts'
import { CAMPUS_LANGUAGES, type CampusLanguage, type CampusMessages } from './messages/campusMessages.ts'
import { ADVENTURE_MESSAGES } from './messages/adventureMessages.ts'
import { MESSAGES } from './messages/messages.ts'

/** What a page writes, before its frame. */
export interface Page {
  readonly title: string
  readonly description: string
  /** Address without the language, such as `/courses`. */
  readonly path: string
  readonly main: Html
  /** What the app's first view needs, so that it asks for nothing. */
  readonly state?: { readonly course?: PublicCourse; readonly activity?: PublicActivity; readonly sheet?: PublicSheet; readonly catalogue?: CataloguePage }
  /** False on pages that search engines should leave out. */
  readonly isIndexed?: boolean
  /** False on pages that work by a form alone. */
  readonly hasApp?: boolean
}

/** The same for every page of this server. */
export interface Site {
  readonly publicUrl: string
  readonly isMailConfigured: boolean
  readonly cssPath: string
  readonly appAssets: AppAssets | undefined
}

/** A whole page: the frame is inside `#app`, since the app brings the same frame when it takes over. */
export function renderPage(page: Page, language: CampusLanguage, site: Site): string {
  const m = MESSAGES[language]
  const scripts = page.hasApp === false ? undefined : site.appAssets
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title} – Parcours</title>
<meta name="description" content="${page.description}">
${page.isIndexed === false ? html`<meta name="robots" content="noindex">\n` : languageLinks(page, site)}<link rel="icon" href="data:,">
<link rel="stylesheet" href="${site.cssPath}">
${scripts?.stylePaths.map((path) => html`<link rel="stylesheet" href="${path}">\n`)}${scripts && html`<script type="module" src="${scripts.scriptPath}"></script>\n`}</head>
<body>
<div id="app">
<a class="skip-link" href="#main">${m.skipToText}</a>
${header(page, language, m)}
<main id="main" class="site-main" tabindex="-1">
${page.main}
</main>
${footer(language, m)}
</div>
<script type="application/json" id="parcours-state">${jsonBlock(stateOf(page, language, site))}</script>
</body>
</html>
`.markup
}

function languageLinks({ path }: Page, { publicUrl }: Site): Html {
  return html`${CAMPUS_LANGUAGES.map((other) => html`<link rel="alternate" hreflang="${other}" href="${publicUrl}/${other}${path}">\n`)}`
}

function header({ path }: Page, language: CampusLanguage, m: CampusMessages): Html {
  const places = [['/', m.home], ['/courses', m.courses], ['/webinars', m.webinars], ['/adventures', ADVENTURE_MESSAGES[language].adventures]] as const
  const isHere = (place: string) => (place === '/' ? path === '/' : path === place || path.startsWith(`${place}/`))
  return html`<header class="site-header"><div>
<a class="site-name" href="/${language}/">Parcours</a>
<nav class="site-nav" aria-label="${m.mainNavigation}"><ul>
${places.map(([place, name]) => html`<li><a href="/${language}${place}"${isHere(place) && html` aria-current="page"`}>${name}</a></li>\n`)}</ul></nav>
<nav class="language-links" aria-label="${m.languageNavigation}"><ul>
${CAMPUS_LANGUAGES.map((other) => html`<li><a href="/${other}${path}" lang="${other}" hreflang="${other}"${other === language && html` aria-current="true"`}>${MESSAGES[other].languageName}</a></li>\n`)}</ul></nav>
</div></header>`
}

function footer(language: CampusLanguage, m: CampusMessages): Html {
  return html`<footer class="site-footer"><div>
<a href="/${language}/progress">${m.progress}</a>
<a href="/${language}/my-data">${m.myData}</a>
<a href="/${language}/about">${m.about}</a>
<span>${m.freeSoftware}</span>
</div></footer>`
}

function stateOf({ state = {} }: Page, language: CampusLanguage, { publicUrl, isMailConfigured }: Site): unknown {
  return { apiUrl: '/api/v1', publicUrl, language, languages: CAMPUS_LANGUAGES, isMailConfigured, ...state }
}
