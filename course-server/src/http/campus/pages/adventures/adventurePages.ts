// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { gameBookHtml, type AdventureCard, type AdventurePage, type PublicAdventure } from '@parcours/courses'
import { html, trusted, type Html } from '../../html.ts'
import { ADVENTURE_MESSAGES } from '../../messages/adventureMessages.ts'
import type { CampusLanguage } from '../../messages/campusMessages.ts'
import { MESSAGES } from '../../messages/messages.ts'
import type { Page } from '../../pageFrame.ts'
import { askSomeone } from '../askSomeone.ts'
import { breadcrumb } from '../breadcrumb.ts'
import { langOf } from '../langOf.ts'

/** The stories anybody may play. */
export function adventuresPage({ adventures, adventureCount, page, pageCount }: AdventurePage, language: CampusLanguage): Page {
  const [m, a] = [MESSAGES[language], ADVENTURE_MESSAGES[language]]
  const numbers = Array.from({ length: pageCount }, (_, index) => index + 1)
  return {
    title: page > 1 ? `${a.adventures} – ${m.pageOf(page, pageCount)}` : a.adventures,
    description: a.lead,
    path: '/adventures',
    main: html`<div class="page">
<h1>${a.adventures}</h1>
<p class="lead">${a.lead}</p>
<p class="meta" role="status">${adventureCount === 0 ? a.none : a.count(adventureCount)}</p>
<ul class="course-list">
${adventures.map((card) => adventureItem(card, language))}</ul>
${pageCount > 1 && html`<nav class="pages" aria-label="${m.pagesNavigation}"><ul>
${numbers.map((number) => html`<li><a href="/${language}/adventures?page=${number}"${number === page && html` aria-current="page"`}>${m.page(number)}</a></li>\n`)}</ul></nav>`}
</div>`,
  }
}

function adventureItem(card: AdventureCard, language: CampusLanguage): Html {
  const a = ADVENTURE_MESSAGES[language]
  const lang = langOf(card, language)
  return html`<li class="course-card">
<h2${lang}><a href="/${language}/adventures/${card.adventureId}">${card.title}</a></h2>
<p${lang}>${card.summary}</p>
<p class="meta">${a.facts(card.durationMinutes, card.missionCount, card.endingCount).join(' · ')}</p>
</li>
`
}

/** What the story is about, and the ways to read it. */
export function adventurePage(adventure: PublicAdventure, language: CampusLanguage): Page {
  const [m, a] = [MESSAGES[language], ADVENTURE_MESSAGES[language]]
  const lang = langOf(adventure, language)
  const href = `/${language}/adventures/${adventure.adventureId}`
  const { passages } = adventure.adventure
  const facts = a.facts(adventure.durationMinutes, passages.filter(({ mission }) => mission !== null).length, passages.filter(({ isEnding }) => isEnding).length)
  return {
    title: adventure.title,
    description: adventure.summary,
    path: `/adventures/${adventure.adventureId}`,
    main: html`<article class="page">
${breadcrumb([[`/${language}/adventures`, a.adventures]], m)}
<h1${lang}>${adventure.title}</h1>
<p class="lead"${lang}>${adventure.summary}</p>
<p class="meta">${facts.join(' · ')}</p>
<p class="button-row"><a class="button button-primary" href="${href}/play">${a.play}</a> <a class="button" href="${href}/book">${a.book}</a></p>
<p class="meta">${a.playLead}</p>
<p>${a.whatIsSeen}</p>
<p class="meta">${m.authors(adventure.authors.join(', '))} · ${m.licence(adventure.licence)}</p>
${askSomeone(m)}
</article>`,
  }
}

/** The whole story as a numbered game-book: for paper, and for browsers without scripts. */
export function bookPage(adventure: PublicAdventure, language: CampusLanguage): Page {
  const [m, a] = [MESSAGES[language], ADVENTURE_MESSAGES[language]]
  const href = `/${language}/adventures/${adventure.adventureId}`
  return {
    title: a.bookTitle(adventure.title),
    description: adventure.summary,
    path: `/adventures/${adventure.adventureId}/book`,
    hasApp: false,
    main: html`<article class="page">
${breadcrumb([[`/${language}/adventures`, a.adventures], [href, adventure.title]], m)}
<h1${langOf(adventure, language)}>${adventure.title}</h1>
<p class="lead"${langOf(adventure, language)}>${adventure.summary}</p>
<div class="reading"${langOf(adventure, language)}>
${trusted(gameBookHtml(adventure.adventure))}
</div>
<p class="meta">${m.authors(adventure.authors.join(', '))} · ${m.licence(adventure.licence)}</p>
${askSomeone(m)}
</article>`,
  }
}

/** The frame of a page that the app fills; a reader without scripts is shown the way to the book. */
export function adventureFrame(title: string, path: string, bookHref: string | undefined, language: CampusLanguage): Page {
  const a = ADVENTURE_MESSAGES[language]
  return {
    title,
    description: title,
    path,
    isIndexed: false,
    main: html`<div class="page">
<h1>${title}</h1>
<noscript><p class="notice">${bookHref === undefined ? MESSAGES[language].needsScript : a.needsScript}</p></noscript>
${bookHref !== undefined && html`<p><a href="${bookHref}">${a.book}</a></p>`}
<p><a href="/${language}/adventures">${a.adventures}</a></p>
</div>`,
  }
}
