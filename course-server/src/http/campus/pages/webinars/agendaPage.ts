// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { sessionWhen, type PublicSeriesLine, type PublicSeriesPage } from '@parcours/courses'
import { html, type Html } from '../../html.ts'
import type { CampusLanguage } from '../../messages/campusMessages.ts'
import { MESSAGES } from '../../messages/messages.ts'
import { WEBINAR_MESSAGES } from '../../messages/webinarMessages.ts'
import type { Page } from '../../pageFrame.ts'

/** Series to come, the nearest first, or those that are over. */
export function agendaPage({ series, page, pageCount }: PublicSeriesPage, when: 'upcoming' | 'past', language: CampusLanguage): Page {
  const [m, w] = [MESSAGES[language], WEBINAR_MESSAGES[language]]
  const isPast = when === 'past'
  return {
    title: isPast ? w.pastTitle : w.title,
    description: w.lead,
    path: '/webinars',
    main: html`<div class="page">
<h1>${isPast ? w.pastTitle : w.title}</h1>
<p class="lead">${w.lead}</p>
${series.length === 0 && html`<p class="notice">${isPast ? w.nonePast : w.none}</p>`}
<ul class="course-list">
${series.map((one) => seriesCard(one, language, isPast))}</ul>
${pageCount > 1 && pageLinks(page, pageCount, when, language)}
<p><a href="/${language}/webinars${isPast ? '' : '?when=past'}">${isPast ? w.toUpcoming : w.toPast}</a></p>
</div>`,
  }

  function pageLinks(current: number, count: number, shown: 'upcoming' | 'past', of: CampusLanguage): Html {
    return html`<nav class="pages" aria-label="${m.pagesNavigation}"><ul>
${Array.from({ length: count }, (_, index) => index + 1).map((number) => html`<li><a href="/${of}/webinars?when=${shown}&amp;page=${number}"${number === current && html` aria-current="page"`}>${m.page(number)}</a></li>\n`)}</ul></nav>`
  }
}

/** One series in a list, with its next session in words. */
function seriesCard({ seriesId, title, summary, organiser, language: own, status, sessionCount, nextSession, places }: PublicSeriesLine, language: CampusLanguage, isPast: boolean): Html {
  const w = WEBINAR_MESSAGES[language]
  const lang = own === language ? '' : html` lang="${own}"`
  const heading = html`<a href="/${language}/webinars/${seriesId}"${lang}>${title}</a>`
  const state = isPast || status === 'cancelled' ? [] : [status === 'open' ? w.places[places] : w.closed]
  const facts = [w.sessionCount(sessionCount), ...state, ...(organiser === '' ? [] : [w.by(organiser)])]
  return html`<li class="course-card">
<h2>${heading}</h2>
${summary !== '' && html`<p${lang}>${summary}</p>\n`}${status === 'cancelled' ? html`<p>${w.seriesCancelled}</p>\n` : nextSession !== null && html`<p>${isPast ? w.last(sessionWhen(nextSession, { language })) : w.next(sessionWhen(nextSession, { language }))}${!isPast && nextSession.status === 'tentative' && ` · ${w.tentative}`}</p>\n`}<p class="meta">${facts.join(' · ')}</p>
</li>
`
}
